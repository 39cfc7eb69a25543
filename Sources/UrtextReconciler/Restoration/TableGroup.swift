internal import UrtextModel

/// One table of a page in all its editions, laid side by side: translation loses no row, so tables of the same rows are
/// the same table.
struct TableGroup: Sendable {
    /// Places in the list of tables.
    let members: [Int]

    /// Groups tables that agree in page, list, number and rows, and in every row that two of them settle.
    static func groups(_ tables: [RestorationTable]) -> [TableGroup] {
        struct Key: Hashable {
            var page: Int
            var list: RowPlace.List
            var table: Int
            var lines: [Int]
        }
        var groups: [Key: [Int]] = [:]
        var order: [Key] = []
        for (place, table) in tables.enumerated() {
            let key = Key(page: table.page, list: table.list, table: table.table, lines: table.lines)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(place)
        }
        return order.compactMap { key in
            let members = groups[key] ?? []
            let rows = members.map { tables[$0].rows.map(\.settled) }
            guard members.count > 1, agree(rows) else { return nil }
            return TableGroup(members: members)
        }
    }

    private static func agree(_ editions: [[String?]]) -> Bool {
        guard let first = editions.first else { return false }
        return first.indices.allSatisfy { row in Set(editions.compactMap { $0[row] }).count <= 1 }
    }
}
