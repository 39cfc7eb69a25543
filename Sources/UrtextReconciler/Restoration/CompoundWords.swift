/// Takes printed compounds apart: where a language joins words, one word is printed for several of a symbol, and a lexicon
/// that knows each of them does not know all that can be joined (`AUFTRAGSSTATUSFEHLER` for `JOB_STATUS_ERROR`).
struct CompoundWords {
    private let lexicon: Lexicon
    private let index: SymbolIndex
    private var known: [String: [String]] = [:]

    /// Letters that a part has, at least: shorter ones stand at the end of many words by chance.
    private static let shortest = 5
    /// Letters of a word, at most: no compound has more, and what follows is for words of people.
    private static let longest = 80
    /// A word that was met this often, and stood for one word of symbols this surely, may be the end of another.
    private static let least = 3.0
    private static let clear = 0.5

    init(lexicon: Lexicon, index: SymbolIndex) {
        self.lexicon = lexicon
        self.index = index
    }

    /// The print with the parts of its compounds behind their first ones, in the same slots; itself, if it has none.
    mutating func parted(_ printed: PrintedWords) -> PrintedWords {
        printed.parted { word in parts(of: word) }
    }

    /// The parts of a word, at least itself.
    private mutating func parts(of word: String) -> [String] {
        let lengths = 2 * CompoundWords.shortest...CompoundWords.longest
        // A letter is four bytes at most, a mark or two on it left aside.
        guard (lengths.lowerBound...4 * lengths.upperBound).contains(word.utf8.count) else { return [word] }
        if let known = known[word] { return known }
        var parts = [word]
        let letters = Array(word)
        if lengths.contains(letters.count), letters.allSatisfy(\.isLetter), index.wordPlace(word) == nil {
            // The longest end that is a word of its own: the shorter ones are ends of that word.
            let end = (CompoundWords.shortest...letters.count - CompoundWords.shortest).first { isWord(letters[$0...]) }
            if let end { parts = self.parts(of: String(letters[..<end])) + self.parts(of: String(letters[end...])) }
        }
        known[word] = parts
        return parts
    }

    private func isWord(_ letters: ArraySlice<Character>) -> Bool {
        guard let entry = lexicon.entries[SymbolWords.stem(String(letters))] else { return false }
        return entry.count >= CompoundWords.least && entry.likely.contains { $0.probability >= CompoundWords.clear }
    }
}
