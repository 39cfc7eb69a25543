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
