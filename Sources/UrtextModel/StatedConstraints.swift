#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What only the prose of a function's pages says, and no rule reads with certainty: written down by hand, in our own
/// words, in one file a function, `spec/constraints/<function>.json`.
///
/// ```json
/// { "schema": "urtext-constraints/1", "function": "InitializeSecurityContext",
///   "constraints": [
///     { "parameter": "TargetDataRep", "rule": "zero", "variants": ["Digest"],
///       "reason": "Digest has no use for a byte order." } ] }
/// ```
package struct StatedConstraints: Hashable, Sendable {
    package static let schema = "urtext-constraints/1"

    /// The function as C has it.
    package var function: String
    package var constraints: [StatedConstraint]
    /// The file, for diagnostics.
    package var path = ""

    package init(function: String, constraints: [StatedConstraint] = [], path: String = "") {
        self.function = function
        self.constraints = constraints
        self.path = path
    }

    /// Reads a file of constraints. Throws `DecodingError`.
    package static func decode(_ bytes: [UInt8], path: String) throws -> StatedConstraints {
        var constraints = try JSONDecoder().decode(StatedConstraints.self, from: Data(bytes))
        constraints.path = path
        return constraints
    }
}

/// A rule about a parameter, stated by hand.
package struct StatedConstraint: Hashable, Sendable {
    package var parameter: String
    /// What the constraint's id ends with: `zero`, `listed`, or a kind of check of the parameter's role.
    package var rule: String
    /// For `listed`: the values that may be given.
    package var symbols: [String]
    /// The variants it is for; empty for all.
    package var variants: [String]
    /// What the pages say, in our own words.
    package var reason: String

    package init(
        parameter: String, rule: String, symbols: [String] = [], variants: [String] = [], reason: String
    ) {
        self.parameter = parameter
        self.rule = rule
        self.symbols = symbols
        self.variants = variants
        self.reason = reason
    }

    /// True for a page of this variant; `nil` stands for a page that names no package.
    package func applies(to variant: String?) -> Bool { variants.isEmpty || variants.contains(variant ?? "") }
}

extension StatedConstraints: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case schema, function, constraints }

    package init(from decoder: any Decoder) throws {
        try DocumentKeys.check(decoder, CodingKeys.allCases.map(\.stringValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try container.decode(String.self, forKey: .schema)
        guard schema == StatedConstraints.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: container,
                debugDescription: "the schema is \(schema), not \(StatedConstraints.schema)")
        }
        self.init(
            function: try container.decode(String.self, forKey: .function),
            constraints: try container.decode([StatedConstraint].self, forKey: .constraints))
    }
}

extension StatedConstraint: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case parameter, rule, symbols, variants, reason }

    package init(from decoder: any Decoder) throws {
        try DocumentKeys.check(decoder, CodingKeys.allCases.map(\.stringValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            parameter: try container.decode(String.self, forKey: .parameter),
            rule: try container.decode(String.self, forKey: .rule),
            symbols: try container.decodeIfPresent([String].self, forKey: .symbols) ?? [],
            variants: try container.decodeIfPresent([String].self, forKey: .variants) ?? [],
            reason: try container.decode(String.self, forKey: .reason))
        guard (rule == "listed") == !symbols.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .rule, in: container,
                debugDescription: rule == "listed"
                    ? "the rule \"listed\" needs the values in \"symbols\"" : "only the rule \"listed\" has \"symbols\""
            )
        }
        guard !reason.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .reason, in: container, debugDescription: "the reason is empty; say what the pages say")
        }
    }
}

/// Refuses keys that nobody reads, in files that people write.
private enum DocumentKeys {
    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { return nil }
    }

    static func check(_ decoder: any Decoder, _ known: [String]) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        let unknown = container.allKeys.filter { !known.contains($0.stringValue) }
        guard let unknown = unknown.min(by: { $0.stringValue < $1.stringValue }) else { return }
        throw DecodingError.dataCorrupted(
            DecodingError.Context(
                codingPath: decoder.codingPath + [unknown],
                debugDescription:
                    "unknown key \"\(unknown.stringValue)\"; known keys: \(known.sorted().joined(separator: ", "))"))
    }
}
