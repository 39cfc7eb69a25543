internal import UrtextModel

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
