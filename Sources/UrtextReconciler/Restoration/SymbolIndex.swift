internal import UrtextModel

/// Symbols that may be meant, found by their words, their family and their number.
struct SymbolIndex: Sendable {
    struct Entry: Sendable {
        var name: String
        /// Places in ``vocabulary``, in the order of the symbol.
        var words: [Int32]
        /// For each word how many underscores precede it.
        var slots: [UInt8]
        var underscores: Int
        /// The symbol up to its first underscore, and up to its second; equal names have equal numbers. -1 for none.
        var family: Int32
        var subfamily: Int32
        var number: Int64?
        /// The header that defines it; -1 for none.
        var header: Int32
        /// True for a name that its family's prefix was taken from: see ``ShortNames``.
        var isShort = false
        /// The symbols it is short for.
        var longNames: [Int32] = []
        /// Place in the order tables are sorted by: whatever the case, an underscore before all letters. Names that
        /// differ in case only have the same.
        var rank: Int32 = 0
        /// How well the headers know its family: 0 for one they do not, 1 for one with a hundred members.
        var coverage = 0.0
        /// Letters and digits, small.
        var letters: [UInt8] { SymbolWords.letters(name) }
    }

    private(set) var entries: [Entry] = []
    private var places: [String: Int32] = [:]
    private var wordPlaces: [String: Int32] = [:]
    private(set) var vocabulary: [String] = []
    /// For each word true when it is one letter that is no word of English: nothing that a translator translates.
    private(set) var isLetter: [Bool] = []
    /// For each word true when it has a digit.
    private(set) var hasDigit: [Bool] = []
    /// For each word how rare it is: 0 when every symbol has it.
    private(set) var rarity: [Double] = []
    /// For each word what it is worth, printed or not: how likely it stands in any symbol.
    private(set) var floor: [Double] = []
    /// For each word the symbols that have it.
    private(set) var symbolsOfWord: [[Int32]] = []
    private var familyPlaces: [String: Int32] = [:]
    private(set) var members: [[Int32]] = []
    /// How many members of each family a header defines.
    private var known: [Int] = []
    private var symbolsOfNumber: [Int64: [Int32]] = [:]
    private var symbolsOfLetters: [[UInt8]: [Int32]] = [:]
    private var headerPlaces: [String: Int32] = [:]
    /// Words of the vocabulary by the first three letters of their skeletons, for cognates.
    private var wordsOfStart: [[UInt8]: [Int32]] = [:]
    private(set) var skeletons: [[UInt8]] = []

    /// A cognate has at least this many letters.
    static let shortestCognate = 4

    /// The family of the short names.
    private(set) var shortFamily: Int32?

    /// - Parameters:
    ///   - names: further symbols, known from pages.
    ///   - short: names without their prefix, with the symbols that have it.
    init(values: [HeaderValues], names: some Sequence<String>, short: [String: [String]] = [:]) {
        for header in values.sorted(by: { $0.header < $1.header }) {
            let place = headerPlace(header.header)
            for constant in header.constants {
                add(constant.name, number: CNumber.parse(constant.value), header: place)
            }
        }
        for name in names.sorted() { add(name, number: nil, header: -1) }
        for (name, symbols) in short.sorted(by: { $0.key < $1.key }) where places[name] == nil {
            let long = symbols.compactMap { places[$0] }
            let first = long.first.map { entries[Int($0)] }
            append(name, family: "-", subfamily: nil, number: first?.number, header: first?.header ?? -1)
            entries[entries.count - 1].isShort = true
            entries[entries.count - 1].longNames = long
        }
        shortFamily = familyPlaces["-"]
        finish()
    }

    func place(of name: String) -> Int? { places[name].map(Int.init) }
    func wordPlace(_ word: String) -> Int32? { wordPlaces[word] }
    func symbols(withNumber number: Int64) -> [Int32] { symbolsOfNumber[SymbolIndex.folded(number)] ?? [] }
    func symbols(withLetters letters: [UInt8]) -> [Int32] { symbolsOfLetters[letters] ?? [] }
    func family(_ prefix: String) -> Int32? { familyPlaces[prefix] }
    func coverage(ofFamily family: Int32) -> Double { SymbolIndex.coverage(known[Int(family)]) }
    private static func coverage(_ known: Int) -> Double { min(Natural.log(1 + Double(known)) / Natural.log(101), 1) }
    func header(named name: String) -> Int32? { headerPlaces[name.lowercased()] }
    func words(startingLike skeleton: [UInt8]) -> [Int32] { wordsOfStart[Array(skeleton.prefix(3))] ?? [] }

