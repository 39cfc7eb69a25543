import Testing

@testable import UrtextReconciler

@Suite struct WordsTests {
    @Test(arguments: [
        ("KETTLE_E_TOO_HOT", ["kettle", "e", "too", "hot"]),
        ("KettleModeFast", ["kettle", "mode", "fast"]),
        ("HTTPKettle", ["http", "kettle"]),
        ("TEA2_CUP", ["tea2", "cup"]),
        ("TPM_Boil_Now", ["tpm", "boil", "now"]),
        ("", []),
    ])
    func wordsOfASymbol(_ symbol: String, _ words: [String]) { #expect(SymbolWords.words(of: symbol) == words) }

    @Test func everyWordOfASymbolHasASlot() {
        let (words, slots) = SymbolWords.slotted("TEA_CupSize__BIG")
        #expect(words == ["tea", "cup", "size", "big"])
        #expect(slots == [0, 1, 1, 3])
    }

    @Test func aPrintKeepsItsSlots() {
        let printed = PrintedWords("_ KESSEL ZU _ HEISS")
        #expect(printed.words == ["kessel", "zu", "heiss"])
        #expect(printed.slots == [1, 1, 2])
        #expect(printed.underscores == 2)
        #expect(printed.isCapital)
        #expect(!PrintedWords("Kessel _ heiss").isCapital)
    }

    @Test func marksAndBlanksMakeNoDifference() {
        #expect(PrintedWords("TEE_ KANNE").key == PrintedWords("Tee _Kanne,").key)
        #expect(PrintedWords("TEE KANNE").key != PrintedWords("TEE _ KANNE").key)
        #expect(PrintedWords("l’eau _ froide").words == ["l", "eau", "froide"])
    }

    /// Words of plain letters are residue among another script, and words of the language among Latin letters with marks.
    @Test func lettersWithMarksAreNoOtherScript() {
        #expect(PrintedWords("POT _ чай").isResidue == [true, false])
        #expect(PrintedWords("POT _ 水").isResidue == [true, false])
        #expect(PrintedWords("KHI _ ĐẦY").isResidue == [false, false])
        #expect(PrintedWords("KAN _ ŁYŻKA").isResidue == [false, false])
    }

    @Test func scriptsWithoutBlanksGivePairs() {
        #expect(PrintedWords("TEA _ 水太熱").words == ["tea", "水太", "太熱"])
        #expect(PrintedWords("水").words == ["水"])
        #expect(PrintedWords("чай _ ГОРЯЧИЙ").words == ["чай", "горячий"])
    }

    @Test func oddCapitalsDoNotCutAWord() {
        #expect(PrintedWords("TeA").words == ["tea"])
        #expect(PrintedWords("BoilKettle").words == ["boil", "kettle"])
    }

    @Test func anythingCanBeCut() {
        var random = SeededGenerator(seed: 5)
        let scalars: [Unicode.Scalar] = ["_", "A", "b", "7", "ß", "水", "я", " ", "-", "\u{301}", "👻", "\u{0}"]
        for _ in 0..<2_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<random.int(0..<12) { text.append(scalars[random.int(0..<scalars.count)]) }
            let printed = PrintedWords(String(text))
            #expect(printed.words.count == printed.slots.count)
            #expect(printed.words.allSatisfy { !$0.isEmpty })
            #expect(printed.slots == printed.slots.sorted())
            #expect(printed.underscores == text.count { $0 == "_" })
        }
    }
}
