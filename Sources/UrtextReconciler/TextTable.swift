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
        let slot = slot(of: text, hash)
        if slots[slot] != 0 { return slots[slot] - 1 }
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
        let slot = slot(of: text, hashing.hash(text))
        return slots[slot] == 0 ? nil : slots[slot] - 1
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

    /// Where the text is entered, or the free slot where it belongs.
    private func slot(of text: Span<UInt8>, _ hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let place = slots[slot] - 1
            if hashes[Int(place)] == hash, equals(place, text) { break }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

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
