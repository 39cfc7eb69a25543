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

    /// What a whole print was seen to stand for.
    package struct Print: Hashable, Sendable {
        /// As one of the pages prints it: the first in the order of characters.
        package var text: String
        /// By symbol, on how many pages.
        package var symbols: [String: Int]
        /// Only pages of constants have it: there are many of these, and few that another page prints, too. Not written.
        package var isConstant: Bool

        package init(text: String, symbols: [String: Int], isConstant: Bool = false) {
            self.text = text
            self.symbols = symbols
            self.isConstant = isConstant
        }

        /// The symbol, when it was the same on all pages.
        package var only: (symbol: String, pages: Int)? {
            symbols.count == 1 ? symbols.first.map { ($0.key, $0.value) } : nil
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
    /// By what prints have in common that differ in case, blanks and marks only.
    package private(set) var prints: [String: Print] = [:]

    package init(
        locale: String, entries: [String: Entry] = [:], symbols: Set<String> = [], slots: SlotFidelity = .init(),
        prints: [Print] = []
    ) {
        self.slots = slots
        self.locale = locale
        self.entries = entries
        self.symbols = symbols
        for print in prints { add(print, key: PrintedWords(print.text).key) }
    }

    private mutating func add(_ print: Print, key: String) {
        guard var known = prints[key] else {
            prints[key] = print
            return
        }
        known.text = min(known.text, print.text)
        known.isConstant = known.isConstant && print.isConstant
        for (symbol, pages) in print.symbols { known.symbols[symbol, default: 0] += pages }
        prints[key] = known
    }

    /// Adds what another lexicon of the language knows.
    package mutating func add(_ other: Lexicon) {
        symbols.formUnion(other.symbols)
        slots.add(other.slots)
        for (key, print) in other.prints { add(print, key: key) }
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
