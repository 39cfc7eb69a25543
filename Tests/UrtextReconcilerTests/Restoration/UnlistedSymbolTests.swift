import Testing
import UrtextModel

@testable import UrtextReconciler

/// Prints that are taken for a symbol nobody knows.
@Suite struct UnlistedSymbolTests {
    private static let values = header(
        "pot.h",
        [
            "CUP_NOT_HOT": "1", "CUP_LID": "2", "CUP_TABLE": "3", "CUP_NOT": "4", "CUP_POT": "5", "POT_OpenPot": "6",
            "POT_LostPot": "7", "POT_FULL": "8",
        ])
    private static let lexicon = Lexicon(
        locale: "de-DE", entries: ["voll": .init(count: 9, meanings: ["full": 9])], slots: .init(kept: 50, seen: 50))

    /// The symbols of a table, of which the last row is damaged.
    private static func restored(_ rows: [String], _ print: String, parameter: String? = nil) -> [String] {
        var sketch = EditionSketch(.translated, "de-DE", page: "boil")
        sketch.declare("boil")
        if let parameter { sketch.parameter(0, parameter) }
        for (row, text) in (rows + [print]).enumerated() { sketch.row(.returns, row, text) }
        return Reconciler(values: [values], lexicons: [lexicon], weights: .fitted)
            .reconcile(ClaimSet(sketch.claims)).spec.pages[0].returns.map(\.symbol)
    }

    private static let capitals = ["POT_EMPTY", "POT_OPEN", "POT_CRACKED", "POT_LOST"]
    private static let mixed = ["POT_OpenPot", "POT_LostPot"]

    @Test func wordsOfSymbolsBehindTheFamilyAreTaken() {
        #expect(Self.restored(Self.capitals, "POT _ LID") == Self.capitals + ["POT_LID"])
        #expect(Self.restored(Self.capitals, "POT _ DECKEL") == Self.capitals, "no word of any symbol")
    }

    /// A translator writes `NotHot` where the symbol says `NOTHOT`.
    @Test func smallLettersBehindCapitalsAreTakenWhereOthersHaveThem() {
        #expect(Self.restored(Self.capitals, "POT _ NotHot") == Self.capitals + ["POT_NOTHOT"])
        #expect(Self.restored(Self.mixed, "POT _ NotHot") == Self.mixed + ["POT_NotHot"])
        #expect(Self.restored(["POT_FULL", "JUG_EmptyJug"], "POT _ NotHot") == ["POT_FULL", "JUG_EmptyJug"])
    }

    /// `LUMINANCE16` becomes `LUDOMINANZ16`.
    @Test func wordsWithDigitsAreTranslatedAsOthersAre() {
        let numbered = ["POT_LID", "POT_NOT", "POT_TABLE", "POT_LOST"]
        #expect(Self.restored(numbered, "POT _ LID16") == numbered + ["POT_LID16"])
        #expect(Self.restored(numbered, "POT _ RG10") == numbered + ["POT_RG10"], "no word is so short")
        #expect(Self.restored(numbered, "POT _ DECKEL16") == numbered)
    }

    /// Translators begin sentences with a capital, and write the rest of them small.
    @Test func smallLettersAreTakenWhereOthersHaveThem() {
        #expect(Self.restored([], "Pot _ NotHot") == [])
        #expect(Self.restored(["JUG_EmptyJug"], "Pot _ NotHot") == ["JUG_EmptyJug"])
    }

    /// What translation made of `POT_FULL` is no symbol of a family that no row belongs to; digits are not translated.
    @Test func aTranslatedFamilyIsNoOther() {
        #expect(!Self.restored(["POT_OpenPot", "POT_LostPot"], "TABLE _ FULL").contains("TABLE_FULL"))
        #expect(Self.restored(["POT_OpenPot", "POT_LostPot"], "TABLE3 _ FULL").contains("TABLE3_FULL"))
        #expect(Self.restored(Self.capitals, "POT _ FULL _ LID") == Self.capitals + ["POT_FULL_LID"])
    }

    /// Some translators write `CoNtext` wherever they meet it.
    @Test func aCapitalWithinAWordOfADeclarationIsDamage() {
        let print = "POT_LostKeTtle"
        #expect(Self.restored(Self.mixed, print) == Self.mixed + [print])
        #expect(Self.restored(Self.mixed, print, parameter: "hKettle") == Self.mixed)
        #expect(Self.restored(Self.mixed, print, parameter: "keTtle") == Self.mixed + [print])
        #expect(Self.restored(Self.mixed, "POT_LostKettle", parameter: "hKettle") == Self.mixed + ["POT_LostKettle"])
    }

    /// `Pot_lostlid`: a translator who takes a symbol for a word writes it as one.
    @Test func otherCapitalsThanTheTableHasAreDamage() {
        #expect(Self.restored(Self.mixed, "Pot_lostlid") == Self.mixed)
        #expect(Self.restored(Self.mixed + ["Pot_OldLid"], "Pot_lostlid") == Self.mixed)
        #expect(Self.restored(["Pot_OldLid", "Pot_NewLid"], "Pot_lostlid").contains("Pot_lostlid"))
        #expect(Self.restored(Self.mixed, "POT_lostlid") == Self.mixed + ["POT_lostlid"])
    }

    /// What is left of a pair whose halves no identifier ties any more.
    @Test func twoSymbolsAreNotOne() {
        #expect(Self.restored(Self.capitals, "POT_FULLCUP_TABLE") == Self.capitals)
        #expect(Self.restored(Self.capitals, "POT_FULLCUP") == Self.capitals + ["POT_FULLCUP"])
    }
}
