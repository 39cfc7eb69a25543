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

    /// The probability a restored symbol must have, by the kind of list it stands in.
    package struct Margins: Hashable, Sendable, Codable {
        package var values: Double
        package var returns: Double
        package var constants: Double

        package init(values: Double, returns: Double, constants: Double) {
            self.values = values
            self.returns = returns
            self.constants = constants
        }

        /// The higher of two, kind by kind.
        func raised(to other: Margins) -> Margins {
            Margins(
                values: max(values, other.values), returns: max(returns, other.returns),
                constants: max(constants, other.constants))
        }
    }

    /// What holds with a lexicon of the language, or without one.
    struct Setting: Hashable, Sendable {
        var model: Model
        var margins: Margins
    }

    /// What the weights were fitted on, in words.
    package var origin: String
    /// For a language whose lexicon is at hand, and for one without.
    var withLexicon: Setting
    var bare: Setting
    /// The margins for one page with nothing beside it, by the weights for a language without a lexicon: no page can
    /// mislead another, so that what is probable is more often right.
    var alone: Margins
    /// Probability from which on a row teaches the others of its language.
    package var teaching: Double
    /// What a step out of order in a sorted table costs, as a share of what the table's own order is worth.
    package var chain: Double
    /// Macros that symbols are printed in.
    var macros: [MacroWrapper]

    /// The weights with other margins.
    package func with(margins: Margins) -> RestorationWeights {
        var result = self
        result.withLexicon.margins = margins
        result.bare.margins = margins
        result.alone = margins
        return result
    }

    /// The weights with one margin for all.
    package func with(margin: Double) -> RestorationWeights {
        with(margins: Margins(values: margin, returns: margin, constants: margin))
    }

    /// The weights of one look in the order of ``RestorationTrace/featureNames``, for fitting.
    package func numbers(lexicon: Bool, first: Bool) -> [Double] {
        let model = lexicon ? withLexicon.model : bare.model
        return first ? model.first : model.later
    }

    /// Takes fitted weights, to three digits.
    package mutating func set(_ numbers: [Double], lexicon: Bool, first: Bool) {
        let rounded = numbers.map { ($0 * 1000).rounded() / 1000 }
        switch (lexicon, first) {
        case (true, true): withLexicon.model.first = rounded
        case (true, false): withLexicon.model.later = rounded
        case (false, true): bare.model.first = rounded
        case (false, false): bare.model.later = rounded
        }
    }
}
