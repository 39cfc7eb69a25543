import TestSupport
import Testing
import UrtextCore

@Suite struct SuggestionTests {
    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("output", "ouput", 1), ("check", "chekc", 1), ("generate", "genrate", 1),
        ("values", "value", 1), ("kitten", "sitting", 3), ("öffnen", "offnen", 1), ("ab", "ba", 1),
    ])
    func `distance of known pairs`(left: String, right: String, expected: Int) {
        #expect(Suggestion.distance(left, right) == expected)
        #expect(Suggestion.distance(right, left) == expected)
    }

    /// A distance is zero only between equals, and never less than the difference of the lengths.
    @Test func `distance behaves like one`() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            let words = (0..<2).map { _ in
                String(
                    (0..<Int.random(in: 0...7, using: &random)).map { _ in "abc".randomElement(using: &random) ?? "a" })
            }
            let distance = Suggestion.distance(words[0], words[1])
            #expect((distance == 0) == (words[0] == words[1]))
            #expect(distance >= abs(words[0].count - words[1].count))
            #expect(distance <= max(words[0].count, words[1].count))
        }
    }

    @Test func `suggests only what is near`() {
        let commands = ["extract", "generate", "check", "values"]
        #expect(Suggestion.nearest(to: "extrat", among: commands) == "extract")
        #expect(Suggestion.nearest(to: "CHECK", among: commands) == "check")
        #expect(Suggestion.nearest(to: "frobnicate", among: commands) == nil)
        #expect(Suggestion.nearest(to: "x", among: commands) == nil)
    }

    @Test func `among equally near words the first of the alphabet is suggested, whatever their order`() {
        #expect(Suggestion.nearest(to: "speb", among: ["spec", "spea"]) == "spea")
        #expect(Suggestion.nearest(to: "speb", among: ["spea", "spec"]) == "spea")
    }
}
