package import UrtextModel
package import UrtextReconciler

/// What a single broken print may stand for, by its words alone: nothing stands around it that would help.
package enum NameRestoration {
    /// - Parameters:
    ///   - text: as a cell prints it.
    ///   - lexicons: what is known of languages; each is tried, and `und` beside them.
    /// - Returns: the symbols that are likely enough to be shown, best first, at most three.
    package static func candidates(
        _ text: String, spec: Spec, lexicons: [Lexicon]
    ) -> [(symbol: String, probability: Double)] {
        // A whole identifier is not broken: it is another one, or a slip of the fingers.
        guard !Identifier.isIdentifier(text) else { return [] }
        var known = ClaimSet()
        for page in spec.pages { known.formUnion(ClaimSet(symbols(of: page))) }
        var best: [String: Double] = [:]
        let reconciler = Reconciler(values: spec.values, lexicons: lexicons, weights: .fitted)
        for locale in Set(lexicons.map(\.locale) + ["und"]).sorted() {
            let row = Claim(
                page: query, edition: Edition(locale: locale), file: query, line: 1,
                subject: .row(RowPlace(list: .returns, table: 0, row: 0), .symbol), reading: .tableText, text: text)
            for explanation in reconciler.reconcile(known.union(ClaimSet([row]))).explanations
            where explanation.page == query {
                for choice in explanation.choices where choice.probability >= shown {
                    best[choice.symbol] = max(best[choice.symbol] ?? 0, choice.probability)
                }
            }
        }
        return best.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map { ($0.key, $0.value) }
    }

    private static let query = "\u{1}query"
    /// Below this a candidate is noise.
    private static let shown = 0.2

    /// The specification's symbols as an original states them, so that they are known.
    private static func symbols(of page: SpecPage) -> [Claim] {
        let symbols =
            page.parameters.flatMap { $0.values.map(\.symbol) } + page.returns.map(\.symbol)
            + page.constants.map(\.symbol)
        return symbols.enumerated().map { row, symbol in
            Claim(
                page: page.id, edition: Edition(locale: "en-US"), file: page.id, line: row + 1,
                subject: .row(RowPlace(list: .constants, table: 0, row: row), .symbol), reading: .original, text: symbol
            )
        }
    }
}
