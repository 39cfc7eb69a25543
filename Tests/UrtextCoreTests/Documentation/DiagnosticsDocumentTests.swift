import Foundation
import TestSupport
import Testing
import UrtextCore

@Suite struct DiagnosticsDocumentTests {
    /// Every rule that the tool itself speaks is in docs/diagnostics.md.
    @Test func `every identifier is documented`() throws {
        let document = try String(contentsOfFile: PackageRoot.path(of: "docs/diagnostics.md"), encoding: .utf8)
        var identifiers: Set<String> = []
        let targets = ["UrtextCore", "UrtextEmitter", "UrtextReader", "UrtextReconciler", "urtext"]
        for target in targets {
            var walk = FolderWalk(fileSystem: FileSystem()) { $0.hasSuffix(".swift") }
            for path in walk.files(in: PackageRoot.path(of: "Sources/\(target)")) {
                let source = try String(contentsOfFile: path, encoding: .utf8)
                // The reader calls much else with such words, marks of pages among them.
                let calls =
                    target == "UrtextReader"
                    ? /warn\(\s*"([a-z]+(?:-[a-z0-9]+)+)",/
                    : /(?:complain\(\s*|identifier, summary\) = \(|\(\s*)"([a-z]+(?:-[a-z0-9]+)+)",/
                let severities = /\.(?:error|warning|note),\s*"([a-z]+(?:-[a-z0-9]+)+)",/
                for pattern in [calls, severities, /"(template-[a-z-]+)"/] {
                    for match in source.matches(of: pattern) { identifiers.insert(String(match.1)) }
                }
            }
        }
        #expect(identifiers.count > 100)
        for identifier in identifiers.sorted() {
            #expect(document.contains("`\(identifier)`"), "\(identifier) is not in docs/diagnostics.md")
        }
    }
}
