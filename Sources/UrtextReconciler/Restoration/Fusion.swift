/// What several editions believe of one row, taken together.
enum Fusion {
    /// No edition rules a symbol out altogether: it may not have found it.
    private static let floor = 0.01
    /// How much each doubling of the editions adds: the order of rows, their slots and families are the same evidence in
    /// all of them, only the words are not.
    private static let gain = 0.5

    /// One edition must hold what they agree on for as likely as this by itself: they were made by the same translator from
    /// the same original, and agree on what neither can know.
    private static let likely = 0.9
    /// An edition that believes something else as much as this contradicts.
    private static let other = 0.4

    /// What the editions believe together. What one of them is sure of by itself holds unless another contradicts; what
    /// none of them holds for likely is no more than possible.
    ///
    /// - Parameter sure: for each edition that is, what it is sure of.
    static func fused(
        _ editions: [[(symbol: String, probability: Double)]], none: [Double],
        sure: [(symbol: String, probability: Double)]
    ) -> [(symbol: String, probability: Double)] {
        let fused = mean(editions, none: none)
        if let best = sure.max(by: { ($0.probability, $1.symbol) < ($1.probability, $0.symbol) }),
            editions.allSatisfy({ edition in
                edition.first.map { $0.symbol == best.symbol || $0.probability < other } ?? true
            })
        {
            let least = max(best.probability, fused.first { $0.symbol == best.symbol }?.probability ?? 0)
            let rest = fused.filter { $0.symbol != best.symbol }
            let sum = rest.reduce(0) { $0 + $1.probability }
            let scale = sum > 0 ? min((1 - least) / sum, 1) : 0
            return [(best.symbol, least)] + rest.map { ($0.symbol, $0.probability * scale) }
        }
        guard let best = fused.first,
            !editions.contains(where: { edition in
                edition.contains { $0.symbol == best.symbol && $0.probability >= likely }
            })
        else { return fused }
        return fused.map { ($0.symbol, $0.probability / 2) }
    }

    /// The weighted geometric mean of what each edition holds for likely, likeliest first. Symbols are named, since a
    /// print that stands for itself has no place in the index.
    static func mean(
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
