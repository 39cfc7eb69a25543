internal import UrtextModel

/// Symbols that may be meant, found by their words, their family and their number.
final class SymbolIndex: Sendable {
    struct Entry: Sendable {
        /// Place of its name in the index's table of texts.
        var text: Int32
        /// Its words, in the order of the symbol: places in ``SymbolIndex/words`` and ``SymbolIndex/slots``.
        var words: Range<Int>
        var underscores: Int
        /// The symbol up to its first underscore, and up to its second; equal names have equal numbers. -1 for none.
        var family: Int32 = -1
        var subfamily: Int32 = -1
        var number: Int64?
        /// The header that defines it; -1 for none.
        var header: Int32
        /// True for a name that its family's prefix was taken from: see ``ShortNames``.
        var isShort = false
        /// How many letters and digits it has.
        var letterCount: Int
        /// How well the headers know its family: 0 for one they do not, 1 for one with a hundred members.
        var coverage = 0.0
        /// Its first letters as ``SymbolIndex/precedes(_:_:)`` compares them.
        var start: UInt64
    }

    let entries: [Entry]
    /// The words of all entries: places in the vocabulary.
    let words: [Int32]
    /// For each word of an entry how many underscores precede it.
    let slots: [UInt8]
    /// For each word of the vocabulary true when it is one letter that is no word of English: nothing that a translator
    /// translates.
    let isLetter: [Bool]
    /// For each word true when it has a digit.
    let hasDigit: [Bool]
    /// For each word how rare it is: 0 when every symbol has it.
    let rarity: [Double]
    /// For each word what it is worth, printed or not: how likely it stands in any symbol.
    let floor: [Double]
    /// For each word true when many symbols begin with it.
    let isFamily: [Bool]
    /// For each word the symbols that have it.
    let symbolsOfWord: NumberLists
    /// For each family its members.
    let members: NumberLists
    /// The family of the short names.
    let shortFamily: Int32?

    private let names: TextTable
    private let entriesOfName: [Int32]
    private let vocabulary: TextTable
    private let families: TextTable
    /// How many members of each family a header defines.
    private let known: [Int]
    private let headerPlaces: [String: Int32]
    private let longNames: [Int32: [Int32]]
    /// Words of names that declarations spell, which no translation touches.
    private let declaredWords: Set<String>
    private let hashing: ByteHash
    private let symbolsOfNumber: HashChains
    private let symbolsOfLetters: HashChains
    private let skeletons: SkeletonTable

    /// As many symbols begin with a word that is a family's name for sure: many words begin a few.
    private static let leastOfFamily = 30

    /// A cognate has at least this many letters.
    static let shortestCognate = SkeletonTable.shortest

    /// - Parameters:
    ///   - universe: every symbol that is known.
    ///   - short: names without their prefix, with the symbols that have it.
    ///   - declared: names of parameters.
    init(_ universe: SymbolUniverse, short: [String: [String]] = [:], declared: Set<String> = []) {
        var builder = SymbolIndexBuilder(universe)
        builder.add(universe, short: short)
        entries = builder.finishedEntries()
        words = builder.words
        slots = builder.slots
        symbolsOfWord = builder.symbolsOfWord()
        isFamily = SymbolIndex.families(of: entries, words: words, count: builder.vocabulary.count)
        members = builder.membersOfFamilies()
        shortFamily = builder.families.place(of: SymbolIndexBuilder.shortFamily)
        names = builder.names
        entriesOfName = builder.entriesOfName
        vocabulary = builder.vocabulary
        families = builder.families
        known = builder.known
        headerPlaces = builder.headerPlaces
        longNames = builder.longNames
        declaredWords = declared.reduce(into: []) { $0.formUnion(SymbolWords.words(of: $1)) }
        hashing = builder.hashing
        symbolsOfNumber = HashChains(entries.map { $0.number.map(builder.hashing.hash) })
        symbolsOfLetters = HashChains(builder.letterHashes)
        skeletons = SkeletonTable(vocabulary)
        let worth = WordWorth(vocabulary, symbolsOfWord, symbols: entries.count)
        isLetter = worth.isLetter
        hasDigit = worth.hasDigit
        rarity = worth.rarity
        floor = worth.floor
    }

    /// For each word of the vocabulary whether enough symbols begin with it.
    private static func families(of entries: [Entry], words: [Int32], count: Int) -> [Bool] {
        var begun = [Int](repeating: 0, count: count)
        for entry in entries where entry.words.count > 1 { begun[Int(words[entry.words.lowerBound])] += 1 }
        return begun.map { $0 >= leastOfFamily }
    }

