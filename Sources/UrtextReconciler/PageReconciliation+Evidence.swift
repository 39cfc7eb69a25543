internal import UrtextModel

extension PageReconciliation {
    /// Who says that a parameter is reserved: its annotation, or else its name.
    mutating func support(_ constraint: Constraint, of name: String, _ declared: [EditionClaims]) {
        for edition in declared {
            for own in edition.parameters(named: name) {
                guard let claim = own[.reserved] ?? (ReservedName.isReserved(name) ? own[.name] : nil) else { continue }
                vote(
                    "parameters/\(name)/constraints/\(constraint.id)", edition.edition, line: claim.line, claim.reading)
            }
        }
    }

    /// Headings of the original that say something else than the declaration does.
    mutating func dissentingHeadings(_ parameter: Parameter) {
        for edition in editions {
            for heading in edition.headingPlaces(of: parameter.name).map({ edition.headings[$0] }) {
                if let name = heading.name, isTrusted(name), name.text != parameter.name {
                    dissent("parameters/\(parameter.name)", edition.edition, line: name.line, name.reading, name.text)
                }
                guard let bracket = heading.bracket, isTrusted(bracket), let meaning = brackets.meaning(of: bracket)
                else { continue }
                if let direction = meaning.direction, let believed = parameter.direction, direction != believed {
                    dissent(
                        "parameters/\(parameter.name)/direction", edition.edition, line: bracket.line, bracket.reading,
                        direction.rawValue)
                }
                if let believed = parameter.optional, meaning.optional != believed {
                    dissent(
                        "parameters/\(parameter.name)/optional", edition.edition, line: bracket.line, bracket.reading,
                        String(meaning.optional))
                }
            }
        }
    }

    private func isTrusted(_ claim: Claim) -> Bool { claim.reading == .original || claim.reading == .bilingual }
}
