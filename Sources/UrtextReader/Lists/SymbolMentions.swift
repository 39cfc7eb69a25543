internal import UrtextModel

/// The symbols that running text names: `SECURITY_NATIVE_DREP`, also where translation set its underscores apart.
///
/// No word of any language is looked at. What translation changed more than by blanks and case is not found.
struct SymbolMentions: Sendable {
    struct Mention: Hashable, Sendable {
        var symbol: String
        /// The line of the text on which it begins, counted from zero.
        var line: Int
    }

    /// In the order of the text, each symbol once.
    private(set) var mentions: [Mention] = []
    private var word = ""
    private var wordLine = 0

    init(_ text: String) {
        var line = 0
        var isApart = false
        for character in text {
            if character == " " || character.isNewline {
                if character.isNewline { line += 1 }
                isApart = true
            } else if character == "_" || character.isLetter || character.isNumber {
                // Blanks beside an underscore are translation's.
                if isApart, character != "_", word.last != "_" { finishWord() }
                if word.isEmpty { wordLine = line }
                word.append(character)
                isApart = false
            } else {
                finishWord()
                isApart = false
            }
        }
        finishWord()
    }

    private mutating func finishWord() {
        defer { word = "" }
        guard word.utf8.contains(UInt8(ascii: "_")), Identifier.isIdentifier(word),
            word.utf8.first != UInt8(ascii: "_"),
            word.utf8.last != UInt8(ascii: "_"), !mentions.contains(where: { $0.symbol == word })
        else { return }
        mentions.append(Mention(symbol: word, line: wordLine))
    }
}
