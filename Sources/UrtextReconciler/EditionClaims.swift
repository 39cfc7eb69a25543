internal import UrtextModel

/// The claims of one page in one edition, grouped by what they speak of.
struct EditionClaims: Sendable {
    struct List: Sendable {
        var rows: [(place: RowPlace, decision: RowDecision)]
    }

    let edition: Edition
    let file: String
    private(set) var fields: [Subject.PageField: [Claim]] = [:]
    /// 0 for an edition in the original language, 1 for a bilingual one, 2 for a translation.
    let rank: Int
    /// By place in the declaration.
    private(set) var parameters: [[Subject.ParameterField: Claim]] = []
    /// By place in the parameter section.
    private(set) var headings: [(name: Claim?, bracket: Claim?)] = []
    /// For each heading the parameter it stands for.
    private(set) var alignment = HeadingAlignment(headings: [], declared: [])
    private(set) var returns = List(rows: [])
    private(set) var constants = List(rows: [])
    /// By heading.
    private(set) var values: [Int: List] = [:]

    /// - Parameter claims: in canonical order, all of one page and edition.
    init(_ claims: ArraySlice<Claim>, universe: SymbolUniverse) {
        edition = claims.first?.edition ?? Edition(locale: "und")
        file = claims.first?.file ?? ""
        rank =
            if claims.contains(where: { $0.reading == .original }) {
                0
            } else if claims.contains(where: { $0.reading == .bilingual }) { 1 } else { 2 }
        var rows: [(RowPlace, [Claim])] = []
        for claim in claims {
            switch claim.subject {
            case .page(let field): fields[field, default: []].append(claim)
            case .parameter(let place, let field):
                while parameters.count <= place, place < 4096 { parameters.append([:]) }
                if place < parameters.count, parameters[place][field] == nil { parameters[place][field] = claim }
            case .heading(let place, let field):
                while headings.count <= place, place < 4096 { headings.append((nil, nil)) }
                guard place < headings.count else { continue }
                switch field {
                case .name: headings[place].name = headings[place].name ?? claim
                case .bracket: headings[place].bracket = headings[place].bracket ?? claim
                }
            case .row(let place, _):
                if rows.last?.0 == place { rows[rows.count - 1].1.append(claim) } else { rows.append((place, [claim])) }
            }
        }
        for (place, claims) in rows {
            guard let decision = RowDecision(claims, universe: universe) else { continue }
            switch place.list {
            case .returns: returns.rows.append((place, decision))
            case .constants: constants.rows.append((place, decision))
            case .values(let heading): values[heading, default: List(rows: [])].rows.append((place, decision))
            }
        }
        alignment = HeadingAlignment(
            headings: headings.map { $0.name?.text ?? "" }, declared: parameters.map { $0[.name]?.text ?? "" })
    }
}
