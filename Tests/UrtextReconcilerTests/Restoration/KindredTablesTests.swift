import Testing
import UrtextModel

@testable import UrtextReconciler

/// What the lists of kindred pages say of a row.
@Suite struct KindredTablesTests {
    @Test(
        arguments: [
            ("boilkettle--tea", "boilkettle"), ("iteapot-pour", "iteapot"), ("nf-kettle-boil", "nf-kettle"),
            ("boilkettle", nil), ("--", nil), ("-x", nil), ("", nil),
        ] as [(String, String?)]) func kinIsWhatNamesBeginWith(_ page: String, _ kin: String?)
    {
        #expect(KindredTables.kin(of: page) == kin)
    }

    private static let values = [header("kettle.h", ["KETTLE_E_DRY": "1", "KETTLE_E_HOT": "2", "KETTLE_E_OLD": "3"])]

    private static func tables(_ pages: [(name: String, rows: [String])]) -> [RestorationTable] {
        Restorer.tables(
            of: pages.map { page in
                var sketch = EditionSketch(.translated, page: page.name)
                for (row, text) in page.rows.enumerated() { sketch.row(.returns, row, text) }
                let claims = ClaimSet(sketch.claims).claims
                let universe = SymbolUniverse(values: values, claims: claims)
                return [EditionClaims(claims[...], universe: universe, files: KnownFiles(values: [], claims: claims))]
            })
    }

    private static func share(_ symbol: String, _ pages: [(name: String, rows: [String])]) throws -> Double {
        let index = SymbolIndex(values: values, names: [])
        let tables = tables(pages)
        let settled = tables.map { $0.rows.map { $0.settled.flatMap { index.place(of: $0) }.map(Int32.init) } }
        let kindred = KindredTables(
            tables, settled: settled, beliefs: tables.map { $0.rows.map { _ in nil } }, certainty: 0.99)
        let place = try #require(index.place(of: symbol))
        return kindred.share(Int32(place), in: tables[0], prints: Set(tables[0].rows.map(\.printed.key)))
    }

    @Test func aRowThatKindredPagesHaveIsLikely() throws {
        let first = ("boil--tea", ["KETTLE_E_DRY", "heiss"])
        let kin = ("boil--milk", ["KETTLE_E_DRY", "KETTLE_E_HOT"])
        #expect(try Self.share("KETTLE_E_HOT", [first, kin]) > 0.6)
        #expect(try Self.share("KETTLE_E_OLD", [first, kin]) == 0)
        // It is accounted for here already.
        #expect(try Self.share("KETTLE_E_DRY", [first, kin]) == 0)
        // Not of the kin.
        #expect(try Self.share("KETTLE_E_HOT", [first, ("pour--milk", kin.1)]) == 0)
        // Half of the kin has it.
        let half = try Self.share("KETTLE_E_HOT", [first, kin, ("boil--soup", ["KETTLE_E_OLD"])])
        #expect(half > 0.3 && half < 0.5)
    }
}
