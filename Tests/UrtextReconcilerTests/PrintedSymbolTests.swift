import Testing
import UrtextModel

@testable import UrtextReconciler

@Suite struct PrintedSymbolTests {
    @Test(arguments: [
        ("KETTLE_E_DRY", "KETTLE_E_DRY"), ("KETTLE _ E _ DRY", "KETTLE_E_DRY"), (" KETTLE_ E _DRY ", "KETTLE_E_DRY"),
        ("KETTLE\u{A0}_\u{3000}E_DRY", "KETTLE_E_DRY"), ("KETTLE _ _ DRY", "KETTLE__DRY"), ("_ KETTLE", "_KETTLE"),
        ("KETTLE _", "KETTLE_"), ("KETTLE E DRY", "KETTLE E DRY"), ("KESSEL _ ist leer", "KESSEL_ist leer"), ("", ""),
        (" ", ""),
        ("*KETTLE_E_DRY*", "KETTLE_E_DRY"), ("KETTLE_E_DRY>", "KETTLE_E_DRY"), ("**KETTLE_E_DRY", "KETTLE_E_DRY"),
        ("\"KETTLE_E_DRY\"", "KETTLE_E_DRY"), ("`KETTLE_E_DRY`,", "KETTLE_E_DRY"), ("KETTLE_E_DRY.", "KETTLE_E_DRY"),
        ("*KESSEL ist leer*", "*KESSEL ist leer*"), ("KETTLE-E", "KETTLE-E"), ("...", "..."), ("KETTLE é", "KETTLE é"),
        ("ＫＥＴＴＬＥ＿Ｅ＿ＤＲＹ", "KETTLE_E_DRY"), ("KETTLE ＿ E ＿ DRY", "KETTLE_E_DRY"),
        ("\u{200F}KETTLE _ E _ DRY\u{202C}", "KETTLE_E_DRY"), ("KETTLE_\u{200B}E_\u{200B}DRY", "KETTLE_E_DRY"),
        ("水壺＿E", "水壺＿E"), ("KESSEL ist ＬＥＥＲ", "KESSEL ist ＬＥＥＲ"),
    ]) func blanksAtUnderscoresAndStrayMarks(_ text: String, _ closed: String) {
        #expect(PrintedSymbol(text).closed == closed)
    }

    @Test(arguments: [
        ("KETTLE_LID", "KETTLE_LID"), ("SIGN_ONLY_", "SIGN_ONLY"), ("LID___", "LID"), ("_LID", "LID"),
        ("__LID__", "LID"),
        ("KETTLE_REQ_X__0x10000000_", "KETTLE_REQ_X"), ("KETTLE_REQ_X_0x1", "KETTLE_REQ_X"),
        ("KETTLE_REQ_X__0X1F_", "KETTLE_REQ_X"),
        ("KETTLE_0xLID", "KETTLE_0xLID"), ("KETTLE_BOX", "KETTLE_BOX"), ("KETTLE0x1", "KETTLE0x1"),
        ("KETTLE_0x", "KETTLE_0x"),
        ("KETTLE_REQ_X__17_", "KETTLE_REQ_X__17"), ("", ""), ("_", ""), ("___", ""), ("0x1", "0x1"), ("x", "x"),
        ("_0x1", ""),
    ]) func anchors(_ text: String, _ symbol: String) {
        #expect(PrintedSymbol.anchor(text) == symbol)
    }

    @Test(arguments: [
        ("KETTLE_FROM_TEA(TEA_COLD)", true), ("KETTLE_FROM_TEA()", false), ("(TEA_COLD)", false),
        ("lid(TEA_COLD)", false),
        ("KETTLE_FROM_TEA(TEA COLD)", false), ("KETTLE_FROM_TEA(TEA_COLD", false), ("KETTLE_E_DRY", false),
        (")", false), ("", false),
    ]) func macroCalls(_ text: String, _ isCall: Bool) {
        #expect(PrintedSymbol.isMacroCall(text) == isCall)
    }

    /// A symbol comes out whole however blanks and marks were put around its underscores, and a text without
    /// underscores never becomes another identifier than it has.
    @Test func whatTranslationPutsInIsTakenOut() {
        var random = SeededGenerator(seed: 44)
        for _ in 0..<2_000 {
            var words: [String] = []
            for _ in 0..<random.int(1..<5) { words.append(random.pick("KETTLE", "E", "DRY", "COLD", "LID", "TEA2")) }
            var printed = random.pick("", "*", "\"", " ") + words[0]
            for word in words.dropFirst() { printed += random.pick("_", " _ ", "_ ", " _", "\u{A0}_ ") + word }
            printed += random.pick("", "*", "\"", " ", ">")
            #expect(PrintedSymbol(printed).closed == words.joined(separator: "_"))
            #expect(PrintedSymbol(PrintedSymbol(printed).closed).closed == words.joined(separator: "_"))
        }
    }

    @Test func randomAnchorsNeverTrapAndLoseNothingButTheirEnds() {
        var random = SeededGenerator(seed: 45)
        for _ in 0..<3_000 {
            var text = ""
            for _ in 0..<random.int(0..<12) { text += random.pick("_", "0", "x", "X", "1", "F", "K", "é") }
            let symbol = PrintedSymbol.anchor(text)
            #expect(symbol.isEmpty || text.contains(symbol), "\(text)")
            #expect(!symbol.hasPrefix("_") && !symbol.hasSuffix("_"))
        }
    }
}
