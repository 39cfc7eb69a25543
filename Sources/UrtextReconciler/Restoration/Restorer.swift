internal import UrtextModel

/// Restores symbols that translation broke.
///
/// The rows of all tables of one language are looked at together, several times: what is settled teaches what words
/// mean, which families belong together and how tables are sorted; what is surely restored teaches in the next round.
struct Restorer {
    let index: SymbolIndex
    let weights: RestorationWeights
    let lexicons: [String: Lexicon]
    let shortNames: ShortNames
    var observer: (@Sendable (RestorationTrace) -> Void)?

    /// Rounds over the tables of a language.
    private static let rounds = 3
    /// Rows of a list in several tables, at most, that are told of one another.
    private static let longestList = 512
    /// As many words are taken for known: a few that are not do not tell a lexicon.
    private static let benefit = 2
    /// A row this sure after a round is not looked at again.
    private static let certain = 0.9995

    /// What each open row of each table is believed to be, table by table.
    ///
    /// - Parameter hasLexicon: whether the language's lexicon is to be trusted, as ``hasLexicon(of:for:)`` has it.
    func restore(_ tables: [RestorationTable], locale: String, hasLexicon: Bool) -> [[RowBelief?]] {
        let tables = hasLexicon ? parted(tables, locale: locale) : tables
        let settled = tables.map { table in
            table.rows.map { $0.settled.flatMap { place(MacroWrapper.parting($0, among: weights.macros).inner) } }
        }
        var ofPage: [Int: [Int32]] = [:]
        for (table, symbols) in zip(tables, settled) { ofPage[table.page, default: []] += symbols.compactMap { $0 } }
        let corpus = CorpusCounts(pages: ofPage.keys.sorted().map { ofPage[$0] ?? [] }, symbols: index.entries.count)
        let pages = tables.map { table in
            PageContext(settled: ofPage[table.page] ?? [], subject: table.subject, corpus: corpus, index: index)
        }
        var beliefs: [[RowBelief?]] = tables.map { $0.rows.map { _ in nil } }
        let model = setting(hasLexicon: hasLexicon).model
        var room = RestorationRoom(index: index, corpus: corpus)
        let known = LocaleKnowledge(
            given: lexicons[locale], isTrusted: hasLexicon, locale: locale, settled: settledPairs(tables, settled),
            index: index)
        let lists = lists(tables)
        let open = Set(tables.lazy.flatMap(\.rows).filter { $0.settled == nil }.map(\.printed.key))
        for round in 0..<Restorer.rounds {
            let rows = tables.indices.map { rowsToLookAt(tables[$0], settled[$0], beliefs[$0]) }
            guard rows.contains(where: { !$0.isEmpty }) else {
                PrintPool.pool(&beliefs, tables)
                continue
            }
            let knowledge = known.learning(believedPairs(tables, settled, beliefs), for: open, index: index)
            room.cache.forgetRelations()
            for (number, table) in tables.enumerated() where !rows[number].isEmpty {
                let scorer = RowScorer(
                    index: index, table: table, page: pages[number], corpus: corpus, knowledge: knowledge)
                // Columns of one table have little to do with one another.
                let others = (lists[ListKey(table)] ?? []).filter { tables[$0].table != table.table }
                let siblings = others.flatMap { other in
                    zip(tables[other].rows, zip(settled[other], beliefs[other])).map {
                        (belief: belief($1.0, $1.1), print: $0.printed.key)
                    }
                }
                decide(
                    rows[number], scorer, model: model, settled: settled[number], siblings: siblings,
                    beliefs: &beliefs[number], room: &room, round: round)
            }
            PrintPool.pool(&beliefs, tables)
        }
        let believed = believed(tables, settled: settled, beliefs: beliefs)
        for number in tables.indices where tables[number].isOpen {
            let check = TableCheck(
                table: tables[number], settled: settled[number], beliefs: beliefs[number], believed: believed,
                index: index, page: pages[number], hasLexicon: known.hasLexicon)
            beliefs[number] = check.checked
        }
        return beliefs
    }

    /// The tables with compounds taken apart, where a lexicon says what words there are.
    private func parted(_ tables: [RestorationTable], locale: String) -> [RestorationTable] {
        guard let lexicon = lexicons[locale] else { return tables }
        var compounds = CompoundWords(lexicon: lexicon, index: index)
        var tables = tables
        for number in tables.indices {
            for row in tables[number].rows.indices {
                tables[number].rows[row].printed = compounds.parted(tables[number].rows[row].printed)
            }
        }
        return tables
    }

    /// The rows of a table that nothing settles and that are not believed for certain.
    private func rowsToLookAt(_ table: RestorationTable, _ settled: [Int32?], _ beliefs: [RowBelief?]) -> [Int] {
        settled.indices.filter { row in
            guard settled[row] == nil, table.rows[row].settled == nil else { return false }
            return (beliefs[row]?.candidates.first?.probability ?? 0) < Restorer.certain
        }
    }

