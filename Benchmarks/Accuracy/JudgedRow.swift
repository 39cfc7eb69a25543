import UrtextModel
import UrtextReconciler

/// A row that restoration decided on, beside what it stands for.
struct JudgedRow {
    var category: String
    /// Of the likeliest symbol.
    var probability: Double
    var isRight: Bool
    var margin: Double
    var truth: String?
    var explanation: RestorationExplanation

    var isTaken: Bool { probability >= margin }

    /// The rows of editions that are looked at together.
    static func rows(
        _ corpus: Corpus, _ kind: Corpus.Kind, _ setting: Setting, locales: [String], weights: RestorationWeights
    ) throws -> [JudgedRow] {
        var pages: [ClaimSet] = []
        var truths: [String: RowTruth] = [:]
        for locale in locales {
            pages += try corpus.claims(kind, "\(locale)/live")
            truths[locale] = try RowTruth(corpus, kind, locale: locale)
        }
        let lexicons = setting == .lexicon ? locales.compactMap { corpus.lexicons[$0] } : []
        let reconciler = Reconciler(values: corpus.values[kind] ?? [], lexicons: lexicons, weights: weights)
        let parts = setting == .page ? pages : [ClaimSet.joined(pages)]
        return parts.flatMap { reconciler.reconcile($0).explanations }.map { explanation in
            let truth = truths[explanation.edition.locale]?.symbol(explanation.page, explanation.place)
            let first = explanation.choices.first
            let category =
                switch explanation.place.list {
                case .values: "values"
                case .returns: "return codes"
                case .constants: "constants"
                }
            return JudgedRow(
                category: category, probability: first?.probability ?? 0,
                isRight: truth != nil && truth == first.map { RowTruth.closed($0.symbol) },
                margin: explanation.margin, truth: truth, explanation: explanation)
        }
    }
}
