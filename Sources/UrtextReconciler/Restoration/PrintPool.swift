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
            let members = group.compactMap { beliefs[$0.table][$0.row] }
            let (shares, none) = pooled(members)
            for place in group { beliefs[place.table][place.row]?.take(shares, none: none) }
        }
    }

    /// The weighted geometric mean of the probabilities; -1 is the print itself.
    private static func pooled(_ members: [RowBelief]) -> ([Int32: Double], none: Double) {
        let tables = members.map(\.shares)
        var symbols: Set<Int32> = []
        for member in members {
            for candidate in member.candidates.prefix(12) { symbols.insert(candidate.symbol ?? -1) }
        }
        let exponent = (1 + gain * Natural.log(Double(members.count)) / Natural.log(2)) / Double(members.count)
        func mass(_ probabilities: [Double]) -> Double {
            Natural.exp(probabilities.reduce(0) { $0 + Natural.log(max($1, floor)) } * exponent)
        }
        let names = symbols.sorted()
        let masses = names.map { symbol in mass(tables.map { $0[symbol] ?? 0 }) }
        let none = mass(members.map(\.noneProbability))
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
