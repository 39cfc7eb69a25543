/// Sentences of generated documentation in one language: about functions, parameters, types, symbols and codes.
///
/// ```json
/// { "schema": "urtext-prose/1", "locale": "de",
///   "functions": { "BrewTea": "Brüht eine Kanne {{variant}}." },
///   "parameters": { "ulLeaf": "Das Blatt.", "BrewTea.pszName": "Für wen die Kanne ist." },
///   "types": { "Leaf": "Ein Teeblatt." },
///   "symbols": { "LEAF_GREEN": "Grüner Tee." },
///   "phrases": { "succeeded": "Der Aufruf war erfolgreich." },
///   "reasons": { "the pot leaks": "die Kanne leckt" } }
/// ```
package struct Prose: Hashable, Sendable {
    package static let schema = "urtext-prose/1"

    /// The file it comes from, for diagnostics; empty where there is none.
    package var path = ""
    /// BCP 47, e.g. `zh-Hant`; empty where no prose was asked for.
    package var locale = ""
    /// By C name, or by C name and variant with a full stop between them.
    package var functions: [String: String] = [:]
    /// By C name, alone or with the function's before it.
    package var parameters: [String: String] = [:]
    /// By Swift name.
    package var types: [String: String] = [:]
    /// By C name, status codes among them.
    package var symbols: [String: String] = [:]
    /// By ``Phrase``.
    package var phrases: [String: String] = [:]
    /// Words of the reference's pages, by ``ReferenceLabel``.
    package var reference: [String: String] = [:]
    /// Reasons of the configuration, by their text there.
    package var reasons: [String: String] = [:]
    /// What is to be said about where the texts of a page come from, by the page's id; empty for texts of one's own.
    package var attributions: [String: String] = [:]
    /// The same of symbols' texts, by C name.
    package var symbolAttributions: [String: String] = [:]

    package init() {}

    /// True where no prose was asked for; then the configuration's own sentences are used.
    package var isEmpty: Bool { locale.isEmpty }

    /// A sentence that is about no symbol.
    package func phrase(_ phrase: Phrase, _ first: String = "", _ second: String = "") -> String {
        let text = phrases[phrase.rawValue] ?? phrase.english
        if phrase.places == 0 { return text }
        var filled = ""
        var rest = text[...]
        while let brace = rest.firstIndex(of: "{") {
            filled += rest[..<brace]
            let mark = rest[brace...].prefix(3)
            switch mark {
            case "{1}": filled += first
            case "{2}": filled += second
            default: filled += mark
            }
            rest = rest[brace...].dropFirst(mark.count)
        }
        return filled + rest
    }

    /// All sentences that templates print as they are.
    var phraseValues: MustacheValue {
        var values: [String: MustacheValue] = [:]
        for phrase in Phrase.allCases where phrase.places == 0 { values[phrase.rawValue] = .text(self.phrase(phrase)) }
        return .object(values)
    }

    /// A list of names in words, e.g. `a, b and c`.
    func enumeration(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: phrase(.listSeparator)) + phrase(.listLast) + last
    }

    func text(ofFunction symbol: String, variant: String) -> String? {
        functions["\(symbol).\(variant)"] ?? functions[symbol]
    }

    func text(ofParameter name: String, function: String, variant: String) -> String? {
        parameters["\(function).\(variant).\(name)"] ?? parameters["\(function).\(name)"] ?? parameters[name]
    }
}
