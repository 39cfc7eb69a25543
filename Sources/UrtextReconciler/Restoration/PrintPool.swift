internal import UrtextModel

/// Rows of a language that print the same stand for the same symbol, unless a table prints it twice: what each believes
/// in its own table is taken together. This is no echo, since what one believes is not evidence for another by itself.
enum PrintPool {
    /// No table rules a symbol out altogether.
    private static let floor = 1e-3
    /// How much each doubling of the rows adds; their tables are alike, so it is less than one.
    private static let gain = 0.5

    static func pool(_ beliefs: inout [[RowBelief?]], _ tables: [RestorationTable]) {
        var groups: [String: [(table: Int, row: Int)]] = [:]
        for (table, rows) in beliefs.enumerated() {
            for row in rows.indices where rows[row] != nil {
                groups[tables[table].rows[row].printed.key, default: []].append((table, row))
            }
        }
        for key in groups.keys.sorted() {
            guard let group = groups[key], group.count > 1, Set(group.map(\.table)).count == group.count else {
                continue
            }
            var kinds: [Kind] = []
            var members: [[RowBelief]] = []
            for place in group {
                guard let belief = beliefs[place.table][place.row] else { continue }
                let kind = Kind(tables[place.table], row: place.row)
                if let known = kinds.firstIndex(of: kind) {
                    members[known].append(belief)
                } else {
                    kinds.append(kind)
                    members.append([belief])
                }
            }
            let (shares, none) = pooled(members)
            for place in group { beliefs[place.table][place.row]?.take(shares, none: none) }
        }
    }

    /// What rows have in common besides their print. Rows that have all of it were copied from one another: they say
    /// the same, and say it once.
    private struct Kind: Hashable {
        var isConstant: Bool
        var number: Int64?
        var description: String?

        init(_ table: RestorationTable, row: Int) {
            isConstant = table.list == .constants
            number = table.rows[row].number
            description = table.rows[row].description
        }
    }

    /// The weighted geometric mean of what each kind of rows holds for likely on average; -1 is the print itself.
    private static func pooled(_ kinds: [[RowBelief]]) -> ([Int32: Double], none: Double) {
        let tables = kinds.map { $0.map(\.shares) }
        var symbols: Set<Int32> = []
        for member in kinds.joined() {
            for candidate in member.candidates.prefix(12) { symbols.insert(candidate.symbol ?? -1) }
        }
        let count = Double(kinds.count)
        let exponent = (1 + gain * Natural.log(count) / Natural.log(2)) / count
        func mass(_ probabilities: [[Double]]) -> Double {
            let sum = probabilities.reduce(0) { sum, kind in
                sum + kind.reduce(0) { $0 + Natural.log(max($1, floor)) } / Double(kind.count)
            }
            return Natural.exp(sum * exponent)
        }
        let names = symbols.sorted()
        let masses = names.map { symbol in mass(tables.map { $0.map { $0[symbol] ?? 0 } }) }
        let none = mass(kinds.map { $0.map(\.noneProbability) })
        let total = masses.reduce(none, +)
        return (Dictionary(uniqueKeysWithValues: zip(names, masses.map { $0 / total })), none / total)
    }
}

extension RowBelief {
    /// Takes the pooled probabilities; what was not among the likeliest anywhere loses its share.
    mutating func take(_ shares: [Int32: Double], none: Double) {
        for place in candidates.indices { candidates[place].probability = shares[candidates[place].symbol ?? -1] ?? 0 }
        noneProbability = none
        sort()
    }
}
