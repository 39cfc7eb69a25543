package import UrtextModel

/// One look at one row: its candidates and what spoke for each.
package struct RestorationTrace: Sendable {
    package struct Choice: Sendable {
        /// `nil` for none of them.
        package var symbol: String?
        package var probability: Double
        package var features: [Double]
    }

    package var page: Int
    package var edition: Int
    package var list: RowPlace.List
    package var table: Int
    package var row: Int
    package var text: String
    package var round: Int
    package var look: Int
    /// None comes last.
    package var choices: [Choice]

    package static let featureNames = Feature.allCases.map(\.name)
    /// For each feature what its weight may be.
    package static let weightBounds: [ClosedRange<Double>] = Feature.allCases.map { feature in
        guard feature.isWeighed else { return 0...0 }
        return switch feature.sense {
        case .either: -limit...limit
        case .against: -limit...0
        case .inFavour: 0...limit
        }
    }
    /// No feature proves or refutes by itself, however well some pages go together with it.
    private static let limit = 12.0

    init(
        _ table: RestorationTable, row: Int, round: Int, look: Int, _ belief: RowBelief, _ sheet: RowSheet?,
        _ index: SymbolIndex
    ) {
        page = table.page
        edition = table.edition
        list = table.list
        self.table = table.table
        self.row = table.lines[row]
        text = table.rows[row].text
        self.round = round
        self.look = look
        let vectors = sheet.map { sheet in
            Dictionary(
                sheet.symbols.enumerated().map { ($1, sheet.features[$0]) }, uniquingKeysWith: { first, _ in first })
        }
        choices = belief.candidates.map { candidate in
            Choice(
                symbol: candidate.symbol.map { index.name(of: $0) } ?? table.itself(row) ?? "",
                probability: candidate.probability, features: vectors?[candidate.symbol ?? -1]?.values ?? [])
        }
        choices.append(
            Choice(symbol: nil, probability: belief.noneProbability, features: sheet?.none.values ?? []))
    }
}
