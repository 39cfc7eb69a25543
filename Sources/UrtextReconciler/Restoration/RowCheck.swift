internal import UrtextModel

/// What no likelihood outweighs: contradictions between a row and what it is most likely to be.
struct RowCheck {
    let row: RestorationTable.Row
    let symbol: Int32
    let probability: Double
    private let features: FeatureVector
    private let index: SymbolIndex
    private let hasLexicon: Bool
    private let own: ArraySlice<Int32>
    /// The printed words as words of symbols; `nil` for one that no symbol has.
    private let known: [Int32?]

    /// What is this sure is taken although little speaks for it.
    static let plain = 0.999
    /// A symbol that nothing speaks for but its place in the table must be this sure.
    static let silent = 0.99
    /// As many symbols may have a number, or a word, that names one of them.
    private static let namesakes = 3

    /// Numbers that say nothing of a symbol of which nothing is printed.
    private static let first: ClosedRange<Int64> = 0...7

    /// `nil` where nothing is likely, or nothing is known of why it is.
    ///
    /// - Parameter hasLexicon: a lexicon says what the language's words stand for.
    init?(_ belief: RowBelief, row: RestorationTable.Row, index: SymbolIndex, hasLexicon: Bool) {
        guard let first = belief.candidates.first, let symbol = first.symbol,
            let features = belief.evidence(for: first)
        else { return nil }
        self.row = row
        self.symbol = symbol
        self.features = features
        self.index = index
        self.hasLexicon = hasLexicon
        probability = first.probability
        own = index.words(of: symbol)
        known = row.printed.words.map { index.wordPlace($0) }
    }

    /// Why the row is to be left open; `nil` when nothing contradicts.
    var objection: Objection? {
        if isExpression { return .expression }
        if isMisnamed { return .misnamed }
        if isSpelledOtherwise { return .spelledOtherwise }
        if isOneOfSeveral { return .several }
        if isMisnumbered { return .misnumbered }
        if isSilent { return .silent }
        if isContradicted { return .contradicted }
        guard !hasLexicon else { return nil }
        if isForeign { return .foreign }
        return isMisplaced ? .misplaced : nil
    }

    // MARK: What speaks for it

    /// True for what the same print is elsewhere.
    private var isPrinted: Bool { features[.samePrint] != 0 || features[.learnedPrint] != 0 }

    /// The same, or for what the same description is elsewhere.
    private var isSaid: Bool { isPrinted || features[.sameDescription] != 0 }

    /// The same, or for what is spelled out.
    private var isSpelled: Bool { isSaid || features[.sameLetters] != 0 }

    /// The same, or for a number that few symbols have, or that of a family which other rows belong to: a flag of 32 is
    /// one in a hundred families, and every family has one of the first numbers.
    private var isSaidOrCounted: Bool {
        if isSpelled { return true }
        if let number = row.number, !hasLexicon, RowCheck.first.contains(number), features[.tailUnprinted] > 0 {
            return false
        }
        guard features[.sameLargeNumber] + features[.sameSmallNumber] > 0 else { return false }
        return features[.family] > 0 || isRareNumber
    }

    private var isRareNumber: Bool {
        index.entries[Int(symbol)].number.map { index.symbols(withNumber: $0).count <= RowCheck.namesakes } ?? true
    }

    /// True when something printed stands for the family's name.
    var namesFamily: Bool { features[.named] > 0 }

    /// True when the row tells of the family: prints its name, or a word or number that few symbols have, or is on the
    /// page of its function.
    var tellsFamily: Bool {
        if namesFamily || features[.acronym] > 0 { return true }
        let isRareWord = known.contains { word in
            word.map { own.contains($0) && index.symbolsOfWord[$0].count <= RowCheck.namesakes } ?? false
        }
        return isRareWord || (features[.sameLargeNumber] > 0 && isRareNumber)
    }

    /// True when something else must tell of the family.
    var needsWitness: Bool { features[.unprinted] > 0 && !isSaid && !tellsFamily }

    // MARK: What speaks against it

    /// True for what is made of a symbol by an operator of C, and is none: `~A`, `A << 1`. Between words operators are
    /// damage, too.
    private var isExpression: Bool {
        if let first = row.text.utf8.first, first == UInt8(ascii: "~") || first == UInt8(ascii: "!") { return true }
        guard let mark = row.text.lastIndex(where: { "+<>|&^".contains($0) }) else { return false }
        return CNumber.parse(Blank.trimmed(row.text[row.text.index(after: mark)...])) != nil
    }

