/// What speaks for or against a candidate. Every one is a number that needs no language; what it is worth is in
/// ``RestorationWeights``.
enum Feature: Int, CaseIterable, Sendable {
    // The candidate's words against those printed.
    /// Sum over the candidate's words of how surely something printed stands for them, as logarithms.
    case meant
    /// Words of the candidate that nothing printed stands for.
    case unprinted
    /// Nothing printed stands for any word behind those of the family.
    case tailUnprinted
    /// What stands for the words behind those of the family stands somewhere else, and for little. Has no weight: it asks
    /// for more certainty.
    case tailMisplaced
    /// The print says more than the candidate has. Has no weight: it takes something else that names the candidate.
    case outdone
    /// What stands first in the print names another family, and nothing names the candidate's. Has no weight, as above.
    case misnamed
    /// A letter has the place between two underscores for itself, and the candidate has it not. Has no weight, as above.
    case strangeLetter
    /// Printed words that stand for nothing in the candidate.
    case unmeant
    /// Share of the candidate's words that were printed unharmed.
    case survived
    /// Share of the words that survived where they stand in the slot they belong to.
    case inPlace
    /// Printed words of symbols that the candidate has not.
    case foreign
    /// Printed words of which it is known what they mostly stand for, and that is not in the candidate.
    case contradicted
    /// Words most rows of the table have in common and the candidate has not.
    case commonMissed
    /// Words that no translator passed and the candidate has not.
    case residueMissed
    /// Single letters inside the candidate that are no words, and are not printed: nobody translates the `E` of `SEC_E_`.
    /// One at the beginning (`S_OK`) gets lost more easily.
    case letterMissed
    /// Words with digits that stand on one side only: digits are not translated.
    case digits
    /// Word by word the same, but for letter case and underscores.
    case sameWords
    /// The same letters and digits, whatever stands between them.
    case sameLetters
    /// How alike the letters are, where they are alike at all.
    case spelling
    /// The first word survived.
    case first
    /// Something printed stands for the first word. Has no weight: it tells what names a family.
    case named
    case length
    // Slots.
    /// Underscores too many or too few, as far as the language's translator keeps them.
    case slotDifference
    // Numbers.
    case sameLargeNumber
    /// The same, and other rows of the table are of the family.
    case sameFamilyNumber
    case sameSmallNumber
    case otherNumber
    // The table and the page.
    /// Share of the table's other rows that belong to the same family, and to the same subfamily.
    case family
    case subfamily
    /// No other row of the table belongs to the family, though several are settled.
    case strange
    case pageFamily
    case pageSubfamily
    /// Share of the page's settled symbols that the same header defines.
    case header
    /// The page's own header defines it.
    case ownHeader
    /// Its first word is what the name of the page's function is short for.
    case acronym
    /// It stands in another row of the table.
    case taken
    /// It fits, or does not fit, between the neighbours, as far as the table is sorted.
    case order
    /// The same for the order of the numbers.
    case numberOrder
    /// A header defines it, and how well the headers know its family.
    case defined
    case covered
    // The corpus.
    /// How often it stands on other pages, as a logarithm.
    case frequency
    /// It stands elsewhere on the page.
    case onPage
    /// Share of the settled rows of the language with the same print that are it.
    case samePrint
    /// The same for the pages that the language's lexicon was learned from, when they agree.
    case learnedPrint
    /// Share of the settled rows of the language with the same description that are it.
    case sameDescription
    // The print itself, taken as a symbol nobody knows.
    case itself
    /// Share of the table's other rows that begin like it.
    case itselfPrefix
    case itselfCapitals
    /// Share of the other rows that are legible or have the shape of a symbol, too.
    case itselfLegible
    /// Not even a blank was put into it.
    case itselfUntouched
    /// Share of its words that no symbol has.
    case itselfUnknown
    // The second look.
    case earlier
    // None of the candidates.
    case none
    case noneWithoutUnderscore
    case noneUncovered
    case noneUnknownWords
    case noneSettled
    /// Share of the table's other rows of which nothing is known either.
    case noneOthers
    case noneEarlier

