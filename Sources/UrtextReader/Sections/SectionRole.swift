/// What a section is for, known by its slug: the words of the original's heading, which translation leaves alone.
enum SectionRole: Sendable, CaseIterable {
    case syntax, parameters, members, returns, constants, enumerators, requirements

    /// Slugs that name a role. A number that keeps equal slugs apart (`parameters-1`) is not looked at.
    private static let slugs: [String: SectionRole] = [
        "syntax": .syntax, "prototype": .syntax, "declaration": .syntax, "c-syntax": .syntax,
        "parameters": .parameters, "parameter": .parameters, "arguments": .parameters,
        "members": .members, "fields": .members, "structure-members": .members,
        "struct-fields": .members, "union-fields": .members, "enum-fields": .enumerators,
        "return-value": .returns, "return-values": .returns, "return-code": .returns, "return-codes": .returns,
        "returns": .returns, "error-codes": .returns, "errors": .returns, "returnreturn-value": .returns,
        "constants": .constants, "enumerators": .constants, "values": .constants,
        "requirements": .requirements,
    ]

    /// The role of a slug, `nil` for a section without facts.
    init?(slug: String) {
        // The newer layout writes `## -parameters`.
        var key = slug.drop { $0 == "-" }
        if let hyphen = key.lastIndex(of: "-"), key[key.index(after: hyphen)...].allSatisfy(\.isNumber),
            key.index(after: hyphen) < key.endIndex
        {
            key = key[..<hyphen]
        }
        guard let role = SectionRole.slugs[String(key)] else { return nil }
        self = role
    }
}