    /// Numbers as they are compared: a negative one of 32 bits is the same as the unsigned one.
    static func folded(_ number: Int64) -> Int64 {
        number < 0 && number >= -0x8000_0000 ? number + 0x1_0000_0000 : number
    }

    private mutating func headerPlace(_ name: String) -> Int32 {
        let key = name.lowercased()
        if let place = headerPlaces[key] { return place }
        let place = Int32(headerPlaces.count)
        headerPlaces[key] = place
        return place
    }

    private mutating func add(_ name: String, number: Int64?, header: Int32) {
        // One plain word is a word of the language as often as a symbol.
        guard places[name] == nil, SymbolIndex.isTelling(name) else { return }
        places[name] = Int32(entries.count)
        let (family, subfamily) = SymbolIndex.families(of: name)
        append(name, family: family, subfamily: subfamily, number: number, header: header)
    }

    private mutating func append(_ name: String, family: String?, subfamily: String?, number: Int64?, header: Int32) {
        let place = Int32(entries.count)
        let (spelled, slots) = SymbolWords.slotted(name)
        let words = spelled.map { wordNumber($0) }
        var entry = Entry(
            name: name, words: words, slots: slots.map { UInt8(clamping: $0) },
            underscores: name.utf8.count { $0 == UInt8(ascii: "_") },
            family: -1, subfamily: -1, number: number.map(SymbolIndex.folded), header: header)
        if let family { entry.family = join(family, place) }
        if let subfamily { entry.subfamily = join(subfamily, place) }
        if let number = entry.number { symbolsOfNumber[number, default: []].append(place) }
        for word in words where symbolsOfWord[Int(word)].last != place { symbolsOfWord[Int(word)].append(place) }
        symbolsOfLetters[entry.letters, default: []].append(place)
        entries.append(entry)
    }

    /// True for a name of two words or more, or with a digit.
    private static func isTelling(_ name: String) -> Bool {
        name.utf8.contains { $0 == UInt8(ascii: "_") || Identifier.isDigit($0) }
            || SymbolWords.words(of: name).count > 1
    }

    private mutating func join(_ prefix: String, _ place: Int32) -> Int32 {
        if let family = familyPlaces[prefix] {
            members[Int(family)].append(place)
            return family
        }
        let family = Int32(members.count)
        familyPlaces[prefix] = family
        members.append([place])
        return family
    }

    private mutating func wordNumber(_ word: String) -> Int32 {
        if let place = wordPlaces[word] { return place }
        let place = Int32(vocabulary.count)
        wordPlaces[word] = place
        vocabulary.append(word)
        symbolsOfWord.append([])
        return place
    }

    /// What follows from all symbols together.
    private mutating func finish() {
        let isKnown = entries.map { $0.header >= 0 }
        let known = members.map { symbols in symbols.count { isKnown[Int($0)] } }
        for place in entries.indices where entries[place].header >= 0 {
            let family = entries[place].subfamily >= 0 ? entries[place].subfamily : entries[place].family
            guard family >= 0 else { continue }
            entries[place].coverage = SymbolIndex.coverage(known[Int(family)])
        }
        self.known = known
        fillRanks()
        let all = Double(entries.count + 1)
        for (place, word) in vocabulary.enumerated() {
            let rare = Natural.log(all / Double(symbolsOfWord[place].count + 1))
            rarity.append(rare)
            floor.append(0.03 * Natural.exp(-min(rare, 8) / 2))
            isLetter.append(
                word.utf8.count == 1 && word != "a" && word != "i" && !word.utf8.contains(where: Identifier.isDigit))
            hasDigit.append(word.utf8.contains(where: Identifier.isDigit))
            let skeleton = word.utf8.count >= SymbolIndex.shortestCognate ? LatinSkeleton.skeleton(word) : []
            skeletons.append(skeleton)
            if skeleton.count >= 3 { wordsOfStart[Array(skeleton.prefix(3)), default: []].append(Int32(place)) }
        }
    }

    private mutating func fillRanks() {
        let keys = entries.map { entry in entry.name.utf8.map { $0 >= 97 && $0 <= 122 ? $0 - 32 : $0 == 95 ? 32 : $0 } }
        var rank: Int32 = 0
        var previous: [UInt8] = []
        for place in keys.indices.sorted(by: { keys[$0].lexicographicallyPrecedes(keys[$1]) }) {
            if keys[place] != previous { rank += 1 }
            previous = keys[place]
            entries[place].rank = rank
        }
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
