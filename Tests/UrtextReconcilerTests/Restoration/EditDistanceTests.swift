import Testing

@testable import UrtextReconciler

@Suite struct EditDistanceTests {
    /// The whole table, without a bound.
    private static func plain(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var previous = Array(0...b.count)
        for (row, letter) in a.enumerated() {
            var current = [row + 1]
            for (column, other) in b.enumerated() {
                current.append(
                    min(previous[column] + (letter == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[b.count]
    }

    @Test(arguments: 0..<30) func aBoundLosesNothing(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var distance = EditDistance()
        func word() -> [UInt8] {
            (0..<Int.random(in: 0...12, using: &generator)).map { _ in UInt8.random(in: 97...99, using: &generator) }
        }
        for _ in 0..<200 {
            let (a, b) = (word(), word())
            let changes = Self.plain(a, b)
            for limit in 0...13 {
                #expect(
                    distance.between(a, b, atMost: limit) == (changes <= limit ? changes : nil), "\(a) \(b) \(limit)")
            }
        }
    }

    /// Cognates as a table finds them are those that the distance of all pairs gives.
    @Test func cognatesAreThoseThatSoundAlike() {
        let words = [
            "certificate", "certify", "certain", "cert", "kontext", "context", "contexts", "contest", "count", "con",
            "säule", "zertifikat", "photo", "foto",
        ]
        var vocabulary = TextTable()
        for word in words { _ = vocabulary.insert(word) }
        let table = SkeletonTable(vocabulary)
        for word in words + ["сертификат", "Kontext", "漢字", "", "co"] {
            let skeleton = LatinSkeleton.skeleton(word)
            var expected: [Int32: Double] = [:]
            for (place, other) in words.enumerated() where other.utf8.count >= 4 && skeleton.count >= 4 {
                let sound = LatinSkeleton.skeleton(other)
                guard sound.count >= 3, sound.prefix(3) == skeleton.prefix(3),
                    abs(sound.count - skeleton.count) * 5 <= 2 * max(sound.count, skeleton.count)
                else { continue }
                let likeness = 1 - Double(Self.plain(sound, skeleton)) / Double(max(sound.count, skeleton.count))
                if likeness >= 0.6 { expected[Int32(place)] = likeness }
            }
            let found = table.cognates(of: word)
            #expect(found.map(\.word) == expected.keys.sorted(), "\(word)")
            #expect(found.allSatisfy { expected[$0.word] == $0.likeness })
        }
        #expect(!table.cognates(of: "сертификат").isEmpty)
    }
}
