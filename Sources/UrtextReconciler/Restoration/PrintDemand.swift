/// What a print says that a symbol must have to be it.
struct PrintDemand {
    private struct Word {
        /// True for a word of symbols, unless the language's lexicon says that it mostly stands for another.
        var isOwn: Bool
        var meanings: [Int32]
        /// What it surely stands for.
        var sure: [Int32]
        /// The word of symbols that it is, if it is one.
        var own: Int32
        var slot: Int
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
                sure: relation.sure, own: relation.own, slot: slots[place],
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

    /// True when what stands first is surely the name of families, and no word of the symbol.
    func misnames(_ symbol: Int32, _ index: SymbolIndex) -> Bool {
        let families = words.lazy.filter { $0.slot == 0 && $0.isAlone }.flatMap(\.sure).filter {
            index.isFamily[Int($0)] && index.letter($0) == nil
        }
        let own = index.words(of: symbol)
        return !families.isEmpty && !families.contains(where: own.contains)
    }

    /// True when a letter that is no word has a place between two underscores for itself, and is none of the symbol's words.
    /// The first one may be what a translator left of the family's name. Where the symbol's own letters are printed, too,
    /// another one is a word of the language, as `e` and `y` are for `AND` in several.
    func hasStrangeLetter(_ symbol: Int32, _ index: SymbolIndex) -> Bool {
        let own = index.words(of: symbol)
        let printed = words.filter { $0.slot > 0 && $0.isAlone && $0.isOwn }.map(\.own)
        guard printed.contains(where: { index.isLetter[Int($0)] && !own.contains($0) }) else { return false }
        let letters = own.filter { index.letter($0) != nil }
        return letters.isEmpty || !letters.allSatisfy(printed.contains)
    }
}
