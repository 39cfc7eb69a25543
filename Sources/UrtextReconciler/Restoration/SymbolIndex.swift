internal import UrtextModel

/// Symbols that may be meant, found by their words, their family and their number.
final class SymbolIndex: Sendable {
    struct Entry: Sendable {
        /// Place of its name in the index's table of texts.
        fileprivate(set) var text: Int32
        /// Its words, in the order of the symbol: places in ``SymbolIndex/words`` and ``SymbolIndex/slots``.
        fileprivate(set) var words: Range<Int>
        fileprivate(set) var underscores: Int
        /// The symbol up to its first underscore, and up to its second; equal names have equal numbers. -1 for none.
        fileprivate(set) var family: Int32 = -1
        fileprivate(set) var subfamily: Int32 = -1
        fileprivate(set) var number: Int64?
        /// The header that defines it; -1 for none.
        fileprivate(set) var header: Int32
        /// True for a name that its family's prefix was taken from: see ``ShortNames``.
        fileprivate(set) var isShort = false
        /// How many letters and digits it has.
        fileprivate(set) var letterCount: Int
        /// How well the headers know its family: 0 for one they do not, 1 for one with a hundred members.
        fileprivate(set) var coverage = 0.0
        /// Its first letters as ``SymbolIndex/precedes(_:_:)`` compares them.
        fileprivate(set) var start: UInt64
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
    private let hashing: ByteHash
    private let symbolsOfNumber: HashChains
    private let symbolsOfLetters: HashChains
    private let skeletons: SkeletonTable

    /// A cognate has at least this many letters.
    static let shortestCognate = SkeletonTable.shortest

