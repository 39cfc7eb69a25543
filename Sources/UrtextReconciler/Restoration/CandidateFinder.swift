/// Finds the symbols a row may stand for: those with words that are printed, those of the family its neighbours belong to,
/// those with its number, and those the same print stands for elsewhere.
///
/// Keeps room for a score of every symbol, and uses it again for every row.
struct CandidateFinder {
    private let index: SymbolIndex
    private let corpus: CorpusCounts
    /// The most frequent words, and for each symbol a bit for each of them that it has.
    private let commonWords: [Int32]
    private let common: [UInt64]
    private var ofCommonWords: [UInt64: [Int32]] = [:]
    private var scores: [Double]
    private var touched: [Int32] = []

    /// Candidates beyond this number are hopeless.
    private static let limit = 64
    /// Others that score less by this share than the best, without what pages add, are candidates, too, up to this many.
    private static let rival = 0.25
    private static let mostRivals = 80
    /// A word that something stands for less surely finds none.
    private static let faintest = 0.05
    /// Candidates that are looked at closer, before it is decided which are hopeless.
    private static let pool = 384
    /// What a word that nothing stands for takes away, and an underscore too many or too few.
    private static let strayWord = 4.0
    private static let straySlot = 5.0
    /// What it adds that pages have the symbol, as a share of the logarithm.
    private static let known = 12.0
    /// A word that more symbols have than this finds none by itself.
    private static let commonest = 1500
    /// A family with more members than this is searched by words only.
    private static let largestFamily = 600
    /// A common word that something stands for this surely finds symbols together with another.
    private static let clear = 0.3
    /// What finds a symbol without speaking for it.
    private static let trifle = 0.01
    /// A number that more symbols have than this finds none.
    private static let commonestNumber = 200

    init(index: SymbolIndex, corpus: CorpusCounts) {
        self.index = index
        self.corpus = corpus
        let frequent = (0..<index.vocabularyCount).map { Int32(clamping: $0) }
            .filter { index.symbolsOfWord.count($0) > CandidateFinder.commonest }
            .sorted { (index.symbolsOfWord.count($1), $0) < (index.symbolsOfWord.count($0), $1) }
        commonWords = Array(frequent.prefix(UInt64.bitWidth))
        var common = [UInt64](repeating: 0, count: index.entries.count)
        for (bit, word) in commonWords.enumerated() {
            for symbol in index.symbolsOfWord[word] { common[Int(symbol)] |= 1 << UInt64(bit) }
        }
        self.common = common
        scores = [Double](repeating: 0, count: index.entries.count)
    }

    /// - Parameters:
    ///   - families: those the row may belong to, likeliest first.
    ///   - remembered: symbols the same print or description stands for elsewhere.
    ///   - match: has taken up the print.
    /// - Returns: places in the index, in its order.
    mutating func candidates(
        _ row: RestorationTable.Row, relations: [WordRelations], families: [Int32], remembered: [Int32],
        match: WordMatch
    ) -> [Int32] {
        let words = strongest(relations)
        for (word, strength) in words where strength >= CandidateFinder.faintest {
            guard index.symbolsOfWord.count(word) <= CandidateFinder.commonest else { continue }
            let rarity = index.rarity[Int(word)]
            for symbol in index.symbolsOfWord[word] { add(symbol, strength * rarity * rarity) }
        }
        for (rank, family) in families.enumerated()
        where index.members.count(family) <= CandidateFinder.largestFamily {
            for symbol in index.members[family] { add(symbol, rank == 0 ? 30 : 15) }
        }
        if let number = row.number {
            let same = index.symbols(withNumber: number)
            if same.count <= CandidateFinder.commonestNumber { for symbol in same { add(symbol, 40) } }
        }
        for symbol in remembered { add(symbol, 200) }
        if let place = index.place(of: row.closed) { add(Int32(place), 100) }
        if row.letters.count >= 3 { for symbol in index.symbols(withLetters: row.letters) { add(symbol, 100) } }
        addCommon(match)
        var found = best(CandidateFinder.pool).map { symbol in
            var score = scores[Int(symbol)]
            let entry = index.entries[Int(symbol)]
            let strays = entry.words.count { match.strength(of: index.words[$0]) == 0 }
            score -= CandidateFinder.strayWord * Double(strays)
            score -= CandidateFinder.straySlot * Double(min(abs(entry.underscores - row.printed.underscores), 4))
            let prior = CandidateFinder.known * corpus.frequency(of: corpus.pages(of: symbol))
            return (symbol: symbol, said: score, score: score + prior)
        }
        found.sort { ($1.score, $0.symbol) < ($0.score, $1.symbol) }
        for symbol in touched { scores[Int(symbol)] = 0 }
        touched.removeAll(keepingCapacity: true)
        // Names that the print says as well as the best are its rivals, however rare they are.
        let top = found.map(\.said).max() ?? 0
        let rival = top - abs(top) * CandidateFinder.rival
        let first = found.prefix(CandidateFinder.limit)
        let rest = found.dropFirst(CandidateFinder.limit).filter { $0.said >= rival }
        return (first + rest.prefix(CandidateFinder.mostRivals)).map(\.symbol).sorted()
    }

    /// Every word of symbols that something printed may stand for, as surely as any says, in the order of the vocabulary.
    private func strongest(_ relations: [WordRelations]) -> [(word: Int32, strength: Double)] {
        var words: [(word: Int32, strength: Double)] = []
        for relation in relations { for known in relation.relations { words.append((known.word, known.strength)) } }
        words.sort { $0.word < $1.word }
        var kept = 0
        for place in words.indices {
            if kept > 0, words[kept - 1].word == words[place].word {
                words[kept - 1].strength = max(words[kept - 1].strength, words[place].strength)
            } else {
                words[kept] = words[place]
                kept += 1
            }
        }
        words.removeLast(words.count - kept)
        return words
    }

    /// Words too common to find a symbol by themselves find those that have two of them, and tell those found apart.
    private mutating func addCommon(_ match: WordMatch) {
        var said: UInt64 = 0
        var clear: UInt64 = 0
        let worth = commonWords.enumerated().map { bit, word in
            let strength = match.strength(of: word)
            if strength > 0 { said |= 1 << UInt64(bit) }
            if strength >= CandidateFinder.clear { clear |= 1 << UInt64(bit) }
            return strength * index.rarity[Int(word)] * index.rarity[Int(word)]
        }
        guard said != 0 else { return }
        for symbol in symbols(withTwoOf: clear) where scores[Int(symbol)] == 0 { add(symbol, CandidateFinder.trifle) }
        for symbol in touched {
            var bits = common[Int(symbol)] & said
            while bits != 0 {
                scores[Int(symbol)] += worth[bits.trailingZeroBitCount]
                bits &= bits - 1
            }
        }
    }

    /// The symbols with at least two of the common words; with three or more, where those with two are too many.
    private mutating func symbols(withTwoOf words: UInt64) -> [Int32] {
        guard words.nonzeroBitCount > 1 else { return [] }
        if let known = ofCommonWords[words] { return known }
        var least = 2
        var found = common.indices.filter { (common[$0] & words).nonzeroBitCount >= least }
        while found.count > CandidateFinder.commonest {
            least += 1
            found = found.filter { (common[$0] & words).nonzeroBitCount >= least }
        }
        let symbols = found.map { Int32(clamping: $0) }
        ofCommonWords[words] = symbols
        return symbols
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
