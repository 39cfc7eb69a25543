internal import UrtextModel

/// What restoration found of the rows of all pages.
struct Settlements: Sendable {
    private struct Row: Sendable {
        var edition: Int
        var list: RowPlace.List
        var row: Int
        var restoration: Restoration
    }

    /// By page.
    private var rows: [Int: [Row]] = [:]

    /// - Parameters:
    ///   - page: its place among the pages.
    ///   - edition: its place among the page's.
    ///   - row: its place in the list.
    mutating func add(_ restoration: Restoration, page: Int, edition: Int, list: RowPlace.List, row: Int) {
        rows[page, default: []].append(Row(edition: edition, list: list, row: row, restoration: restoration))
    }

    /// - Parameter editions: those of the page, in their order.
    func apply(to editions: [EditionClaims], page: Int) {
        for row in rows[page] ?? [] { editions[row.edition].settle(row.list, row: row.row, row.restoration) }
    }
}

/// What there is to know of an edition beside its tables.
struct RestorationEdition: Sendable {
    let page: String
    let edition: Edition
    /// True for a translation that is not bilingual.
    let isTranslated: Bool

    init(_ claims: EditionClaims) {
        page = claims.page
        edition = claims.edition
        isTranslated = claims.rank == 2
    }
}
