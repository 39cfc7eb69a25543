#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Prose: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case schema, locale, functions, parameters, types, symbols, phrases, reasons, reference
    }

    /// Reads a file of prose. Throws `DecodingError`.
    ///
    /// - Parameters:
    ///   - bytes: The JSON.
    ///   - path: The file, for diagnostics.
    package static func decode(_ bytes: [UInt8], path: String) throws -> Prose {
        var prose = try JSONDecoder().decode(Prose.self, from: Data(bytes))
        prose.path = path
        return prose
    }

    package init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try container.decode(String.self, forKey: .schema)
        guard schema == Prose.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: container, debugDescription: "the schema is \(schema), not \(Prose.schema)")
        }
        self.init()
        locale = try container.decode(String.self, forKey: .locale)
        guard !locale.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .locale, in: container, debugDescription: "the locale is empty; write e.g. \"de\"")
        }
        functions = try Prose.texts(container, .functions)
        parameters = try Prose.texts(container, .parameters)
        types = try Prose.texts(container, .types)
        symbols = try Prose.texts(container, .symbols)
        reasons = try Prose.texts(container, .reasons)
        reference = try Prose.texts(container, .reference)
        for key in reference.keys.sorted() where ReferenceLabel(rawValue: key) == nil {
            let meant = StrictKeys.nearest(to: key, in: ReferenceLabel.allCases.map(\.rawValue))
            throw DecodingError.dataCorruptedError(
                forKey: .reference, in: container,
                debugDescription: "unknown label \"\(key)\"" + (meant.map { "; did you mean \"\($0)\"?" } ?? ""))
        }
        phrases = try container.decodeIfPresent([String: String].self, forKey: .phrases) ?? [:]
        for (key, text) in phrases.sorted(by: { $0.key < $1.key }) { try Prose.check(key, text, container) }
    }

    /// Texts with single blanks between their words: what a doc comment makes of them does not hang on line breaks.
    private static func texts(
        _ container: KeyedDecodingContainer<CodingKeys>, _ key: CodingKeys
    ) throws -> [String: String] {
        let texts = try container.decodeIfPresent([String: String].self, forKey: key) ?? [:]
        return try texts.mapValues { text in
            let words = text.split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
            guard !words.isEmpty else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: container, debugDescription: "a text is empty; write one or leave its key out")
            }
            return words
        }
    }

    /// A phrase is known, on one line, and speaks of as many things as the English one.
    private static func check(
        _ key: String, _ text: String, _ container: KeyedDecodingContainer<CodingKeys>
    ) throws {
        guard let phrase = Phrase(rawValue: key) else {
            let meant = StrictKeys.nearest(to: key, in: Phrase.allCases.map(\.rawValue))
            throw DecodingError.dataCorruptedError(
                forKey: .phrases, in: container,
                debugDescription: "unknown phrase \"\(key)\"" + (meant.map { "; did you mean \"\($0)\"?" } ?? ""))
        }
        let isComplete = (1...2).allSatisfy { ($0 <= phrase.places) == text.contains("{\($0)}") }
        guard isComplete, !text.contains(where: \.isNewline), !text.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .phrases, in: container,
                debugDescription:
                    "\"\(key)\" needs to be one line that speaks of as many things as \"\(phrase.english)\"")
        }
    }
}
