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
