#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A lexicon as a file: facts about words and symbols, with what they were learned from; one word or symbol a line, in
/// order, so that two versions can be compared.
package struct LexiconDocument: Hashable, Sendable {
    package static let schema = "urtext-lexicon/2"

    package var lexicon: Lexicon
    /// What it was learned from, in words.
    package var origin: String
    /// How many distinct pairs of print and symbol that was.
    package var pairs: Int

    package init(_ lexicon: Lexicon, origin: String, pairs: Int) {
        self.lexicon = lexicon
        self.origin = origin
        self.pairs = pairs
    }

    /// A print that fewer pages have is not remembered.
    package static let fewestPages = 2

    /// The whole file, at most `limit` bytes: the words and prints met least are left out first. Lines are not indented,
    /// which leaves room for more of them.
    package func text(limit: Int = 300_000) -> String {
        let head = """
            {
              "schema": \(LexiconDocument.quoted(LexiconDocument.schema)),
              "locale": \(LexiconDocument.quoted(lexicon.locale)),
              "origin": \(LexiconDocument.quoted(origin)),
              "pairs": \(pairs),
              "underscores": [\(LexiconDocument.number(lexicon.slots.kept)), \(LexiconDocument.number(lexicon.slots.seen))],
              "words": {

            """
        let middle = "\n  },\n  \"symbols\": {\n"
        let tail = "\n  }\n}\n"
        var size = [head, middle, tail].reduce(0) { $0 + $1.utf8.count }
        var words: [String: String] = [:]
        var symbols: [String: [String]] = [:]
        for symbol in lexicon.symbols {
            symbols[symbol] = []
            size += LexiconDocument.line(symbol, []).utf8.count + 2
        }
        for part in parts {
            switch part.fact {
            case .word(let stem, let line):
                size += line.utf8.count + 2
                if size <= limit { words[stem] = line }
            case .print(let symbol, let print, _):
                if symbols[symbol] == nil { size += LexiconDocument.line(symbol, []).utf8.count + 2 }
                size += print.utf8.count + 2
                if size <= limit { symbols[symbol, default: []].append(print) }
            }
            if size > limit { break }
        }
        let wordLines = words.sorted { $0.key < $1.key }.map(\.value)
        let symbolLines = symbols.sorted { $0.key < $1.key }.map { LexiconDocument.line($0.key, $0.value.sorted()) }
        return head + wordLines.joined(separator: ",\n") + middle + symbolLines.joined(separator: ",\n") + tail
    }

    private static func line(_ symbol: String, _ prints: [String]) -> String {
        "\(quoted(symbol)): {\(prints.joined(separator: ", "))}"
    }

    /// Something that was learned, as the file says it.
    private struct Part {
        enum Fact {
            case word(stem: String, line: String)
            case print(symbol: String, member: String, isConstant: Bool)
        }

        /// How often it was met.
        var count: Double
        /// What tells it from others that were met as often.
        var name: String
        var fact: Fact

        /// What comes first among what was met as often.
        var rank: Int {
            switch fact {
            case .word: 0
            case .print(_, _, let isConstant): isConstant ? 2 : 1
            }
        }
    }

    /// What may be left out, the most frequent first.
    private var parts: [Part] {
        var parts: [Part] = []
        for (stem, entry) in lexicon.entries {
            let meanings = entry.meanings.filter { $0.value >= 0.05 * entry.count && $0.value >= 0.5 }
                .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(4)
            guard entry.count >= 2, !meanings.isEmpty else { continue }
            let spelled = meanings.sorted { $0.key < $1.key }.map {
                "\(LexiconDocument.quoted($0.key)): \(LexiconDocument.number($0.value))"
            }
            let line =
                "\(LexiconDocument.quoted(stem)): [\(LexiconDocument.number(entry.count)), {\(spelled.joined(separator: ", "))}]"
            parts.append(Part(count: entry.count, name: stem, fact: .word(stem: stem, line: line)))
        }
        for print in lexicon.prints.values {
            guard let (symbol, pages) = print.only, pages >= LexiconDocument.fewestPages else { continue }
            let member = "\(LexiconDocument.quoted(print.text)): \(pages)"
            parts.append(
                Part(
                    count: Double(print.isConstant ? pages : 2 * pages), name: print.text,
                    fact: .print(symbol: symbol, member: member, isConstant: print.isConstant)))
        }
        return parts.sorted { ($1.count, $0.rank, $0.name) < ($0.count, $1.rank, $1.name) }
    }

    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case _ where scalar.value < 0x20: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension LexiconDocument: Decodable {
    /// More pages than there are; what a file says beyond that is no number to add up.
    private static let mostPages = 1_000_000

    private enum CodingKeys: String, CodingKey {
        case schema, locale, origin, pairs, underscores, words, symbols
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try container.decode(String.self, forKey: .schema)
        guard schema == LexiconDocument.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: container,
                debugDescription:
                    "schema is \(schema), this tool reads \(LexiconDocument.schema); learn it again with urtext learn")
        }
        var lexicon = Lexicon(locale: try container.decode(String.self, forKey: .locale))
        for (stem, word) in try container.decode([String: Word].self, forKey: .words) {
            lexicon.entries[stem] = word.entry
        }
        let underscores = try container.decodeIfPresent([Double].self, forKey: .underscores) ?? []
        if underscores.count == 2, underscores[0] >= 0, underscores[0] <= underscores[1] {
            lexicon.slots = SlotFidelity(kept: underscores[0], seen: underscores[1])
        }
        let symbols = try container.decodeIfPresent([String: [String: Int]].self, forKey: .symbols) ?? [:]
        let prints = symbols.flatMap { symbol, prints in
            prints.map {
                Lexicon.Print(text: $0.key, symbols: [symbol: min(max($0.value, 0), LexiconDocument.mostPages)])
            }
        }
        lexicon.add(Lexicon(locale: lexicon.locale, symbols: Set(symbols.keys), prints: prints))
        self.init(
            lexicon, origin: try container.decode(String.self, forKey: .origin),
            pairs: try container.decode(Int.self, forKey: .pairs))
    }

    /// `[count, {meaning: count}]`.
    private struct Word: Decodable {
        var entry: Lexicon.Entry

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            let count = try container.decode(Double.self)
            entry = Lexicon.Entry(count: count, meanings: try container.decode([String: Double].self))
        }
    }
}
