/// The words of a print laid against those of a symbol.
struct WordMatch {
    private struct Hit {
        var word = 0
        var printed = 0
        var strength = 0.0
        var isSame = false
    }

    private let printed: PrintedWords
    private let relations: [WordRelations]
    private let index: SymbolIndex
    /// For each word of symbols the printed words that may stand for it.
    private var hitsOfWord: [Int32: [Hit]] = [:]
    /// Printed words with digits, as places in the vocabulary; -1 for one that no symbol has.
    private let numbered: [Int32]
    private let isCommon: [Bool]
    private let isResidue: [Bool]
    private let own: [Int32]

    /// A word that something else stands for already is worth this share of what it would be alone: one printed word
    /// does not say three.
    private static let shared = 0.15
    /// Below this a word counts as standing for nothing.
    private static let least = 0.05
    /// Words of a symbol that are looked at.
    private static let longest = 16

    /// - Parameters:
    ///   - common: words most rows of the table print.
    ///   - residue: those of them that nobody translated.
    init(
        _ printed: PrintedWords, _ relations: [WordRelations], common: Set<String>, residue: Set<String>,
        index: SymbolIndex
    ) {
        self.printed = printed
        self.relations = relations
        self.index = index
        own = relations.map(\.own)
        isCommon = printed.words.map { common.contains($0) }
        isResidue = printed.words.indices.map { printed.isResidue[$0] || residue.contains(printed.words[$0]) }
        numbered = printed.words.enumerated().filter { $1.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }
            .map { relations[$0.offset].own }
        for (place, relation) in relations.enumerated() {
            for known in relation.relations {
                hitsOfWord[known.word, default: []].append(
                    Hit(printed: place, strength: known.strength, isSame: known.isSame))
            }
        }
    }

    func fill(_ features: inout FeatureVector, _ entry: SymbolIndex.Entry) {
        let count = min(entry.words.count, WordMatch.longest)
        var hits: [Hit] = []
        for word in 0..<count {
            guard let found = hitsOfWord[entry.words[word]] else { continue }
            for hit in found {
                var hit = hit
                hit.word = word
                // Strongest first; among equals in the order of the print.
                var place = hits.count
                while place > 0, WordMatch.precedes(hit, hits[place - 1]) { place -= 1 }
                hits.insert(hit, at: place)
            }
        }
        fillMeant(&features, entry, count, hits)
        fillPrinted(&features, hits)
        features[.sameWords] = own == entry.words ? 1 : 0
        var odd = 0
        for word in entry.words where index.hasDigit[Int(word)] && !numbered.contains(word) { odd += 1 }
        for word in numbered where word < 0 || !entry.words.contains(word) { odd += 1 }
        features[.digits] = Double(odd)
        features[.letterMissed] = Double(entry.words.dropFirst().count { index.isLetter[Int($0)] && !own.contains($0) })
        features[.length] = Double(min(entry.words.count, 8))
    }

    private static func precedes(_ a: Hit, _ b: Hit) -> Bool {
        a.strength != b.strength
            ? a.strength > b.strength : (a.printed, a.word) < (b.printed, b.word)
    }

    /// How well the candidate's words are accounted for, each printed word speaking for one of them.
    private func fillMeant(
        _ features: inout FeatureVector, _ entry: SymbolIndex.Entry, _ count: Int, _ hits: [Hit]
    ) {
        var strengths = [Double](repeating: 0, count: count)
        var isAssigned: UInt64 = 0
        var isUsed: UInt64 = 0
        var survived = 0
        var inPlace = 0
        for hit in hits where hit.printed < 64 && isAssigned & (1 << UInt64(hit.word)) == 0 {
            if isUsed & (1 << UInt64(hit.printed)) != 0 {
                strengths[hit.word] = max(strengths[hit.word], hit.strength * WordMatch.shared)
                continue
            }
            isAssigned |= 1 << UInt64(hit.word)
            isUsed |= 1 << UInt64(hit.printed)
            strengths[hit.word] = hit.strength
            if hit.isSame {
                survived += 1
                if printed.slots[hit.printed] == Int(entry.slots[hit.word]) { inPlace += 1 }
                if hit.word == 0 { features[.first] = 1 }
            }
        }
        var product = 1.0
        var unprinted = 0
        for word in 0..<count {
            product *= 0.97 * strengths[word] + index.floor[Int(entry.words[word])]
            if strengths[word] < WordMatch.least { unprinted += 1 }
        }
        features[.meant] = Natural.log(product) / 4
        features[.unprinted] = Double(unprinted)
        // The family goes up to the second underscore where there is one.
        let head = entry.slots.prefix(count).filter { $0 < (entry.subfamily >= 0 ? 2 : 1) }.count
        let tail = min(head, max(count - 1, 0))..<count
        if tail.allSatisfy({ strengths[$0] < WordMatch.least }) { features[.tailUnprinted] = 1 }
        features[.survived] = Double(survived) / Double(max(count, 1))
        features[.inPlace] = Double(inPlace) / Double(max(count, 1))
    }

    /// How well the printed words are accounted for.
    private func fillPrinted(_ features: inout FeatureVector, _ hits: [Hit]) {
        var best = [Double](repeating: 0, count: relations.count)
        for hit in hits { best[hit.printed] = max(best[hit.printed], hit.strength) }
        var missed = 0.0
        var contradicted = 0.0
        var common = 0.0
        var foreign = 0.0
        var residue = 0.0
        for (place, strength) in best.enumerated() {
            guard strength < WordMatch.least else { continue }
            missed += 1
            if relations[place].isClear { contradicted += 1 }
            if isCommon[place] { common += 1 }
            if isResidue[place] { residue += 1 }
            if relations[place].isSymbolWord, !relations[place].isForeign { foreign += 1 }
        }
        features[.unmeant] = missed
        features[.contradicted] = contradicted
        features[.commonMissed] = common
        features[.foreign] = foreign
        features[.residueMissed] = min(residue, 3)
    }
}
