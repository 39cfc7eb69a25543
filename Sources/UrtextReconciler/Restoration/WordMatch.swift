/// The words of a print laid against those of a symbol. Keeps its room from one print to the next.
struct WordMatch {
    private struct Hit {
        /// The word of symbols; then its place in the symbol.
        var word: Int32 = 0
        var printed = 0
        var strength = 0.0
        var isSame = false
    }

    private let index: SymbolIndex
    private var relations: [WordRelations] = []
    /// For each printed word its slot, and whether most rows have it, nobody translated it, or it need not stand for
    /// anything.
    private var printed: [(slot: Int, isCommon: Bool, isResidue: Bool, isPart: Bool)] = []
    /// The printed words that may stand for a word of symbols, word by word.
    private var known: [Hit] = []
    /// For each word of the vocabulary 1 and the first of its hits; 0 for none.
    private var firstKnown: [Int32]
    /// Printed words with digits, as places in the vocabulary; -1 for one that no symbol has.
    private var numbered: [Int32] = []
    private var own: [Int32] = []
    private var hits: [Hit] = []
    private var strengths: [Double] = []
    private var best: [Double] = []

    /// A word that something else stands for already is worth this share of what it would be alone: one printed word
    /// does not say three.
    private static let shared = 0.15
    /// Below this a word counts as standing for nothing.
    private static let least = 0.05
    /// Something in another slot must stand for a word this surely to count.
    private static let clear = 0.25
    /// Something must stand for a family this surely to name it.
    private static let sure = 0.45
    /// Words of a symbol that are looked at.
    private static let longest = 16

    init(index: SymbolIndex) {
        self.index = index
        firstKnown = [Int32](repeating: 0, count: index.vocabularyCount)
    }

    /// Takes up a print.
    ///
    /// - Parameters:
    ///   - common: words most rows of the table print.
    ///   - residue: those of them that nobody translated.
    mutating func take(
        _ print: PrintedWords, _ relations: [WordRelations], common: Set<String>, residue: Set<String>
    ) {
        for hit in known { firstKnown[Int(hit.word)] = 0 }
        known.removeAll(keepingCapacity: true)
        own.removeAll(keepingCapacity: true)
        numbered.removeAll(keepingCapacity: true)
        printed.removeAll(keepingCapacity: true)
        self.relations = relations
        for (place, word) in print.words.enumerated() {
            let relation = relations[place]
            own.append(relation.own)
            if word.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { numbered.append(relation.own) }
            let isCommon = common.contains(word)
            let isResidue = print.isResidue[place] || residue.contains(word)
            printed.append((print.slots[place], isCommon, isResidue, print.isPart[place]))
            for meant in relation.relations {
                known.append(Hit(word: meant.word, printed: place, strength: meant.strength, isSame: meant.isSame))
            }
        }
        known.sort { ($0.word, $0.printed) < ($1.word, $1.printed) }
        for place in known.indices.reversed() { firstKnown[Int(known[place].word)] = Int32(clamping: place + 1) }
    }

    /// Fills in what the words say of a symbol.
    mutating func fill(_ features: inout FeatureMatrix, _ candidate: Int, _ entry: SymbolIndex.Entry) {
        let count = min(entry.words.count, WordMatch.longest)
        let words = entry.words.prefix(count)
        hits.removeAll(keepingCapacity: true)
        for (offset, place) in words.enumerated() {
            let word = index.words[place]
            var next = Int(firstKnown[Int(word)]) - 1
            while next >= 0, next < known.count, known[next].word == word {
                var hit = known[next]
                hit.word = Int32(offset)
                // Strongest first; among equals in the order of the print.
                var place = hits.count
                while place > 0, WordMatch.precedes(hit, hits[place - 1]) { place -= 1 }
                hits.insert(hit, at: place)
                next += 1
            }
        }
        fillMeant(&features, candidate, entry, count)
        fillPrinted(&features, candidate)
        var odd = 0
        var isSame = own.count == entry.words.count
        var missed = 0
        for (offset, place) in entry.words.enumerated() {
            let word = index.words[place]
            if isSame, own[offset] != word { isSame = false }
            if index.hasDigit[Int(word)], !numbered.contains(word) { odd += 1 }
            if offset > 0, index.isLetter[Int(word)], !own.contains(word) { missed += 1 }
        }
        for word in numbered where word < 0 || !index.words[entry.words].contains(word) { odd += 1 }
        features[candidate, .sameWords] = isSame ? 1 : 0
        features[candidate, .digits] = Double(odd)
        features[candidate, .letterMissed] = Double(missed)
        features[candidate, .length] = Double(min(entry.words.count, 8))
    }

