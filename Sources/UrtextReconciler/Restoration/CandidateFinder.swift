/// Finds the symbols a row may stand for: those with words that are printed, those of the family its neighbours belong to,
/// those with its number, and those the same print stands for elsewhere.
struct CandidateFinder: Sendable {
    let index: SymbolIndex

    /// Candidates beyond this number are hopeless.
    private static let limit = 120
    /// A word that more symbols have than this finds none by itself.
    private static let commonest = 2500
    /// A family with more members than this is searched by words only.
    private static let largestFamily = 600

    /// - Returns: places in the index, in its order.
    func candidates(
        _ row: RestorationTable.Row, relations: [WordRelations], families: [Int32], remembered: [Int32]
    ) -> [Int32] {
        var scores: [Int32: Double] = [:]
        var counted: [Int32: Double] = [:]
        for relation in relations.lazy.flatMap(\.relations) {
            counted[relation.word] = max(counted[relation.word] ?? 0, relation.strength)
        }
        for (word, strength) in counted.sorted(by: { $0.key < $1.key }) {
            let symbols = index.symbolsOfWord[Int(word)]
            guard symbols.count <= CandidateFinder.commonest else { continue }
            let rarity = index.rarity(of: word)
            for symbol in symbols { scores[symbol, default: 0] += strength * rarity * rarity }
        }
        for (rank, family) in families.enumerated()
        where index.members[Int(family)].count <= CandidateFinder.largestFamily {
            for symbol in index.members[Int(family)] { scores[symbol, default: 0] += rank == 0 ? 30 : 15 }
        }
        if let number = row.number {
            let same = index.symbols(withNumber: number)
            if same.count <= 200 { for symbol in same { scores[symbol, default: 0] += 40 } }
        }
        for symbol in remembered { scores[symbol, default: 0] += 200 }
        if let place = index.place(of: row.closed) { scores[Int32(place), default: 0] += 100 }
        // Words too common to find a symbol still tell those found apart.
        for (word, strength) in counted.sorted(by: { $0.key < $1.key })
        where index.symbolsOfWord[Int(word)].count > CandidateFinder.commonest {
            for symbol in scores.keys where index.entries[Int(symbol)].words.contains(word) {
                scores[symbol, default: 0] += strength * 4
            }
        }
        for symbol in scores.keys where index.entries[Int(symbol)].underscores == row.printed.underscores {
            scores[symbol, default: 0] += 10
        }
        return scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(CandidateFinder.limit).map(\.key)
            .sorted()
    }
}
