internal import UrtextModel

/// The words of a print laid against those of a symbol.
struct WordMatch {
    private let printed: PrintedWords
    private let relations: [WordRelations]
    private let index: SymbolIndex
    /// A word that something else stands for already is worth this share of what it would be alone: one printed word
    /// does not say three.
    private static let shared = 0.15
    /// Below this a word counts as standing for nothing.
    private static let least = 0.05

    private struct Hit {
        var word: Int
        var printed: Int
        var strength: Double
        var isSame: Bool
    }

    private let common: Set<String>

    /// - Parameter common: words most rows of the table print.
    init(_ printed: PrintedWords, _ relations: [WordRelations], common: Set<String>, index: SymbolIndex) {
        self.printed = printed
        self.relations = relations
        self.common = common
        self.index = index
    }

    func fill(_ features: inout FeatureVector, _ entry: SymbolIndex.Entry) {
        let words = Array(entry.words.prefix(16))
        var hits: [Hit] = []
        for (place, relation) in relations.enumerated() {
            for (number, word) in words.enumerated() {
                guard let known = relation.relation(to: word) else { continue }
                hits.append(
                    Hit(word: number, printed: place, strength: known.strength, isSame: known.kind == .identity))
            }
        }
        fillMeant(&features, entry, words, hits)
        fillPrinted(&features, hits)
        let spelled = words.map { index.vocabulary[Int($0)] }
        features[.sameWords] = spelled == printed.words ? 1 : 0
        let numbered = spelled.filter(WordMatch.hasDigit)
        features[.digits] = Double(
            numbered.count { !printed.words.contains($0) }
                + printed.words.count { WordMatch.hasDigit($0) && !numbered.contains($0) })
        features[.length] = Double(min(entry.words.count, 8))
    }

    /// How well the candidate's words are accounted for, each printed word speaking for one of them.
    private func fillMeant(
        _ features: inout FeatureVector, _ entry: SymbolIndex.Entry, _ words: [Int32], _ hits: [Hit]
    ) {
        var strengths = [Double](repeating: 0, count: words.count)
        var isAssigned = [Bool](repeating: false, count: words.count)
        var isUsed = [Bool](repeating: false, count: relations.count)
        var survived = 0
        var inPlace = 0
        for hit in hits.enumerated().sorted(by: {
            ($1.element.strength, $0.offset) < ($0.element.strength, $1.offset)
        }).map(\.element) {
            if isAssigned[hit.word] { continue }
            if isUsed[hit.printed] {
                strengths[hit.word] = max(strengths[hit.word], hit.strength * WordMatch.shared)
                continue
            }
            isAssigned[hit.word] = true
            isUsed[hit.printed] = true
            strengths[hit.word] = hit.strength
            if hit.isSame {
                survived += 1
                if printed.slots[hit.printed] == Int(entry.slots[hit.word]) { inPlace += 1 }
                if hit.word == 0 { features[.first] = 1 }
            }
        }
        var meant = 0.0
        for (word, strength) in zip(words, strengths) {
            let rarity = min(index.rarity(of: word), 8)
            meant += Natural.log(0.97 * strength + 0.03 * Natural.exp(-rarity / 2))
        }
        let count = Double(max(words.count, 1))
        features[.meant] = meant / 4
        features[.unprinted] = Double(strengths.count { $0 < WordMatch.least })
        features[.survived] = Double(survived) / count
        features[.inPlace] = Double(inPlace) / count
    }

    /// How well the printed words are accounted for.
    private func fillPrinted(_ features: inout FeatureVector, _ hits: [Hit]) {
        var best = [Double](repeating: 0, count: relations.count)
        for hit in hits { best[hit.printed] = max(best[hit.printed], hit.strength) }
        var said = 0.0
        for strength in best { said += Natural.log(0.97 * strength + 0.03) }
        let missed = relations.indices.filter { best[$0] < WordMatch.least }
        features[.printed] = said / 4
        features[.unmeant] = Double(missed.count)
        features[.contradicted] = Double(missed.count { relations[$0].isClear })
        features[.commonMissed] = Double(missed.count { common.contains(printed.words[$0]) })
        features[.foreign] = Double(missed.count { relations[$0].isSymbolWord && !relations[$0].isForeign })
    }

    private static func hasDigit(_ word: String) -> Bool { word.utf8.contains(where: Identifier.isDigit) }
}