    /// A feature that can only speak for a candidate, or only against it. What few rows seem to say to the contrary is
    /// chance.
    enum Sense: Sendable { case either, against, inFavour }

    var sense: Sense {
        switch self {
        case .meant, .survived, .inPlace, .sameWords, .sameLetters, .spelling, .first, .named,
            .sameLargeNumber, .sameFamilyNumber, .sameSmallNumber, .family, .subfamily, .pageFamily, .pageSubfamily,
            .header, .ownHeader, .acronym, .order, .numberOrder, .frequency, .samePrint, .learnedPrint,
            .sameDescription,
            .earlier, .itselfPrefix, .itselfLegible, .itselfUntouched, .noneEarlier, .noneOthers, .noneUncovered:
            .inFavour
        case .unprinted, .tailUnprinted, .tailMisplaced, .outdone, .misnamed, .strangeLetter, .unmeant, .foreign,
            .contradicted, .commonMissed,
            .residueMissed, .digits,
            .slotDifference, .otherNumber, .strange, .taken, .letterMissed:
            .against
        case .length, .defined, .covered, .onPage, .itself, .itselfCapitals, .itselfUnknown, .none,
            .noneWithoutUnderscore,
            .noneUnknownWords, .noneSettled:
            .either
        }
    }

    /// False for what is not weighed but asks for more certainty, or spares it.
    var isWeighed: Bool {
        switch self {
        case .tailMisplaced, .outdone, .misnamed, .strangeLetter, .named: false
        default: true
        }
    }

    static let count = Feature.allCases.count
    var name: String { Feature.names[rawValue] }
    /// As they are declared. Looked up once: asking the runtime for a case's name takes long.
    private static let names = allCases.map { "\($0)" }
}

/// One number for each feature.
struct FeatureVector: Sendable {
    fileprivate var numbers = InlineArray<59, Double>(repeating: 0)

    subscript(_ feature: Feature) -> Double {
        get { numbers[feature.rawValue] }
        set { numbers[feature.rawValue] = newValue }
    }

    var values: [Double] { numbers.indices.map { numbers[$0] } }

    /// In the order of the features, so that the sum is the same everywhere.
    func score(_ weights: [Double]) -> Double {
        var sum = 0.0
        for place in numbers.indices { sum += numbers[place] * weights[place] }
        return sum
    }
}

/// The features of several candidates, feature by feature.
struct FeatureMatrix: Sendable {
    private var numbers: [Double]
    let count: Int

    init(count: Int) {
        self.count = count
        numbers = [Double](repeating: 0, count: count * Feature.count)
    }

    init(_ vectors: [FeatureVector]) {
        self.init(count: vectors.count)
        for (candidate, vector) in vectors.enumerated() { self[candidate] = vector }
    }

    subscript(_ candidate: Int, _ feature: Feature) -> Double {
        get { numbers[feature.rawValue * count + candidate] }
        set { numbers[feature.rawValue * count + candidate] = newValue }
    }

    /// What speaks for one candidate.
    subscript(_ candidate: Int) -> FeatureVector {
        get {
            var vector = FeatureVector()
            for place in vector.numbers.indices { vector.numbers[place] = numbers[place * count + candidate] }
            return vector
        }
        set {
            for place in newValue.numbers.indices { numbers[place * count + candidate] = newValue.numbers[place] }
        }
    }

    /// Every candidate's score: summed in the order of the features, so that it is the same everywhere.
    func scores(_ weights: [Double]) -> [Double] {
        var scores = [Double](repeating: 0, count: count)
        var start = 0
        for weight in weights {
            if weight != 0 { for place in scores.indices { scores[place] += numbers[start + place] * weight } }
            start += count
        }
        return scores
    }
}
