import UrtextModel

/// What was generated, on a few lines.
package struct GenerationSummary: Sendable {
    package let text: String

    package init(_ result: Generation.Result, output: String) {
        var lines: [String] = []
        for file in result.files {
            let path = FilePath.join(output, file.path)
            lines.append("\(path), \(Tally("lines", file.text.utf8.count { $0 == UInt8(ascii: "\n") }).text)")
        }
        text = SummaryScreen.section("Generated", lines, limit: 8)
    }
}
