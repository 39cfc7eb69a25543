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
    private static func restored(_ rows: [String], _ print: String) -> [String] {
        var sketch = EditionSketch(.translated, "de-DE", page: "boil")
        sketch.declare("boil")
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

    /// What is left of a pair whose halves no identifier ties any more.
    @Test func twoSymbolsAreNotOne() {
        #expect(Self.restored(Self.capitals, "POT_FULLCUP_TABLE") == Self.capitals)
        #expect(Self.restored(Self.capitals, "POT_FULLCUP") == Self.capitals + ["POT_FULLCUP"])
    }
}
