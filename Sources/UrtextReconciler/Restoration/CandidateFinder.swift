/// Finds the symbols a row may stand for: those with words that are printed, those of the family its neighbours belong to,
/// those with its number, and those the same print stands for elsewhere.
///
/// Keeps room for a score of every symbol, and uses it again for every row.
struct CandidateFinder {
    private let index: SymbolIndex
    private var scores: [Double]
    private var touched: [Int32] = []

    /// Candidates beyond this number are hopeless.
    private static let limit = 144
    /// A word that more symbols have than this finds none by itself.
    private static let commonest = 1500
    /// A family with more members than this is searched by words only.
    private static let largestFamily = 600
    /// A number that more symbols have than this finds none.
    private static let commonestNumber = 200

    init(index: SymbolIndex) {
        self.index = index
        scores = [Double](repeating: 0, count: index.entries.count)
    }

    /// - Returns: places in the index, in its order.
    mutating func candidates(
        _ row: RestorationTable.Row, relations: [WordRelations], families: [Int32], remembered: [Int32]
    ) -> [Int32] {
        var counted: [Int32: Double] = [:]
        for relation in relations {
            for known in relation.relations {
                counted[known.word] = max(counted[known.word] ?? 0, known.strength)
            }
        }
        let words = counted.sorted { $0.key < $1.key }
        for (word, strength) in words {
            let symbols = index.symbolsOfWord[Int(word)]
            guard symbols.count <= CandidateFinder.commonest else { continue }
            let rarity = index.rarity[Int(word)]
            for symbol in symbols { add(symbol, strength * rarity * rarity) }
        }
        for (rank, family) in families.enumerated()
        where index.members[Int(family)].count <= CandidateFinder.largestFamily {
            for symbol in index.members[Int(family)] { add(symbol, rank == 0 ? 30 : 15) }
        }
        if let number = row.number {
            let same = index.symbols(withNumber: number)
            if same.count <= CandidateFinder.commonestNumber { for symbol in same { add(symbol, 40) } }
        }
        for symbol in remembered { add(symbol, 200) }
        if let place = index.place(of: row.closed) { add(Int32(place), 100) }
        if row.letters.count >= 3 { for symbol in index.symbols(withLetters: row.letters) { add(symbol, 100) } }
        let common = words.filter { index.symbolsOfWord[Int($0.key)].count > CandidateFinder.commonest }
        var found = best(CandidateFinder.limit * 4).map { symbol in
            var score = scores[Int(symbol)]
            let entry = index.entries[Int(symbol)]
            // Words too common to find a symbol still tell those found apart.
            for (word, strength) in common where entry.words.contains(word) { score += strength * 4 }
            if entry.underscores == row.printed.underscores { score += 10 }
            return (symbol: symbol, score: score)
        }
        found.sort { ($1.score, $0.symbol) < ($0.score, $1.symbol) }
        for symbol in touched { scores[Int(symbol)] = 0 }
        touched.removeAll(keepingCapacity: true)
        return found.prefix(CandidateFinder.limit).map(\.symbol).sorted()
    }

    /// A score of zero finds nothing: a word that every symbol has tells none from another.
    private mutating func add(_ symbol: Int32, _ score: Double) {
        guard score > 0 else { return }
        if scores[Int(symbol)] == 0 { touched.append(symbol) }
        scores[Int(symbol)] += score
    }

    /// The symbols with the highest scores, roughly this many, without sorting all.
    private func best(_ count: Int) -> [Int32] {
        guard touched.count > count else { return touched }
        let steps = 1024
        func step(_ symbol: Int32) -> Int { min(Int(scores[Int(symbol)] * 2), steps - 1) }
        var tally = [Int](repeating: 0, count: steps)
        for symbol in touched { tally[step(symbol)] += 1 }
        var least = steps - 1
        var taken = tally[least]
        while least > 0, taken + tally[least - 1] <= count {
            least -= 1
            taken += tally[least]
        }
        // One step that holds them all is taken whole.
        if taken == 0, least > 0 { least -= 1 }
        return touched.filter { step($0) >= least }
    }
}