    /// - Parameters:
    ///   - universe: every symbol that is known.
    ///   - short: names without their prefix, with the symbols that have it.
    init(_ universe: SymbolUniverse, short: [String: [String]] = [:]) {
        var builder = SymbolIndexBuilder(universe)
        builder.add(universe, short: short)
        entries = builder.finishedEntries()
        words = builder.words
        slots = builder.slots
        symbolsOfWord = builder.symbolsOfWord()
        members = builder.membersOfFamilies()
        shortFamily = builder.families.place(of: SymbolIndexBuilder.shortFamily)
        names = builder.names
        entriesOfName = builder.entriesOfName
        vocabulary = builder.vocabulary
        families = builder.families
        known = builder.known
        headerPlaces = builder.headerPlaces
        longNames = builder.longNames
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

    func name(of symbol: Int32) -> String { names[entries[Int(symbol)].text] }
    func place(of name: String) -> Int? {
        names.place(of: name).flatMap { entriesOfName[Int($0)] < 0 ? nil : Int(entriesOfName[Int($0)]) }
    }
    func words(of symbol: Int32) -> ArraySlice<Int32> { words[entries[Int(symbol)].words] }
    func wordPlace(_ word: String) -> Int32? { vocabulary.place(of: word) }
    /// The symbols a short name is short for.
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

/// Takes names apart and counts what they are made of.
struct SymbolIndexBuilder {
    private(set) var names: TextTable
    /// For each name its entry; -1 for none.
    private(set) var entriesOfName: [Int32]
    private var entries: [SymbolIndex.Entry] = []
    private(set) var words: [Int32] = []
    private(set) var slots: [UInt8] = []
    private(set) var vocabulary = TextTable()
    private(set) var families = TextTable()
    private(set) var known: [Int] = []
    private(set) var headerPlaces: [String: Int32] = [:]
    private(set) var longNames: [Int32: [Int32]] = [:]
    private(set) var letterHashes: [UInt64?] = []
    let hashing = ByteHash()
    /// Room for one name, its word and its letters.
    private var name: [UInt8] = []
    private var word: [UInt8] = []
    private var letters: [UInt8] = []

    static let shortFamily = "-"
    private static let underscore = UInt8(ascii: "_")

    init(_ universe: SymbolUniverse) {
        names = universe.headers.names
        entriesOfName = [Int32](repeating: -1, count: names.count)
        entries.reserveCapacity(names.count)
        letterHashes.reserveCapacity(names.count)
        words.reserveCapacity(names.count * 4)
        slots.reserveCapacity(names.count * 4)
    }

    mutating func add(_ universe: SymbolUniverse, short: [String: [String]]) {
        let headers = universe.headers.headers.map { headerPlace($0) }
        for (place, symbol) in universe.headers.symbols.enumerated() {
            add(Int32(clamping: place), number: symbol.number, header: headers[Int(symbol.header)])
        }
        for name in universe.others.filter({ universe.headers.names.place(of: $0) == nil }).sorted() {
            add(names.insert(name), number: nil, header: -1)
        }
        for (name, symbols) in short.sorted(by: { $0.key < $1.key }) where entry(of: name) == nil {
            let long = symbols.compactMap { entry(of: $0) }
            let first = long.first.map { entries[Int($0)] }
            longNames[Int32(clamping: entries.count)] = long
            let place = names.insert(name)
            take(place)
            append(place, number: first?.number, header: first?.header ?? -1)
            entries[entries.count - 1].isShort = true
            entries[entries.count - 1].family = families.insert(SymbolIndexBuilder.shortFamily)
        }
    }

    private func entry(of name: String) -> Int32? {
        guard let place = names.place(of: name), Int(place) < entriesOfName.count else { return nil }
        return entriesOfName[Int(place)] < 0 ? nil : entriesOfName[Int(place)]
    }

    private mutating func headerPlace(_ name: String) -> Int32 {
        let key = name.lowercased()
        if let place = headerPlaces[key] { return place }
        let place = Int32(clamping: headerPlaces.count)
        headerPlaces[key] = place
        return place
    }

    /// Copies a name's bytes to where they are looked at.
    private mutating func take(_ place: Int32) {
        name.removeAll(keepingCapacity: true)
        names.withBytes { bytes in for index in names.range(place) { name.append(bytes[index]) } }
        while entriesOfName.count <= Int(place) { entriesOfName.append(-1) }
    }

    private mutating func add(_ place: Int32, number: Int64?, header: Int32) {
        take(place)
        // One plain word is a word of the language as often as a symbol.
        let isTelling =
            name.contains { $0 == SymbolIndexBuilder.underscore || Identifier.isDigit($0) }
            || name.indices.dropFirst().contains { SymbolWords.isHump(name, at: $0, in: name.indices) }
        guard entriesOfName[Int(place)] < 0, isTelling else { return }
        let entry = entries.count
        append(place, number: number, header: header)
        entriesOfName[Int(place)] = Int32(clamping: entry)
        joinFamilies(entry)
    }

    private mutating func append(_ place: Int32, number: Int64?, header: Int32) {
        let first = words.count
        var slot = 0
        var start = 0
        for index in 0...name.count where index == name.count || name[index] == SymbolIndexBuilder.underscore {
            appendHumps(start..<index, slot: slot)
            start = index + 1
            slot += 1
        }
        letters.removeAll(keepingCapacity: true)
        for byte in name { if let letter = SymbolWords.letter(byte) { letters.append(letter) } }
        letterHashes.append(hashing.hash(letters.span))
        var order: UInt64 = 0
        for index in 0..<8 {
            order = order << 8 | (index < name.count ? UInt64(SymbolIndexBuilder.ordered(name[index])) : 0)
        }
        entries.append(
            SymbolIndex.Entry(
                text: place, words: first..<words.count, underscores: slot - 1,
                number: number.map(SymbolIndex.folded), header: header, letterCount: letters.count, start: order))
    }

    private mutating func appendHumps(_ part: Range<Int>, slot: Int) {
        var start = part.lowerBound
        for index in part.dropFirst() where SymbolWords.isHump(name, at: index, in: part) {
            appendWord(start..<index, slot: slot)
            start = index
        }
        if start < part.upperBound { appendWord(start..<part.upperBound, slot: slot) }
    }

    private mutating func appendWord(_ range: Range<Int>, slot: Int) {
        word.removeAll(keepingCapacity: true)
        for index in range { word.append(SymbolWords.small(name[index])) }
        words.append(vocabulary.insert(word, word.indices))
        slots.append(UInt8(clamping: slot))
    }

    private mutating func joinFamilies(_ entry: Int) {
        var cuts = 0
        for index in name.indices.dropFirst() where name[index] == SymbolIndexBuilder.underscore {
            let family = families.insert(name, 0..<index + 1)
            if cuts == 0 { entries[entry].family = family } else { entries[entry].subfamily = family }
            cuts += 1
            if cuts == 2 { return }
        }
        guard cuts == 0 else { return }
        let range = entries[entry].words
        guard range.count > 1 else { return }
        word.removeAll(keepingCapacity: true)
        word += vocabulary[words[range.lowerBound]].utf8
        word.append(UInt8(ascii: "-"))
        entries[entry].family = families.insert(word, word.indices)
    }

    /// A byte as it is sorted: whatever the case, an underscore before all letters.
    static func ordered(_ byte: UInt8) -> UInt8 {
        byte >= 97 && byte <= 122 ? byte - 32 : byte == underscore ? 32 : byte
    }

    // MARK: What follows from all symbols together

    mutating func finishedEntries() -> [SymbolIndex.Entry] {
        known = [Int](repeating: 0, count: families.count)
        for entry in entries where entry.header >= 0 {
            if entry.family >= 0 { known[Int(entry.family)] += 1 }
            if entry.subfamily >= 0 { known[Int(entry.subfamily)] += 1 }
        }
        let coverages = known.map(SymbolIndexBuilder.coverage)
        for place in entries.indices where entries[place].header >= 0 {
            let family = entries[place].subfamily >= 0 ? entries[place].subfamily : entries[place].family
            if family >= 0 { entries[place].coverage = coverages[Int(family)] }
        }
        return entries
    }

    static func coverage(_ known: Int) -> Double { min(Natural.log(1 + Double(known)) / Natural.log(101), 1) }

    func symbolsOfWord() -> NumberLists {
        var last = [Int32](repeating: -1, count: vocabulary.count)
        var pairs: [(list: Int32, number: Int32)] = []
        pairs.reserveCapacity(words.count)
        for (place, entry) in entries.enumerated() {
            let symbol = Int32(clamping: place)
            for word in words[entry.words] where last[Int(word)] != symbol {
                last[Int(word)] = symbol
                pairs.append((word, symbol))
            }
        }
        return NumberLists(vocabulary.count, pairs)
    }

    func membersOfFamilies() -> NumberLists {
        var pairs: [(list: Int32, number: Int32)] = []
        pairs.reserveCapacity(entries.count * 2)
        for (place, entry) in entries.enumerated() {
            if entry.family >= 0 { pairs.append((entry.family, Int32(clamping: place))) }
            if entry.subfamily >= 0 { pairs.append((entry.subfamily, Int32(clamping: place))) }
        }
        return NumberLists(families.count, pairs)
    }
}

/// What each word of the vocabulary is by itself.
private struct WordWorth {
    var isLetter: [Bool] = []
    var hasDigit: [Bool] = []
    var rarity: [Double] = []
    var floor: [Double] = []

    init(_ vocabulary: TextTable, _ symbolsOfWord: NumberLists, symbols: Int) {
        var ofCount: [Int: (rarity: Double, floor: Double)] = [:]
        let all = Double(symbols + 1)
        for place in 0..<vocabulary.count {
            let word = Int32(clamping: place)
            let count = symbolsOfWord.count(word)
            let worth =
                ofCount[count]
                ?? {
                    let rare = Natural.log(all / Double(count + 1))
                    return (rare, 0.03 * Natural.exp(-min(rare, 8) / 2))
                }()
            ofCount[count] = worth
            rarity.append(worth.rarity)
            floor.append(worth.floor)
            let range = vocabulary.range(word)
            let isNumbered = vocabulary.withBytes { bytes in range.contains { Identifier.isDigit(bytes[$0]) } }
            let single = vocabulary.single(word)
            isLetter.append(single != nil && single != UInt8(ascii: "a") && single != UInt8(ascii: "i") && !isNumbered)
            hasDigit.append(isNumbered)
        }
    }
}
