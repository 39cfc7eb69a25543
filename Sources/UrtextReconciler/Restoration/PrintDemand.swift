/// What a print says that a symbol must have to be it.
struct PrintDemand {
    private struct Word {
        /// Its place in the vocabulary, unless the language's lexicon says that it mostly stands for another.
        var own: Int32?
        var meanings: [Int32]
        /// True when it has the place between two underscores for itself.
        var isAlone: Bool
    }

    private let words: [Word]
    private let underscores: Int
    /// Words of symbols that may be missing, where others show that the print was translated: one may be a word of the
    /// language as well.
    private static let chance = 1

    init(_ printed: PrintedWords, _ relations: [WordRelations]) {
        words = relations.indices.map { place in
            let relation = relations[place]
            return Word(
                own: relation.isSymbolWord && !relation.isForeign ? relation.own : nil,
                meanings: relation.relations.map(\.word),
                isAlone: printed.slots.count { $0 == printed.slots[place] } == 1)
        }
        underscores = printed.underscores
    }

    /// True for a symbol that lacks words of symbols that were printed, more than one of them unless nothing shows that
    /// the print was translated, or has fewer underscores and nothing for a word that stands between two of them.
    func outdoes(_ symbol: Int32, _ index: SymbolIndex) -> Bool {
        let own = index.words(of: symbol)
        let missing = words.filter { word in
            word.own != nil && !word.meanings.contains { own.contains($0) }
        }
        if !missing.isEmpty, words.count > 1, words.allSatisfy({ $0.own != nil }) { return true }
        let least = index.entries[Int(symbol)].underscores
        if underscores == least, missing.count(where: \.isAlone) > PrintDemand.chance { return true }
        guard underscores > least else { return false }
        return words.contains { word in word.isAlone && !word.meanings.contains { own.contains($0) } }
    }
}
