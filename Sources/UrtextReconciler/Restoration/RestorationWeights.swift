/// What each feature is worth, and how sure a decision must be. Fitted, not chosen: the data file says on what.
package struct RestorationWeights: Hashable, Sendable {
    /// Weights by feature.
    struct Model: Hashable, Sendable {
        /// For the first look at a row, and for the later ones, which know what its neighbours are believed to be.
        var first: [Double]
        var later: [Double]

        init(first: [String: Double], later: [String: Double]) {
            self.first = Feature.allCases.map { first[$0.name] ?? 0 }
            self.later = Feature.allCases.map { later[$0.name] ?? 0 }
        }
    }

    /// For a language whose lexicon is at hand, and for one without.
    var withLexicon: Model
    var bare: Model
    /// Probability a restored symbol must have.
    package var margin: Double
    /// Probability from which on a row teaches the others of its language.
    package var teaching: Double
    /// What a step out of order in a sorted table costs, as a share of what the table's own order is worth.
    package var chain: Double
}
