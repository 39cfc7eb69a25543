import Foundation
import TestSupport
import Testing
import UrtextCore

@Suite struct DiagnosticsDocumentTests {
    /// Every rule that the tool itself speaks is in docs/diagnostics.md.
    @Test func `every identifier is documented`() throws {
        let document = try String(contentsOfFile: PackageRoot.path(of: "docs/diagnostics.md"), encoding: .utf8)
        var identifiers: Set<String> = []
        for folder in ["Sources/UrtextCore", "Sources/urtext"] {
            var walk = FolderWalk(fileSystem: FileSystem()) { $0.hasSuffix(".swift") }
            for path in walk.files(in: PackageRoot.path(of: folder)) {
                let source = try String(contentsOfFile: path, encoding: .utf8)
                for match in source.matches(
                    of: /(?:\.error,\s*|complain\(\s*|identifier, summary\) = \(|\(\s*)"([a-z]+(?:-[a-z0-9]+)+)",/)
                {
                    identifiers.insert(String(match.1))
                }
            }
        }
        #expect(identifiers.count > 15)
        for identifier in identifiers.sorted() {
            #expect(document.contains("`\(identifier)`"), "\(identifier) is not in docs/diagnostics.md")
        }
    }
}