    func name(of symbol: Int32) -> String { names[entries[Int(symbol)].text] }
    func place(of name: String) -> Int? {
        names.place(of: name).flatMap { entriesOfName[Int($0)] < 0 ? nil : Int(entriesOfName[Int($0)]) }
    }
    func words(of symbol: Int32) -> ArraySlice<Int32> { words[entries[Int(symbol)].words] }
    /// True for a symbol with this word in this slot.
    func hasWord(_ word: Int32, of symbol: Int32, in slot: Int) -> Bool {
        entries[Int(symbol)].words.contains { words[$0] == word && Int(slots[$0]) == slot }
    }
    func wordPlace(_ word: String) -> Int32? { vocabulary.place(of: word) }
    /// The symbols a short name is short for.
    func isDeclaredWord(_ word: String) -> Bool { declaredWords.contains(word) }
    func longNames(of symbol: Int32) -> [Int32] { longNames[symbol] ?? [] }
    /// The one byte a word has; `nil` for a longer one.
    func letter(_ word: Int32) -> UInt8? { vocabulary.single(word) }
    var vocabularyCount: Int { vocabulary.count }

    func symbols(withNumber number: Int64) -> [Int32] {
        let number = SymbolIndex.folded(number)
        var found: [Int32] = []
        symbolsOfNumber.forEach(hashing.hash(number)) { if entries[Int($0)].number == number { found.append($0) } }
        return found
    }

    /// The symbols of these letters and digits, small ones, whatever stands between them.
    func symbols(withLetters letters: [UInt8]) -> [Int32] {
        var found: [Int32] = []
        var own: [UInt8] = []
        symbolsOfLetters.forEach(hashing.hash(letters.span)) { symbol in
            guard entries[Int(symbol)].letterCount == letters.count else { return }
            fillLetters(&own, of: symbol)
            if own == letters { found.append(symbol) }
        }
        return found
    }

    /// The symbol's letters and digits, small.
    func fillLetters(_ letters: inout [UInt8], of symbol: Int32) {
        letters.removeAll(keepingCapacity: true)
        names.withBytes { bytes in
            for place in names.range(entries[Int(symbol)].text) {
                if let letter = SymbolWords.letter(bytes[place]) { letters.append(letter) }
            }
        }
    }

    /// True when another symbol of its family begins with the whole name.
    func goesOn(_ symbol: Int32) -> Bool {
        let entry = entries[Int(symbol)]
        let own = names.range(entry.text)
        return members[entry.family].contains { symbol in
            let other = names.range(entries[Int(symbol)].text)
            return other.count > own.count
                && names.withBytes { bytes in zip(own, other).allSatisfy { bytes[$0] == bytes[$1] } }
        }
    }

    func family(_ prefix: String) -> Int32? { families.place(of: prefix) }
    func coverage(ofFamily family: Int32) -> Double { SymbolIndexBuilder.coverage(known[Int(family)]) }
    func header(named name: String) -> Int32? { headerPlaces[name.lowercased()] }

    /// Words of the vocabulary that begin and sound like this one, with their likeness.
    func cognates(of word: String) -> [(word: Int32, likeness: Double)] { skeletons.cognates(of: word) }

    /// True when the first symbol stands before the other in the order tables are sorted by: whatever the case, an
    /// underscore before all letters. Of names that differ in case only none precedes the other.
    func precedes(_ symbol: Int32, _ other: Int32) -> Bool {
        let (a, b) = (entries[Int(symbol)], entries[Int(other)])
        if a.start != b.start { return a.start < b.start }
        return names.withBytes { bytes in
            let (left, right) = (names.range(a.text), names.range(b.text))
            for offset in 0..<min(left.count, right.count) {
                let x = SymbolIndexBuilder.ordered(bytes[left.lowerBound + offset])
                let y = SymbolIndexBuilder.ordered(bytes[right.lowerBound + offset])
                if x != y { return x < y }
            }
            return left.count < right.count
        }
    }

    /// Numbers as they are compared: a negative one of 32 bits is the same as the unsigned one.
    static func folded(_ number: Int64) -> Int64 {
        number < 0 && number >= -0x8000_0000 ? number + 0x1_0000_0000 : number
    }

    /// `SEC_` and `SEC_E_` for `SEC_E_OK`; a symbol in humps belongs to the family of its first hump.
    static func families(of name: String) -> (String?, String?) {
        let cuts = name.utf8.indices.filter { name.utf8[$0] == UInt8(ascii: "_") && $0 != name.startIndex }
        guard let first = cuts.first else {
            let words = SymbolWords.words(of: name)
            return words.count > 1 ? (words[0] + "-", nil) : (nil, nil)
        }
        let family = String(name[...first])
        return (family, cuts.count > 1 ? String(name[...cuts[1]]) : nil)
    }
}
