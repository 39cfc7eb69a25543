#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A spec file as JSON: keys in the order of the format, byte-stable.
extension SpecPage: Codable {
    private enum CodingKeys: String, CodingKey {
        case schema, id, assetid, kind, name, variant, header, library, dll, returnType, parameters, returns, constants
        case evidence, unresolved
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try container.decode(String.self, forKey: .schema)
        guard schema == SpecPage.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: container,
                debugDescription: "schema is \(schema), this tool reads \(SpecPage.schema)")
        }
        self.init(
            id: try container.decode(String.self, forKey: .id),
            assetid: try container.decodeIfPresent(String.self, forKey: .assetid),
            kind: try container.decodeIfPresent(Kind.self, forKey: .kind),
            name: try container.decodeIfPresent(String.self, forKey: .name),
            variant: try container.decodeIfPresent(String.self, forKey: .variant),
            header: try container.decodeIfPresent(String.self, forKey: .header),
            library: try container.decodeIfPresent(String.self, forKey: .library),
            dll: try container.decodeIfPresent(String.self, forKey: .dll),
            returnType: try container.decodeIfPresent(String.self, forKey: .returnType),
            parameters: try container.decodeIfPresent([Parameter].self, forKey: .parameters) ?? [],
            returns: try container.decodeIfPresent([ReturnCode].self, forKey: .returns) ?? [],
            constants: try container.decodeIfPresent([SymbolValue].self, forKey: .constants) ?? [],
            evidence: try container.decodeIfPresent([Evidence].self, forKey: .evidence) ?? [],
            unresolved: try container.decodeIfPresent([Unresolved].self, forKey: .unresolved) ?? [])
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(SpecPage.schema, forKey: .schema)
        try container.encode(id, forKey: .id)
        try container.encode(assetid, forKey: .assetid)
        try container.encode(kind, forKey: .kind)
        try container.encode(name, forKey: .name)
        try container.encode(variant, forKey: .variant)
        try container.encode(header, forKey: .header)
        try container.encode(library, forKey: .library)
        try container.encode(dll, forKey: .dll)
        try container.encode(returnType, forKey: .returnType)
        try container.encode(parameters, forKey: .parameters)
        try container.encode(returns, forKey: .returns)
        try container.encode(constants, forKey: .constants)
        try container.encode(evidence, forKey: .evidence)
        try container.encode(unresolved, forKey: .unresolved)
    }

    /// The file's text.
    package func document() -> String {
        JSONNode.object([
            ("schema", .string(SpecPage.schema)),
            ("id", .string(id)),
            ("assetid", .optional(assetid)),
            ("kind", .optional(kind?.rawValue)),
            ("name", .optional(name)),
            ("variant", .optional(variant)),
            ("header", .optional(header)),
            ("library", .optional(library)),
            ("dll", .optional(dll)),
            ("returnType", .optional(returnType)),
            ("parameters", .array(parameters.map(\.node))),
            ("returns", .array(returns.map(\.node))),
            ("constants", .array(constants.map(\.node))),
            ("evidence", .array(evidence.map(\.node))),
            ("unresolved", .array(unresolved.map(\.node))),
        ]).document()
    }

    /// Reads a spec file. Throws `DecodingError`.
    package static func decode(_ bytes: [UInt8]) throws -> SpecPage {
        try JSONDecoder().decode(SpecPage.self, from: Data(bytes))
    }
}

extension Parameter {
    fileprivate var node: JSONNode {
        .object(
            [
                ("name", .string(name)),
                ("type", .optional(type)),
                ("direction", .optional(direction?.rawValue)),
                ("optional", optional.map(JSONNode.bool) ?? .null),
                ("values", .array(values.map(\.node))),
            ] + (constraints.isEmpty ? [] : [("constraints", .array(constraints.map(\.node)))]))
    }
}

extension SymbolValue {
    fileprivate var node: JSONNode {
        .object([
            ("symbol", .string(symbol)),
            ("value", .optional(value)),
            ("printed", .optional(printed)),
            ("kind", .optional(kind?.rawValue)),
        ])
    }
}

extension ReturnCode {
    fileprivate var node: JSONNode {
        .object([
            ("symbol", .string(symbol)),
            ("value", .optional(value)),
            ("printed", .optional(printed)),
            ("outcome", .optional(outcome?.rawValue)),
        ])
    }
}

extension Constraint {
    fileprivate var node: JSONNode {
        .object(
            [("id", .string(id)), ("rule", .string(rule.rawValue))] + (value.map { [("value", .number($0))] } ?? [])
                + (symbols.map { [("symbols", .array($0.map(JSONNode.string)))] } ?? []))
    }
}

extension Evidence {
    fileprivate var node: JSONNode {
        .object(
            [("fact", .string(fact)), ("votes", .array(votes.map(\.node)))]
                + (against.isEmpty ? [] : [("against", .array(against.map(\.node)))]))
    }
}

extension Vote {
    fileprivate var node: JSONNode {
        .object([("page", .string(page)), ("line", .number(line)), ("how", .string(how.rawValue))])
    }
}

extension Dissent {
    fileprivate var node: JSONNode {
        .object([
            ("page", .string(page)), ("line", .number(line)), ("how", .string(how.rawValue)), ("text", .string(text)),
        ])
    }
}

extension Unresolved {
    fileprivate var node: JSONNode {
        .object([
            ("fact", .string(fact)),
            ("text", .string(text)),
            ("page", .string(page)),
            ("line", .number(line)),
            ("candidates", .array(candidates.map(JSONNode.string))),
        ])
    }
}

extension HeaderValues {
    /// The file's text.
    package func document() -> String {
        JSONNode.object([
            ("schema", .string(HeaderValues.schema)),
            ("header", .string(header)),
            ("origin", .optional(origin)),
            ("version", .optional(version)),
            (
                "constants",
                .array(
                    constants.map {
                        .object([
                            ("name", .string($0.name)), ("value", .string($0.value)), ("line", .number($0.line)),
                        ])
                    })
            ),
        ]).document()
    }

    /// Reads a values file. Throws `DecodingError`.
    package static func decode(_ bytes: [UInt8]) throws -> HeaderValues {
        try JSONDecoder().decode(HeaderValues.self, from: Data(bytes))
    }
}
