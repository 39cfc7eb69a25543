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
        let index = SymbolIndex(SymbolUniverse(values: [Self.header], claims: []))
        var finder = CandidateFinder(index: index, corpus: CorpusCounts(pages: [], symbols: index.entries.count))
        var sketch = EditionSketch(.translated)
        sketch.row(.returns, 0, "POT _ E _ LECK", number: "0x8A720002")
        let universe = SymbolUniverse(values: [Self.header], claims: sketch.claims)
        let row = RestorationTable.Row(try #require(RowDecision(sketch.claims, universe: universe)), macros: [])
        let relations = row.printed.words.map { WordRelations($0, index: index, entry: nil, cognates: []) }
        var match = WordMatch(index: index)
        match.take(row.printed, relations, common: [], residue: [])
        let found = finder.candidates(row, relations: relations, families: [0, 1], remembered: [], match: match)
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

    /// A header of many symbols, of which a great share have the same two words.
    private static func crowded(_ count: Int) -> SymbolIndex {
        let names = (0..<count).map { "POT_BAD_LID\($0)" } + (0..<count).map { "CUP_GOOD_RIM\($0)" }
        let values = HeaderValues(
            header: "pot.h", constants: names.enumerated().map { .init(name: $1, value: "\($0)", line: $0 + 1) })
        return SymbolIndex(SymbolUniverse(values: [values], claims: []))
    }

    private static func found(_ text: String, _ index: SymbolIndex, pages: [[Int32]] = []) throws -> [Int32] {
        var sketch = EditionSketch(.translated)
        sketch.row(.returns, 0, text)
        let universe = SymbolUniverse(values: [], claims: [])
        let row = RestorationTable.Row(try #require(RowDecision(sketch.claims, universe: universe)), macros: [])
        let relations = row.printed.words.map { WordRelations($0, index: index, entry: nil, cognates: []) }
        var match = WordMatch(index: index)
        match.take(row.printed, relations, common: [], residue: [])
        var finder = CandidateFinder(index: index, corpus: CorpusCounts(pages: pages, symbols: index.entries.count))
        let found = finder.candidates(row, relations: relations, families: [], remembered: [], match: match)
        // Nothing is left from one row to the next.
        #expect(
            finder.candidates(row, relations: relations, families: [], remembered: [], match: match) == found)
        return found
    }

    /// Of a word that thousands of symbols have none is found; of two such words those that have both.
    @Test func `common words find a symbol together`() throws {
        let index = Self.crowded(1600)
        #expect(try Self.found("POT _ _ TRÜB", index) == [])
        let both = try Self.found("POT _ BAD _ TRÜB", index)
        #expect(both == [])
        let few = SymbolIndex(
            SymbolUniverse(
                values: [
                    HeaderValues(
                        header: "pot.h",
                        constants: ((0..<1600).map { "POT_LID\($0)" } + (0..<1600).map { "BAD_RIM\($0)" } + [
                            "POT_BAD_LEG", "POT_BAD_ARM",
                        ]).enumerated().map { .init(name: $1, value: "\($0)", line: $0 + 1) })
                ], claims: []))
        let found = try Self.found("POT _ BAD _ TRÜB", few)
        #expect(found.map { few.name(of: $0) }.sorted() == ["POT_BAD_ARM", "POT_BAD_LEG"])
    }

    /// Names that are said as well as the best compete with it, whatever the pages prefer: leaving them out would make a
    /// guess look sure.
    @Test func `rivals of a frequent symbol stay candidates`() throws {
        let index = Self.crowded(100)
        let frequent = Int32(try #require(index.place(of: "POT_BAD_LID7")))
        let found = try Self.found("POT _ BAD _ TRÜB", index, pages: Array(repeating: [frequent], count: 50))
        #expect(found.contains(frequent))
        #expect(found.count >= 100)
        #expect(found.allSatisfy { index.name(of: $0).hasPrefix("POT_BAD_") })
    }
}
