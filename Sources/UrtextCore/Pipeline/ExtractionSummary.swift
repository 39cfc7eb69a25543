import UrtextModel

/// What was read, what was restored from which evidence, and what stayed open: one screen.
package struct ExtractionSummary: Sendable {
    package let text: String

    package init(_ result: Extraction.Result) {
        text =
            SummaryScreen.section("Read", Self.read(result), limit: 4)
            + SummaryScreen.section("Restored", Self.restored(result), limit: 14)
            + SummaryScreen.section("Unresolved", Self.unresolved(result), limit: 6)
    }

    private static func read(_ result: Extraction.Result) -> [String] {
        var counts: [Edition: Int] = [:]
        for page in result.pages { if let key = page.key { counts[key.edition, default: 0] += 1 } }
        let editions = counts.keys.sorted().map { "\($0) \(counts[$0] ?? 0)" }.joined(separator: ", ")
        var lines = [
            "\(Tally("pages", result.pages.count).text) in \(Tally("editions", counts.count).text): \(editions)"
        ]
        let values = result.spec.values.map { "\($0.header) \($0.constants.count)" }
        if !values.isEmpty { lines.append("constants of headers: " + values.joined(separator: ", ")) }
        return lines
    }

    private static func restored(_ result: Extraction.Result) -> [String] {
        let facts = result.spec.pages.reduce(0) { $0 + $1.factCount }
        var readings: [Reading: Int] = [:]
        for page in result.spec.pages {
            for evidence in page.evidence {
                for reading in Set(evidence.votes.map(\.how)) { readings[reading, default: 0] += 1 }
            }
        }
        let sources = readings.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { "\($0.key.rawValue) \($0.value)" }
        return [
            "\(Tally("facts", facts).text) of \(Tally("pages", result.spec.pages.count).text); evidence: "
                + sources.joined(separator: ", ")
        ] + Repair.examples(in: result).map(\.line)
    }

    private static func unresolved(_ result: Extraction.Result) -> [String] {
        result.spec.pages.flatMap { page in
            page.unresolved.map { open in
                let candidates =
                    open.candidates.isEmpty
                    ? "nothing speaks for any symbol" : open.candidates.joined(separator: " or ")
                return "\(page.id) \(open.fact) \"\(open.text)\" (\(open.page):\(open.line)): \(candidates)"
            }
        }
    }
}
