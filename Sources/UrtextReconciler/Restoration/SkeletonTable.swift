/// The words of symbols as they sound, found by how they begin.
struct SkeletonTable: Sendable {
    private let bytes: [UInt8]
    private let ends: [Int]
    private let starts: HashChains

    /// A cognate has at least this many letters.
    static let shortest = 4
    /// Letters that cognates begin with alike.
    private static let start = 3

    init(_ vocabulary: TextTable) {
        var hashes: [UInt64?] = []
        var skeletons: [UInt8] = []
        var ends: [Int] = []
        for place in 0..<vocabulary.count {
            let first = skeletons.count
            let range = vocabulary.range(Int32(clamping: place))
            if range.count >= SkeletonTable.shortest {
                vocabulary.withBytes { all in
                    let word = all.extracting(range)
                    if word.indices.allSatisfy({ word[$0] < 0x80 }) {
                        LatinSkeleton.append(ascii: word, to: &skeletons)
                    } else {
                        skeletons += LatinSkeleton.skeleton(vocabulary[Int32(clamping: place)])
                    }
                }
            }
            ends.append(skeletons.count)
            hashes.append(
                skeletons.count - first >= SkeletonTable.start ? SkeletonTable.hash(skeletons[first...]) : nil)
        }
        bytes = skeletons
        self.ends = ends
        starts = HashChains(hashes)
    }

    /// Words of the vocabulary that begin and sound like this one, in the order of the vocabulary.
    func cognates(of word: String) -> [(word: Int32, likeness: Double)] {
        let skeleton = LatinSkeleton.skeleton(word)
        guard skeleton.count >= SkeletonTable.shortest else { return [] }
        var found: [(word: Int32, likeness: Double)] = []
        var distance = EditDistance()
        starts.forEach(SkeletonTable.hash(skeleton[...])) { place in
            let range = (place == 0 ? 0 : ends[Int(place) - 1])..<ends[Int(place)]
            let longest = max(range.count, skeleton.count)
            guard abs(range.count - skeleton.count) * 5 <= 2 * longest,
                (0..<SkeletonTable.start).allSatisfy({ bytes[range.lowerBound + $0] == skeleton[$0] })
            else { return }
            // Two letters of five may differ.
            guard
                let changes = distance.between(
                    skeleton.span, bytes.span.extracting(range), atMost: longest * 2 / 5)
            else { return }
            let likeness = 1 - Double(changes) / Double(longest)
            if likeness >= 0.6 { found.append((place, likeness)) }
        }
        return found
    }

    private static func hash(_ skeleton: ArraySlice<UInt8>) -> UInt64 {
        var word: UInt64 = 0
        for byte in skeleton.prefix(start) { word = word << 8 | UInt64(byte) }
        // Spread over the slots.
        return (word &* 0x9E37_79B9_7F4A_7C15) >> 32
    }
}
