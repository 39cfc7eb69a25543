import Foundation
import Testing

@testable import UrtextReconciler

@Suite struct LexiconTests {
    /// A language in which every word is written backwards.
    private static func backwards(_ symbol: String) -> String {
        symbol.split(separator: "_").map { String($0.reversed()) }.joined(separator: " _ ")
    }

    private static let words = ["TEA", "POT", "CUP", "LID", "BOIL", "COLD", "STEAM", "WATER", "SPOON", "SUGAR"]

    private static func learned(pairs: Int, seed: UInt64) -> Lexicon {
        var random = SeededGenerator(seed: seed)
        var learner = LexiconLearner()
        for _ in 0..<pairs {
            let symbol = (0..<random.int(2..<5)).map { _ in words[random.int(0..<words.count)] }.joined(separator: "_")
            learner.add(printed: backwards(symbol), symbol: symbol)
        }
        return learner.lexicon(locale: "xx-XX")
    }

    @Test func correspondencesAreLearned() {
        let lexicon = LexiconTests.learned(pairs: 200, seed: 1)
        for word in LexiconTests.words {
            let stem = SymbolWords.stem(String(word.lowercased().reversed()))
            let best = lexicon.entries[stem]?.likely.max { $0.probability < $1.probability }
            #expect(best?.word == word.lowercased())
            #expect((best?.probability ?? 0) > 0.6)
        }
    }

    @Test func whatSurvivedTeachesNothing() {
        var learner = LexiconLearner()
        learner.add(printed: "TEA _ DLOC", symbol: "TEA_COLD")
        let lexicon = learner.lexicon(locale: "xx-XX")
        #expect(lexicon.entries["tea"] == nil)
        #expect(lexicon.entries["dloc"]?.meanings.keys.sorted() == ["cold"])
    }

    @Test func aPairIsCountedOnce() {
        var learner = LexiconLearner()
        for _ in 0..<5 { learner.add(printed: "DLOC", symbol: "COLD") }
        #expect(learner.count == 1)
        #expect(learner.lexicon(locale: "xx-XX").entries["dloc"]?.count == 1)
    }

    @Test func sharesAddUpToTheWhole() {
        var learner = LexiconLearner()
        learner.add(printed: "DLOC _ AET", symbol: "COLD_TEA")
        learner.add(printed: "DLOC _ PUC", symbol: "COLD_CUP")
        let (whole, shares) = learner.learned(locale: "xx-XX")
        for (stem, entry) in whole.entries {
            let parts = shares.values.compactMap { $0.entries[stem] }
            #expect(abs(parts.reduce(0) { $0 + $1.count } - entry.count) < 1e-9)
            for (word, mass) in entry.meanings {
                #expect(abs(parts.reduce(0) { $0 + ($1.meanings[word] ?? 0) } - mass) < 1e-9)
            }
        }
    }

    /// A word of the symbols that once stood for another mostly stands for itself.
    @Test func aWordThatMostlySurvivesIsNotForeign() {
        var learner = LexiconLearner()
        learner.add(printed: "COLD _ PUC", symbol: "ICE_CUP")
        for word in ["TEA", "LID", "POT", "JUG", "MUG"] {
            learner.add(printed: "COLD _ \(String(word.reversed()))", symbol: "COLD_\(word)")
        }
        let entry = learner.lexicon(locale: "xx-XX").entries["cold"]
        #expect(entry?.count == 6)
        #expect(entry?.meanings["cold"] == 5)
        #expect(entry?.likely.max { $0.probability < $1.probability }?.word == "cold")
    }

    @Test func theFileSaysWhatTheLexiconKnows() throws {
        var lexicon = LexiconTests.learned(pairs: 300, seed: 2)
        lexicon.symbols = ["TEA_COLD", "CUP_LID"]
        let text = LexiconDocument(lexicon, origin: "invented \"pairs\"", pairs: 300).text()
        let read = try JSONDecoder().decode(LexiconDocument.self, from: Data(text.utf8))
        #expect(read.origin == "invented \"pairs\"")
        #expect(read.lexicon.symbols == lexicon.symbols)
        #expect(LexiconDocument(read.lexicon, origin: read.origin, pairs: read.pairs).text() == text)
        for word in LexiconTests.words {
            let stem = SymbolWords.stem(String(word.lowercased().reversed()))
            let kept = read.lexicon.entries[stem]?.likely.max { $0.probability < $1.probability }
            #expect(kept?.word == word.lowercased())
        }
    }

    @Test func theFileStaysBelowItsLimit() throws {
        let lexicon = LexiconTests.learned(pairs: 500, seed: 3)
        for limit in [400, 600, 1_000, 100_000] {
            let text = LexiconDocument(lexicon, origin: "invented", pairs: 500).text(limit: limit)
            #expect(text.utf8.count <= limit)
            #expect(throws: Never.self) { try JSONDecoder().decode(LexiconDocument.self, from: Data(text.utf8)) }
        }
    }

    @Test func anotherSchemaIsRefused() {
        let text = #"{"schema":"urtext-lexicon/9","locale":"xx","origin":"","pairs":0,"words":{}}"#
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(LexiconDocument.self, from: Data(text.utf8))
        }
    }

    @Test func addingLexiconsAddsCounts() {
        var sum = Lexicon(locale: "xx", entries: ["a": .init(count: 2, meanings: ["x": 1])])
        sum.add(Lexicon(locale: "xx", entries: ["a": .init(count: 3, meanings: ["x": 1, "y": 2])], symbols: ["X"]))
        #expect(sum.entries["a"] == .init(count: 5, meanings: ["x": 2, "y": 2]))
        #expect(sum.symbols == ["X"])
    }
}
