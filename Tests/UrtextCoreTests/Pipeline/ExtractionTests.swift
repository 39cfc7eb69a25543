import TestSupport
import Testing
import UrtextCore
import UrtextModel
import UrtextReader
import UrtextReconciler

/// The way from files to a specification, with a reader and a reconciler that are simple enough to foresee.
@Suite struct ExtractionTests {
    let folder: TemporaryFolder
    let extraction = Extraction(fileSystem: FileSystem(), read: PageReading.first) { claims, values in
        let pages = claims.claims.map { SpecPage(id: $0.page, name: $0.text) }
        return SpecificationInPages(
            count: pages.count, values: values,
            diagnostics: [Diagnostic(.note, "reconciled", "\(claims.count) claims")]
        ) { (pages[$0], []) }
    }

    init() throws {
        folder = try TemporaryFolder()
        for name in ["a", "b", "c", "d", "e"] { try folder.write("text of \(name)", to: "pages/\(name).md") }
    }

    private func run(_ operands: [String]? = nil, jobs: Int = 2) async -> Extraction.Result {
        await extraction.run(
            operands ?? [folder.path(of: "pages")], values: [SpecFolderTests.values], locale: nil, jobs: jobs)
    }

    @Test func `every page is read and the numbers are passed on`() async {
        let result = await run()
        #expect(result.spec.pages.map(\.name) == ["a", "b", "c", "d", "e"].map { "text of \($0)" })
        #expect(result.spec.values == [SpecFolderTests.values])
        #expect(result.pages.count == 5)
        #expect(result.log.sorted.map(\.summary) == ["5 claims"])
    }

    @Test func `the specification is the same for any number of workers`() async {
        let one = await run(jobs: 1)
        for jobs in [2, 3, 8] {
            let many = await run(jobs: jobs)
            #expect(many.spec == one.spec)
            #expect(many.log == one.log)
        }
    }

    @Test func `bad pages are reported, the others are done`() async throws {
        try folder.link("pages/gone.md", to: "nowhere")
        try folder.write("other text", to: "more/a.md")
        let result = await run([folder.path(of: "pages"), folder.path(of: "more"), folder.path(of: "none")])
        #expect(result.spec.pages.map(\.id) == ["b", "c", "d", "e"])
        #expect(
            Set(result.log.sorted.map(\.identifier)) == [
                "conflicting-pages", "missing-input", "reconciled",
            ])
        #expect(result.log.hasErrors)
    }
}
