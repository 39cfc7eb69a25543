import Foundation
import TestSupport
import Testing
import UrtextCore

@Suite struct DocumentationLinksTests {
    @Test func `links are found outside code, with their lines`() {
        let links = MarkdownLinks(
            """
            # One [two](a.md)
            `[no](b.md)` but [yes](c.md#d) and ![image](e.png)
            ```
            [no](f.md)
            ```
            [last](#one-two)
            """)
        #expect(
            links.links == [
                .init(line: 1, target: "a.md"), .init(line: 2, target: "c.md#d"), .init(line: 2, target: "e.png"),
                .init(line: 6, target: "#one-two"),
            ])
    }

    @Test func `anchors are those of GitHub`() {
        let links = MarkdownLinks("# Exit status\n## The `check` command, in short\n### Exit status\n## Über 0_1\n")
        #expect(links.anchors == ["exit-status", "the-check-command-in-short", "exit-status-1", "über-0_1"])
    }

    @Test func `a broken link is found`() throws {
        let folder = try TemporaryFolder()
        try folder.write("# Good\n", to: "docs/good.md")
        try folder.write(
            "[a](docs/good.md) [b](docs/good.md#good) [c](docs/good.md#bad) [d](docs/none.md)\n[e](https://x.org) [f](#no) [g](docs)",
            to: "README.md")
        #expect(
            broken(below: folder.path) == [
                "README.md:1: docs/good.md#bad", "README.md:1: docs/none.md", "README.md:2: #no",
            ])
    }

    /// Every relative link and every fragment of the repository's documents leads somewhere.
    @Test func `no link of the documentation is broken`() throws {
        #expect(FileManager.default.fileExists(atPath: PackageRoot.path(of: "README.md")))
        #expect(broken(below: PackageRoot.path) == [])
    }

    private func broken(below root: String) -> [String] {
        var walk = FolderWalk(fileSystem: FileSystem(), followsLinks: false) { $0.hasSuffix(".md") }
        let paths = walk.files(in: root).map { String($0.dropFirst(root.count + 1)) }
        // The example pages link to pages that are not here, as real ones do.
        let documents = paths.filter { !$0.hasPrefix("Examples/Pages/") && !$0.hasPrefix("out/") }
        return documents.flatMap { path in
            parse("\(root)/\(path)").links.filter { !leadsSomewhere($0.target, from: path, root) }
                .map { "\(path):\($0.line): \($0.target)" }
        }
    }

    private func leadsSomewhere(_ target: String, from document: String, _ root: String) -> Bool {
        if target.contains("://") || target.hasPrefix("mailto:") { return true }
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let path = parts[0].isEmpty ? document : FilePath.join(FilePath.folder(document), parts[0])
        guard FileManager.default.fileExists(atPath: "\(root)/\(path)") else { return false }
        return parts.count == 1 || parse("\(root)/\(path)").anchors.contains(parts[1])
    }

    private func parse(_ path: String) -> MarkdownLinks {
        MarkdownLinks((try? String(contentsOfFile: path, encoding: .utf8)) ?? "")
    }
}
