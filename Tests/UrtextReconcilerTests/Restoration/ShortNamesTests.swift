import Testing
import UrtextModel

@testable import UrtextReconciler

/// Tables that leave out what their symbols begin with.
@Suite struct ShortNamesTests {
    private static let known: Set<String> = [
        "KETTLE_REQ_WARM", "KETTLE_REQ_DRY", "KETTLE_REQ_WHISTLE", "KETTLE_REQ_POUR", "SPOON_REQ_POUR", "POUR_OUT",
    ]
    private static let universe = SymbolUniverse(values: [], claims: [], known: known)
    private static let flags = ["KETTLE_REQ_WARM", "KETTLE_REQ_DRY", "KETTLE_REQ_WHISTLE"]

    private static func tables(_ rows: [String], others: [String] = flags) -> [RestorationTable] {
        func tables(_ page: Int, _ name: String, _ rows: [String]) -> [RestorationTable] {
            var sketch = EditionSketch(.translated, page: name)
            for (row, text) in rows.enumerated() { sketch.row(.constants, row, text) }
            let claims = ClaimSet(sketch.claims).claims
            let universe = SymbolUniverse(values: [], claims: claims, known: known)
            let edition = EditionClaims(claims, universe: universe, files: KnownFiles(values: [], claims: claims))
            return Restorer.tables(of: edition, page: page, edition: 0, macros: [])
        }
        return tables(0, "flags", others) + tables(1, "short", rows)
    }

    @Test func oneLegibleNameGivesTheFamilyAway() {
        let tables = Self.tables(["warm", "POUR", "trocken", "pfeifen"])
        let short = ShortNames(tables, known: Self.universe)
        #expect(short.names.keys.sorted() == ["DRY", "POUR", "WARM", "WHISTLE"])
        #expect(short.names["POUR"] == ["KETTLE_REQ_POUR"])
        #expect(tables.map { short.contains($0) } == [false, true])
    }

    @Test func otherTablesShowNothing() {
        // Nothing is legible; a symbol is settled; too few rows; the family is not what the pages are about.
        for rows in [
            ["warm", "giessen", "trocken", "pfeifen"], ["warm", "POUR", "trocken", "KETTLE_REQ_DRY"],
            ["warm", "POUR", "trocken"],
        ] {
            #expect(ShortNames(Self.tables(rows), known: Self.universe).tables.isEmpty, "\(rows)")
        }
        let strangers = Self.tables(["warm", "POUR", "trocken", "pfeifen"], others: ["KETTLE_REQ_WARM"])
        #expect(ShortNames(strangers, known: Self.universe).tables.isEmpty)
    }
}
