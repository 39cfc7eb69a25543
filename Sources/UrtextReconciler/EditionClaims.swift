internal import UrtextModel

/// The claims of one page in one edition, grouped by what they speak of.
struct EditionClaims: Sendable {
    struct List: Sendable {
        var rows: [(place: RowPlace, decision: RowDecision)]
    }

    /// A heading of the parameter section.
    struct Heading: Sendable {
        /// All claims of the edition.
        private let claims: [Claim]
        fileprivate var places = Places()

        fileprivate struct Places: Sendable {
            var name = ClaimPlace.none
            var confirmed = ClaimPlace.none
            var anchor = ClaimPlace.none
            var bracket = ClaimPlace.none
            var type = ClaimPlace.none
            var firstMention: Int32 = 0
            var mentionCount: Int32 = 0
        }

        fileprivate init(_ claims: [Claim]) { self.claims = claims }

        var name: Claim? { places.name.claim(in: claims) }
        /// The name as the page's code spells it.
        var confirmed: Claim? { places.confirmed.claim(in: claims) }
        /// The anchor beside the name.
        var anchor: Claim? { places.anchor.claim(in: claims) }
        var bracket: Claim? { places.bracket.claim(in: claims) }
        /// The type that the text below it begins with.
        var type: Claim? { places.type.claim(in: claims) }
        /// The symbols that the text below it names.
        var mentions: ArraySlice<Claim> {
            claims[Int(places.firstMention)..<(Int(places.firstMention) + Int(places.mentionCount))]
        }
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
    /// The places of each name in the declaration, and of the headings that stand for it.
    private var placesOfName = NamePlaces(count: 0)
    private var headingsOfName = NamePlaces(count: 0)
    private(set) var returns = List(rows: [])
    private(set) var constants = List(rows: [])
    /// By heading.
    private(set) var values: [Int: List] = [:]

    /// - Parameter claims: in canonical order, all of one page and edition.
    init(_ claims: ArraySlice<Claim>, universe: SymbolUniverse, files: KnownFiles) {
        let claims = Array(claims)
        page = claims.first?.page ?? ""
        edition = claims.first?.edition ?? Edition(locale: "und")
        file = claims.first?.file ?? ""
        var isOriginal = false
        var isBilingual = false
        var modules: [String] = []
        for index in claims.indices {
            if claims[index].reading == .original { isOriginal = true }
            if claims[index].reading == .bilingual { isBilingual = true }
            if case .page(.dll) = claims[index].subject, !claims[index].text.contains(" ") {
                modules.append(claims[index].text)
            }
        }
        rank = isOriginal ? 0 : isBilingual ? 1 : 2
        let files = modules.isEmpty ? files : files.adding(modules: modules)
        var rows: [(place: RowPlace, claims: Range<Int>)] = []
        for index in claims.indices {
            let reading = claims[index].reading
            switch claims[index].subject {
            case .page(let field):
                guard let believed = EditionClaims.believed(claims[index], field, files) else { continue }
                fields[field, default: []].append(believed)
            case .parameter(let place, let field):
                while parameters.count <= place, place < 4096 { parameters.append(ParameterClaims(claims)) }
                if place < parameters.count { parameters[place].note(field, at: index) }
            case .heading(let place, let field):
                while headings.count <= place, place < 4096 { headings.append(Heading(claims)) }
                guard place < headings.count else { continue }
                switch field {
                case .name where reading == .syntaxBlock: headings[place].places.confirmed = ClaimPlace(index)
                case .name where reading == .anchor: headings[place].places.anchor = ClaimPlace(index)
                case .name: headings[place].places.name.setFirst(index)
                case .mention:
                    // They stand behind one another.
                    let count = headings[place].places.mentionCount
                    headings[place].places.firstMention = Int32(truncatingIfNeeded: index) - count
                    headings[place].places.mentionCount = count + 1
                case .bracket: headings[place].places.bracket.setFirst(index)
                case .type: headings[place].places.type.setFirst(index)
                }
            case .row(let place, _):
                // The claims of a row stand behind one another.
                if let last = rows.last, last.place == place {
                    rows[rows.count - 1].claims = last.claims.lowerBound..<(index + 1)
                } else {
                    rows.append((place, index..<(index + 1)))
                }
            }
        }
        for (place, range) in rows {
            guard let decision = RowDecision(claims[range], universe: universe) else { continue }
            switch place.list {
            case .returns: returns.rows.append((place, decision))
            case .constants: constants.rows.append((place, decision))
            case .values(let heading): values[heading, default: List(rows: [])].rows.append((place, decision))
            }
        }
        let declared = parameters.map { $0[.name]?.text ?? "" }
        let hasAnchors = headings.contains { $0.anchor != nil }
        let lowered = hasAnchors ? Set(declared.map { $0.lowercased() }) : []
        alignment = HeadingAlignment(
            headings: headings.map { heading in
                // An anchor that names a declared parameter says more than a translated name.
                let anchor = heading.anchor.flatMap { lowered.contains($0.text.lowercased()) ? $0.text : nil }
                return anchor ?? heading.name?.text ?? ""
            }, declared: declared)
        if !declared.isEmpty {
            placesOfName = NamePlaces(count: declared.count)
            headingsOfName = NamePlaces(count: headings.count)
        }
        for (place, name) in declared.enumerated() { placesOfName.add(name, at: place) }
        for (heading, own) in alignment.parameters.enumerated() {
            if let own { headingsOfName.add(declared[own], at: heading) }
        }
    }

    /// What the declaration says of each parameter of this name, in its order.
    func parameters(named name: String) -> [ParameterClaims] { placesOfName.all(of: name).map { parameters[$0] } }

    func firstParameter(named name: String) -> ParameterClaims? {
        placesOfName.first(of: name).map { parameters[$0] }
    }

    /// The places of the headings that stand for the declared parameter of this name.
    func headingPlaces(of name: String) -> [Int] { headingsOfName.all(of: name) }

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
