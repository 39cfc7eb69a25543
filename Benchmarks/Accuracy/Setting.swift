import Scoring
import UrtextModel
import UrtextReconciler

/// What the tool is given besides one page.
enum Setting: String, CaseIterable {
    /// All pages of a language and a lexicon of it.
    case lexicon
    /// All pages of a language.
    case locale
    /// Nothing.
    case page

    var title: String {
        switch self {
        case .lexicon: "lexicon + whole locale"
        case .locale: "no lexicon, whole locale"
        case .page: "one page alone, no lexicon"
        }
    }

    /// What comes out for one edition.
    func score(
        _ corpus: Corpus, _ kind: Corpus.Kind, _ pages: [ClaimSet], edition: String, weights: RestorationWeights
    ) -> Score {
        let locale = String(edition.prefix { $0 != "/" })
        let lexicons = self == .lexicon ? [corpus.lexicons[locale]].compactMap(\.self) : []
        let reconciler = Reconciler(values: corpus.values[kind] ?? [], lexicons: lexicons, weights: weights)
        let spec =
            self == .page
            ? pages.flatMap { reconciler.reconcile($0).spec.pages }
            : reconciler.reconcile(.joined(pages)).spec.pages
        return corpus.score(kind, spec, edition: edition)
    }
}