    /// How surely something printed stands for a word of symbols; 0 where nothing does.
    func strength(of word: Int32) -> Double {
        var next = Int(firstKnown[Int(word)]) - 1
        var strongest = 0.0
        while next >= 0, next < known.count, known[next].word == word {
            strongest = max(strongest, known[next].strength)
            next += 1
        }
        return strongest
    }

    private static func precedes(_ a: Hit, _ b: Hit) -> Bool {
        a.strength != b.strength
            ? a.strength > b.strength : (a.printed, a.word) < (b.printed, b.word)
    }

    /// How well the candidate's words are accounted for, each printed word speaking for one of them.
    private mutating func fillMeant(
        _ features: inout FeatureMatrix, _ candidate: Int, _ entry: SymbolIndex.Entry, _ count: Int
    ) {
        strengths.removeAll(keepingCapacity: true)
        for _ in 0..<count { strengths.append(0) }
        let start = entry.words.lowerBound
        var isAssigned: UInt64 = 0
        var isUsed: UInt64 = 0
        var isSaid: UInt64 = 0
        var survived = 0
        var inPlace = 0
        for hit in hits where hit.printed < 64 && isAssigned & (1 << UInt64(hit.word)) == 0 {
            let word = Int(hit.word)
            if isUsed & (1 << UInt64(hit.printed)) != 0 {
                strengths[word] = max(strengths[word], hit.strength * WordMatch.shared)
                continue
            }
            isAssigned |= 1 << UInt64(word)
            isUsed |= 1 << UInt64(hit.printed)
            strengths[word] = hit.strength
            let isInPlace = printed[hit.printed].slot == Int(index.slots[start + word])
            if hit.strength >= (isInPlace ? WordMatch.least : WordMatch.clear) { isSaid |= 1 << UInt64(word) }
            if hit.isSame {
                survived += 1
                if isInPlace { inPlace += 1 }
                if word == 0 { features[candidate, .first] = 1 }
            }
        }
        var product = 1.0
        var unprinted = 0
        // The family goes up to the second underscore where there is one.
        let familySlots = entry.subfamily >= 0 ? 2 : 1
        var head = 0
        for word in 0..<count {
            product *= 0.97 * strengths[word] + index.floor[Int(index.words[start + word])]
            if strengths[word] < WordMatch.least { unprinted += 1 }
            if Int(index.slots[start + word]) < familySlots { head += 1 }
        }
        features[candidate, .meant] = Natural.log(product) / 4
        if count > 0, strengths[0] >= WordMatch.sure { features[candidate, .named] = 1 }
        features[candidate, .unprinted] = Double(unprinted)
        let tail = min(head, max(count - 1, 0))..<count
        if tail.allSatisfy({ strengths[$0] < WordMatch.least }) {
            features[candidate, .tailUnprinted] = 1
        } else if tail.allSatisfy({ isSaid & (1 << UInt64($0)) == 0 }) {
            features[candidate, .tailMisplaced] = 1
        }
        features[candidate, .survived] = Double(survived) / Double(max(count, 1))
        features[candidate, .inPlace] = Double(inPlace) / Double(max(count, 1))
    }

    /// How well the printed words are accounted for.
    private mutating func fillPrinted(_ features: inout FeatureMatrix, _ candidate: Int) {
        best.removeAll(keepingCapacity: true)
        for _ in relations.indices { best.append(0) }
        for hit in hits { best[hit.printed] = max(best[hit.printed], hit.strength) }
        var missed = 0.0
        var contradicted = 0.0
        var common = 0.0
        var foreign = 0.0
        var residue = 0.0
        for place in best.indices where best[place] < WordMatch.least && !printed[place].isPart {
            missed += 1
            if relations[place].isClear { contradicted += 1 }
            if printed[place].isCommon { common += 1 }
            if printed[place].isResidue { residue += 1 }
            if relations[place].isSymbolWord, !relations[place].isForeign { foreign += 1 }
        }
        features[candidate, .unmeant] = missed
        features[candidate, .contradicted] = contradicted
        features[candidate, .commonMissed] = common
        features[candidate, .foreign] = foreign
        features[candidate, .residueMissed] = min(residue, 3)
    }
}
