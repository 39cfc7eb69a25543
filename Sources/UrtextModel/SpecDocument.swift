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
    package func document() -> String { String(decoding: documentBytes(), as: UTF8.self) }

    /// The same as bytes, in UTF-8.
    package func documentBytes() -> [UInt8] {
        var writer = JSONWriter(capacity: 1024 + evidence.count * 256)
        writer.object(isLine: false) { writer in
            writer.member("schema", SpecPage.schema)
            writer.member("id", id)
            writer.member("assetid", assetid)
            writer.member("kind", kind?.rawValue)
            writer.member("name", name)
            writer.member("variant", variant)
            writer.member("header", header)
            writer.member("library", library)
            writer.member("dll", dll)
            writer.member("returnType", returnType)
            writer.member("parameters", parameters) { $1.write(to: &$0) }
            writer.member("returns", returns) { $1.write(to: &$0) }
            writer.member("constants", constants) { $1.write(to: &$0) }
            writer.member("evidence", evidence) { $1.write(to: &$0) }
            writer.member("unresolved", unresolved) { $1.write(to: &$0) }
        }
        writer.finish()
        return writer.bytes
    }

    /// Reads a spec file. Throws `DecodingError`.
    package static func decode(_ bytes: [UInt8]) throws -> SpecPage {
        try JSONDecoder().decode(SpecPage.self, from: Data(bytes))
    }
}

extension Parameter {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object(isLine: values.isEmpty && constraints.isEmpty) { writer in
            writer.member("name", name)
            writer.member("type", type)
            writer.member("direction", direction?.rawValue)
            writer.member("optional", optional)
            writer.member("values", values) { $1.write(to: &$0) }
            guard !constraints.isEmpty else { return }
            writer.member("constraints", constraints) { $1.write(to: &$0) }
        }
    }
}

extension SymbolValue {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object(isLine: true) { writer in
            writer.member("symbol", symbol)
            writer.member("value", value)
            writer.member("printed", printed)
            writer.member("kind", kind?.rawValue)
        }
    }
}

extension ReturnCode {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object(isLine: true) { writer in
            writer.member("symbol", symbol)
            writer.member("value", value)
            writer.member("printed", printed)
            writer.member("outcome", outcome?.rawValue)
        }
    }
}

extension Constraint {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object(isLine: symbols?.isEmpty ?? true) { writer in
            writer.member("id", id)
            writer.member("rule", rule.rawValue)
            if let value {
                writer.member("value", value)
            }
            if let symbols {
                writer.member("symbols", symbols, isLine: true) { $0.string($1) }
            }
        }
    }
}

extension Evidence {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object(isLine: votes.isEmpty && against.isEmpty) { writer in
            writer.member("fact", fact)
            writer.member("votes", votes) { $1.write(to: &$0) }
            guard !against.isEmpty else { return }
            writer.member("against", against) { $1.write(to: &$0) }
        }
    }
}

extension Vote {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object(isLine: true) { writer in
            writer.member("page", page)
            writer.member("line", line)
            writer.member("how", how.rawValue)
        }
    }
}

extension Dissent {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object(isLine: true) { writer in
            writer.member("page", page)
            writer.member("line", line)
            writer.member("how", how.rawValue)
            writer.member("text", text)
        }
    }
}

extension Unresolved {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object(isLine: candidates.isEmpty) { writer in
            writer.member("fact", fact)
            writer.member("text", text)
            writer.member("page", page)
            writer.member("line", line)
            writer.member("candidates", candidates, isLine: true) { $0.string($1) }
        }
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
