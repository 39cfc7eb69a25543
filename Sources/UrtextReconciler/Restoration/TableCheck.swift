/// What no evidence of a single row outweighs: contradictions between the rows of a table once they are decided. A row
/// that is part of one is left open.
struct TableCheck {
    let table: RestorationTable
    let settled: [Int32?]
    let beliefs: [RowBelief?]
    /// On how many pages each symbol stands.
    let believed: CorpusCounts
    let index: SymbolIndex
    let page: PageContext
    /// A lexicon says what the language's words stand for.
    let hasLexicon: Bool

    /// Rows this sure of a family speak for it.
    static let sure = 0.9
    /// As many pairs of rows have to be in order at least, for each that is not.
    private static let fewest = 4
    /// A name whose number has another name of the same family must be this sure.
    private static let plain = RowCheck.plain

    /// The beliefs without those that contradict.
    var checked: [RowBelief?] {
        let owners = owners
        let families = families
        let checks = zip(table.rows, beliefs).map { row, belief in
            belief.flatMap { RowCheck($0, row: row, index: index, hasLexicon: hasLexicon) }
        }
        let witnesses = witnesses(checks)
        var result = beliefs
        for (row, belief) in beliefs.enumerated() {
            guard let first = belief?.candidates.first, let symbol = first.symbol else { continue }
            if let objection = objection(
                to: symbol, first.probability, at: row, owners, families, witnesses, checks[row])
            {
                result[row]?.doubt(symbol, because: objection)
            }
        }
        return result
    }

    private func objection(
        to symbol: Int32, _ probability: Double, at row: Int, _ owners: [Int32: (key: String, probability: Double)],
        _ families: [Int32: Int], _ witnesses: [Int32: Set<String>], _ check: RowCheck?
    ) -> Objection? {
        // What other rows made the likeliest without evidence of its own is open.
        guard let check else { return .outweighed }
        if let objection = check.objection { return objection }
        if check.isOfSister(page) { return .sister }
        if let owner = owners[symbol], owner.key != table.rows[row].printed.key { return .repeated }
        if isDoubtfulAlias(symbol, probability) { return .alias }
        if isDoubtfulTwin(symbol, probability, at: row) { return .twin }
        if isUnwitnessed(check, witnesses) { return .unwitnessed }
        if isPlacedByChance(check, at: row) { return .chance }
        return isStranger(symbol, families, check, at: row) ? .stranger : nil
    }

    /// True for a symbol that only its place speaks for, in a table that may be in order by chance. A lexicon that knows the
    /// words, and nothing that they are of the symbol, speaks against it.
    private func isPlacedByChance(_ check: RowCheck, at row: Int) -> Bool {
        hasLexicon && check.isPlacedOnly && !isSorted(besides: row)
    }

    /// True when the other rows are in order, by name or by number, and too many for chance: of three rows every sixth table is.
    private func isSorted(besides row: Int) -> Bool {
        let others = beliefs.indices.lazy.filter { $0 != row }.compactMap { place -> Int32? in
            if let symbol = settled[place] { return symbol }
            let first = beliefs[place]?.candidates.first
            return first.flatMap { $0.probability >= TableCheck.sure ? $0.symbol : nil }
        }
        func isInOrder<Key>(_ keys: [Key], _ precedes: (Key, Key) -> Bool) -> Bool {
            keys.count > TableCheck.fewest
                && zip(keys, keys.dropFirst()).count { precedes($1, $0) } * TableCheck.fewest < keys.count
        }
        let symbols = Array(others)
        return isInOrder(symbols, index.precedes)
            || isInOrder(symbols.compactMap { index.entries[Int($0)].number }, <)
    }

    /// True for one of a family that the row does not tell of, and neither another row nor the page: several rows with
    /// numbers that fit make no family.
    private func isUnwitnessed(_ check: RowCheck, _ witnesses: [Int32: Set<String>]) -> Bool {
        let family = index.entries[Int(check.symbol)].family
        guard !hasLexicon, family >= 0, page.familyShare(family) == 0, check.needsWitness else { return false }
        return witnesses[family, default: []].subtracting([check.row.printed.key]).isEmpty
    }

    /// The prints of the rows that tell of each family.
    private func witnesses(_ checks: [RowCheck?]) -> [Int32: Set<String>] {
        var witnesses: [Int32: Set<String>] = [:]
        for (row, check) in checks.enumerated() {
            let told = check.flatMap { $0.probability >= TableCheck.sure && $0.tellsFamily ? $0.symbol : nil }
            guard let witness = settled[row] ?? told else { continue }
            witnesses[index.entries[Int(witness)].family, default: []].insert(table.rows[row].printed.key)
        }
        return witnesses
    }

