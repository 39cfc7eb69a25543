#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the pages of a language print where a symbol is meant: the damaged spellings that people have before them.
///
/// ```json
/// { "schema": "urtext-prints/1", "locale": "de-DE", "symbols": { "TEA_E_COLD": ["TEE _ E _ KALT"] } }
/// ```
package struct SymbolPrints: Hashable, Sendable, Codable {
    package static let schema = "urtext-prints/1"

    package var schema: String
    /// BCP 47, e.g. `de-DE`.
    package var locale: String
    /// By symbol, each list sorted.
    package var symbols: [String: [String]]

    package init(locale: String, symbols: [String: [String]]) {
        schema = SymbolPrints.schema
        self.locale = locale
        self.symbols = symbols
    }

    /// Reads a file. Throws `DecodingError`.
    package static func decode(_ bytes: [UInt8]) throws -> SymbolPrints {
        let prints = try JSONDecoder().decode(SymbolPrints.self, from: Data(bytes))
        guard prints.schema == schema else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: [], debugDescription: "the schema is \(prints.schema), not \(schema)"))
        }
        return prints
    }

    /// The whole file, keys in order.
    package func document() -> String {
        JSONNode.object([
            ("schema", .string(schema)), ("locale", .string(locale)),
            (
                "symbols",
                .object(
                    symbols.keys.sorted().map { symbol in
                        (symbol, .array((symbols[symbol] ?? []).sorted().map(JSONNode.string)))
                    })
            ),
        ]).document()
    }
}
