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
    /// The rows of the other tables of the list, with what they print.
    private let siblings: [(belief: Belief, print: String)]
    private let keys: [String]
    private var families = NumberTable()
    private var subfamilies = NumberTable()
    private var taken = NumberTable()
    private var total = 0.0
    /// How surely the table is sorted by name: the logarithm of the odds that a neighbour is in order, at least 0.
    let sortedness: Double
    /// The same for the order of the numbers.
    let numberSortedness: Double
    /// For each row the first one that prints the same.
    private let prints: [Int]

    /// - Parameters:
    ///   - prints: what each row prints.
    ///   - siblings: the rows of the other tables of the list, with what they print.
    init(
        _ beliefs: [Belief], prints: [String], siblings: [(belief: Belief, print: String)] = [], index: SymbolIndex
    ) {
        self.index = index
        self.beliefs = beliefs
        self.siblings = siblings
        keys = prints
        var first: [String: Int] = [:]
        for (row, print) in prints.enumerated() where first[print] == nil { first[print] = row }
        self.prints = prints.map { first[$0] ?? 0 }
        var names = Sorting()
        var numbers = Sorting()
        var previous: Int32?
        var number: Int64?
        for belief in beliefs {
            for (symbol, probability) in belief.candidates {
                let entry = index.entries[Int(symbol)]
                families.add(probability, to: entry.family)
                subfamilies.add(probability, to: entry.subfamily)
                taken.add(probability, to: symbol)
                total += probability
            }
            guard let best = belief.candidates.first, best.probability >= 0.8 else { continue }
            if let previous { names.add(!index.precedes(best.symbol, previous)) }
            previous = best.symbol
            guard let own = index.entries[Int(best.symbol)].number else { continue }
            if let number { numbers.add(number <= own) }
            number = own
        }
        for sibling in siblings {
            for (symbol, probability) in sibling.belief.candidates { taken.add(probability, to: symbol) }
        }
        sortedness = names.strength
        numberSortedness = numbers.strength
    }

    /// How often a value is not less than the one before it.
    private struct Sorting {
        private var inOrder = 0.0
        private var pairs = 0.0

        mutating func add(_ isInOrder: Bool) {
            pairs += 1
            if isInOrder { inOrder += 1 }
        }

        var strength: Double {
            let rate = (inOrder + 1) / (pairs + 2)
            return rate > 0.6 ? min(Natural.log(rate / (1 - rate)), 3) : 0
        }
    }

    /// Families with the members' share, greatest first, as far as other rows speak for them.
    func leadingFamilies(besides row: Int) -> [Int32] {
        let outlook = outlook(at: row)
        let ranked =
            subfamilies.keys.filter { $0 >= 0 }.map { ($0, outlook.subfamilyShare($0)) }
            + families.keys.filter { $0 >= 0 }.map { ($0, outlook.familyShare($0)) }
        return ranked.filter { $0.1 > 0.05 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(4).map(\.0)
    }

    /// What the other rows say about one.
    func outlook(at row: Int) -> Outlook { Outlook(self, row) }

    /// What the other rows of a table say about one row.
    struct Outlook: Sendable {
        /// How many other rows are settled or believed.
        let others: Double
        private let context: TableContext
        private let own: [(symbol: Int32, probability: Double, family: Int32, subfamily: Int32)]
        /// What all rows that print the same are believed to be.
        private var samePrint = NumberTable()
        /// The nearest rows that are believed to be something, and the nearest that are believed to have a number.
        private let before: Neighbour?
        private let after: Neighbour?
        private let numberBefore: Neighbour?
        private let numberAfter: Neighbour?

        private struct Neighbour {
            var symbol: Int32
            var number: Int64
            var probability: Double
        }

        fileprivate init(_ context: TableContext, _ row: Int) {
            self.context = context
            let index = context.index
            own = context.beliefs[row].candidates.map { symbol, probability in
                let entry = index.entries[Int(symbol)]
                return (symbol, probability, entry.family, entry.subfamily)
            }
            others = max(context.total - own.reduce(0) { $0 + $1.probability }, 0)
            func neighbour(_ step: Int, isNumber: Bool) -> Neighbour? {
                var place = row + step
                while context.beliefs.indices.contains(place) {
                    if let best = context.beliefs[place].candidates.first, best.probability >= 0.5 {
                        let number = index.entries[Int(best.symbol)].number
                        if !isNumber || number != nil {
                            return Neighbour(symbol: best.symbol, number: number ?? 0, probability: best.probability)
                        }
                    }
                    place += step
                }
                return nil
            }
            let isSorted = context.sortedness > 0
            before = isSorted ? neighbour(-1, isNumber: false) : nil
            after = isSorted ? neighbour(1, isNumber: false) : nil
            let isByNumber = context.numberSortedness > 0
            numberBefore = isByNumber ? neighbour(-1, isNumber: true) : nil
            numberAfter = isByNumber ? neighbour(1, isNumber: true) : nil
            for other in context.beliefs.indices where context.prints[other] == context.prints[row] {
                for (symbol, probability) in context.beliefs[other].candidates {
                    samePrint.add(probability, to: symbol)
                }
            }
            for sibling in context.siblings where sibling.print == context.keys[row] {
                for (symbol, probability) in sibling.belief.candidates { samePrint.add(probability, to: symbol) }
            }
        }

        /// Share of the other rows that belong to the family; nothing is sure of few rows.
        func familyShare(_ family: Int32) -> Double {
            guard family >= 0 else { return 0 }
            let mass = context.families[family] - own.reduce(0) { $1.family == family ? $0 + $1.probability : $0 }
            return max(mass, 0) / (others + 0.5)
        }

        func subfamilyShare(_ family: Int32) -> Double {
            guard family >= 0 else { return 0 }
            let mass =
                context.subfamilies[family] - own.reduce(0) { $1.subfamily == family ? $0 + $1.probability : $0 }
            return max(mass, 0) / (others + 0.5)
        }

        /// How surely a row that prints something else is the symbol.
        func taken(_ symbol: Int32) -> Double { min(max(context.taken[symbol] - samePrint[symbol], 0), 1) }

        /// +1 for each neighbour the symbol is in order with, -1 for each it is not, as far as these are believed.
        func order(_ symbol: Int32) -> Double {
            var sum = 0.0
            if let before {
                sum += context.index.precedes(symbol, before.symbol) ? -before.probability : before.probability
            }
            if let after {
                sum += context.index.precedes(after.symbol, symbol) ? -after.probability : after.probability
            }
            return sum * context.sortedness
        }

        /// The same for the symbol's number.
        func numberOrder(_ number: Int64) -> Double {
            var sum = 0.0
            if let numberBefore {
                sum += numberBefore.number <= number ? numberBefore.probability : -numberBefore.probability
            }
            if let numberAfter {
                sum += number <= numberAfter.number ? numberAfter.probability : -numberAfter.probability
            }
            return sum * context.numberSortedness
        }
    }
}
