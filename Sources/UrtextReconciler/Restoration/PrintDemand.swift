/// What a print says that a symbol must have to be it.
struct PrintDemand {
    private struct Word {
        /// True for a word of symbols, unless the language's lexicon says that it mostly stands for another.
        var isOwn: Bool
        var meanings: [Int32]
        /// True when it has the place between two underscores for itself.
        var isAlone: Bool
    }

    private let words: [Word]
    /// True where nothing shows that a word was translated: all are words of symbols.
    private let isUntranslated: Bool
    private let underscores: Int
    /// Words of symbols that may be missing, where others show that the print was translated: one may be a word of the
    /// language as well.
    private static let chance = 1

    init(_ printed: PrintedWords, _ relations: [WordRelations]) {
        // Slots never decrease: a word shares its own with a neighbour or with none.
        let places = relations.indices.filter { !printed.isPart[$0] }
        let slots = places.map { printed.slots[$0] }
        words = places.indices.map { place in
            let relation = relations[places[place]]
            return Word(
                isOwn: relation.isSymbolWord && !relation.isForeign,
                meanings: relation.relations.map(\.word),
                isAlone: (place == 0 || slots[place - 1] != slots[place])
                    && (place + 1 == slots.count || slots[place + 1] != slots[place]))
        }
        isUntranslated = words.count > 1 && words.allSatisfy(\.isOwn)
        underscores = printed.underscores
    }

    /// True for a symbol that lacks words of symbols that were printed, more than one of them unless nothing shows that
    /// the print was translated, or has fewer underscores and nothing for a word that stands between two of them.
    func outdoes(_ symbol: Int32, _ index: SymbolIndex) -> Bool {
        let own = index.words(of: symbol)
        func isMissing(_ word: Word) -> Bool { !word.meanings.contains { own.contains($0) } }
        if isUntranslated { return words.contains(where: isMissing) }
        let least = index.entries[Int(symbol)].underscores
        guard underscores >= least else { return false }
        if underscores > least { return words.contains { $0.isAlone && isMissing($0) } }
        return words.count { $0.isOwn && $0.isAlone && isMissing($0) } > PrintDemand.chance
    }
}
