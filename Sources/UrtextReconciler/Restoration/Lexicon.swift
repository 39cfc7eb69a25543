/// What the words of one language stand for in symbols: for each printed word how often it was met, and how often it
/// stood for which word of a symbol.
package struct Lexicon: Hashable, Sendable {
    /// What one printed word was seen to stand for.
    package struct Entry: Hashable, Sendable {
        /// How often the word was met, in pairs of print and symbol.
        package var count: Double
        /// Words of symbols with how often they were meant.
        package var meanings: [String: Double]

        package init(count: Double = 0, meanings: [String: Double] = [:]) {
            self.count = count
            self.meanings = meanings
        }
    }

    /// BCP 47 tag.
    package var locale: String
    /// By the printed word's stem.
    package var entries: [String: Entry]
    /// Symbols of value lists and return tables met while learning.
    package var symbols: Set<String>
    /// Whether underscores outlast translation.
    package var slots: SlotFidelity

    package init(
        locale: String, entries: [String: Entry] = [:], symbols: Set<String> = [], slots: SlotFidelity = .init()
    ) {
        self.slots = slots
        self.locale = locale
        self.entries = entries
        self.symbols = symbols
    }

    /// Adds what another lexicon of the language knows.
    package mutating func add(_ other: Lexicon) {
        symbols.formUnion(other.symbols)
        slots.add(other.slots)
        for (stem, entry) in other.entries {
            var sum = entries[stem] ?? Entry()
            sum.count += entry.count
            for (word, count) in entry.meanings { sum.meanings[word, default: 0] += count }
            entries[stem] = sum
        }
    }
}

extension Lexicon.Entry {
    /// Observations of nothing in particular that every word is assumed to have had.
    private static let doubt = 0.5

    /// How likely the printed word stands for each word of a symbol, words in order; a word met rarely is doubted.
    var likely: [(word: String, probability: Double)] {
        meanings.map { ($0.key, $0.value / (count + Lexicon.Entry.doubt)) }.filter { $0.1 >= 0.02 }
            .sorted { $0.0 < $1.0 }
    }

    /// The entry as it would be without a part of what it was made from.
    func without(_ part: Lexicon.Entry) -> Lexicon.Entry {
        var rest = self
        rest.count = max(count - part.count, 0)
        for (word, mass) in part.meanings {
            if let whole = rest.meanings[word] { rest.meanings[word] = max(whole - mass, 0) }
        }
        return rest
    }
}