    private func decide(
        _ open: [Int], _ scorer: RowScorer, model: RestorationWeights.Model, settled: [Int32?],
        siblings: [(belief: TableContext.Belief, print: String)], beliefs: inout [RowBelief?],
        room: inout RestorationRoom, round: Int
    ) {
        func known() -> TableContext {
            TableContext(
                settled.indices.map { belief(settled[$0], beliefs[$0]) },
                prints: scorer.table.rows.map(\.printed.key), siblings: siblings, index: index)
        }
        var context = known()
        var sheets = open.map { row in
            scorer.sheet(row, families: context.leadingFamilies(besides: row), room: &room)
        }
        for look in (round == 0 ? 0 : 1)...1 {
            if look == 1, round == 0 { context = known() }
            var next = beliefs
            for (number, row) in open.enumerated() {
                scorer.look(
                    &sheets[number], row, context: context, earlier: look == 0 ? nil : beliefs[row], room: &room)
                let belief = RowBelief(sheets[number], weights: look == 0 ? model.first : model.later)
                next[row] = belief
                observer?(
                    RestorationTrace(
                        scorer.table, row: row, round: round, look: look, belief, sheets[number], index))
            }
            beliefs = next
        }
        let after = known()
        beliefs = TableChain.chained(
            beliefs, settled: settled, strength: weights.chain * after.sortedness, index: index)
        if after.numberSortedness > after.sortedness {
            let strength = weights.chain * (after.numberSortedness - after.sortedness)
            beliefs = TableChain.chained(beliefs, settled: settled, strength: strength, byNumber: true, index: index)
        }
    }

    /// On how many pages each symbol stands, settled or surely believed.
    private func believed(
        _ tables: [RestorationTable], settled: [[Int32?]], beliefs: [[RowBelief?]]
    ) -> CorpusCounts {
        var ofPage: [Int: [Int32]] = [:]
        for (number, table) in tables.enumerated() {
            for (row, symbol) in settled[number].enumerated() {
                let first = beliefs[number][row]?.candidates.first
                let sure = first.flatMap { $0.probability >= TableCheck.sure ? $0.symbol : nil }
                if let symbol = symbol ?? sure { ofPage[table.page, default: []].append(symbol) }
            }
        }
        return CorpusCounts(pages: ofPage.keys.sorted().map { ofPage[$0] ?? [] }, symbols: index.entries.count)
    }

    func setting(hasLexicon: Bool) -> RestorationWeights.Setting { hasLexicon ? weights.withLexicon : weights.bare }

    /// True where there is a lexicon that knows most words of the rows. One that was learned from a few hundred prints knows
    /// one in five: its words count, and that it has not got others says nothing. Rows that are settled count as well, so that
    /// settling some changes nothing for the others.
    func hasLexicon(of locale: String, for tables: [RestorationTable]) -> Bool {
        guard let lexicon = lexicons[locale] else { return false }
        var words = 0
        var known = 0
        for row in tables.lazy.flatMap(\.rows) {
            for word in row.printed.words where index.wordPlace(word) == nil {
                words += 1
                if lexicon.entries[SymbolWords.stem(word)] != nil { known += 1 }
            }
        }
        return (known + Restorer.benefit) * 2 >= words + Restorer.benefit
    }

    private func place(_ symbol: String) -> Int32? { index.place(of: symbol).map(Int32.init) }

    private func belief(_ settled: Int32?, _ belief: RowBelief?) -> TableContext.Belief {
        if let settled { return .init(candidates: [(settled, 1)]) }
        let candidates = belief?.candidates.lazy.compactMap { candidate in
            candidate.symbol.map { ($0, candidate.probability) }
        }.filter { $0.1 >= 0.05 }.prefix(8)
        return .init(candidates: candidates.map { Array($0) } ?? [])
    }

    /// The tables of each list, of those that are not too long to look at all of it for each row.
    private func lists(_ tables: [RestorationTable]) -> [ListKey: [Int]] {
        var lists: [ListKey: [Int]] = [:]
        for (number, table) in tables.enumerated() { lists[ListKey(table), default: []].append(number) }
        return lists.filter { $0.value.reduce(0) { $0 + tables[$1].rows.count } <= Restorer.longestList }
    }

    /// A list of one edition of a page.
    private struct ListKey: Hashable {
        var page: Int
        var edition: Int
        var list: RowPlace.List

        init(_ table: RestorationTable) {
            page = table.page
            edition = table.edition
            list = table.list
        }
    }

    /// What settled rows teach the others of their language.
    private func settledPairs(_ tables: [RestorationTable], _ settled: [[Int32?]]) -> [LocaleKnowledge.LearnedPair] {
        var pairs: [LocaleKnowledge.LearnedPair] = []
        for (table, symbols) in zip(tables, settled) {
            for (row, symbol) in zip(table.rows, symbols) {
                guard let symbol else { continue }
                pairs.append(
                    .init(
                        printed: row.printed, description: row.description, isDamaged: row.closed != row.settled,
                        symbol: symbol, weight: 1))
            }
        }
        return pairs
    }

    /// The same of rows that are believed surely enough.
    private func believedPairs(
        _ tables: [RestorationTable], _ settled: [[Int32?]], _ beliefs: [[RowBelief?]]
    ) -> [LocaleKnowledge.LearnedPair] {
        var pairs: [LocaleKnowledge.LearnedPair] = []
        for number in tables.indices {
            for place in beliefs[number].indices where settled[number][place] == nil {
                guard let best = beliefs[number][place]?.candidates.first, let symbol = best.symbol,
                    best.probability >= weights.teaching
                else { continue }
                let row = tables[number].rows[place]
                pairs.append(
                    .init(
                        printed: row.printed, description: row.description, isDamaged: true, symbol: symbol,
                        weight: best.probability))
            }
        }
        return pairs
    }
}
