import Testing
import UrtextModel

@testable import UrtextReconciler

/// Symbols that stand unbroken before brackets with their translation.
@Suite struct GlossedPrintTests {
    @Test(arguments: [
        ("POT E LID MISSING (FEHLER: DECKEL _ FEHLT)", "POT_E_LID_MISSING"),
        ("POT _ E LID _ _ MISSING _ (fehlt)", "POT_E_LID_MISSING"),
        (" _ POT2 E\u{A0}LID （缺）", "POT2_E_LID"),
        ("POT_LID (0)", "POT_LID"),
        ("POT LID (", "POT_LID"),
        ("POT LID () (DECKEL)", "POT_LID"),
    ])
    func wordsBeforeBracketsAreTheName(_ text: String, _ name: String) {
        #expect(GlossedPrint.name(in: text) == name)
    }

    @Test(arguments: [
        "", "(", "POT E LID MISSING", "LID (DECKEL)", "(POT E LID)", "POT Lid (DECKEL)", "POT E-LID (DECKEL)",
        "2 LIDS (DECKEL)",
        "POT É LID (DECKEL)", "FROM LID (POT_E_LID)", "FROM LID (POT _ E _ LID)", "POT 蓋 (缺)",
    ])
    func nothingElseIs(_ text: String) {
        #expect(GlossedPrint.name(in: text) == nil)
    }

    private static func restored(_ prints: [String], number: String? = nil, among symbols: [String]) -> [String] {
        var sketch = EditionSketch(.translated, "de-DE", page: "boil")
        sketch.declare("boil")
        for (row, text) in prints.enumerated() { sketch.row(.returns, row, text, number: number) }
        let values = HeaderValues(
            header: "pot.h", constants: symbols.enumerated().map { .init(name: $1, value: "\($0 + 20)", line: $0 + 1) })
        return Reconciler(values: [values], lexicons: [], weights: .fitted)
            .reconcile(ClaimSet(sketch.claims)).spec.pages[0].returns.map(\.symbol)
    }

    private static let symbols = ["POT_E_LID_MISSING", "POT_E_LID_OPEN", "CUP_E_COLD", "POT_E_COLD", "POT_E_COLDER"]

    @Test func aSpelledSymbolIsTaken() {
        #expect(Self.restored(["POT E LID OPEN (KRUG: DECKEL _ OFFEN)"], among: Self.symbols) == ["POT_E_LID_OPEN"])
        #expect(Self.restored(["CUP E COLD (TASSE: KALT)"], among: Self.symbols) == ["CUP_E_COLD"])
    }

    @Test func anUnknownOneIsNot() {
        #expect(Self.restored(["POT E LID LOST (DECKEL _ FEHLT)"], among: Self.symbols) == [])
    }

    /// The brackets may hold the rest of a longer one.
    @Test func oneThatGoesOnIsLeftOpen() {
        #expect(Self.restored(["POT E COLD (KRUG _ KALT)"], among: Self.symbols) == [])
        #expect(Self.restored(["POT E COLD (KRUG _ KALT)"], among: Self.symbols.dropLast()) == ["POT_E_COLD"])
    }

    @Test func anotherNumberIsLeftOpen() {
        let print = ["POT E LID OPEN (KRUG: DECKEL _ OFFEN)"]
        #expect(Self.restored(print, number: "21", among: Self.symbols) == ["POT_E_LID_OPEN"])
        #expect(Self.restored(print, number: "24", among: Self.symbols) == [])
    }

    /// What one edition spells settles the row of all.
    @Test func otherEditionsLearnOfIt() {
        var spelled = EditionSketch(.translated, "de-DE", page: "boil")
        var broken = EditionSketch(.translated, "fr-FR", page: "boil")
        spelled.declare("boil")
        broken.declare("boil")
        spelled.row(.returns, 0, "POT E LID OPEN (KRUG: DECKEL _ OFFEN)")
        broken.row(.returns, 0, "_ couvercle _ ouvert")
        let values = header("pot.h", ["POT_E_LID_OPEN": "21", "POT_E_LID_MISSING": "20"])
        let spec = Reconciler(values: [values], lexicons: [], weights: .fitted)
            .reconcile(ClaimSet(spelled.claims + broken.claims)).spec
        #expect(spec.pages[0].returns.map(\.symbol) == ["POT_E_LID_OPEN"])
        #expect(spec.pages[0].unresolved.isEmpty)
    }
}
