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
    }

    private(set) var entries: [Entry] = []
    private var places: [String: Int32] = [:]
    private var wordPlaces: [String: Int32] = [:]
    private(set) var vocabulary: [String] = []
    /// For each word the symbols that have it.
    private(set) var symbolsOfWord: [[Int32]] = []
    private var familyPlaces: [String: Int32] = [:]
    private(set) var members: [[Int32]] = []
    private var symbolsOfNumber: [Int64: [Int32]] = [:]
    private var headerPlaces: [String: Int32] = [:]
    /// Words of the vocabulary by their first three letters, for cognates.
    private var wordsOfStart: [String: [Int32]] = [:]

    /// - Parameter names: further symbols, known from pages.
    init(values: [HeaderValues], names: some Sequence<String>) {
        for header in values.sorted(by: { $0.header < $1.header }) {
            let place = headerPlace(header.header)
            for constant in header.constants {
                add(constant.name, number: CNumber.parse(constant.value), header: place)
            }
        }
        for name in names.sorted() { add(name, number: nil, header: -1) }
    }

    func place(of name: String) -> Int? { places[name].map(Int.init) }
    func wordPlace(_ word: String) -> Int32? { wordPlaces[word] }
    func symbols(withNumber number: Int64) -> [Int32] { symbolsOfNumber[SymbolIndex.folded(number)] ?? [] }
    func family(_ prefix: String) -> Int32? { familyPlaces[prefix] }
    func header(named name: String) -> Int32? { headerPlaces[name.lowercased()] }

    /// How rare a word is: 0 when every symbol has it.
    func rarity(of word: Int32) -> Double {
        let count = symbolsOfWord[Int(word)].count
        return Natural.log(Double(entries.count + 1) / Double(count + 1))
    }

    func words(startingLike word: String) -> [Int32] { wordsOfStart[String(word.prefix(3))] ?? [] }

    /// Signed and unsigned readings of 32 bits are one number.
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
        guard places[name] == nil else { return }
        let place = Int32(entries.count)
        places[name] = place
        let (family, subfamily) = SymbolIndex.families(of: name)
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
        entries.append(entry)
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
        if word.utf8.count >= 4 { wordsOfStart[String(word.prefix(3)), default: []].append(place) }
        return place
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
