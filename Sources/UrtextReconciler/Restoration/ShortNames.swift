internal import UrtextModel

/// Tables that name the members of a family without what they have in common, as `CONNECTION` for `ISC_REQ_CONNECTION`.
///
/// Such a name is no symbol of a header, so a table of them would look like a table of unknown things. One of them that
/// is legible, in a table where nothing is settled, gives the family away, if the other pages have that family.
struct ShortNames: Sendable {
    /// A list of one page in one edition.
    struct Place: Hashable {
        var page: Int
        var edition: Int
        var list: RowPlace.List
        var table: Int
    }

    private(set) var tables: Set<Place> = []
    /// What follows the prefix, with the symbols that have it, in order.
    private(set) var names: [String: [String]] = [:]

    /// A table with fewer rows shows nothing.
    private static let fewestRows = 4
    /// A family with fewer settled members is not one that the pages are about.
    private static let fewestSettled = 3
    /// A name that more families have is a word of the language.
    private static let mostFamilies = 8

    init() {}

    init(_ tables: [RestorationTable], known: SymbolUniverse) {
        let open = tables.filter { $0.rows.count >= ShortNames.fewestRows && $0.rows.allSatisfy { $0.settled == nil } }
        guard !open.isEmpty else { return }
        let settled = Set(tables.flatMap { $0.rows.compactMap(\.settled) }).sorted()
        var counts: [String: Int] = [:]
        for symbol in settled { if let prefix = SymbolIndex.families(of: symbol).1 { counts[prefix, default: 0] += 1 } }
        let families = counts.filter { $0.value >= ShortNames.fewestSettled }.keys.sorted()
        var used: Set<String> = []
        for table in open {
            let legible = table.rows.map(\.closed).filter { Identifier.isConstantShaped($0) && !known.contains($0) }
            let found = legible.map { name in families.filter { known.contains($0 + name) } }
                .filter { !$0.isEmpty && $0.count <= ShortNames.mostFamilies }
            guard !found.isEmpty else { continue }
            self.tables.insert(Place(page: table.page, edition: table.edition, list: table.list, table: table.table))
            used.formUnion(found.joined())
        }
        guard !used.isEmpty else { return }
        for symbol in known.symbols(prefixes: used) {
            guard let prefix = SymbolIndex.families(of: symbol).1, used.contains(prefix) else { continue }
            let name = String(symbol.dropFirst(prefix.count))
            if !name.isEmpty, !known.contains(name) { names[name, default: []].append(symbol) }
        }
    }

    func contains(_ table: RestorationTable) -> Bool {
        tables.contains(Place(page: table.page, edition: table.edition, list: table.list, table: table.table))
    }
}
