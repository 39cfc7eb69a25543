/// What the other rows of a table and of its page say about a row: which families they belong to, which headers define
/// them, whether they are sorted. Rows that are not settled count as far as they are believed.
struct TableContext: Sendable {
    /// What a row is believed to be.
    struct Belief: Sendable {
        /// Place in the index, with the probability.
        var candidates: [(symbol: Int32, probability: Double)]
    }

    private let index: SymbolIndex
    private let beliefs: [Belief]
    private var families: [Int32: Double] = [:]
    private var subfamilies: [Int32: Double] = [:]
    private var taken: [Int32: Double] = [:]
    private var total = 0.0
    /// How surely the table is sorted by name: the logarithm of the odds that a neighbour is in order, at least 0.
    let sortedness: Double
    /// The same for the order of the numbers.
    let numberSortedness: Double
    /// For each row the first one that prints the same.
    private let prints: [Int]

    /// - Parameter prints: what each row prints.
    init(_ beliefs: [Belief], prints: [String], index: SymbolIndex) {
        self.index = index
        self.beliefs = beliefs
        var first: [String: Int] = [:]
        for (row, print) in prints.enumerated() where first[print] == nil { first[print] = row }
        self.prints = prints.map { first[$0] ?? 0 }
        var names = Sorting<Int32>()
        var numbers = Sorting<Int64>()
        for belief in beliefs {
            for (symbol, probability) in belief.candidates {
                let entry = index.entries[Int(symbol)]
                families[entry.family, default: 0] += probability
                subfamilies[entry.subfamily, default: 0] += probability
                taken[symbol, default: 0] += probability
                total += probability
            }
            guard let best = belief.candidates.first, best.probability >= 0.8 else { continue }
            let entry = index.entries[Int(best.symbol)]
            names.add(entry.rank)
            if let number = entry.number { numbers.add(number) }
        }
        sortedness = names.strength
        numberSortedness = numbers.strength
    }

    /// How often a value is not less than the one before it.
    private struct Sorting<Value: Comparable> {
        private var inOrder = 0.0
        private var pairs = 0.0
        private var previous: Value?

        mutating func add(_ value: Value) {
            if let previous {
                pairs += 1
                if previous <= value { inOrder += 1 }
            }
            previous = value
        }

        var strength: Double {
            let rate = (inOrder + 1) / (pairs + 2)
            return rate > 0.6 ? min(Natural.log(rate / (1 - rate)), 3) : 0
        }
    }

    /// How many rows but the given one are settled or believed.
    func others(than row: Int) -> Double { max(total - own(row) { _ in true }, 0) }

    /// Share of the other rows that belong to the family; nothing is sure of few rows.
    func familyShare(_ family: Int32, besides row: Int) -> Double {
        guard family >= 0 else { return 0 }
        let mass = (families[family] ?? 0) - own(row) { $0.family == family }
        return max(mass, 0) / (others(than: row) + 0.5)
    }

    func subfamilyShare(_ family: Int32, besides row: Int) -> Double {
        guard family >= 0 else { return 0 }
        let mass = (subfamilies[family] ?? 0) - own(row) { $0.subfamily == family }
        return max(mass, 0) / (others(than: row) + 0.5)
    }

    /// How surely a row that prints something else is the symbol.
    func taken(_ symbol: Int32, besides row: Int) -> Double {
        var own = 0.0
        for other in beliefs.indices where prints[other] == prints[row] {
            own += beliefs[other].candidates.first { $0.symbol == symbol }?.probability ?? 0
        }
        return min(max((taken[symbol] ?? 0) - own, 0), 1)
    }

    /// Families with the members' share, greatest first, as far as other rows speak for them.
    func leadingFamilies(besides row: Int) -> [Int32] {
        let ranked =
            subfamilies.keys.filter { $0 >= 0 }.map { ($0, subfamilyShare($0, besides: row)) }
            + families.keys.filter { $0 >= 0 }.map { ($0, familyShare($0, besides: row)) }
        return ranked.filter { $0.1 > 0.05 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(4).map(\.0)
    }

    /// +1 for each neighbour the symbol is in order with, -1 for each it is not, as far as these are believed.
    func order(_ rank: Int32, at row: Int) -> Double {
        guard sortedness > 0 else { return 0 }
        var sum = 0.0
        if let (other, probability) = neighbour(row, step: -1, { $0.rank }) {
            sum += other <= rank ? probability : -probability
        }
        if let (other, probability) = neighbour(row, step: 1, { $0.rank }) {
            sum += rank <= other ? probability : -probability
        }
        return sum * sortedness
    }

    /// The same for the symbol's number.
    func numberOrder(_ number: Int64, at row: Int) -> Double {
        guard numberSortedness > 0 else { return 0 }
        var sum = 0.0
        if let (other, probability) = neighbour(row, step: -1, { $0.number }) {
            sum += other <= number ? probability : -probability
        }
        if let (other, probability) = neighbour(row, step: 1, { $0.number }) {
            sum += number <= other ? probability : -probability
        }
        return sum * numberSortedness
    }

    /// The nearest row in one direction that is believed to be something.
    private func neighbour<Value>(
        _ row: Int, step: Int, _ value: (SymbolIndex.Entry) -> Value?
    ) -> (Value, Double)? {
        var place = row + step
        while beliefs.indices.contains(place) {
            if let best = beliefs[place].candidates.first, best.probability >= 0.5,
                let value = value(index.entries[Int(best.symbol)])
            {
                return (value, best.probability)
            }
            place += step
        }
        return nil
    }

    private func own(_ row: Int, where isWanted: (SymbolIndex.Entry) -> Bool) -> Double {
        beliefs[row].candidates.reduce(0) {
            isWanted(index.entries[Int($1.symbol)]) ? $0 + $1.probability : $0
        }
    }
}
