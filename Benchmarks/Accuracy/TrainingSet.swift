import UrtextModel
import UrtextReader
import UrtextReconciler
import VisibleLock

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

    /// Candidates of a row that are kept.
    private static let candidates = 32

    private(set) var samples: [Sample] = []

    /// Adds the rows of one language as a setting sees them.
    ///
    /// - Parameter parts: pages that are looked at together.
    mutating func add(
        _ corpus: Corpus, _ kind: Corpus.Kind, locale: String, parts: [ClaimSet], lexicon: Lexicon?,
        values: [HeaderValues], weights: RestorationWeights
    ) throws {
        let truth = try RowTruth(corpus, kind, locale: locale)
        var found: [(text: String, answer: String, sample: Sample)] = []
        for part in parts {
            let ids = Set(part.claims.map(\.page)).sorted()
            let traces = Lock<[RestorationTrace]>([])
            var reconciler = Reconciler(values: values, lexicons: [lexicon].compactMap(\.self), weights: weights)
            reconciler.observer = { trace in traces.withLock { $0.append(trace) } }
            _ = reconciler.reconcile(part)
            for trace in traces.withLock({ $0 }) {
                let place = RowPlace(list: trace.list, table: trace.table, row: trace.row)
                guard let symbol = truth.symbol(ids[trace.page], place) else { continue }
                // What is far from being believed teaches nothing.
                var choices = Array(trace.choices.dropLast().prefix(TrainingSet.candidates))
                if !choices.contains(where: { $0.symbol == symbol }) {
                    choices += trace.choices.dropLast().filter { $0.symbol == symbol }
                }
                choices += trace.choices.suffix(1)
                let answer = choices.firstIndex { $0.symbol == symbol } ?? choices.count - 1
                found.append(
                    (
                        "\(trace.text) \(trace.look) \(trace.round)", symbol,
                        Sample(
                            features: choices.map(\.features), answer: answer, weight: 1,
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
}
