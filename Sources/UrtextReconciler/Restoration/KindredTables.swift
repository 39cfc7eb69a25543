internal import UrtextModel

/// What the lists of kindred pages hold: the variants of a function, or the methods of an interface, mostly return and
/// take the same. A row whose print stands in this table, too, says nothing: it is the same question, or is accounted for.
struct KindredTables: Sendable {
    private struct Key: Hashable {
        var kin: String
        var list: RowPlace.List
    }

    private struct Holder {
        var page: Int
        var print: String
    }

    private var pages: [Key: Set<Int>] = [:]
    private var holders: [Key: [Int32: [Holder]]] = [:]

    /// - Parameter certainty: the probability from which on a row is believed.
    init(_ tables: [RestorationTable], settled: [[Int32?]], beliefs: [[RowBelief?]], certainty: Double) {
        for (number, table) in tables.enumerated() {
            guard let key = KindredTables.key(table) else { continue }
            pages[key, default: []].insert(table.page)
            for (row, symbol) in settled[number].enumerated() {
                let best = beliefs[number][row]?.candidates.first
                let believed = best.flatMap { $0.probability >= certainty ? $0.symbol : nil }
                guard let found = symbol ?? believed else { continue }
                holders[key, default: [:]][found, default: []].append(
                    Holder(page: table.page, print: table.rows[row].printed.key))
            }
        }
    }

    /// Share of the kindred pages whose list has the symbol in a row that this table has not.
    ///
    /// - Parameter prints: of the table.
    func share(_ symbol: Int32, in table: RestorationTable, prints: Set<String>) -> Double {
        guard let key = KindredTables.key(table), let holders = holders[key]?[symbol] else { return 0 }
        let others = (pages[key]?.count ?? 0) - 1
        guard others > 0 else { return 0 }
        let holding = Set(holders.filter { $0.page != table.page && !prints.contains($0.print) }.map(\.page))
        return Double(holding.count) / (Double(others) + 0.5)
    }

    private static func key(_ table: RestorationTable) -> Key? {
        guard let kin = table.kin else { return nil }
        let list: RowPlace.List = if case .values = table.list { .values(heading: 0) } else { table.list }
        return Key(kin: kin, list: list)
    }

    /// What a page's name begins with, as far as others may share it: up to two dashes, else up to the last one.
    static func kin(of page: String) -> String? {
        let bytes = Array(page.utf8)
        let dash = UInt8(ascii: "-")
        if let double = bytes.indices.dropLast().first(where: { $0 > 0 && bytes[$0] == dash && bytes[$0 + 1] == dash })
        {
            return String(decoding: bytes[..<double], as: UTF8.self)
        }
        guard let last = bytes.lastIndex(of: dash), bytes[..<last].contains(where: { $0 != dash }) else { return nil }
        return String(decoding: bytes[..<last], as: UTF8.self)
    }
}
