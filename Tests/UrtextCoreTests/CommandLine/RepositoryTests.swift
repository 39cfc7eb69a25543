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
