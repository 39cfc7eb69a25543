internal import UrtextModel

extension PageReconciliation {
    /// The rules that annotation, name, or the values named in the text state about a parameter.
    mutating func constraints(on parameter: Parameter, isReserved: Bool, _ page: SpecPage) -> [Constraint] {
        guard parameter.direction == .in, parameter.values.isEmpty, let function = page.name else { return [] }
        let owner = ([function] + (page.variant.map { [$0] } ?? [])).joined(separator: ".").lowercased()
        let id = "\(owner)/\(parameter.name)"
        if isReserved { return [Constraint(id: "\(id)/zero", rule: .equals, value: 0)] }
        let listed = "\(id)/listed"
        return namedValues(of: parameter.name, for: listed).map {
            [Constraint(id: listed, rule: .oneOf, symbols: $0)]
        } ?? []
    }

    /// The values that the parameter's text names. Editions that name different ones prove nothing.
    private mutating func namedValues(of name: String, for id: String) -> [String]? {
        let values = NamedValues(universe: universe)
        var families: [[String]: [Claim]] = [:]
        for edition in editions {
            for place in edition.headingPlaces(of: name) where edition.values[place] == nil {
                let heading = edition.headings[place]
                guard let family = values.family(of: heading.mentions.map(\.text)) else { continue }
                families[family, default: []] += heading.mentions
            }
        }
        guard families.count == 1, let (family, claims) = families.first else { return nil }
        for claim in claims {
            vote("parameters/\(name)/constraints/\(id)", claim.edition, line: claim.line, claim.reading)
        }
        return family
    }
}
