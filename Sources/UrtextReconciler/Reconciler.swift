package import UrtextModel

/// Decides which claims are believed: claims in, canonical spec and diagnostics out.
///
/// Only evidence that no language touches counts here: declarations, annotations, anchors, numbers, symbols that stand
/// unharmed, and the original's own text. Every other row is listed as unresolved.
package struct Reconciler: Sendable {
    private let values: [HeaderValues]
    private let lexicons: [String: Lexicon]
    private let weights: RestorationWeights?
    private let decisions: [HandDecision]
    /// Told of every look at every row that is restored.
    package var observer: (@Sendable (RestorationTrace) -> Void)?

    /// - Parameters:
    ///   - values: numbers of the headers, which win over printed ones and widen what is known to be a symbol.
    ///   - lexicons: what is known of the languages; a language without one is learned from its pages alone.
    ///   - weights: what evidence is worth; `nil` restores nothing.
    ///   - decisions: what people settled of rows that the evidence leaves open.
    package init(
        values: [HeaderValues] = [], lexicons: [Lexicon] = [], weights: RestorationWeights? = nil,
        decisions: [HandDecision] = []
    ) {
        self.decisions = decisions
        self.values = values
        var byLocale: [String: Lexicon] = [:]
        for lexicon in lexicons { byLocale[lexicon.locale, default: Lexicon(locale: lexicon.locale)].add(lexicon) }
        self.lexicons = byLocale
        self.weights = weights
    }

    package func reconcile(_ claims: ClaimSet) -> Reconciliation { specification(of: claims).whole }

    /// The same page by page. What depends on all pages is settled at once; the claims stay packed.
    package func specification(of claims: ClaimSet) -> SpecificationInPages {
        let corpus = ReconciledCorpus(
            claims, values: values, known: lexicons.values.reduce(into: []) { $0.formUnion($1.symbols) })
        var hand = HandDecisions(decisions)
        // What restoration would find alone tells which decisions are not needed.
        var alone: [[EditionClaims]]?
        if !hand.isEmpty, weights != nil {
            let found = restore(corpus, HandDecisions([])).settlements
            alone = hand.places(in: corpus).map { place in
                let editions = corpus.editions(place)
                found.apply(to: editions, page: place)
                return editions
            }
        }
        for place in hand.places(in: corpus) { hand.note(corpus.editions(place)) }
        let (settlements, explanations) = restore(corpus, hand)
        let decided = hand
        return SpecificationInPages(
            count: corpus.count, values: values, diagnostics: hand.diagnostics(restored: alone),
            explanations: explanations
        ) { place in
            let editions = corpus.editions(place)
            decided.apply(to: editions)
            settlements.apply(to: editions, page: place)
            var page = PageReconciliation(id: corpus.id(place), editions: editions, corpus: corpus)
            return (page.reconcile(), page.diagnostics)
        }
    }

    /// Settles what translation broke, as far as the evidence goes.
    private func restore(
        _ corpus: ReconciledCorpus, _ hand: HandDecisions
    ) -> (settlements: Settlements, explanations: [RestorationExplanation]) {
        guard let weights else { return (Settlements(), []) }
        var tables: [RestorationTable] = []
        var pages: [[RestorationEdition]] = []
        for place in 0..<corpus.count {
            let editions = corpus.editions(place)
            hand.apply(to: editions)
            for (number, edition) in editions.enumerated() {
                tables += Restorer.tables(of: edition, page: place, edition: number, macros: weights.macros)
            }
            pages.append(editions.map { RestorationEdition($0) })
        }
        let short = ShortNames(tables, known: corpus.universe)
        let index = SymbolIndex(corpus.universe, short: short.names, declared: corpus.parameterNames)
        let restorer = Restorer(
            index: index, weights: weights, lexicons: lexicons, shortNames: short, observer: observer)
        return restorer.restore(pages, tables)
    }
}

package struct Reconciliation: Sendable {
    package var spec: Spec
    package var diagnostics: [Diagnostic]
    /// Why damaged rows were taken for what they were.
    package var explanations: [RestorationExplanation]

    package init(spec: Spec, diagnostics: [Diagnostic], explanations: [RestorationExplanation] = []) {
        self.spec = spec
        self.diagnostics = diagnostics
        self.explanations = explanations
    }
}
