import TestSupport
import Testing
import UrtextCore
import UrtextModel

/// No fact stands in a specification without somebody who says so.
@Suite struct EvidenceTests {
    /// Computed from other facts: what kind of number a value is follows from its list, what a code means from its number.
    private static func isDerived(_ path: String) -> Bool {
        path == "page" || path == "parameters" || path.hasSuffix("/outcome")
            || (path.hasSuffix("/kind") && path.contains("/"))
    }

    private func unsupported(_ spec: Spec) -> [String] {
        spec.pages.flatMap { page in
            let supported = Set(page.evidence.filter { !$0.votes.isEmpty }.map(\.fact))
            return FactTable.facts(of: page).keys.sorted()
                .filter { !Self.isDerived($0) && !supported.contains($0) }
                .map { "\(page.id) \($0)" }
        }
    }

    @Test(arguments: [[], ["de-DE"], ["fr-FR", "zh-TW"], ["en-US", "de-DE"]])
    func `each fact of the example pages has a vote`(_ locales: [String]) async {
        let folders =
            locales.isEmpty
            ? ["Examples/Pages"].map(PackageRoot.path(of:))
            : locales.map { PackageRoot.path(of: "Examples/Pages/\($0)") }
        let headers = HeaderLoader(fileSystem: FileSystem()).load([PackageRoot.path(of: "Examples/Pages/Kettle.h")])
        for values in [headers.values, []] {
            let result = await Extraction(fileSystem: FileSystem()).run(folders, values: values, locale: nil, jobs: 2)
            #expect(!result.spec.pages.isEmpty)
            #expect(unsupported(result.spec) == [])
        }
    }

    @Test(.enabled(if: CorpusLocation.path != nil, CorpusLocation.absence))
    func `each fact of the real pages has a vote`() async throws {
        let corpus = try #require(CorpusLocation.path)
        let read = SpecReader.readValues(PackageRoot.path(of: "spec/values"), fileSystem: FileSystem())
        let result = await Extraction(fileSystem: FileSystem()).run(
            ["\(corpus)/pages/de-DE", "\(corpus)/pages/en-US"], values: read.values, locale: nil, jobs: 2)
        #expect(result.spec.pages.count == 49)
        #expect(unsupported(result.spec) == [])
    }
}