    /// A symbol stands once in a table, unless the table prints the same twice: of rows that print different texts only
    /// the surest is believed to be it, and none if another one is settled as it.
    private var owners: [Int32: (key: String, probability: Double)] {
        var owners: [Int32: (key: String, probability: Double)] = [:]
        for (row, symbol) in settled.enumerated() {
            if let symbol { owners[symbol] = (table.rows[row].printed.key, 2) }
        }
        for (row, belief) in beliefs.enumerated() {
            guard let first = belief?.candidates.first, let symbol = first.symbol else { continue }
            if first.probability > owners[symbol]?.probability ?? 0 {
                owners[symbol] = (table.rows[row].printed.key, first.probability)
            }
        }
        return owners
    }

    /// How many rows belong to each family for sure.
    private var families: [Int32: Int] {
        var families: [Int32: Int] = [:]
        for (row, belief) in beliefs.enumerated() {
            let first = belief?.candidates.first
            let sure = first.flatMap { $0.probability >= TableCheck.sure ? $0.symbol : nil }
            if let symbol = settled[row] ?? sure { families[index.entries[Int(symbol)].family, default: 0] += 1 }
        }
        return families
    }

    /// True for the only one of its family in the table, when a symbol with the same words exists in another of its
    /// families.
    private func isStranger(
        _ symbol: Int32, _ families: [Int32: Int], _ check: RowCheck, at row: Int
    ) -> Bool {
        let entry = index.entries[Int(symbol)]
        guard entry.family >= 0, families[entry.family] ?? 0 <= 1, let word = index.words(of: symbol).last else {
            return false
        }
        let rest = index.words(of: symbol).dropFirst()
        // A number that names it is no better, unless the row names the family, too: pages print the numbers of other
        // families' symbols.
        let isByNumber = entry.number != nil && table.rows[row].number == entry.number && !check.namesFamily
        return rest.count >= 2
            && index.symbolsOfWord[word].contains { other in
                let twin = index.entries[Int(other)]
                return twin.family >= 0 && twin.family != entry.family
                    && (isByNumber || families[twin.family] ?? 0 > 0)
                    && index.words(of: other).dropFirst().elementsEqual(rest)
            }
    }

    /// True for one of two names that differ in a single letter which is a word of its own (`SEC_E_`, `SEC_I_`), when
    /// the row prints neither it nor the number, and the other is a rival.
    private func isDoubtfulTwin(_ symbol: Int32, _ probability: Double, at row: Int) -> Bool {
        let entry = index.entries[Int(symbol)]
        let words = index.words(of: symbol)
        guard let word = words.last, entry.number == nil || entry.number != table.rows[row].number else { return false }
        let printed = table.rows[row].printed.words
        let single = words.indices.filter { place in
            index.letter(words[place]).map { !printed.contains(String(UnicodeScalar($0))) } ?? false
        }.map { $0 - words.startIndex }
        guard !single.isEmpty else { return false }
        return index.symbolsOfWord[word].contains { other in
            let twin = index.words(of: other)
            guard other != symbol, twin.count == words.count else { return false }
            let odd = (0..<words.count).filter { words[words.startIndex + $0] != twin[twin.startIndex + $0] }
            return odd.count == 1 && single.contains(odd[0]) && index.letter(twin[twin.startIndex + odd[0]]) != nil
                && isRival(other, probability, at: row)
        }
    }

    /// True when a symbol is not so much less likely than the likeliest one that they are told apart beyond doubt.
    private func isRival(_ other: Int32, _ probability: Double, at row: Int) -> Bool {
        guard probability >= RowCheck.silent else { return true }
        let share = beliefs[row]?.candidates.first { $0.symbol == other }?.probability ?? 0
        return share > (1 - TableCheck.plain) * probability
    }

    /// True for one of two names of a number that is not told from the other beyond doubt, or that no other page states
    /// when pages do state the other.
    private func isDoubtfulAlias(_ symbol: Int32, _ probability: Double) -> Bool {
        let entry = index.entries[Int(symbol)]
        guard let number = entry.number, number >= 0x1000, entry.family >= 0 else {
            return false
        }
        return index.symbols(withNumber: number).contains { other in
            guard other != symbol, index.entries[Int(other)].family == entry.family else { return false }
            return probability < TableCheck.plain
                || (believed.pages(of: symbol) <= 1 && believed.pages(of: other) > 1)
        }
    }
}
