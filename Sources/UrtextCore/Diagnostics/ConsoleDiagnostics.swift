package import UrtextModel

/// Diagnostics as lines for people and editors: `path:line:column: severity: text [identifier]`, the explanation and what
/// can be done on indented lines below.
package enum ConsoleDiagnostics {
    package static func text(for diagnostic: Diagnostic) -> String {
        var text = diagnostic.location.map { "\($0): " } ?? ""
        text += "\(diagnostic.severity.rawValue): \(diagnostic.summary) [\(diagnostic.identifier)]"
        text = printable(text) + "\n"
        for line in (diagnostic.explanation ?? "").split(separator: "\n") { text += "    \(printable(line))\n" }
        for solution in diagnostic.solutions { text += "    try: \(printable(solution))\n" }
        return text
    }

    /// All diagnostics of a run and its closing line.
    package static func text(for report: RunReport) -> String {
        var text = ""
        print(report) { text += $0 }
        return text
    }

    /// The errors and the closing line, for a run whose summary shows the warnings.
    package static func brief(for report: RunReport) -> String {
        var text = ""
        print(report, isBrief: true) { text += $0 }
        return text
    }

    /// The same in pieces: an edition of all pages may have a hundred thousand diagnostics.
    package static func print(_ report: RunReport, isBrief: Bool = false, to output: (String) -> Void) {
        var piece = ""
        for diagnostic in (isBrief ? report.log.errors : report.log).sorted {
            piece += text(for: diagnostic)
            guard piece.utf8.count > 1 << 16 else { continue }
            output(piece)
            piece = ""
        }
        output(piece + closingLine(for: report))
    }

    /// `urtext extract: 12 pages, 87 facts, 3 unresolved, 0 errors, 1 warning`.
    package static func closingLine(for report: RunReport) -> String {
        "urtext \(report.command): \(report.allTallies.map(\.text).joined(separator: ", "))\n"
    }

    /// The same for a text of many lines, whose ends of lines stay.
    static func printableLines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(printable).joined(separator: "\n")
    }

    /// The text with what a page could use to confuse a terminal or a line-minded reader made visible.
    static func printable(_ text: some StringProtocol) -> String {
        // Few texts have anything but the visible characters of ASCII.
        guard !text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) else { return String(text) }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .format, .surrogate:
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
