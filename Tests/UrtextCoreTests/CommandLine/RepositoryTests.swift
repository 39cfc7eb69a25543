import Foundation
import TestSupport
import Testing

/// The repository itself, as the tool sees it.
@Suite struct RepositoryTests {
    @Test(.enabled(if: FileManager.default.fileExists(atPath: PackageRoot.path(of: "spec")), "no spec/ here"))
    func `what is generated is what the specification says`() throws {
        let result = try ExamplePages.tool.run("check", in: PackageRoot.path)
        #expect(result.status == 0, "\(result.error)\(result.output)")
    }

    @Test(arguments: ["en", "de", "fr", "zh-Hant"])
    func `doc comments are there in each language, and nothing else differs`(language: String) throws {
        let folder = try TemporaryFolder()
        let result = try ExamplePages.tool.run(
            "generate", "--language", language, "--output", folder.path, in: PackageRoot.path)
        #expect(result.status == 0, "\(result.error)")
        #expect(!result.error.contains("[unstated-check]"), "a check without a page or a reason: \(result.error)")
        // Reasons come and go with the configuration; where one is not translated, the warning is enough.
        let lines = result.error.split(separator: "\n", omittingEmptySubsequences: false)
        let missing = zip(lines, lines.dropFirst(2)).filter { line, solution in
            line.hasSuffix("[prose-missing]") && !solution.hasSuffix("to `reasons`")
        }
        #expect(missing.isEmpty, "\(missing.map(\.0).joined(separator: "\n"))")
        func code(_ text: String) -> [Substring] {
            text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("///") }
        }
        let names = folder.files()
        #expect(names.count > 40)
        for name in names {
            let ours = try String(contentsOfFile: PackageRoot.path(of: "Generated/\(name)"), encoding: .utf8)
            let theirs = try folder.read(name)
            #expect(code(theirs) == code(ours), "\(name)")
            #expect(theirs.split(separator: "\n").allSatisfy { $0.count <= 120 }, "\(name)")
            if language != "en", ours.contains("///") { #expect(theirs != ours, "\(name)") }
        }
    }

    @Test(.enabled(if: CorpusLocation.path != nil, CorpusLocation.absence))
    func `the real pages are read without an error, and the same by any number of workers`() throws {
        let folder = try TemporaryFolder()
        let pages = "\(CorpusLocation.path ?? "")/pages"
        for jobs in ["1", "3"] {
            let result = try ExamplePages.tool.run("extract", pages, "--output", folder.path(of: jobs), "--jobs", jobs)
            #expect(result.status == 0, "\(result.error.suffix(2000))")
        }
        let names = folder.files().filter { $0.hasPrefix("1/") }
        #expect(names.count > 40)
        for name in names { #expect(try folder.read(name) == folder.read("3\(name.dropFirst())")) }
    }
}
