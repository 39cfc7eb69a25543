import Testing
import UrtextModel

@testable import UrtextReconciler

/// What a print says that a symbol must have.
@Suite struct PrintDemandTests {
    private static let index = SymbolIndex(
        SymbolUniverse(
            values: [
                header(
                    "cup.h",
                    [
                        "CUP_ATTR_LID": "1", "CUP_ATTR_COLD_TEA": "2", "CUP_ATTR_TEA_LID": "3",
                        "CUP_ATTR_LAST_POT_TEA": "4", "CUP_ATTR_C_FULL_TEA": "5", "CUP_ATTR_HOT_TEA": "6",
                    ])
            ], claims: []))

    private static func outdoes(
        _ print: String, _ symbol: String, lexicon: [String: Lexicon.Entry] = [:]
    ) throws -> Bool {
        let printed = PrintedWords(print)
        let relations = printed.words.map {
            WordRelations($0, index: index, entry: lexicon[SymbolWords.stem($0)], cognates: [])
        }
        return PrintDemand(printed, relations).outdoes(Int32(try #require(index.place(of: symbol))), index)
    }

    @Test func whatNobodyTranslatedIsInTheSymbol() throws {
        #expect(try Self.outdoes("CUP _ ATTR _ COLD _ LID", "CUP_ATTR_COLD_TEA"))
        #expect(try !Self.outdoes("CUP _ ATTR _ COLD _ TEA", "CUP_ATTR_COLD_TEA"))
        #expect(try !Self.outdoes("CUP _ ATTR _ LID _ TEA", "CUP_ATTR_TEA_LID"), "in any order")
    }

    @Test func aWordThatStandsForAnotherIsTranslated() throws {
        let lexicon = ["cold": Lexicon.Entry(count: 9, meanings: ["hot": 8])]
        #expect(try Self.outdoes("CUP _ ATTR _ COLD _ TEA", "CUP_ATTR_HOT_TEA"))
        #expect(try !Self.outdoes("CUP _ ATTR _ COLD _ TEA", "CUP_ATTR_HOT_TEA", lexicon: lexicon))
    }

    /// One word of symbols may be a word of the language as well; two that have places of their own are not.
    @Test func amongTranslatedWordsOneMayBeMissing() throws {
        #expect(try !Self.outdoes("CUP _ ATTR _ LID _ ČAJ", "CUP_ATTR_COLD_TEA"))
        #expect(try Self.outdoes("CUP _ ATTR _ FULL _ LID _ ČAJ", "CUP_ATTR_LAST_POT_TEA"))
        #expect(try !Self.outdoes("CUP _ ATTR _ FULL LID _ _ ČAJ", "CUP_ATTR_LAST_POT_TEA"), "they share a place")
    }

    @Test func aWordBetweenUnderscoresThatTheSymbolLacksIsTooMuch() throws {
        #expect(try Self.outdoes("CUP _ ATTR _ C _ TEA _ čaj", "CUP_ATTR_COLD_TEA"))
        #expect(try !Self.outdoes("CUP _ ATTR _ COLD _ čaj", "CUP_ATTR_COLD_TEA"))
        #expect(try !Self.outdoes("CUP _ ATTR _ _ COLD čaj _", "CUP_ATTR_COLD_TEA"), "it shares its place")
    }

    /// The right symbol is in no list: the one that is nearest to it must not be taken for it.
    @Test(arguments: ["ru-RU", "pl-PL", "ja-JP"])
    func theNearestSymbolIsNotTakenForOneThatNobodyKnows(_ locale: String) {
        var sketch = EditionSketch(.translated, locale, page: "pour")
        sketch.declare("pour")
        let legible = ["CUP_ATTR_LID", "CUP_ATTR_COLD_TEA", "CUP_ATTR_TEA_LID"]
        for (row, text) in (legible + ["CUP _ ATTR _ HOT _ LID"]).enumerated() { sketch.row(.returns, row, text) }
        let symbols = Reconciler(
            values: [
                header(
                    "cup.h",
                    ["CUP_ATTR_LID": "1", "CUP_ATTR_COLD_TEA": "2", "CUP_ATTR_TEA_LID": "3", "CUP_ATTR_HOT_TEA": "4"])
            ],
            weights: .fitted
        ).reconcile(ClaimSet(sketch.claims)).spec.pages[0].returns.map(\.symbol)
        #expect(Set(symbols).isSubset(of: legible + ["CUP_ATTR_HOT_LID"]))
    }

    /// What is made of a symbol is another number, and no symbol.
    @Test(arguments: [
        "~CUP _ ATTR _ LID", "!CUP_ATTR_LID", "CUP_ATTR_LID << 2", "CUP _ ATTR _ LID + 1", "CUP_ATTR_LID | 1",
    ])
    func anExpressionIsNoSymbol(_ print: String) {
        func symbols(_ print: String) -> [String] {
            var sketch = EditionSketch(.translated, "de-DE", page: "pour")
            sketch.declare("pour")
            for (row, text) in ["CUP_ATTR_COLD_TEA", "CUP_ATTR_HOT_TEA", print].enumerated() {
                sketch.row(.returns, row, text)
            }
            let values = header("cup.h", ["CUP_ATTR_LID": "1", "CUP_ATTR_COLD_TEA": "2", "CUP_ATTR_HOT_TEA": "6"])
            return Reconciler(values: [values], lexicons: [], weights: .fitted)
                .reconcile(ClaimSet(sketch.claims)).spec.pages[0].returns.map(\.symbol)
        }
        #expect(symbols("CUP _ ATTR LID") == ["CUP_ATTR_COLD_TEA", "CUP_ATTR_HOT_TEA", "CUP_ATTR_LID"])
        #expect(symbols(print) == ["CUP_ATTR_COLD_TEA", "CUP_ATTR_HOT_TEA"])
        #expect(symbols("CUP _ << _ ATTR LID").last == "CUP_ATTR_LID", "damage between words")
    }
}
