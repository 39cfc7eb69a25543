package import UrtextModel
import UrtextReconciler

/// What was read, what was restored from which evidence, and what stayed open: half a screen.
package struct ExtractionSummary {
    private let read: [String]
    private let finder: RepairFinder
    private var pages = 0
    private var facts = 0
    /// How many facts each kind of evidence speaks for.
    private var readings: [Reading: Int] = [:]
    private var repairs: [Repair] = []
    private var unresolved: [String] = []

    package init(_ settled: Extraction.Settled) {
        read = Self.read(settled)
        finder = RepairFinder(settled.claims)
    }

    /// Takes a page of the specification.
    package mutating func note(_ page: SpecPage) {
        pages += 1
        facts += page.factCount
        for evidence in page.evidence {
            for reading in Set(evidence.votes.map(\.how)) { readings[reading, default: 0] += 1 }
        }
        repairs += finder.repairs(of: page)
        unresolved += Self.unresolved(page)
    }

    /// - Parameter log: everything the run has to say, of which warnings are shown.
    package func text(log: DiagnosticLog) -> String {
        SummaryScreen.section("Read", read, limit: 3)
            + SummaryScreen.section("Recovered", recovered, limit: 3)
            + SummaryScreen.section("Restored", RepairFinder.varied(repairs).map(\.text), limit: 11)
            + SummaryScreen.section("Unresolved", unresolved, limit: 4)
            + SummaryScreen.noticed(log)
    }

    private static func read(_ settled: Extraction.Settled) -> [String] {
        var counts: [Edition: Int] = [:]
        for page in settled.pages { if let key = page.key { counts[key.edition, default: 0] += 1 } }
        let editions = counts.keys.sorted().map { "\($0) \(counts[$0] ?? 0)" }.joined(separator: ", ")
        var lines = [
            "\(Tally("pages", settled.pages.count).text) in \(Tally("editions", counts.count).text): \(editions)"
        ]
        let values = settled.spec.values.map { "\($0.constants.count) from \($0.header)" }
        if !values.isEmpty { lines.append("constants of headers: " + values.joined(separator: ", ")) }
        return lines
    }

    /// How many facts there are, and how many of them each kind of evidence speaks for.
    private var recovered: [String] {
        let sources = readings.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { "\($0.key.rawValue) \($0.value)" }
        let title = "\(Tally("facts", facts).text) of \(Tally("pages", pages).text), from:"
        return SummaryScreen.wrapped([title] + sources.map { "\($0)," })
    }

    /// A line for each open row; what the other editions print there is counted only.
    package static func unresolved(_ page: SpecPage) -> [String] {
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
