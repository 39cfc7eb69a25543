/// A symbol a row may stand for, with what speaks for it.
struct Candidate: Sendable {
    /// Place in the index; `nil` for the print itself.
    var symbol: Int32?
    var probability: Double
}

/// The candidates of one row, and how likely none of them is right.
struct RowBelief: Sendable {
    /// Most probable first; among equals in the order of the index.
    var candidates: [Candidate]
    var noneProbability: Double

    /// What spoke for the likeliest candidates when the row was looked at last.
    private let evidence: [(symbol: Int32, features: FeatureVector)]

    /// Candidates whose evidence is kept.
    private static let explained = 3
    /// A candidate whose score is this far below the best changes no digit of the others' probability.
    private static let hopeless = 40.0

    /// Turns scores into probabilities.
    init(_ sheet: RowSheet, weights: [Double]) {
        let scores = sheet.features.scores(weights)
        let noneScore = sheet.none.score(weights)
        let top = max(scores.max() ?? noneScore, noneScore)
        let masses = scores.map { $0 < top - RowBelief.hopeless ? 0 : Natural.exp($0 - top) }
        let noneMass = Natural.exp(noneScore - top)
        let total = masses.reduce(noneMass, +)
        noneProbability = noneMass / total
        let order = masses.indices.sorted { (masses[$1], $0) < (masses[$0], $1) }
        candidates = order.map { place in
            Candidate(symbol: sheet.symbols[place] < 0 ? nil : sheet.symbols[place], probability: masses[place] / total)
        }
        evidence = order.prefix(RowBelief.explained).map { (sheet.symbols[$0], sheet.features[$0]) }
    }

    /// What spoke for a candidate, if it was among the likeliest.
    func evidence(for candidate: Candidate) -> FeatureVector? {
        let symbol = candidate.symbol ?? -1
        return evidence.first { $0.symbol == symbol }?.features
    }

    /// The probability of each candidate; -1 is the print itself.
    var shares: [Int32: Double] {
        Dictionary(candidates.map { ($0.symbol ?? -1, $0.probability) }, uniquingKeysWith: { first, _ in first })
    }

    /// The candidate that would have been believed, and why it is not.
    private(set) var doubted: (symbol: Int32, probability: Double, objection: Objection)?

    /// Moves a candidate's probability to none.
    mutating func doubt(_ symbol: Int32, because objection: Objection) {
        if let candidate = candidates.first(where: { $0.symbol == symbol }) {
            doubted = (symbol, candidate.probability, objection)
        }
        for place in candidates.indices where candidates[place].symbol == symbol {
            noneProbability += candidates[place].probability
            candidates[place].probability = 0
        }
        sort()
    }

    mutating func sort() {
        candidates = candidates.enumerated().sorted {
            ($1.element.probability, $0.offset) < ($0.element.probability, $1.offset)
        }.map(\.element)
    }
}

/// The candidates of one row with their features, in the order of the index; the print itself, as -1, comes last.
struct RowSheet: Sendable {
    var symbols: [Int32]
    var features: FeatureMatrix
    var none: FeatureVector
}
