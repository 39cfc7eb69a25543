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

    /// The same by their lengths: few headings of a page have a role, and most are told by that and their first letter.
    private static let slugsByLength: [[(slug: [UInt8], role: SectionRole)]] = {
        let longest = slugs.keys.map(\.utf8.count).max() ?? 0
        return (0...longest).map { length in
            slugs.filter { $0.key.utf8.count == length }.map { (Array($0.key.utf8), $0.value) }
        }
    }()

    /// The role of a slug, `nil` for a section without facts.
    init?(slug: String) {
        var slug = slug
        guard let role = slug.withUTF8({ unsafe SectionRole.role($0) }) else { return nil }
        self = role
    }

    private static func role(_ slug: UnsafeBufferPointer<UInt8>) -> SectionRole? {
        let hyphen = UInt8(ascii: "-")
        var start = 0
        var end = slug.count
        // The newer layout writes `## -parameters`.
        while start < end, unsafe slug[start] == hyphen { start += 1 }
        while end > start, unsafe Identifier.isDigit(slug[end - 1]) { end -= 1 }
        if end < slug.count {
            if end > start, unsafe slug[end - 1] == hyphen { end -= 1 } else { end = slug.count }
        }
        guard end - start < slugsByLength.count else { return nil }
        return slugsByLength[end - start].first { known in
            for index in known.slug.indices where unsafe known.slug[index] != slug[start + index] { return false }
            return true
        }?.role
    }
}
