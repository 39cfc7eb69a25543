import Foundation
import Testing
import UrtextModel

@testable import UrtextReconciler

/// Whole prints that a lexicon remembers.
@Suite struct PrintMemoryTests {
    private static func pair(_ printed: String, _ symbol: String, isConstant: Bool = false) -> SymbolPair {
        SymbolPair(locale: "de-DE", printed: printed, symbol: symbol, isConstant: isConstant)
    }

    private static func prints(_ pairs: [(SymbolPair, Set<String>)]) -> [Lexicon.Print] {
        var memory = PrintMemory()
        for (pair, pages) in pairs { memory.add(pair, pages: pages) }
        return memory.prints
    }

    private static func lexicon(_ prints: [Lexicon.Print]) -> Lexicon {
        Lexicon(locale: "de-DE", symbols: Set(prints.flatMap(\.symbols.keys)), prints: prints)
    }

    @Test func aPageCountsOnceHoweverItSpellsThePrint() {
        let prints = Self.prints([
            (Self.pair("KESSEL _ F _ LEER", "POT_E_EMPTY"), ["boil", "pour"]),
            (Self.pair("kessel_ F _leer", "POT_E_EMPTY"), ["boil"]),
            (Self.pair(#"KESSEL \_ F \_ LEER"#, "POT_E_EMPTY"), ["brew"]),
        ])
        #expect(prints == [.init(text: "KESSEL _ F _ LEER", symbols: ["POT_E_EMPTY": 3])])
    }

    @Test func whatStoodForTwoSymbolsIsNotRemembered() {
        let prints = Self.prints([
            (Self.pair("KESSEL _ LEER", "POT_EMPTY"), ["boil", "pour"]),
            (Self.pair("KESSEL _ LEER", "POT_DRY"), ["brew"]),
        ])
        #expect(prints == [])
    }

    @Test(arguments: ["POT_ E _ EMPTY", "pot e empty", "POT _ E _", "E _", " _", ":", "EMPTY _ POT _ E"])
    func aPrintMadeOfTheSymbolsOwnWordsTellsNothingMore(_ text: String) {
        #expect(Self.prints([(Self.pair(text, "POT_E_EMPTY"), ["boil", "pour"])]) == [])
    }

    @Test func theOrderOfPairsDoesNotMatter() {
        var pairs: [(SymbolPair, Set<String>)] = []
        for number in 0..<60 {
            pairs.append(
                (
                    Self.pair("WORT\(number % 20) _ LEER", "WORD\(number % 20)_\(number == 7 ? "OPEN" : "EMPTY")"),
                    ["page\(number % 7)"]
                ))
        }
        var random = SeededGenerator(seed: 5)
        let expected = Self.prints(pairs)
        #expect(expected.count == 19)
        for _ in 0..<5 { #expect(Self.prints(pairs.shuffled(using: &random)) == expected) }
    }

    @Test func lexiconsAgreeOrForget() {
        let one = Self.lexicon([.init(text: "A _ B", symbols: ["X_Y": 2])])
        let same = Self.lexicon([.init(text: "a _ b", symbols: ["X_Y": 3])])
        let other = Self.lexicon([.init(text: "A _ B", symbols: ["X_Z": 1])])
        func known(_ lexicons: Lexicon...) -> (symbol: String, pages: Int)? {
            var sum = Lexicon(locale: "de-DE")
            for lexicon in lexicons { sum.add(lexicon) }
            return sum.prints[PrintedWords("A _ B").key]?.only
        }
        #expect(known(one, same)?.symbol == "X_Y" && known(one, same)?.pages == 5)
        for sum in [known(one, other, same), known(other, one, same), known(one, same, other)] { #expect(sum == nil) }
    }

    @Test func theFileKeepsWhatSeveralPagesHave() throws {
        var lexicon = Self.lexicon([
            .init(text: "KESSEL \"A\" _ LEER", symbols: ["POT_EMPTY": 4]),
            .init(text: "KESSEL _ OFFEN", symbols: ["POT_OPEN": 1]),
            .init(text: "TASSE _ VOLL", symbols: ["CUP_FULL": 2], isConstant: true),
        ])
        lexicon.symbols = ["POT_OPEN"]
        let text = LexiconDocument(lexicon, origin: "invented", pairs: 3).text()
        let read = try JSONDecoder().decode(LexiconDocument.self, from: Data(text.utf8)).lexicon
        #expect(read.symbols == ["POT_EMPTY", "POT_OPEN", "CUP_FULL"])
        #expect(Set(read.prints.values.map(\.text)) == ["KESSEL \"A\" _ LEER", "TASSE _ VOLL"])
        #expect(read.prints[PrintedWords("kessel \"a\" _ leer").key]?.only?.pages == 4)
    }

    @Test func theFilePrefersWhatWasMetMoreOften() throws {
        let many = (0..<200).map { number in
            Lexicon.Print(text: "WORT \(number) _ LEER", symbols: ["POT_EMPTY_\(number)": 2 + number])
        }
        let small = LexiconDocument(Self.lexicon([]), origin: "", pairs: 0).text().utf8.count
        for limit in [small, small + 100, 1_000, 4_000] {
            var lexicon = Self.lexicon(many)
            lexicon.symbols = []
            let text = LexiconDocument(lexicon, origin: "", pairs: 0).text(limit: limit)
            #expect(text.utf8.count <= limit)
            let read = try JSONDecoder().decode(LexiconDocument.self, from: Data(text.utf8)).lexicon
            let kept = read.prints.values.compactMap { $0.only?.pages }.sorted()
            #expect(kept == Array(2..<202).suffix(kept.count), "the most frequent are kept")
        }
    }

    @Test func numbersThatNoCountReachesDoNoHarm() throws {
        let most = Int.max
        let text = """
            {"schema": "urtext-lexicon/2", "locale": "de-DE", "origin": "", "pairs": 0, "words": {},
             "symbols": {"POT_EMPTY": {"KESSEL _ LEER": \(most), "kessel_leer": \(most), "KANNE _ LEER": -5}}}
            """
        var lexicon = try JSONDecoder().decode(LexiconDocument.self, from: Data(text.utf8)).lexicon
        lexicon.add(lexicon)
        #expect(lexicon.prints[PrintedWords("KESSEL _ LEER").key]?.only?.symbol == "POT_EMPTY")
        #expect(lexicon.prints[PrintedWords("KANNE _ LEER").key]?.only?.pages == 0)
    }

    // MARK: Restoring

    private static let values = UrtextReconcilerTests.header(
        "pot.h",
        ["POT_E_EMPTY": "1", "POT_E_OPEN": "2", "POT_E_HOT": "3", "POT_E_LEAKING": "4", "POT_E_DIRTY": "5"])

    /// A page with two legible rows and one that says nothing by itself.
    private static func page(_ print: String) -> EditionSketch {
        var sketch = EditionSketch(.translated, "de-DE", page: "boil")
        sketch.declare("boil")
        for (row, text) in ["POT_E_EMPTY", "POT_E_OPEN", print].enumerated() { sketch.row(.returns, row, text) }
        return sketch
    }

    private static func restored(_ print: String, _ lexicon: Lexicon) -> [String] {
        Reconciler(values: [values], lexicons: [lexicon], weights: .fitted)
            .reconcile(ClaimSet(page(print).claims)).spec.pages[0].returns.map(\.symbol)
    }

    @Test func aPrintThatIsRememberedIsRestored() {
        let print = "_ TROPFT KANNE _"
        let lexicon = Self.lexicon([.init(text: print, symbols: ["POT_E_LEAKING": 9])])
        #expect(!Self.restored(print, Self.lexicon([])).contains("POT_E_LEAKING"))
        #expect(Self.restored(print, lexicon) == ["POT_E_EMPTY", "POT_E_OPEN", "POT_E_LEAKING"])
        #expect(Self.restored("_ tropft kanne_", lexicon).contains("POT_E_LEAKING"), "case and blanks do not matter")
        #expect(!Self.restored("_ TROPFT KANNE _ _", lexicon).contains("POT_E_LEAKING"), "another print")
    }

    @Test func aPrintWithTwoMeaningsRestoresNothing() {
        let print = "_ TROPFT KANNE _"
        let lexicon = Self.lexicon([.init(text: print, symbols: ["POT_E_LEAKING": 9, "POT_E_DIRTY": 1])])
        #expect(Self.restored(print, lexicon) == ["POT_E_EMPTY", "POT_E_OPEN"])
    }

    @Test func whatIsRememberedDoesNotOverruleTheTable() {
        let lexicon = Self.lexicon([.init(text: "KANNE _ F _ AUF", symbols: ["POT_E_OPEN": 9])])
        #expect(Self.restored("KANNE _ F _ AUF", lexicon) == ["POT_E_EMPTY", "POT_E_OPEN"], "it stands there already")
    }
}
