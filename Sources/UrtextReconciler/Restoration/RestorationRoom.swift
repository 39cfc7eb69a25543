/// What looking at rows needs room for, used again for every row of a language.
struct RestorationRoom {
    var finder: CandidateFinder
    var match: WordMatch
    var cache = RelationCache()
    var distance = EditDistance()
    /// The letters of one symbol.
    var letters: [UInt8] = []
    /// What a row was believed to be, by symbol; first the print itself.
    private var shares: [Double]

    init(index: SymbolIndex, corpus: CorpusCounts) {
        finder = CandidateFinder(index: index, corpus: corpus)
        match = WordMatch(index: index)
        shares = [Double](repeating: 0, count: index.entries.count + 1)
    }

    mutating func remember(_ belief: RowBelief) {
        for candidate in belief.candidates { shares[Int(candidate.symbol ?? -1) + 1] = candidate.probability }
    }

    /// - Parameter symbol: -1 for the print itself.
    func share(of symbol: Int32) -> Double { shares[Int(symbol) + 1] }

    mutating func forget(_ belief: RowBelief) {
        for candidate in belief.candidates { shares[Int(candidate.symbol ?? -1) + 1] = 0 }
    }
}
