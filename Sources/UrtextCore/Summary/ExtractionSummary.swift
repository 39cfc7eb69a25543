package import UrtextModel

/// What was read, what was restored from which evidence, and what stayed open: half a screen.
package struct ExtractionSummary: Sendable {
    package let text: String

    /// - Parameter log: everything the run has to say, of which warnings are shown.
    package init(_ result: Extraction.Result, log: DiagnosticLog) {
        text =
            SummaryScreen.section("Read", Self.read(result), limit: 3)
            + SummaryScreen.section("Recovered", Self.recovered(result), limit: 3)
            + SummaryScreen.section("Restored", Self.restored(result), limit: 11)
            + SummaryScreen.section("Unresolved", Self.unresolved(result.spec), limit: 4)
            + SummaryScreen.noticed(log)
    }

    private static func read(_ result: Extraction.Result) -> [String] {
        var counts: [Edition: Int] = [:]
        for page in result.pages { if let key = page.key { counts[key.edition, default: 0] += 1 } }
        let editions = counts.keys.sorted().map { "\($0) \(counts[$0] ?? 0)" }.joined(separator: ", ")
        var lines = [
            "\(Tally("pages", result.pages.count).text) in \(Tally("editions", counts.count).text): \(editions)"
        ]
        let values = result.spec.values.map { "\($0.constants.count) from \($0.header)" }
        if !values.isEmpty { lines.append("constants of headers: " + values.joined(separator: ", ")) }
        return lines
    }

    /// How many facts there are, and how many of them each kind of evidence speaks for.
    private static func recovered(_ result: Extraction.Result) -> [String] {
        let facts = result.spec.pages.reduce(0) { $0 + $1.factCount }
        var readings: [Reading: Int] = [:]
        for evidence in result.spec.pages.lazy.flatMap(\.evidence) {
            for reading in Set(evidence.votes.map(\.how)) { readings[reading, default: 0] += 1 }
        }
        let sources = readings.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { "\($0.key.rawValue) \($0.value)" }
        let title = "\(Tally("facts", facts).text) of \(Tally("pages", result.spec.pages.count).text), from:"
        return SummaryScreen.wrapped([title] + sources.map { "\($0)," })
    }

    private static func restored(_ result: Extraction.Result) -> [String] {
        let finder = RepairFinder(result.claims)
        return RepairFinder.varied(result.spec.pages.flatMap(finder.repairs)).map(\.text)
    }

    /// A line for each open row; what the other editions print there is counted only.
    package static func unresolved(_ spec: Spec) -> [String] {
        spec.pages.flatMap { page in
            page.unresolvedFacts.map { fact in
                let prints = page.unresolved.filter { $0.fact == fact }
                let candidates = Set(prints.flatMap(\.candidates)).sorted()
                let shown = prints.prefix(1).map { "\"\($0.text)\" (\($0.page):\($0.line))" }.joined()
                let others = prints.count > 1 ? " and \(Tally("editions", prints.count - 1).text) more" : ""
                let meaning = candidates.isEmpty ? "" : ": " + candidates.joined(separator: " or ") + "?"
                return "\(page.id) \(fact)  \(shown)\(others)\(meaning)"
            }
        }
    }
}
