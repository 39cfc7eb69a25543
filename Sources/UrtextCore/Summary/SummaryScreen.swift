import UrtextModel

/// Lines of a summary: a title on the left, at most 120 columns, at most so many lines.
enum SummaryScreen {
    private static let margin = 12
    private static let width = 120

    /// - Parameter limit: how many lines are shown; of more, the last says how many are missing.
    static func section(_ title: String, _ lines: [String], limit: Int) -> String {
        var shown = lines
        if lines.count > limit { shown = lines.prefix(limit - 1) + ["… and \(lines.count - limit + 1) more"] }
        if shown.isEmpty { shown = ["nothing"] }
        var text = ""
        for (index, line) in shown.enumerated() {
            let head = index == 0 ? title : ""
            text += head + String(repeating: " ", count: max(1, margin - head.count))
            text += clipped(line, to: width - margin) + "\n"
        }
        return text
    }

    /// The first warnings, what before where, since what is wide is cut off at the end; nothing when there are none.
    /// What is wrong in several places is said once.
    static func noticed(_ log: DiagnosticLog) -> String {
        let warnings = log.sorted.filter { $0.severity == .warning }
        if warnings.isEmpty { return "" }
        var summaries: [String] = []
        for warning in warnings where !summaries.contains(warning.summary) { summaries.append(warning.summary) }
        let lines = summaries.map { summary in
            let places = warnings.filter { $0.summary == summary }.compactMap(\.location)
            guard let first = places.first else { return summary }
            return "\(summary) (\(places.count > 1 ? "\(places.count) places, " : "")\(first))"
        }
        return section("Noticed", lines, limit: 3)
    }

    /// The words in as few lines as the width allows; a comma at the very end is dropped.
    static func wrapped(_ words: [String]) -> [String] {
        var lines: [String] = []
        for word in words {
            if let last = lines.last, columns(last) + columns(word) < width - margin {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(word)
            }
        }
        if let last = lines.last, last.hasSuffix(",") { lines[lines.count - 1].removeLast() }
        return lines
    }

    /// The text, or as much of it as fits, in columns: East Asian characters take two.
    static func clipped(_ text: String, to width: Int) -> String {
        let text = ConsoleDiagnostics.printable(text)
        guard columns(text) > width else { return text }
        var result = "", used = 0
        for character in text {
            let columns = columns(String(character))
            if used + columns > width - 1 { break }
            result.append(character)
            used += columns
        }
        return result + "…"
    }

    /// The columns a terminal gives a text.
    static func columns(_ text: String) -> Int {
        text.reduce(0) { sum, character in
            guard let scalar = character.unicodeScalars.first else { return sum }
            return sum + (isWide(scalar) ? 2 : 1)
        }
    }

    /// Scalars of the blocks that Unicode's East Asian Width calls wide or full-width.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
