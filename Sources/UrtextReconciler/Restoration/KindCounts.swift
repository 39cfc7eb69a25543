internal import UrtextModel

/// Which families stand most often in lists of one kind, whatever the page.
///
/// A table of which no row is settled tells of no family, and its page often tells of a wrong one: most that is settled on
/// a function's page are flags, which no function returns.
struct KindCounts: Sendable {
    /// The most frequent subfamilies of lists of each kind, greatest first.
    private var leading: [RowPlace.List.Kind: [Int32]] = [:]

    private static let most = 3

    /// - Parameters:
    ///   - tables: all tables of a language.
    ///   - settled: what each row of each of them is settled as.
    init(_ tables: [RestorationTable], settled: [[Int32?]], index: SymbolIndex) {
        var subfamilies: [RowPlace.List.Kind: [Int32: Int]] = [:]
        for (table, symbols) in zip(tables, settled) {
            for case let symbol? in symbols {
                let family = index.entries[Int(symbol)].subfamily
                if family >= 0 { subfamilies[table.list.kind, default: [:]][family, default: 0] += 1 }
            }
        }
        leading = subfamilies.mapValues { counts in
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(KindCounts.most).map(\.key)
        }
    }

    func leadingFamilies(of list: RowPlace.List) -> [Int32] { leading[list.kind] ?? [] }
}

extension RowPlace.List {
    /// What lists have in common whose symbols are of the same families.
    fileprivate enum Kind: Hashable { case values, returns, constants }

    fileprivate var kind: Kind {
        switch self {
        case .values: .values
        case .returns: .returns
        case .constants: .constants
        }
    }
}
