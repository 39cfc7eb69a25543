import Synchronization
import UrtextModel
import UrtextReader
import UrtextReconciler

/// Rows whose symbol is known, with the candidates they had and what spoke for each.
struct TrainingSet {
    struct Sample {
        /// By candidate, none last.
        var features: [[Double]]
        /// The right one's place.
        var answer: Int
        var weight: Double
        var isFirst: Bool
        var locale: String
    }

    private struct Place: Hashable {
        var page: String
        var list: RowPlace.List
        var table: Int
        var row: Int
    }

    private(set) var samples: [Sample] = []

    /// Adds the rows of one language as a setting sees them.
    ///
    /// - Parameter parts: pages that are looked at together.
    mutating func add(
        _ corpus: Corpus, _ kind: Corpus.Kind, locale: String, parts: [ClaimSet], lexicon: Lexicon?,
        values: [HeaderValues], weights: RestorationWeights
    ) throws {
        var truth: [Place: String] = [:]
        for claim in ClaimSet.joined(try corpus.claims(kind, "\(locale)/live-sxs")).claims {
            guard case .row(let place, .symbol) = claim.subject, claim.reading == .bilingual else { continue }
            truth[Place(page: claim.page, list: place.list, table: place.table, row: place.row)] = claim.text
        }
        var found: [(text: String, answer: String, sample: Sample)] = []
        for part in parts {
            let ids = Set(part.claims.map(\.page)).sorted()
            let traces = Mutex<[RestorationTrace]>([])
            var reconciler = Reconciler(values: values, lexicons: [lexicon].compactMap(\.self), weights: weights)
            reconciler.observer = { trace in traces.withLock { $0.append(trace) } }
            _ = reconciler.reconcile(part)
            for trace in traces.withLock({ $0 }) {
                let place = Place(page: ids[trace.page], list: trace.list, table: trace.table, row: trace.row)
                guard let text = truth[place] else { continue }
                let symbol = TrainingSet.closed(text)
                guard Identifier.isIdentifier(symbol) else { continue }
                let answer = trace.choices.firstIndex { $0.symbol == symbol } ?? trace.choices.count - 1
                found.append(
                    (
                        "\(trace.text) \(trace.look) \(trace.round)", symbol,
                        Sample(
                            features: trace.choices.map(\.features), answer: answer, weight: 1,
                            isFirst: trace.look == 0, locale: locale)
                    ))
            }
        }
        // One print on many pages is not as many observations.
        var counts: [String: Double] = [:]
        for row in found { counts["\(row.text)\t\(row.answer)", default: 0] += 1 }
        for row in found {
            var sample = row.sample
            sample.weight = 1 / (counts["\(row.text)\t\(row.answer)"] ?? 1).squareRoot()
            samples.append(sample)
        }
    }

    /// What a macro around a symbol holds, without blanks at underscores.
    private static func closed(_ text: String) -> String {
        var bare = text.filter { !$0.isWhitespace }
        if bare.hasPrefix("HRESULT_FROM_"), bare.hasSuffix(")"), let open = bare.firstIndex(of: "(") {
            bare = String(bare[bare.index(after: open)...].dropLast())
        }
        return bare
    }
}
