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

    package func reconcile(_ claims: ClaimSet) -> Reconciliation {
        let sources = claims.files
        let universe = SymbolUniverse(
            values: values, claims: sources.joined(),
            known: lexicons.values.reduce(into: []) { $0.formUnion($1.symbols) })
        let files = KnownFiles(values: values, claims: sources.joined())
        var pages = Reconciler.pages(sources).map { page in
            page.map { EditionClaims(sources[$0][...], universe: universe, files: files) }
        }
        var hand = HandDecisions(decisions)
        // What restoration would find alone tells which decisions are not needed.
        var restored: [[EditionClaims]]?
        if !hand.isEmpty, weights != nil {
            var alone = pages
            _ = restore(&alone, universe)
            restored = alone
        }
        hand.apply(to: &pages)
        let explanations = restore(&pages, universe)
        let brackets = BracketLexicon(pages)
        var parameterNames: Set<String> = []
        for claim in sources.joined() {
            if case .parameter(_, .name) = claim.subject { parameterNames.insert(claim.text) }
        }
        var result: [SpecPage] = []
        var diagnostics = Set(hand.diagnostics(restored: restored))
        for editions in pages {
            guard let id = editions.first?.page else { continue }
            var page = PageReconciliation(
                id: id, editions: editions, universe: universe, brackets: brackets,
                parameterNames: parameterNames)
            result.append(page.reconcile())
            diagnostics.formUnion(page.diagnostics)
        }
        return Reconciliation(
            spec: Spec(pages: result, values: values), diagnostics: diagnostics.sorted(), explanations: explanations)
    }

    /// Settles what translation broke, as far as the evidence goes.
    private func restore(_ pages: inout [[EditionClaims]], _ universe: SymbolUniverse) -> [RestorationExplanation] {
        guard let weights else { return [] }
        let tables = Restorer.tables(of: pages, macros: weights.macros)
        let short = ShortNames(tables, known: universe)
        let index = SymbolIndex(universe, short: short.names)
        let restorer = Restorer(
            index: index, weights: weights, lexicons: lexicons, shortNames: short, observer: observer)
        return restorer.restore(&pages, tables, ids: pages.map { $0.first?.page ?? "" })
    }

    /// Which files are editions of one page; they stand behind one another.
    private static func pages(_ sources: [[Claim]]) -> [Range<Int>] {
        var pages: [Range<Int>] = []
        var start = 0
        for index in sources.indices {
            if index + 1 < sources.count, sources[index].first?.page == sources[index + 1].first?.page { continue }
            pages.append(start..<(index + 1))
            start = index + 1
        }
        return pages
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
