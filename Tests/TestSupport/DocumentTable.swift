import Foundation
package import Testing

/// A table of a document that a test makes: between `<!-- made by a test: NAME -->` and `<!-- end -->`.
///
/// With `URTEXT_RECORD=1` the table is written into the document, and the test fails so that nobody forgets it is on.
package struct DocumentTable: Sendable {
    private let path: String
    private let name: String

    /// - Parameters:
    ///   - document: the path below the package, e.g. `docs/stability.md`.
    ///   - name: of the table inside the document.
    package init(_ document: String, _ name: String) {
        path = PackageRoot.path(of: document)
        self.name = name
    }

    /// A table in Markdown.
    package static func markdown(header: [String], rows: [[String]]) -> String {
        let lines = [header, header.map { _ in "---" }] + rows
        return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }

    /// Compares the document's table with what the test made.
    package func expect(_ table: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let begin = "<!-- made by a test: \(name) -->\n"
        let start = try #require(text.range(of: begin), "\(path) has no table \(name)", sourceLocation: sourceLocation)
        let end = try #require(
            text.range(of: "<!-- end -->", range: start.upperBound..<text.endIndex), sourceLocation: sourceLocation)
        let wanted = "\n\(table)\n"
        let found = String(text[start.upperBound..<end.lowerBound])
        if ProcessInfo.processInfo.environment["URTEXT_RECORD"] != nil {
            let updated = text[..<start.upperBound] + wanted + text[end.lowerBound...]
            try String(updated).write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("\(name) was recorded in \(path)", sourceLocation: sourceLocation)
        } else {
            #expect(
                found == wanted, "\(path) is out of date: run this test with URTEXT_RECORD=1",
                sourceLocation: sourceLocation)
        }
    }
}
