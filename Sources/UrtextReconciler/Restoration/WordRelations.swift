/// Which words of symbols a printed word may stand for, and how surely: because it is that word, because the lexicon
/// says so, or because it looks like it.
struct WordRelations: Sendable {
    enum Kind: Int, Sendable {
        case identity, lexicon, cognate
    }

    struct Relation: Sendable {
        var word: Int32
        var strength: Double
        var kind: Kind
    }

    /// By word, strongest only, in the order of the words.
    let relations: [Relation]
    /// True when the printed word is itself a word of symbols.
    let isSymbolWord: Bool
    /// True when the lexicon says that the word mostly stands for another.
    let isForeign: Bool

    /// True when the lexicon says what the word mostly stands for.
    let isClear: Bool

    init(_ word: String, index: SymbolIndex, entry: Lexicon.Entry?) {
        var best: [Int32: Relation] = [:]
        func add(_ relation: Relation) {
            if let old = best[relation.word], old.strength >= relation.strength { return }
            best[relation.word] = relation
        }
        let own = index.wordPlace(word)
        if let own { add(Relation(word: own, strength: 0.9, kind: .identity)) }
        isClear = (entry?.count ?? 0) >= 3 && (entry?.likely.contains { $0.probability >= 0.5 } ?? false)
        isForeign = entry?.likely.contains { $0.probability >= 0.4 && $0.word != word } ?? false
        isSymbolWord = own != nil
        for (meaning, probability) in entry?.likely ?? [] {
            guard let place = index.wordPlace(meaning) else { continue }
            add(Relation(word: place, strength: probability, kind: .lexicon))
        }
        if word.utf8.count >= 4 {
            for place in index.words(startingLike: word) where place != own {
                let likeness = WordRelations.likeness(word, index.vocabulary[Int(place)])
                if likeness >= 0.6 { add(Relation(word: place, strength: likeness * 0.7, kind: .cognate)) }
            }
        }
        relations = best.values.sorted { $0.word < $1.word }
    }

    func relation(to word: Int32) -> Relation? {
        var low = 0
        var high = relations.count
        while low < high {
            let middle = (low + high) / 2
            if relations[middle].word < word { low = middle + 1 } else { high = middle }
        }
        return low < relations.count && relations[low].word == word ? relations[low] : nil
    }

    /// 1 for equal words, less by each letter that must be changed.
    static func likeness(_ left: String, _ right: String) -> Double {
        let a = Array(left.unicodeScalars.prefix(32))
        let b = Array(right.unicodeScalars.prefix(32))
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        var previous = Array(0...b.count)
        var current = previous
        for (row, scalar) in a.enumerated() {
            current[0] = row + 1
            for (column, other) in b.enumerated() {
                current[column + 1] = min(
                    previous[column] + (scalar == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
            }
            swap(&previous, &current)
        }
        return 1 - Double(previous[b.count]) / Double(max(a.count, b.count))
    }
}
