/// Refuses configuration keys that nobody reads: a misspelt key is an error, never silently without effect.
enum StrictKeys {
    /// Any key at all.
    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { return nil }
    }

    /// Throws `DecodingError.dataCorrupted` for the first key, in byte order, that is not among `Keys`.
    static func check<Keys: CodingKey & CaseIterable>(_ decoder: any Decoder, _ keys: Keys.Type) throws {
        let known = Keys.allCases.map(\.stringValue)
        let container = try decoder.container(keyedBy: AnyKey.self)
        let unknown = container.allKeys.filter { !known.contains($0.stringValue) }.min {
            $0.stringValue < $1.stringValue
        }
        guard let unknown else { return }
        let closest = nearest(to: unknown.stringValue, in: known)
        let hint = closest.map { "did you mean \"\($0)\"? " } ?? ""
        throw DecodingError.dataCorrupted(
            DecodingError.Context(
                codingPath: decoder.codingPath + [unknown],
                debugDescription:
                    "unknown key \"\(unknown.stringValue)\"; \(hint)known keys: \(known.sorted().joined(separator: ", "))"
            ))
    }

    /// The known word that differs from `word` in the fewest letters, when it is fewer than half of them.
    static func nearest(to word: String, in known: [String]) -> String? {
        let measured = known.map { (distance: distance(Array(word.utf8), Array($0.utf8)), word: $0) }
        guard let best = measured.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) else { return nil }
        return best.distance * 2 < max(word.utf8.count, 2) ? best.word : nil
    }

    /// Insertions, deletions and replacements that lead from one word to the other.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[right.count]
    }
}
