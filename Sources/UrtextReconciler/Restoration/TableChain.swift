/// The rows of a table as a chain: in a sorted table the whole order counts, not only the nearest neighbours
/// (forward-backward over the likeliest candidates of every row).
enum TableChain {
    /// Candidates of a row that take part; the others keep their share of the rest.
    private static let width = 16

    private struct State {
        var rank: Int32?
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
        let rows = beliefs.indices.map { row in states(beliefs[row], settled[row], index) }
        let penalty = Natural.exp(-strength)
        func step(_ left: State, _ right: State) -> Double {
            if byNumber {
                guard let a = left.number, let b = right.number else { return 1 }
                return a <= b ? 1 : penalty
            }
            guard let a = left.rank, let b = right.rank else { return 1 }
            return a <= b ? 1 : penalty
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

    /// The likeliest candidates, and one state for everything else.
    private static func states(_ belief: RowBelief?, _ settled: Int32?, _ index: SymbolIndex) -> [State] {
        func state(_ symbol: Int32?, _ probability: Double) -> State {
            let entry = symbol.map { index.entries[Int($0)] }
            return State(rank: entry?.rank, number: entry?.number, probability: probability)
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
