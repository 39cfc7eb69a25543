/// What several editions believe of one row, taken together.
enum Fusion {
    /// No edition rules a symbol out altogether: it may not have found it.
    private static let floor = 0.01
    /// How much each doubling of the editions adds: the order of rows, their slots and families are the same evidence in
    /// all of them, only the words are not.
    private static let gain = 0.5

    /// The weighted geometric mean of what each edition holds for likely, likeliest first. Symbols are named, since a
    /// print that stands for itself has no place in the index.
    static func fused(
        _ editions: [[(symbol: String, probability: Double)]], none: [Double]
    ) -> [(symbol: String, probability: Double)] {
        var symbols: Set<String> = []
        for edition in editions { for (symbol, _) in edition.prefix(12) { symbols.insert(symbol) } }
        let count = Double(editions.count)
        let exponent = (1 + gain * Natural.log(count) / Natural.log(2)) / count
        func mass(_ probabilities: [Double]) -> Double {
            Natural.exp(probabilities.reduce(0) { $0 + Natural.log(max($1, floor)) } * exponent)
        }
        let names = symbols.sorted()
        let masses = names.map { name in
            mass(editions.map { edition in edition.first { $0.symbol == name }?.probability ?? 0 })
        }
        let total = masses.reduce(mass(none), +)
        return zip(names, masses).map { ($0, $1 / total) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
}
