/// Which words of symbols a printed word may stand for, and how surely: because it is that word, because the lexicon
/// says so, or because it sounds like it.
struct WordRelations: Sendable {
    struct Relation: Sendable {
        var word: Int32
        var strength: Double
        /// True when the printed word is that word.
        var isSame: Bool
    }

    /// By word, strongest only, in the order of the words.
    let relations: [Relation]
    /// The printed word's own place in the vocabulary; -1 when no symbol has it.
    let own: Int32
    /// True when the lexicon says that the word mostly stands for another.
    let isForeign: Bool
    /// True when the lexicon says what the word mostly stands for.
    let isClear: Bool
    /// What the word stands for more often than not, as far as that is known: itself where the lexicon has it not. What it
    /// only sounds like is none of them.
    let sure: [Int32]

    /// True when the printed word is itself a word of symbols.
    var isSymbolWord: Bool { own >= 0 }

    /// - Parameter cognates: words of the vocabulary that sound like it.
    init(_ word: String, index: SymbolIndex, entry: Lexicon.Entry?, cognates: [(word: Int32, likeness: Double)]) {
        var best: [Relation] = []
        func add(_ relation: Relation) {
            guard let place = best.firstIndex(where: { $0.word == relation.word }) else {
                best.append(relation)
                return
            }
            if best[place].strength < relation.strength { best[place] = relation }
        }
        own = index.wordPlace(word) ?? -1
        if own >= 0 { add(Relation(word: own, strength: 0.9, isSame: true)) }
        let likely = entry?.likely ?? []
        isClear = (entry?.count ?? 0) >= 3 && likely.contains { $0.probability >= 0.5 }
        isForeign = likely.contains { $0.probability >= 0.4 && $0.word != word }
        for (meaning, probability) in likely {
            guard let place = index.wordPlace(meaning) else { continue }
            add(Relation(word: place, strength: probability, isSame: false))
        }
        for (place, likeness) in cognates where place != own {
            add(Relation(word: place, strength: likeness * 0.7, isSame: false))
        }
        relations = best.sorted { $0.word < $1.word }
        let usual = isClear ? likely.filter { $0.probability >= 0.5 }.compactMap { index.wordPlace($0.word) } : []
        sure = entry == nil && own >= 0 ? [own] : usual
    }
}
