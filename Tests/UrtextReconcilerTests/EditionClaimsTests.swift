import Testing
import UrtextModel

@testable import UrtextReconciler

@Suite struct EditionClaimsTests {
    @Test(arguments: [(EditionSketch.Trust.original, 0), (.bilingual, 1), (.translated, 2)])
    func ranks(_ trust: EditionSketch.Trust, _ rank: Int) {
        var sketch = EditionSketch(trust)
        sketch.returns("KETTLE_A")
        #expect(BracketLexiconTests.claims(sketch).rank == rank)
    }

    @Test func rowsAreGroupedByList() {
        var sketch = EditionSketch(.original)
        sketch.row(.values(heading: 2), 0, "KETTLE_A")
        sketch.row(.returns, 0, "KETTLE_B", number: "0x1")
        sketch.row(.returns, 1, "Any other code")
        sketch.row(.returns, 0, "KETTLE_C", table: 1)
        sketch.row(.constants, 0, "KETTLE_D")
        let claims = BracketLexiconTests.claims(sketch)
        #expect(claims.values[2]?.rows.map(\.decision.symbol) == ["KETTLE_A"])
        #expect(claims.returns.rows.map(\.decision.symbol) == ["KETTLE_B", "KETTLE_C"])
        #expect(claims.returns.rows.map(\.decision.printed) == ["0x1", nil])
        #expect(claims.constants.rows.map(\.decision.symbol) == ["KETTLE_D"])
    }

    /// A list that calls its numbers by words: where most rows are such, and none is a constant with an underscore.
    @Test(
        arguments: [
            ([("Cold", "0"), ("Hot", "1")], ["Cold", "Hot"]),
            ([("Cold", "0"), ("veryHot", "1")], ["Cold", "veryHot"]),
            ([("Cold", "0"), ("Hot", "1"), ("As it was", "2")], ["Cold", "Hot"]), ([("Cold", nil), ("Hot", nil)], []),
            ([("Cold", "0"), ("KETTLE_HOT", "1")], ["KETTLE_HOT"]), ([("Cold", "0"), ("As it was", "1")], []),
            ([("Cold", "0"), ("Hot", "1"), ("Warm", nil)], ["Cold", "Hot"]),
        ] as [([(String, String?)], [String])]) func wordsWithNumbers(_ rows: [(String, String?)], _ symbols: [String])
    {
        var sketch = EditionSketch(.original)
        for (place, row) in rows.enumerated() { sketch.row(.returns, place, row.0, number: row.1) }
        // Another table has no say.
        sketch.row(.returns, 0, "KETTLE_LID", number: "7", table: 1)
        let claims = BracketLexiconTests.claims(sketch)
        #expect(claims.returns.rows.map(\.decision.symbol) == symbols + ["KETTLE_LID"])
    }

    /// A translated word is asked for, and another page's word is no symbol here.
    @Test func translatedWordsWithNumbers() {
        var german = EditionSketch(.translated)
        german.row(.returns, 0, "Kalt", anchor: "Cold", number: "0")
        german.row(.returns, 1, "Hot", number: "1")
        var other = EditionSketch(.original, page: "other")
        other.row(.returns, 0, "Cold", number: "0")
        other.row(.returns, 1, "Hot", number: "1")
        let result = Reconciler(weights: nil).reconcile(ClaimSet(german.claims + other.claims))
        let page = result.spec.pages.first { $0.id == "boilkettle" }
        #expect(page?.returns == [])
        #expect(page?.unresolved.map(\.text) == ["Kalt", "Hot"])
        #expect(result.spec.pages.first { $0.id == "other" }?.returns.map(\.symbol) == ["Cold", "Hot"])
    }

    @Test func theFirstClaimOnAPlaceCounts() {
        var sketch = EditionSketch(.translated)
        sketch.parameter(0, "first", "int", "in")
        sketch.parameter(0, "second", "int", "out")
        sketch.heading(0, "first")
        sketch.heading(0, "second")
        let claims = BracketLexiconTests.claims(sketch)
        #expect(claims.parameters.count == 1)
        #expect(claims.parameters[0][.name]?.text == "first")
        #expect(claims.headings[0].name?.text == "first")
    }

    /// Places are counted from zero and dense; one that is not makes no list of millions.
    @Test func placesFarOutAreLeftOut() {
        var sketch = EditionSketch(.translated)
        sketch.parameter(1_000_000_000, "far")
        sketch.heading(1_000_000_000, "far")
        let claims = BracketLexiconTests.claims(sketch)
        #expect(claims.parameters.count <= 4_096)
        #expect(claims.headings.count <= 4_096)
    }

    @Test func nothing() {
        let claims = EditionClaims(
            [], universe: SymbolUniverse(values: [], claims: []), files: KnownFiles(values: [], claims: []))
        #expect(claims.edition.locale == "und")
        #expect(claims.parameters.isEmpty)
    }
}
