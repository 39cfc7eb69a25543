package import UrtextModel

/// Diagnostics as lines for people and editors: `path:line:column: severity: text [identifier]`, the explanation and what
/// can be done on indented lines below.
package enum ConsoleDiagnostics {
    package static func text(for diagnostic: Diagnostic) -> String {
        var text = ""
        append(diagnostic, to: &text)
        return text
    }

    private static func append(_ diagnostic: Diagnostic, to text: inout String) {
        if let location = diagnostic.location {
            text += printable(location.path)
            if let line = location.line {
                text += ":\(line)"
                if let column = location.column { text += ":\(column)" }
            }
            text += ": "
        }
        text += diagnostic.severity.rawValue
        text += ": "
        text += printable(diagnostic.summary)
        text += " ["
        text += printable(diagnostic.identifier)
        text += "]\n"
        for line in diagnostic.explanation?.utf8.split(separator: UInt8(ascii: "\n")) ?? [] {
            text += "    "
            text += printable(Substring(line))
            text += "\n"
        }
        for solution in diagnostic.solutions {
            text += "    try: "
            text += printable(solution)
            text += "\n"
        }
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
            append(diagnostic, to: &piece)
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
