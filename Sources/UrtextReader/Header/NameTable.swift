/// The identifiers of all headers, each with a small number of its own.
///
/// A hash table over bytes: the names stay where they stand in ``HeaderText`` and no string is made for them. Hashing is
/// Swift's seeded one, so that no choice of names makes it slow; numbers are given in order of appearance, so nothing
/// depends on the seed.
struct NameTable: Sendable {
    private var slots: [Int32]
    private var starts: [Int32] = []
    private var lengths: [Int32] = []
    private var hashes: [Int] = []

    init() { slots = Array(repeating: -1, count: 1 << 10) }

    var count: Int { starts.count }

    /// Where the name stands in the text.
    func range(of name: Int32) -> Range<Int> {
        let start = Int(starts[Int(name)])
        return start..<start + Int(lengths[Int(name)])
    }

    /// The number of the name at `range`, a new one when it was not met before.
    mutating func intern(_ range: Range<Int>, in text: [UInt8]) -> Int32 {
        let hash = NameTable.hash(range, in: text)
        let slot = self.slot(of: range, hash: hash, in: text)
        if slots[slot] >= 0 { return slots[slot] }
        let name = Int32(starts.count)
        slots[slot] = name
        starts.append(Int32(range.lowerBound))
        lengths.append(Int32(range.count))
        hashes.append(hash)
        if starts.count * 2 > slots.count { grow() }
        return name
    }

    /// The number of the name at `range`, or `nil` when it was not met before.
    func find(_ range: Range<Int>, in text: [UInt8]) -> Int32? {
        let name = slots[slot(of: range, hash: NameTable.hash(range, in: text), in: text)]
        return name >= 0 ? name : nil
    }

    /// The slot that holds the name, or the free one where it belongs.
    private func slot(of range: Range<Int>, hash: Int, in text: [UInt8]) -> Int {
        let mask = slots.count - 1
        var slot = hash & mask
        while slots[slot] >= 0 {
            let candidate = Int(slots[slot])
            if hashes[candidate] == hash, Int(lengths[candidate]) == range.count,
                NameTable.same(Int(starts[candidate]), range, in: text)
            {
                return slot
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        slots = Array(repeating: -1, count: mask + 1)
        for name in starts.indices {
            var slot = hashes[name] & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(name)
        }
    }

    private static func same(_ start: Int, _ range: Range<Int>, in text: [UInt8]) -> Bool {
        for index in 0..<range.count where text[start + index] != text[range.lowerBound + index] { return false }
        return true
    }

    private static func hash(_ range: Range<Int>, in text: [UInt8]) -> Int {
        var hasher = Hasher()
        var word: UInt64 = 0
        var filled = 0
        for index in range {
            word = word << 8 | UInt64(text[index])
            filled += 1
            if filled == 8 {
                hasher.combine(word)
                word = 0
                filled = 0
            }
        }
        hasher.combine(word)
        hasher.combine(range.count)
        return hasher.finalize()
    }
}
