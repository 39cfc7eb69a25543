import Testing

@testable import UrtextReconciler

@Suite struct HeadingAlignmentTests {
    private static func align(_ headings: String, _ declared: String) -> [Int?] {
        let words = [headings, declared].map { $0.split(separator: " ").map(String.init) }
        return HeadingAlignment(headings: words[0], declared: words[1]).parameters
    }

    @Test(
        arguments: [
            // As many as declared: by place, whatever they say.
            ("hKettle fHeat pfSteam", "hKettle fHeat pfSteam", [0, 1, 2]),
            ("Kessel Hitze Dampf", "hKettle fHeat pfSteam", [0, 1, 2]),
            ("hkettle f PFSTEAM", "hKettle fHeat pfSteam", [0, 1, 2]), ("a", "b", [0]),
            // One is missing.
            ("hKettle pfSteam", "hKettle fHeat pfSteam", [0, 2]), ("fHeat pfSteam", "hKettle fHeat pfSteam", [1, 2]),
            ("hKetle pfSteams", "hKettle fHeat pfSteam", [0, 2]), ("Dampf", "hKettle fHeat pfSteam", [nil]),
            // One too many.
            ("hKettle KETTLE_LOW fHeat", "hKettle fHeat", [0, nil, 1]),
            ("Note hKettle fHeat", "hKettle fHeat", [nil, 0, 1]),
            ("hKettle fHeat hKettle2", "hKettle fHeat", [0, 1, nil]),
            // In another order only equal names match.
            ("fHeat hKettle", "hKettle fHeat", [1, 0]),
            ("pfSteam Hitze hKettle", "hKettle fHeat pfSteam", [2, nil, 0]),
            ("fHeat hKettle pfSteam lid", "hKettle fHeat pfSteam", [1, 0, 2, nil]),
            // A name that is printed twice.
            ("hKettle fHeat hKettle", "hKettle fHeat pfSteam", [nil, 1, nil]),
            ("pfSteam hKettle hKettle", "hKettle fHeat pfSteam", [2, nil, nil]),
            // Nothing to match.
            ("", "hKettle", []), ("hKettle", "", [nil]), ("", "", []), ("水 壺 茶", "hKettle fHeat", [nil, nil, nil]),
        ] as [(String, String, [Int?])]) func alignments(_ headings: String, _ declared: String, _ expected: [Int?])
    {
        #expect(Self.align(headings, declared) == expected)
    }

    @Test(arguments: [
        ("lid", "lid", 1.0), ("lid", "LID", 0.97), ("lid", "", 0), ("", "", 1), ("lid", "pot", 0),
        ("abcd", "abce", 0.9 * 0.75),
    ]) func similarities(_ left: String, _ right: String, _ expected: Double) {
        #expect(abs(HeadingAlignment.similarity(left, right) - expected) < 1e-9)
        #expect(HeadingAlignment.similarity(left, right) == HeadingAlignment.similarity(right, left))
    }

    @Test func alignmentsAreOneToOneAndWhatIsEqualIsNeverCrossed() {
        var random = SeededGenerator(seed: 47)
        let names = ["hKettle", "fHeat", "pfSteam", "Reserved1", "Reserved2", "pszTea", "cbTea"]
        for _ in 0..<2_000 {
            let declared = Array(names.shuffled(using: &random).prefix(random.int(0..<7)))
            var headings = declared
            for index in headings.indices where random.chance(1, in: 3) {
                headings[index] = random.pick("Kessel", "f", "hkettle", "水")
            }
            if random.chance(1, in: 3), !headings.isEmpty { headings.remove(at: random.int(0..<headings.count)) }
            if random.chance(1, in: 4) { headings.insert("KETTLE_LOW", at: random.int(0..<headings.count + 1)) }
            let places = HeadingAlignment(headings: headings, declared: declared).parameters
            #expect(places.count == headings.count)
            let taken = places.compactMap { $0 }
            #expect(Set(taken).count == taken.count, "\(headings) \(declared)")
            #expect(taken.allSatisfy { declared.indices.contains($0) })
            // An untouched page aligns with itself.
            #expect(HeadingAlignment(headings: declared, declared: declared).parameters == declared.indices.map { $0 })
        }
    }

    @Test func veryLongListsAndNamesAreAlignedOrLeftAlone() {
        let many = (0..<600).map { "p\($0)" }
        #expect(HeadingAlignment(headings: many, declared: many).parameters.compactMap { $0 }.count == 600)
        let less = Array(many.dropFirst())
        #expect(HeadingAlignment(headings: less, declared: many).parameters.count == 599)
        let long = String(repeating: "x", count: 100_000)
        #expect(HeadingAlignment(headings: [long, "b"], declared: ["b"]).parameters == [nil, 0])
    }
}
