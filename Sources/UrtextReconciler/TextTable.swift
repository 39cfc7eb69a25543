/// Texts, each once, one behind the other in one array of bytes and numbered in the order in which they were added. A text
/// is found again by its bytes.
///
/// Holds hundreds of thousands of names without a string for each of them.
struct TextTable: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var hashes: [UInt64] = []
    /// Place and 1 of the text that hashes to here or to a slot before; 0 for none.
    private var slots = [Int32](repeating: 0, count: 64)
    private let hashing = ByteHash()

    init() {}

    var count: Int { ends.count }

    mutating func reserve(_ texts: Int, bytes size: Int) {
        bytes.reserveCapacity(size)
        ends.reserveCapacity(texts)
        hashes.reserveCapacity(texts)
        if slots.count < texts * 2 { rebuild(slots: TextTable.slots(for: texts)) }
    }

    /// The text's place, after adding it when it is new.
    mutating func insert(_ text: Span<UInt8>) -> Int32 {
        let hash = hashing.hash(text)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let place = slots[slot] - 1
            if hashes[Int(place)] == hash, equals(place, text) { return place }
            slot = (slot + 1) & (slots.count - 1)
        }
        let place = Int32(clamping: ends.count)
        for index in text.indices { bytes.append(text[index]) }
        ends.append(bytes.count)
        hashes.append(hash)
        slots[slot] = place + 1
        if ends.count * 2 > slots.count { rebuild(slots: slots.count * 2) }
        return place
    }

    mutating func insert(_ text: String) -> Int32 { insert(text.utf8.span) }

    /// - Parameter range: which of the bytes are the text.
    mutating func insert(_ bytes: [UInt8], _ range: Range<Int>) -> Int32 { insert(bytes.span.extracting(range)) }

    func place(of text: Span<UInt8>) -> Int32? {
        let hash = hashing.hash(text)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let place = slots[slot] - 1
            if hashes[Int(place)] == hash, equals(place, text) { return place }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    func place(of text: String) -> Int32? { place(of: text.utf8.span) }

    /// Where the text's bytes are in ``withBytes(_:)``.
    func range(_ place: Int32) -> Range<Int> {
        (place == 0 ? 0 : ends[Int(place) - 1])..<ends[Int(place)]
    }

    subscript(_ place: Int32) -> String { String(decoding: bytes[range(place)], as: UTF8.self) }

    /// The byte of a text that has one only; `nil` for any other.
    func single(_ place: Int32) -> UInt8? {
        let range = range(place)
        return range.count == 1 ? bytes[range.lowerBound] : nil
    }

    /// The bytes of all texts.
    func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(bytes.span) }

    private func equals(_ place: Int32, _ text: Span<UInt8>) -> Bool {
        let range = range(place)
        guard range.count == text.count else { return false }
        for offset in text.indices where bytes[range.lowerBound + offset] != text[offset] { return false }
        return true
    }

    private mutating func rebuild(slots count: Int) {
        slots = [Int32](repeating: 0, count: count)
        for (place, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
            slots[slot] = Int32(place + 1)
        }
    }

    private static func slots(for texts: Int) -> Int {
        var count = 64
        while count < texts * 2 { count *= 2 }
        return count
    }
}

/// A hash of bytes and numbers, other in each process, so that nobody writes a page whose names all collide. Nothing that
/// is printed depends on it.
struct ByteHash: Sendable {
    private let seed = UInt64.random(in: .min ... .max)

    func hash(_ text: Span<UInt8>) -> UInt64 {
        var state = seed
        var word: UInt64 = 0
        for index in text.indices {
            word = word << 8 | UInt64(text[index])
            if index & 7 == 7 {
                state = ByteHash.mixed(state ^ word)
                word = 0
            }
        }
        return ByteHash.mixed(ByteHash.mixed(state ^ word) ^ UInt64(truncatingIfNeeded: text.count))
    }

    func hash(_ number: Int64) -> UInt64 { ByteHash.mixed(seed ^ UInt64(bitPattern: number)) }

    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}

/// Things by a hash of what they are; those with equal hashes in ascending order.
struct HashChains: Sendable {
    private var heads: [Int32]
    private var next: [Int32]

    /// - Parameter hashes: one a thing; `nil` for one that is not to be found.
    init(_ hashes: [UInt64?]) {
        var size = 64
        while size < hashes.count { size *= 2 }
        heads = [Int32](repeating: -1, count: size)
        next = [Int32](repeating: -1, count: hashes.count)
        for place in hashes.indices.reversed() {
            guard let hash = hashes[place] else { continue }
            let head = Int(truncatingIfNeeded: hash) & (size - 1)
            next[place] = heads[head]
            heads[head] = Int32(clamping: place)
        }
    }

    /// All things that may have this hash; the caller looks whether they do.
    func forEach(_ hash: UInt64, _ body: (Int32) -> Void) {
        var place = heads[Int(truncatingIfNeeded: hash) & (heads.count - 1)]
        while place >= 0 {
            body(place)
            place = next[Int(place)]
        }
    }
}

/// Lists of numbers one behind the other.
struct NumberLists: Sendable {
    private let starts: [Int32]
    private let numbers: [Int32]

    /// - Parameters:
    ///   - count: how many lists there are.
    ///   - pairs: list and number, in any order; each list keeps the order of its numbers.
    init(_ count: Int, _ pairs: [(list: Int32, number: Int32)]) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for pair in pairs { starts[Int(pair.list) + 1] += 1 }
        for list in 0..<count { starts[list + 1] += starts[list] }
        var ends = starts
        var numbers = [Int32](repeating: 0, count: pairs.count)
        for pair in pairs {
            numbers[Int(ends[Int(pair.list)])] = pair.number
            ends[Int(pair.list)] += 1
        }
        self.starts = starts
        self.numbers = numbers
    }

    var count: Int { starts.count - 1 }
    func count(_ list: Int32) -> Int { Int(starts[Int(list) + 1] - starts[Int(list)]) }
    subscript(_ list: Int32) -> ArraySlice<Int32> {
        numbers[Int(starts[Int(list)])..<Int(starts[Int(list) + 1])]
    }
}
