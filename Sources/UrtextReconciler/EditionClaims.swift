internal import UrtextModel

/// The claims of one page in one edition, grouped by what they speak of.
struct EditionClaims: Sendable {
    struct List: Sendable {
        var rows: [(place: RowPlace, decision: RowDecision)]
    }

    /// A heading of the parameter section.
    struct Heading: Sendable {
        var name: Claim?
        /// The name as the page's code spells it.
        var confirmed: Claim?
        /// The anchor beside the name.
        var anchor: Claim?
        var bracket: Claim?
        /// The type that the text below it begins with.
        var type: Claim?
        /// The symbols that the text below it names.
        var mentions: [Claim] = []
    }

    /// The page's id.
    let page: String
    let edition: Edition
    let file: String
    private(set) var fields: [Subject.PageField: [Claim]] = [:]
    /// 0 for an edition in the original language, 1 for a bilingual one, 2 for a translation.
    let rank: Int
    /// By place in the declaration.
    private(set) var parameters: [ParameterClaims] = []
    /// By place in the parameter section.
    private(set) var headings: [Heading] = []
    /// For each heading the parameter it stands for.
    private(set) var alignment = HeadingAlignment(headings: [], declared: [])
    /// The places of each name in the declaration, and of the headings that stand for it; found once, so that a long
    /// list costs no more than its length.
    private var placesOfName: [String: [Int]] = [:]
    private var headingsOfName: [String: [Int]] = [:]
    private(set) var returns = List(rows: [])
    private(set) var constants = List(rows: [])
    /// By heading.
    private(set) var values: [Int: List] = [:]

    /// - Parameter claims: in canonical order, all of one page and edition.
    init(_ claims: ArraySlice<Claim>, universe: SymbolUniverse, files: KnownFiles) {
        page = claims.first?.page ?? ""
        edition = claims.first?.edition ?? Edition(locale: "und")
        file = claims.first?.file ?? ""
        rank =
            if claims.contains(where: { $0.reading == .original }) {
                0
            } else if claims.contains(where: { $0.reading == .bilingual }) { 1 } else { 2 }
        let modules = claims.filter { $0.subject == .page(.dll) && !$0.text.contains(" ") }.map(\.text)
        let files = files.adding(modules: modules)
        var rows: [(RowPlace, [Claim])] = []
        for claim in claims {
            switch claim.subject {
            case .page(let field):
                guard let believed = EditionClaims.believed(claim, field, files) else { continue }
                fields[field, default: []].append(believed)
            case .parameter(let place, let field):
                while parameters.count <= place, place < 4096 { parameters.append(ParameterClaims()) }
                if place < parameters.count, parameters[place][field] == nil { parameters[place][field] = claim }
            case .heading(let place, let field):
                while headings.count <= place, place < 4096 { headings.append(Heading()) }
                guard place < headings.count else { continue }
                switch field {
                case .name where claim.reading == .syntaxBlock: headings[place].confirmed = claim
                case .name where claim.reading == .anchor: headings[place].anchor = claim
                case .name: headings[place].name = headings[place].name ?? claim
                case .mention: headings[place].mentions.append(claim)
                case .bracket: headings[place].bracket = headings[place].bracket ?? claim
                case .type: headings[place].type = headings[place].type ?? claim
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
        let declared = parameters.map { $0[.name]?.text ?? "" }
        let lowered = Set(declared.map { $0.lowercased() })
        alignment = HeadingAlignment(
            headings: headings.map { heading in
                // An anchor that names a declared parameter says more than a translated name.
                let anchor = heading.anchor.flatMap { lowered.contains($0.text.lowercased()) ? $0.text : nil }
                return anchor ?? heading.name?.text ?? ""
            }, declared: declared)
        for (place, name) in declared.enumerated() { placesOfName[name, default: []].append(place) }
        for (heading, own) in alignment.parameters.enumerated() {
            if let own { headingsOfName[declared[own], default: []].append(heading) }
        }
    }

    /// What the declaration says of each parameter of this name, in its order.
    func parameters(named name: String) -> [ParameterClaims] { (placesOfName[name] ?? []).map { parameters[$0] } }

    /// The places of the headings that stand for the declared parameter of this name.
    func headingPlaces(of name: String) -> [Int] { headingsOfName[name] ?? [] }

    /// True when nothing settled the row so far.
    func isOpen(_ list: RowPlace.List, row: Int) -> Bool {
        let rows =
            switch list {
            case .returns: returns.rows
            case .constants: constants.rows
            case .values(let heading): values[heading]?.rows ?? []
            }
        return rows.indices.contains(row) && rows[row].decision.symbol == nil
    }

    /// Every row of every list.
    var allRows: [RowDecision] {
        (values.sorted { $0.key < $1.key }.flatMap(\.value.rows) + returns.rows + constants.rows).map(\.decision)
    }

    mutating func updateRows(_ update: (inout RowDecision) -> Void) {
        for row in returns.rows.indices { update(&returns.rows[row].decision) }
        for row in constants.rows.indices { update(&constants.rows[row].decision) }
        for heading in values.keys.sorted() {
            var list = values[heading] ?? List(rows: [])
            for row in list.rows.indices { update(&list.rows[row].decision) }
            values[heading] = list
        }
    }

    /// Takes what was restored of one row of a list.
    mutating func settle(_ list: RowPlace.List, row: Int, _ restoration: Restoration) {
        switch list {
        case .returns: returns.rows[row].decision.settle(restoration)
        case .constants: constants.rows[row].decision.settle(restoration)
        case .values(let heading): values[heading]?.rows[row].decision.settle(restoration)
        }
    }

    /// A translated page's file name counts as it is known elsewhere; an unknown one only if it was left in one piece.
    private static func believed(_ claim: Claim, _ field: Subject.PageField, _ files: KnownFiles) -> Claim? {
        guard claim.reading == .requirements || claim.reading == .title,
            field == .header || field == .library || field == .dll
        else { return claim }
        let parts = claim.text.split(separator: " ")
        var result = claim
        for start in max(0, parts.count - 8)..<parts.count {
            if let known = files.spelling(of: parts[start...].joined()) {
                result.text = known
                return result
            }
        }
        return parts.count == 1 && !claim.text.hasPrefix("_") ? claim : nil
    }
}
