/// The rows of a table as a chain: in a sorted table the whole order counts, not only the nearest neighbours
/// (forward-backward over the likeliest candidates of every row).
enum TableChain {
    /// Candidates of a row that take part; the others keep their share of the rest.
    private static let width = 16

    private struct State {
        var symbol: Int32?
        /// Place in the order of names among the states of the table.
        var rank = 0
        var number: Int64?
        var probability: Double
    }

    /// - Parameters:
    ///   - settled: for each row the symbol that is certain.
    ///   - strength: what a step out of order costs, as a logarithm.
    ///   - byNumber: whether the numbers of the symbols are in order, not their names.
    /// - Returns: the beliefs, with the probabilities the chain gives.
    static func chained(
        _ beliefs: [RowBelief?], settled: [Int32?], strength: Double, byNumber: Bool = false, index: SymbolIndex
    ) -> [RowBelief?] {
        guard strength > 0, beliefs.count > 1 else { return beliefs }
        var rows = beliefs.indices.map { row in states(beliefs[row], settled[row], index) }
        if !byNumber { rank(&rows, index) }
        let penalty = Natural.exp(-strength)
        func step(_ left: State, _ right: State) -> Double {
            if byNumber {
                guard let a = left.number, let b = right.number else { return 1 }
                return a <= b ? 1 : penalty
            }
            guard left.symbol != nil, right.symbol != nil else { return 1 }
            return left.rank <= right.rank ? 1 : penalty
        }
        var forward = rows.map { $0.map { _ in 1.0 } }
        var backward = forward
        for row in rows.indices.dropFirst() {
            for (place, state) in rows[row].enumerated() {
                var sum = 0.0
                for (other, before) in rows[row - 1].enumerated() {
                    sum += forward[row - 1][other] * before.probability * step(before, state)
                }
                forward[row][place] = sum
            }
        }
        for row in rows.indices.dropLast().reversed() {
            for (place, state) in rows[row].enumerated() {
                var sum = 0.0
                for (other, after) in rows[row + 1].enumerated() {
                    sum += backward[row + 1][other] * after.probability * step(state, after)
                }
                backward[row][place] = sum
            }
        }
        var result = beliefs
        for row in rows.indices where beliefs[row] != nil {
            let masses = rows[row].indices.map { rows[row][$0].probability * forward[row][$0] * backward[row][$0] }
            let total = masses.reduce(0, +)
            if total > 0 { result[row]?.takeProbabilities(masses.map { $0 / total }) }
        }
        return result
    }

    private static func rank(_ rows: inout [[State]], _ index: SymbolIndex) {
        var ranks: [Int32: Int] = [:]
        var previous: Int32?
        var rank = 0
        let symbols = Set(rows.joined().compactMap(\.symbol)).sorted()
        for symbol in symbols.sorted(by: { index.precedes($0, $1) }) {
            if let previous, index.precedes(previous, symbol) { rank += 1 }
            previous = symbol
            ranks[symbol] = rank
        }
        for row in rows.indices {
            for state in rows[row].indices {
                rows[row][state].rank = rows[row][state].symbol.flatMap { ranks[$0] } ?? 0
            }
        }
    }

    /// The likeliest candidates, and one state for everything else.
    private static func states(_ belief: RowBelief?, _ settled: Int32?, _ index: SymbolIndex) -> [State] {
        func state(_ symbol: Int32?, _ probability: Double) -> State {
            State(symbol: symbol, number: symbol.flatMap { index.entries[Int($0)].number }, probability: probability)
        }
        if let settled { return [state(settled, 1)] }
        guard let belief else { return [state(nil, 1)] }
        let first = belief.candidates.prefix(width)
        let states = first.map { state($0.symbol, $0.probability) }
        let rest = max(1 - first.reduce(0) { $0 + $1.probability }, 1e-6)
        return states + [state(nil, rest)]
    }
}

extension RowBelief {
    /// Takes new probabilities for the first candidates, and the last one for the others and none together.
    mutating func takeProbabilities(_ probabilities: [Double]) {
        guard let rest = probabilities.last else { return }
        let count = min(probabilities.count - 1, candidates.count)
        let old = candidates[count...].reduce(noneProbability) { $0 + $1.probability }
        let scale = old > 0 ? rest / old : 0
        for place in candidates.indices {
            candidates[place].probability =
                place < count ? probabilities[place] : candidates[place].probability * scale
        }
        noneProbability *= scale
        sort()
    }
}
