internal import UrtextModel

/// The symbols that running text names: `SECURITY_NATIVE_DREP`, also where translation set its underscores apart.
///
/// No word of any language is looked at. What translation changed more than by blanks and case is not found.
struct SymbolMentions: Sendable {
    struct Mention: Hashable, Sendable {
        var symbol: String
        /// Line feeds before it.
        var line: Int
    }

    /// In the order of the text, each symbol once.
    private(set) var mentions: [Mention] = []
    private var word = ""
    private var wordLine = 0

    init(_ text: String) {
        // Most texts name none.
        guard text.hasByte(UInt8(ascii: "_")) else { return }
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            readASCII(Array(text.utf8))
            return
        }
        var line = 0
        var isApart = false
        for character in text {
            if character == " " || character.isNewline {
                if character == "\n" || character == "\r\n" { line += 1 }
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

    /// The same for texts in which every byte is a character.
    private mutating func readASCII(_ bytes: [UInt8]) {
        var line = 0
        var isApart = false
        var word: [UInt8] = []
        func finish(_ mentions: inout SymbolMentions) {
            defer { word.removeAll(keepingCapacity: true) }
            guard word.contains(UInt8(ascii: "_")) else { return }
            mentions.word = String(decoding: word, as: UTF8.self)
            mentions.finishWord()
        }
        for byte in bytes {
            switch byte {
            case UInt8(ascii: " "): isApart = true
            case 0x0A...0x0D:
                if byte == 0x0A { line += 1 }
                isApart = true
            case _ where Identifier.isPart(byte):
                // Blanks beside an underscore are translation's.
                if isApart, byte != UInt8(ascii: "_"), word.last != UInt8(ascii: "_") { finish(&self) }
                if word.isEmpty { wordLine = line }
                word.append(byte)
                isApart = false
            default:
                finish(&self)
                isApart = false
            }
        }
        finish(&self)
    }

    private mutating func finishWord() {
        defer { word = "" }
        guard word.hasByte(UInt8(ascii: "_")), Identifier.isIdentifier(word),
            word.utf8.first != UInt8(ascii: "_"),
            word.utf8.last != UInt8(ascii: "_"), !mentions.contains(where: { $0.symbol == word })
        else { return }
        mentions.append(Mention(symbol: word, line: wordLine))
    }
}
