internal import UrtextModel

/// A token of a C declaration.
struct CToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case word, number, punctuation, string
    }

    var kind: Kind
    var text: String
    /// Counted from one, in the page.
    var line: Int

    /// Splits a code block; comments and preprocessor lines are left out. Linear, never fails: a byte that fits nothing
    /// becomes punctuation.
    ///
    /// - Parameter limit: how many tokens are wanted at most.
    static func tokens(of code: ArraySlice<UInt8>, firstLine: Int, limit: Int = .max) -> [CToken] {
        var tokens: [CToken] = []
        var index = code.startIndex
        var line = firstLine
        var isLineStart = true
        func byte(_ position: Int) -> UInt8 { position < code.endIndex ? code[position] : 0 }
        while index < code.endIndex, tokens.count < limit {
            let current = code[index]
            switch current {
            case UInt8(ascii: "\n"):
                line += 1
                index += 1
                isLineStart = true
                continue
            case UInt8(ascii: " "), UInt8(ascii: "\t"), 13, 0x0B, 0x0C:
                index += 1
                continue
            case UInt8(ascii: "/") where byte(index + 1) == UInt8(ascii: "/"):
                while index < code.endIndex, code[index] != UInt8(ascii: "\n") { index += 1 }
                continue
            case UInt8(ascii: "/") where byte(index + 1) == UInt8(ascii: "*"):
                index += 2
                while index < code.endIndex, !(code[index] == UInt8(ascii: "*") && byte(index + 1) == UInt8(ascii: "/"))
                {
                    if code[index] == UInt8(ascii: "\n") { line += 1 }
                    index += 1
                }
                index = min(index + 2, code.endIndex)
                continue
            case UInt8(ascii: "#") where isLineStart:
                // A directive, with the lines it continues on.
                while index < code.endIndex, code[index] != UInt8(ascii: "\n") {
                    if code[index] == UInt8(ascii: "\\"), byte(index + 1) == UInt8(ascii: "\n") {
                        line += 1
                        index += 1
                    }
                    index += 1
                }
                continue
            default: break
            }
            let blank = Blank.length(code, at: index)
            if blank > 0 {
                index += blank
                continue
            }
            isLineStart = false
            let start = index
            if let mark = wideMark(code, at: index) {
                index += 3
                tokens.append(CToken(kind: .punctuation, text: mark, line: line))
                continue
            }
            if isWordByte(current), !isDigit(current) {
                while index < code.endIndex, isWordByte(code[index]), Blank.length(code, at: index) == 0,
                    wideMark(code, at: index) == nil
                {
                    index += 1
                }
                tokens.append(CToken(kind: .word, text: string(code[start..<index]), line: line))
            } else if isDigit(current) {
                while index < code.endIndex, isWordByte(code[index]), Blank.length(code, at: index) == 0 { index += 1 }
                tokens.append(CToken(kind: .number, text: string(code[start..<index]), line: line))
            } else if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") {
                index += 1
                while index < code.endIndex, code[index] != current, code[index] != UInt8(ascii: "\n") { index += 1 }
                if index < code.endIndex, code[index] == current { index += 1 }
                tokens.append(CToken(kind: .string, text: string(code[start..<index]), line: line))
            } else if current == UInt8(ascii: "."), byte(index + 1) == current, byte(index + 2) == current {
                index += 3
                tokens.append(CToken(kind: .punctuation, text: "...", line: line))
            } else if current == UInt8(ascii: ":"), byte(index + 1) == current {
                index += 2
                tokens.append(CToken(kind: .punctuation, text: "::", line: line))
            } else {
                index += 1
                tokens.append(CToken(kind: .punctuation, text: string(code[start..<index]), line: line))
            }
        }
        return tokens
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// Letters, digits, underscore, and every byte above ASCII: a translated word stays one token.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80 || (byte | 0x20 >= 97 && byte | 0x20 <= 122)
    }

    /// The mark that one in wide form stands for: `（` is a parenthesis.
    private static func wideMark(_ code: ArraySlice<UInt8>, at index: Int) -> String? {
        guard code[index] == 0xEF, index + 2 < code.endIndex, code[index + 1] == 0xBC || code[index + 1] == 0xBD else {
            return nil
        }
        // U+FF00 to U+FF3F, and U+FF40 to U+FF7F.
        let value = Int(code[index + 2]) - 0x80 + (code[index + 1] == 0xBC ? 0x20 : 0x60)
        guard let byte = UInt8(exactly: value), "(),;[]{}*=:".utf8.contains(byte) else { return nil }
        return String(UnicodeScalar(byte))
    }

    private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension CToken {
    @inline(__always)
    func isPunctuation(_ mark: String) -> Bool { kind == .punctuation && text == mark }

    /// The one byte of a mark; 0 for every other token.
    @inline(__always)
    var mark: UInt8 { kind == .punctuation && text.utf8.count == 1 ? text.utf8.first ?? 0 : 0 }

    /// 1 for an opening bracket, -1 for a closing one, else 0.
    @inline(__always)
    var nesting: Int {
        switch mark {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): -1
        default: 0
        }
    }

    func isWord(_ word: String) -> Bool { kind == .word && text == word }
}
