import UrtextModel

/// Cuts one line of ``HeaderText`` into tokens, in the way of C's preprocessor: the longest token that fits.
struct HeaderLexer {
    /// Where the next token is looked for.
    private(set) var position: Int
    private let end: Int

    init(_ range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
    }

    /// The next token of the line, `nil` at its end. Identifiers are not looked up: `name` is -1.
    mutating func next(in text: [UInt8]) -> HeaderToken? {
        while position < end, HeaderLexer.isBlank(text[position]) { position += 1 }
        guard position < end else { return nil }
        let start = position
        let byte = text[position]
        if HeaderLexer.isLetter(byte) {
            skipWord(in: text)
            if position < end, text[position] == UInt8(ascii: "\"") || text[position] == UInt8(ascii: "'"),
                HeaderLexer.isEncodingPrefix(text[start..<position])
            {
                return quoted(from: start, in: text)
            }
            return token(.identifier, from: start)
        }
        if Identifier.isDigit(byte) || byte == UInt8(ascii: ".") && Identifier.isDigit(peek(1, in: text)) {
            skipNumber(in: text)
            return token(.number, from: start)
        }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return quoted(from: start, in: text) }
        let (kind, length) = punctuator(byte, in: text)
        position += length
        return token(kind, from: start)
    }

    private func token(_ kind: HeaderToken.Kind, from start: Int) -> HeaderToken {
        HeaderToken(kind: kind, start: Int32(start), length: Int32(position - start))
    }

    /// The byte `distance` after the one at hand, zero behind the line.
    private func peek(_ distance: Int, in text: [UInt8]) -> UInt8 {
        position + distance < end ? text[position + distance] : 0
    }

    private mutating func skipWord(in text: [UInt8]) {
        while position < end, HeaderLexer.isLetter(text[position]) || Identifier.isDigit(text[position]) {
            position += 1
        }
    }

    /// Steps over letters, digits, points, and a sign after the letter of an exponent: `0x1E+5` is one (bad) number.
    private mutating func skipNumber(in text: [UInt8]) {
        while position < end {
            let byte = text[position]
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
                let before = text[position - 1] | 0x20
                guard before == UInt8(ascii: "e") || before == UInt8(ascii: "p") else { return }
            } else if !HeaderLexer.isLetter(byte), !Identifier.isDigit(byte), byte != UInt8(ascii: ".") {
                return
            }
            position += 1
        }
    }

    /// A string or character constant whose quote is at hand; one that does not end is `other`.
    private mutating func quoted(from start: Int, in text: [UInt8]) -> HeaderToken {
        let quote = text[position]
        position += 1
        while position < end {
            let byte = text[position]
            position += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == quote { return token(quote == UInt8(ascii: "'") ? .character : .string, from: start) }
        }
        position = end
        return token(.other, from: start)
    }

    private func punctuator(_ byte: UInt8, in text: [UInt8]) -> (kind: HeaderToken.Kind, length: Int) {
        let after = peek(1, in: text)
        switch byte {
        case UInt8(ascii: "("): return (.leftParenthesis, 1)
        case UInt8(ascii: ")"): return (.rightParenthesis, 1)
        case UInt8(ascii: "{"): return (.leftBrace, 1)
        case UInt8(ascii: "}"): return (.rightBrace, 1)
        case UInt8(ascii: ","): return (.comma, 1)
        case UInt8(ascii: ";"): return (.semicolon, 1)
        case UInt8(ascii: "~"): return (.tilde, 1)
        case UInt8(ascii: "?"): return (.question, 1)
        case UInt8(ascii: ":"): return (.colon, 1)
        case UInt8(ascii: "."):
            return after == byte && peek(2, in: text) == byte ? (.ellipsis, 3) : (.other, 1)
        case UInt8(ascii: "#"): return after == byte ? (.paste, 2) : (.hash, 1)
        case UInt8(ascii: "!"): return after == UInt8(ascii: "=") ? (.differs, 2) : (.bang, 1)
        case UInt8(ascii: "="): return after == byte ? (.equals, 2) : (.assign, 1)
        case UInt8(ascii: "<"):
            if after == byte { return peek(2, in: text) == UInt8(ascii: "=") ? (.other, 3) : (.shiftLeft, 2) }
            return after == UInt8(ascii: "=") ? (.lessOrEqual, 2) : (.less, 1)
        case UInt8(ascii: ">"):
            if after == byte { return peek(2, in: text) == UInt8(ascii: "=") ? (.other, 3) : (.shiftRight, 2) }
            return after == UInt8(ascii: "=") ? (.greaterOrEqual, 2) : (.greater, 1)
        case UInt8(ascii: "&"): return operatorOrAssignment(byte, after, .ampersand, twice: .ampersands)
        case UInt8(ascii: "|"): return operatorOrAssignment(byte, after, .pipe, twice: .pipes)
        case UInt8(ascii: "+"): return operatorOrAssignment(byte, after, .plus, twice: .other)
        case UInt8(ascii: "-"):
            return after == UInt8(ascii: ">") ? (.other, 2) : operatorOrAssignment(byte, after, .minus, twice: .other)
        case UInt8(ascii: "*"): return operatorOrAssignment(byte, after, .star, twice: nil)
        case UInt8(ascii: "/"): return operatorOrAssignment(byte, after, .slash, twice: nil)
        case UInt8(ascii: "%"): return operatorOrAssignment(byte, after, .percent, twice: nil)
        case UInt8(ascii: "^"): return operatorOrAssignment(byte, after, .caret, twice: nil)
        default: return (.other, 1)
        }
    }

    private func operatorOrAssignment(
        _ byte: UInt8, _ after: UInt8, _ kind: HeaderToken.Kind, twice: HeaderToken.Kind?
    ) -> (kind: HeaderToken.Kind, length: Int) {
        if after == UInt8(ascii: "=") { return (.other, 2) }
        if after == byte, let twice { return (twice, 2) }
        return (kind, 1)
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (9...13).contains(byte)
    }

    /// A byte a name may begin with: a letter, an underscore, `$`, or anything beyond ASCII.
    static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "$") || Identifier.isStart(byte)
    }

    private static func isEncodingPrefix(_ word: ArraySlice<UInt8>) -> Bool {
        switch word.count {
        case 1: word.first == UInt8(ascii: "L") || word.first == UInt8(ascii: "u") || word.first == UInt8(ascii: "U")
        case 2: word.elementsEqual("u8".utf8)
        default: false
        }
    }
}
