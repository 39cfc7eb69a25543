internal import UrtextModel

/// What one edition declares, and the headings that stand for it.
struct ParameterSection: Sendable {
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

    /// By place in the declaration.
    private(set) var parameters: [ParameterClaims] = []
    /// By place in the parameter section.
    private(set) var headings: [Heading] = []
    /// For each heading the parameter it stands for.
    private(set) var alignment = HeadingAlignment(headings: [], declared: [])
    /// The places of each name in the declaration, and of the headings that stand for it.
    private var placesOfName = NamePlaces(count: 0)
    private var headingsOfName = NamePlaces(count: 0)

    /// Places that are further out are not dense, and left out.
    private static let mostPlaces = 4096

    /// - Parameter claims: in canonical order, all of one page and edition; those about other things do not count.
    init(_ claims: [Claim]) {
        for (index, claim) in claims.enumerated() {
            switch claim.subject {
            case .parameter(let place, let field):
                while parameters.count <= place, place < ParameterSection.mostPlaces {
                    parameters.append(ParameterClaims(claims))
                }
                if place < parameters.count { parameters[place].note(field, at: index) }
            case .heading(let place, let field):
                while headings.count <= place, place < ParameterSection.mostPlaces { headings.append(Heading(claims)) }
                if place < headings.count { headings[place].note(field, claim.reading, at: index) }
            default: continue
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
}

extension ParameterSection.Heading {
    fileprivate mutating func note(_ field: Subject.HeadingField, _ reading: Reading, at index: Int) {
        switch field {
        case .name where reading == .syntaxBlock: places.confirmed = ClaimPlace(index)
        case .name where reading == .anchor: places.anchor = ClaimPlace(index)
        case .name: places.name.setFirst(index)
        case .mention:
            // They stand behind one another.
            let count = places.mentionCount
            places.firstMention = Int32(truncatingIfNeeded: index) - count
            places.mentionCount = count + 1
        case .bracket: places.bracket.setFirst(index)
        case .type: places.type.setFirst(index)
        }
    }
}