    /// True for what was found by leaving out all others: nothing printed stands for a word behind the family's, or only
    /// something that stands elsewhere and says little, and neither number, print nor description say so. Nor does a
    /// number help a name of which the print says more than it has.
    private var isSilent: Bool {
        if features[.otherNumber] > 0 {
            // Other underscores, or other words, are too much besides: the letters alone are those of other names, too.
            // Only a lexicon knows better than the number.
            let isOdd = features[.unprinted] > 0 && features[.unmeant] > 0
            if features[.slotDifference] > 0 || isOdd { return !isSaid }
            if !hasLexicon { return !isSpelled }
        }
        if features[.outdone] > 0 { return !isSpelled }
        guard probability < RowCheck.plain else { return false }
        let isMisplaced = features[.tailMisplaced] > 0
        guard isMisplaced || (features[.tailUnprinted] > 0 && probability < RowCheck.silent) else { return false }
        return !isSaidOrCounted
    }

    /// True when a printed word is known to mean something that the symbol has not, the symbol has a word that nothing
    /// printed stands for, and no header at hand defines it: then the right one may be in no list at hand either.
    private var isContradicted: Bool {
        probability < RowCheck.plain && features[.contradicted] > 0 && features[.unprinted] > 0
            && features[.defined] == 0 && !isSaidOrCounted
    }

    /// True when the printed number is another symbol's of the family, and nothing printed stands for a word of this one.
    private var isMisnumbered: Bool {
        guard features[.otherNumber] > 0, features[.unprinted] > 0, !isSaid, let number = row.number else {
            return false
        }
        let family = index.entries[Int(symbol)].family
        return index.symbols(withNumber: number).contains { index.entries[Int($0)].family == family }
    }

    /// True when the print names another family, or has a letter that the symbol has not: of families that have the same
    /// words behind their names, one may be known and the other not.
    private var isMisnamed: Bool {
        guard !isSpelled, features[.sameLargeNumber] == 0 else { return false }
        return features[.misnamed] > 0 || features[.strangeLetter] > 0
    }

    /// True when nothing but its place in the table says what it is.
    var isPlacedOnly: Bool { features[.tailUnprinted] > 0 && features[.unmeant] > 0 && !isSaidOrCounted }

    /// True when the print spells the one word in which another symbol differs from this one, and not its own: what the
    /// table is about does not make `ASC _ … _ CONNECTION` an `ISC_REQ_CONNECTION`.
    private var isSpelledOtherwise: Bool {
        guard !isSpelled else { return false }
        return zip(row.printed.words, known).contains { text, word in
            guard let word, text.utf8.count > 1, !own.contains(word) else { return false }
            return index.symbolsOfWord[word].contains { other in
                let twin = index.words(of: other)
                guard twin.count == own.count else { return false }
                let odd = zip(own, twin).filter { $0 != $1 }
                return odd.count == 1 && odd[0].1 == word && !known.contains(odd[0].0)
            }
        }
    }

    /// True when a symbol of the same family has the same shape and the same printed words, and no word in which they
    /// differ is printed: `SEC _ E _ … _ … _ FAILED`.
    private var isOneOfSeveral: Bool {
        guard probability < RowCheck.plain, features[.unprinted] > 1, !isSaidOrCounted, let last = own.last,
            known.contains(last)
        else { return false }
        let family = index.entries[Int(symbol)].family
        return index.symbolsOfWord[last].contains { other in
            let twin = index.words(of: other)
            return other != symbol && index.entries[Int(other)].family == family && twin.count == own.count
                && zip(own, twin).allSatisfy { $0 == $1 || (!known.contains($0) && !known.contains($1)) }
        }
    }

    /// Printed words of symbols that nobody translated, with the slots they stand in.
    private var survivors: [(word: Int32, slot: Int)] {
        row.printed.words.indices.compactMap { place in
            guard row.printed.isResidue[place], let word = known[place] else { return nil }
            return (word, row.printed.slots[place])
        }
    }

    /// True when the print has a word of symbols that nobody translated, and the symbol has not.
    private var isForeign: Bool {
        // What is described alike may be the same flag of another function.
        !isPrinted && features[.sameLetters] == 0 && survivors.contains { !own.contains($0.word) }
    }

    /// True when it belongs to another function, while the same of the page's own has a name, too: where `ASC` was
    /// translated, what is described like an `ISC_REQ_STREAM` is none.
    func isOfSister(_ page: PageContext) -> Bool {
        guard !isPrinted, features[.first] == 0, !page.isNamed(own), own.count > 1, let last = own.last else {
            return false
        }
        return index.symbolsOfWord[last].contains { other in
            let twin = index.words(of: other)
            return page.isNamed(twin) && twin.dropFirst().elementsEqual(own.dropFirst())
        }
    }

    /// True when it has such a word in another slot, while another one of its family has it in that very slot.
    private var isMisplaced: Bool {
        guard !isSpelled, probability < RowCheck.plain, features[.slotDifference] == 0 else { return false }
        let entry = index.entries[Int(symbol)]
        return survivors.contains { word, slot in
            !index.hasWord(word, of: symbol, in: slot)
                && index.symbolsOfWord[word].contains { other in
                    let twin = index.entries[Int(other)]
                    return twin.family == entry.family && twin.underscores == entry.underscores
                        && index.hasWord(word, of: other, in: slot)
                }
        }
    }
}
