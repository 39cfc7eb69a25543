internal import UrtextModel

/// What the bracket behind a parameter's name means in each language, learned from the pages at hand whose declaration
/// states the direction too. Nothing is known beforehand but the words of the original.
struct BracketLexicon: Sendable {
    struct Meaning: Hashable, Sendable {
        var direction: Parameter.Direction?
        var optional: Bool
    }

    /// A bracket is understood when it was seen this often …
    private static let support = 3
    /// … and meant the same in this share of the cases.
    private static let agreement = 0.95

    private var counts: [String: [String: [Meaning: Int]]] = [:]

    /// Learns from an edition of a page.
    mutating func note(_ file: PackedClaims) {
        let hasBracket = file.contains { if case .heading(_, .bracket) = $0 { true } else { false } }
        guard hasBracket, file.contains(where: { if case .parameter(_, .direction) = $0 { true } else { false } })
        else { return }
        var claims: [Claim] = []
        file.forEach {
            switch $0 {
            case .parameter, .heading: true
            default: false
            }
        } _: {
            claims.append($0)
        }
        let section = ParameterSection(claims)
        for (place, heading) in section.headings.enumerated() {
            guard let bracket = heading.bracket, let parameter = section.alignment.parameters[place],
                let stated = section.parameters[parameter][.direction],
                let direction = Parameter.Direction(rawValue: stated.text)
            else { continue }
            let optional = section.parameters[parameter][.optional]?.text == "true"
            counts[file.source.edition.locale, default: [:]][bracket.text, default: [:]][
                Meaning(direction: direction, optional: optional), default: 0] += 1
        }
    }

    /// The meaning of a bracket: a trusted one's words are those of the original; another's are when all are.
    func meaning(of bracket: Claim) -> Meaning? {
        let words = DirectionWords(bracket: bracket.text)
        if bracket.reading == .original || bracket.reading == .bilingual {
            return words.map { Meaning(direction: $0.direction, optional: $0.optional) }
        }
        if let learned = counts[bracket.edition.locale]?[bracket.text] {
            let total = learned.values.reduce(0, +)
            if total >= BracketLexicon.support,
                let best = learned.first(where: { Double($0.value) >= BracketLexicon.agreement * Double(total) })
            {
                return best.key
            }
        }
        guard let words, words.isComplete else { return nil }
        return Meaning(direction: words.direction, optional: words.optional)
    }
}
