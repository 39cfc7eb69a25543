/// One of several equal parts of the pages, e.g. `2/8`. Which part a page is in follows from its path alone, so the parts
/// need not know of each other.
package struct Shard: Hashable, Sendable {
    /// Counted from one.
    package let number: Int
    package let count: Int

    /// Reads `i/n`; `nil` when it is none, or not from 1/1 to 4096/4096.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1], (1...4096).contains(count),
            (1...count).contains(number)
        else { return nil }
        self.number = number
        self.count = count
    }

    /// True for the paths of this part.
    package func holds(_ path: String) -> Bool { Shard.hash(path) % UInt64(count) == UInt64(number - 1) }

    /// FNV-1a of the path's bytes, 64 bits: the same on every machine. Its low bits are mixed, since they choose the part.
    static func hash(_ path: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in path.utf8 {
            hash ^= UInt64(byte)
            hash &*= 0x0000_0100_0000_01B3
        }
        return hash ^ (hash >> 32)
    }
}
