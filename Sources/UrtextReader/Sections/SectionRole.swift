internal import UrtextModel

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
        guard slug.utf8.count < 32 else { return nil }
        // The newer layout writes `## -parameters`.
        var key = slug.drop { $0 == "-" }
        if let hyphen = key.utf8.lastIndex(of: UInt8(ascii: "-")), hyphen != key.utf8.indices.last,
            key.utf8[key.utf8.index(after: hyphen)...].allSatisfy({ Identifier.isDigit($0) })
        {
            key = key[..<hyphen]
        }
        guard let role = SectionRole.slugs[String(key)] else { return nil }
        self = role
    }
}
