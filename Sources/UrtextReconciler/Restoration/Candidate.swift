/// A symbol a row may stand for, with what speaks for it.
struct Candidate: Sendable {
    /// Place in the index; `nil` for the print itself, and for none.
    var symbol: Int32?
    var features: FeatureVector
    var probability = 0.0
}

/// The candidates of one row, and how likely none of them is right.
struct RowBelief: Sendable {
    /// Most probable first; among equals in the order of the index.
    var candidates: [Candidate]
    var none: FeatureVector
    var noneProbability: Double

    /// Turns scores into probabilities.
    init(_ candidates: [Candidate], none: FeatureVector, weights: [Double]) {
        let scores = candidates.map { $0.features.score(weights) }
        let noneScore = none.score(weights)
        let top = max(scores.max() ?? noneScore, noneScore)
        let masses = scores.map { Natural.exp($0 - top) }
        let noneMass = Natural.exp(noneScore - top)
        let total = masses.reduce(noneMass, +)
        var result = candidates
        for place in result.indices { result[place].probability = masses[place] / total }
        self.candidates = result.enumerated().sorted {
            ($1.element.probability, $0.offset) < ($0.element.probability, $1.offset)
        }.map(\.element)
        self.none = none
        noneProbability = noneMass / total
    }
}
