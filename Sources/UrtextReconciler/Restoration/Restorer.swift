internal import UrtextModel

/// Restores symbols that translation broke.
///
/// The rows of all tables of one language are looked at together, several times: what is settled teaches what words
/// mean, which families belong together and how tables are sorted; what is surely restored teaches in the next round.
struct Restorer {
    let index: SymbolIndex
    let weights: RestorationWeights
    let lexicons: [String: Lexicon]
    var observer: (@Sendable (RestorationTrace) -> Void)?

    /// Rounds over the tables of a language.
    private static let rounds = 3
    /// Looks at a table in each round, after the first.
    private static let looks = 2

    /// What each open row of each table is believed to be, table by table.
    func restore(_ tables: [RestorationTable], locale: String) -> [[RowBelief?]] {
        let settled = tables.map { table in table.rows.map { $0.settled.flatMap(place) } }
        var ofPage: [Int: [Int32]] = [:]
        for (table, symbols) in zip(tables, settled) { ofPage[table.page, default: []] += symbols.compactMap { $0 } }
        let corpus = CorpusCounts(pages: ofPage.keys.sorted().map { ofPage[$0] ?? [] })
        var beliefs: [[RowBelief?]] = tables.map { $0.rows.map { _ in nil } }
        let model = model(of: locale)
        for round in 0..<Restorer.rounds {
            let taught = teachers(tables, settled: settled, beliefs: beliefs)
            let knowledge = LocaleKnowledge(
                given: lexicons[locale] ?? Lexicon(locale: locale), pairs: taught.joined().compactMap { $0 },
                index: index)
            var cache: [String: WordRelations] = [:]
            for (number, table) in tables.enumerated() where table.isOpen {
                let page = PageContext(
                    settled: ofPage[table.page] ?? [], ownHeader: table.header, corpus: corpus, index: index)
                let scorer = RowScorer(
                    index: index, table: table, page: page, corpus: corpus, knowledge: knowledge)
                decide(
                    scorer, model: model, settled: settled[number], beliefs: &beliefs[number], cache: &cache,
                    round: round)
            }
            PrintPool.pool(&beliefs, tables)
        }
        return beliefs
    }

    private func decide(
        _ scorer: RowScorer, model: RestorationWeights.Model, settled: [Int32?],
        beliefs: inout [RowBelief?], cache: inout [String: WordRelations], round: Int
    ) {
        for look in 0...Restorer.looks {
            let isFirst = look == 0
            let known = settled.indices.map { belief(settled[$0], isFirst ? nil : beliefs[$0]) }
            let context = TableContext(known, index: index)
            var next = beliefs
            for row in settled.indices where settled[row] == nil && scorer.table.rows[row].settled == nil {
                let (candidates, none) = scorer.weigh(
                    row, context: context, earlier: isFirst ? nil : beliefs[row], cache: &cache)
                next[row] = RowBelief(candidates, none: none, weights: isFirst ? model.first : model.later)
                if let observer, let belief = next[row] {
                    observer(RestorationTrace(scorer.table, row: row, round: round, look: look, belief, index))
                }
            }
            beliefs = next
        }
        let known = settled.indices.map { belief(settled[$0], beliefs[$0]) }
        let sortedness = TableContext(known, index: index).sortedness
        beliefs = TableChain.chained(
            beliefs, settled: settled, strength: weights.chain * sortedness, index: index)
        if let observer {
            for row in settled.indices {
                guard let belief = beliefs[row] else { continue }
                observer(
                    RestorationTrace(scorer.table, row: row, round: round, look: Restorer.looks + 1, belief, index))
            }
        }
    }

    func model(of locale: String) -> RestorationWeights.Model {
        lexicons[locale] == nil ? weights.bare : weights.withLexicon
    }

    private func place(_ symbol: String) -> Int32? { index.place(of: symbol).map(Int32.init) }

    private func belief(_ settled: Int32?, _ belief: RowBelief?) -> TableContext.Belief {
        if let settled { return .init(candidates: [(settled, 1)]) }
        let candidates = belief?.candidates.lazy.compactMap { candidate in
            candidate.symbol.map { ($0, candidate.probability) }
        }.filter { $0.1 >= 0.05 }.prefix(8)
        return .init(candidates: candidates.map { Array($0) } ?? [])
    }

    /// What each row teaches the others of its language: settled rows whose print was damaged, and those that are
    /// believed surely enough.
    private func teachers(
        _ tables: [RestorationTable], settled: [[Int32?]], beliefs: [[RowBelief?]]
    ) -> [[LocaleKnowledge.LearnedPair?]] {
        tables.enumerated().map { number, table in
            table.rows.enumerated().map { place, row in
                if let symbol = settled[number][place] {
                    return .init(
                        printed: row.printed, description: row.description, isDamaged: row.closed != row.settled,
                        isSettled: true, symbol: symbol, weight: 1)
                }
                guard let best = beliefs[number][place]?.candidates.first, let symbol = best.symbol,
                    best.probability >= weights.teaching
                else { return nil }
                return .init(
                    printed: row.printed, description: row.description, isDamaged: true, isSettled: false,
                    symbol: symbol,
                    weight: best.probability)
            }
        }
    }
}
