internal import UrtextModel

/// A name as the newer layout's marks give it: the member of a structure with the members it stands in
/// (`DUMMYUNIONNAME.ki`), perhaps with its width (`fHot : 1`), a star, or a colon at the end.
struct FieldPath: Hashable, Sendable {
    /// From the outermost member to the innermost; empty for `...`, which is no parameter.
    let components: [String]

    init(_ name: String) {
        let bare = name.prefix { $0 != ":" && $0 != "=" && $0 != ";" }.trimmed
        components = bare.drop { $0 == "*" || $0 == "&" }.split(separator: ".").map(\.trimmed)
    }

    /// The member's own name.
    var name: String { components.last ?? "" }

    /// True for a part of an IDL attribute (`pvBuffer.size_is.cbBuffer`), which is no member.
    var isAttribute: Bool { components.dropFirst().contains { FieldPath.attributes.contains($0) } }

    /// Attributes of MIDL that take arguments.
    private static let attributes: Set<String> = [
        "size_is", "length_is", "max_is", "min_is", "first_is", "last_is", "switch_is", "switch_type", "iid_is", "case",
        "range",
    ]

    /// The members in their order, those of nested structures and unions in the place of these.
    static func members(_ headings: [ParameterListReader.Heading]) -> [ParameterListReader.Heading] {
        let paths = headings.map { $0.isMark ? FieldPath($0.name) : nil }
        let containers = Set(
            paths.compactMap { path in
                path.flatMap { $0.isAttribute || $0.components.count < 2 ? nil : Array($0.components.dropLast()) }
            })
        return zip(headings, paths).compactMap { heading, path in
            guard let path else { return heading }
            guard !path.components.isEmpty, !path.isAttribute, !containers.contains(path.components) else { return nil }
            var heading = heading
            heading.name = path.name
            return heading
        }
    }
}
