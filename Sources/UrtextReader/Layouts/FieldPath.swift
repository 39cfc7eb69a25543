internal import UrtextModel

/// A name as the newer layout's marks give it: the member of a structure with the members it stands in
/// (`DUMMYUNIONNAME.ki`), perhaps with its width (`fHot : 1`), a star, or a colon at the end.
struct FieldPath: Hashable, Sendable {
    /// From the outermost member to the innermost; empty for `...`, which is no parameter.
    let components: [String]

    init(_ name: String) {
        let head = name.prefix { $0 != ":" && $0 != "=" && $0 != ";" }
        let bare = FieldPath.isWidth(name[head.endIndex...]) ? head.trimmed : name
        components = bare.drop { $0 == "*" || $0 == "&" }.split(separator: ".").map(\.trimmed)
    }

    /// False where a name stands behind a width: `UCHAR : 6 Heat` begins with a type.
    private static func isWidth(_ rest: Substring) -> Bool {
        guard rest.utf8.first == UInt8(ascii: ":") else { return true }
        let words = rest.dropFirst().split(separator: " ")
        return words.count != 2 || !words[0].utf8.allSatisfy(Identifier.isDigit) || !Identifier.isIdentifier(words[1])
    }

    /// The member's own name.
    var name: String { components.last ?? "" }

    /// True for a part of an IDL attribute (`pvBuffer.size_is.cbBuffer`), which is no member.
    var isAttribute: Bool { components.dropFirst().contains { FieldPath.attributes.contains($0) } }

    /// True for what may be an attribute that takes no argument (`pwszName.string`), or a member that is called like one.
    var mayBeAttribute: Bool { components.count > 1 && FieldPath.bareAttributes.contains(name) }

    /// Attributes of MIDL that take arguments.
    private static let attributes: Set<String> = [
        "size_is", "length_is", "max_is", "min_is", "first_is", "last_is", "switch_is", "switch_type", "iid_is", "case",
        "range",
    ]

    /// Attributes of MIDL that take none.
    private static let bareAttributes: Set<String> = ["string", "unique", "ref", "ptr", "ignore"]

    /// The members in their order, those of nested structures and unions in the place of these.
    static func members(_ headings: [ParameterListReader.Heading]) -> [ParameterListReader.Heading] {
        let paths = headings.map { $0.isMark ? FieldPath($0.name) : nil }
        let named = Set(paths.compactMap { $0?.components })
        // What holds nothing but words that may be attributes is a member itself, and they are its attributes.
        let containers = Set(
            paths.compactMap { path in
                path.flatMap { path in
                    path.isAttribute || path.mayBeAttribute || path.components.count < 2
                        ? nil : Array(path.components.dropLast())
                }
            })
        return zip(headings, paths).compactMap { heading, path in
            guard let path else { return heading }
            guard !path.components.isEmpty, !path.isAttribute, !containers.contains(path.components) else { return nil }
            let outer = Array(path.components.dropLast())
            if path.mayBeAttribute, !containers.contains(outer), named.contains(outer) { return nil }
            var heading = heading
            heading.name = path.name
            return heading
        }
    }
}
