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

    // MARK: Families and letters

    private static func values(_ names: [String]) -> HeaderValues {
        HeaderValues(
            header: "jug.h",
            constants: names.enumerated().map { .init(name: $1, value: "\($0 + 100)", line: $0 + 1) })
    }

    private static let families = SymbolIndex(
        SymbolUniverse(
            values: [
                values(
                    (1...40).flatMap { ["JUG_KIND\($0)", "BOWL_KIND\($0)"] }
                        + [
                            "JUG_E_COLD", "BOWL_E_COLD", "BOWL_COLD", "CUP_COLD", "CUP_I_HOT_AND_COLD", "JUG_I_COLD",
                            "BOWL_I_COLD",
                        ])
            ], claims: []))

    private static func demand(_ print: String, _ lexicon: [String: Lexicon.Entry]) -> PrintDemand {
        let printed = PrintedWords(print)
        return PrintDemand(
            printed,
            printed.words.map {
                WordRelations($0, index: families, entry: lexicon[SymbolWords.stem($0)], cognates: [])
            })
    }

    @Test(arguments: [
        // Printed, symbol, whether the print names another family.
        ("KRUG _ KALT", "BOWL_COLD", true), ("KRUG _ E _ KALT", "JUG_E_COLD", false), ("JUG _ KALT", "BOWL_COLD", true),
        // The word is not alone in its place, is not first, names no family that many belong to, or is not known.
        ("KRUG KALT _", "BOWL_COLD", false), ("_ KALT KRUG", "BOWL_COLD", false), ("CUP _ KALT", "BOWL_COLD", false),
        ("VASE _ KALT", "BOWL_COLD", false),
    ])
    func anotherFamilyMayBeNamed(print: String, symbol: String, isMisnamed: Bool) throws {
        let place = Int32(try #require(Self.families.place(of: symbol)))
        let known = ["krug": Lexicon.Entry(count: 9, meanings: ["jug": 8])]
        #expect(Self.demand(print, known).misnames(place, Self.families) == isMisnamed)
        // What was seen once, or means something else as often, names nothing.
        for entry in [Lexicon.Entry(count: 1, meanings: ["jug": 1]), .init(count: 9, meanings: ["jug": 4])]
        where print.contains("KRUG") {
            #expect(!Self.demand(print, ["krug": entry]).misnames(place, Self.families))
        }
    }

    /// A word of the language may be spelled like a family: it is one where it mostly stands for that.
    @Test func aWordOfTheLanguageNamesNoFamily() throws {
        let place = Int32(try #require(Self.families.place(of: "BOWL_COLD")))
        let word = ["jug": Lexicon.Entry(count: 900, meanings: ["jug": 30])]
        #expect(!Self.demand("JUG _ KALT", word).misnames(place, Self.families))
    }

    @Test func aLetterBetweenUnderscoresIsInTheSymbol() throws {
        let place = Int32(try #require(Self.families.place(of: "BOWL_COLD")))
        let other = Int32(try #require(Self.families.place(of: "BOWL_E_COLD")))
        let demand = Self.demand("SCHALE _ E _ KALT", [:])
        #expect(demand.hasStrangeLetter(place, Self.families))
        #expect(!demand.hasStrangeLetter(other, Self.families))
        #expect(!Self.demand("E _ KALT", [:]).hasStrangeLetter(place, Self.families), "what is left of a name")
        #expect(!Self.demand("SCHALE _ E KALT _", [:]).hasStrangeLetter(place, Self.families), "it shares its place")
    }

    /// `e` is a word in many languages: where the symbol's own letter is printed, another is not its family's.
    @Test func aLetterBesideTheSymbolsOwnIsAWordOfTheLanguage() throws {
        let place = Int32(try #require(Self.families.place(of: "CUP_I_HOT_AND_COLD")))
        #expect(!Self.demand("TAZZA _ I _ CALDO _ E _ FREDDO", [:]).hasStrangeLetter(place, Self.families))
        #expect(Self.demand("TAZZA _ CALDO _ E _ FREDDO", [:]).hasStrangeLetter(place, Self.families))
    }

    /// Of two families with the same words one is in the headers, and stands in the table; the print names the other.
    @Test func aSymbolOfANamedFamilyIsNotLookedForInAnother() {
        let bowls = ["BOWL_EMPTY", "BOWL_FULL", "BOWL_CRACKED", "BOWL_LOST"]
        let values = Self.values((1...40).map { "JUG_KIND\($0)" } + bowls + ["BOWL_WATER_TOO_COLD_TO_POUR"])
        let meanings = [
            "krug": "jug", "schale": "bowl", "wasser": "water", "zu": "too", "kalt": "cold", "giessen": "pour",
        ]
        let lexicon = Lexicon(
            locale: "de-DE", entries: meanings.mapValues { .init(count: 9, meanings: [$0: 9]) },
            slots: .init(kept: 50, seen: 50))
        func restored(_ print: String) -> [String] {
            var sketch = EditionSketch(.translated, "de-DE", page: "pour")
            for (row, text) in (bowls + [print]).enumerated() { sketch.row(.constants, row, text) }
            return Reconciler(values: [values], lexicons: [lexicon], weights: .fitted)
                .reconcile(ClaimSet(sketch.claims)).spec.pages[0].constants.map(\.symbol)
        }
        #expect(restored("SCHALE _ WATER _ TOO _ COLD _ TO _ POUR") == bowls + ["BOWL_WATER_TOO_COLD_TO_POUR"])
        #expect(restored("KRUG _ WATER _ TOO _ COLD _ TO _ POUR") == bowls)
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
