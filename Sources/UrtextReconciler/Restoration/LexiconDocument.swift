#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A lexicon as a file: facts about words, with what they were learned from; one word a line, in order, so that two
/// versions can be compared.
package struct LexiconDocument: Hashable, Sendable {
    package static let schema = "urtext-lexicon/1"

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

    /// The whole file, at most `limit` bytes: the words met least are left out first.
    package func text(limit: Int = 300_000) -> String {
        var lines: [(count: Double, stem: String, line: String)] = []
        for (stem, entry) in lexicon.entries {
            let meanings = entry.meanings.filter { $0.value >= 0.05 * entry.count && $0.value >= 0.5 }
                .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(4)
            guard entry.count >= 2, !meanings.isEmpty else { continue }
            let spelled = meanings.sorted { $0.key < $1.key }.map {
                "\(LexiconDocument.quoted($0.key)): \(LexiconDocument.number($0.value))"
            }
            let line =
                "    \(LexiconDocument.quoted(stem)): [\(LexiconDocument.number(entry.count)), {\(spelled.joined(separator: ", "))}]"
            lines.append((entry.count, stem, line))
        }
        lines.sort { ($1.count, $0.stem) < ($0.count, $1.stem) }
        let head = """
            {
              "schema": \(LexiconDocument.quoted(LexiconDocument.schema)),
              "locale": \(LexiconDocument.quoted(lexicon.locale)),
              "origin": \(LexiconDocument.quoted(origin)),
              "pairs": \(pairs),
              "underscores": [\(LexiconDocument.number(lexicon.slots.kept)), \(LexiconDocument.number(lexicon.slots.seen))],
              "words": {

            """
        let symbols = lexicon.symbols.sorted().map { "    \(LexiconDocument.quoted($0))" }.joined(separator: ",\n")
        let tail = "\n  },\n  \"symbols\": [" + (symbols.isEmpty ? "" : "\n\(symbols)\n  ") + "]\n}\n"
        var size = head.utf8.count + tail.utf8.count
        var kept: [(stem: String, line: String)] = []
        for line in lines {
            size += line.line.utf8.count + 2
            if size > limit { break }
            kept.append((line.stem, line.line))
        }
        return head + kept.sorted { $0.stem < $1.stem }.map(\.line).joined(separator: ",\n") + tail
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
    private enum CodingKeys: String, CodingKey {
        case schema, locale, origin, pairs, underscores, words, symbols
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try container.decode(String.self, forKey: .schema)
        guard schema == LexiconDocument.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: container,
                debugDescription: "schema is \(schema), this tool reads \(LexiconDocument.schema)")
        }
        var lexicon = Lexicon(locale: try container.decode(String.self, forKey: .locale))
        for (stem, word) in try container.decode([String: Word].self, forKey: .words) {
            lexicon.entries[stem] = word.entry
        }
        let underscores = try container.decodeIfPresent([Double].self, forKey: .underscores) ?? []
        if underscores.count == 2, underscores[0] >= 0, underscores[0] <= underscores[1] {
            lexicon.slots = SlotFidelity(kept: underscores[0], seen: underscores[1])
        }
        lexicon.symbols = Set(try container.decodeIfPresent([String].self, forKey: .symbols) ?? [])
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
