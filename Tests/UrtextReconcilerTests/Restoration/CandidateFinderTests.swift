import Testing
import UrtextModel

@testable import UrtextReconciler

@Suite struct CandidateFinderTests {
    private static let header = HeaderValues(
        header: "Pot.h",
        constants: [
            .init(name: "POT_E_EMPTY", value: "0x8A720001", line: 1),
            .init(name: "POT_E_LEAKING", value: "0x8A720002", line: 2),
            .init(name: "POT_E_TOO_HOT", value: "0x8A720003", line: 3),
        ])

    /// A word that all symbols of a small header have is worth nothing, and its symbols must not be listed for it.
    @Test func `a symbol that several kinds of evidence find is one candidate`() throws {
        let index = SymbolIndex(values: [Self.header], names: [])
        var finder = CandidateFinder(index: index)
        var sketch = EditionSketch(.translated)
        sketch.row(.returns, 0, "POT _ E _ LECK", number: "0x8A720002")
        let universe = SymbolUniverse(values: [Self.header], claims: sketch.claims)
        let row = RestorationTable.Row(try #require(RowDecision(sketch.claims, universe: universe)), macros: [])
        let relations = row.printed.words.map { WordRelations($0, index: index, entry: nil, cognates: []) }
        let found = finder.candidates(row, relations: relations, families: [0, 1], remembered: [])
        #expect(found == Array(Set(found)).sorted())
        #expect(found.contains(Int32(index.place(of: "POT_E_LEAKING") ?? -1)))
    }

    /// Rows without a lexicon and without anchors, told by their numbers alone.
    @Test func `large numbers of a small header restore its symbols`() throws {
        var sketch = EditionSketch(.translated)
        sketch.declare("FillPot", "POT_STATUS")
        sketch.row(.returns, 0, "POT _ E _ EMPTY", number: "0x8A720001")
        sketch.row(.returns, 1, "TOPF _ E _ LECK", number: "0x8A720002")
        sketch.row(.returns, 2, "POT _ E _ HEI\u{DF}", number: "0x8A720003")
        let page = try #require(
            Reconciler(values: [Self.header], weights: .fitted).reconcile(ClaimSet(sketch.claims)).spec.pages.first)
        #expect(page.returns.map(\.symbol) == ["POT_E_EMPTY", "POT_E_LEAKING", "POT_E_TOO_HOT"])
        #expect(page.unresolved == [])
    }
}
