internal import UrtextModel

/// The text of a symbol, with the number that is printed in one line with it taken out.
package enum SymbolText {
    /// The symbol as printed and its number, wherever in the text that stands.
    package static func parted(_ text: String) -> (symbol: String, number: String?) {
        let (symbol, number) = withoutOuterNumber(text)
        if number == nil, let (rest, inner) = withoutInnerNumber(symbol) { return (rest, inner) }
        return (symbol, number)
    }

    /// Symbol and number of a line; a number in wide forms or in digits of other scripts counts as well: `SYMBOL（0x1）`.
    static func withoutOuterNumber(_ text: String) -> (String, String?) {
        let parts = withoutNumber(text)
        guard parts.1 == nil, let plain = Typography.plain(text) else { return parts }
        let plainParts = withoutNumber(plain)
        return plainParts.1 == nil ? parts : plainParts
    }

    /// `SYMBOL (0x1)`, `SYMBOL = 0x1`, `SYMBOL: 0x1` and `SYMBOL 0x1` as symbol and number; `SYMBOL (a remark)` as symbol.
    private static func withoutNumber(_ text: String) -> (String, String?) {
        if let parts = withoutNumberOfTwoForms(text) { return parts }
        if text.utf8.last == UInt8(ascii: ")"), text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
            let inner = text[text.index(after: open)...].dropLast().trimmed
            if CNumber.parse(inner) != nil, inner.utf8.first.map(Identifier.isDigit) ?? false {
                return (text[..<open].trimmed, inner)
            }
            // `MACRO(SYMBOL)` is a symbol as a whole.
            let head = text[..<open]
            if head.last == " ", head.contains("_"), Identifier.isConstantShaped(head.dropLast()),
                !Identifier.isConstantShaped(inner)
            {
                return (head.trimmed, CNumber.parse(inner) == nil ? nil : inner)
            }
        }
        if text.hasByte(UInt8(ascii: "=")), let sign = text.lastIndex(of: "=") {
            let head = text[..<sign].trimmed
            let tail = text[text.index(after: sign)...].trimmed
            if CNumber.parse(tail) != nil, Identifier.isIdentifier(head) { return (head, tail) }
        }
        // `SYMBOL : 0x1`, as translation sets an equals sign or a dash.
        if text.hasByte(UInt8(ascii: ":")), let sign = text.lastIndex(of: ":") {
            let head = text[..<sign].trimmed
            let tail = text[text.index(after: sign)...].trimmed
            if CNumber.parse(tail) != nil, Identifier.isSymbolShaped(head) { return (head, tail) }
        }
        // Without parentheses only behind a whole identifier: in a damaged symbol a digit is part of it.
        if let space = text.utf8.lastIndex(of: UInt8(ascii: " ")) {
            let tail = String(text[text.utf8.index(after: space)...])
            guard CNumber.mayBegin(tail.utf8.first) else { return (text, nil) }
            let head = text[..<space].trimmed
            if CNumber.parse(tail) != nil, Identifier.isIdentifier(head) { return (head, tail) }
        }
        return (text, nil)
    }

    /// `SYMBOL - 1 (0x1)`, `SYMBOL -1 (0x1)`, `SYMBOL - 0x80550001` and `SYMBOL (1 (0x1))`.
    ///
    /// A dash may subtract, as in `KETTLE_LAST - 1`, and may be a sign. It parts a number off where that is printed in two
    /// forms, or stands apart and is wider than what one subtracts.
    private static func withoutNumberOfTwoForms(_ text: String) -> (String, String?)? {
        if let dash = lastDash(text.utf8) {
            let tail = text[dash.upperBound...]
            if let number = SymbolCell.number(tail.trimmed),
                tail.utf8.contains(UInt8(ascii: "("))
                    || tail.utf8.first == UInt8(ascii: " ") && (CNumber.parse(number) ?? 0) > 0xFFFF
            {
                return (text[..<dash.lowerBound].trimmed, number)
            }
        }
        guard text.utf8.last == UInt8(ascii: ")"), text.hasSuffix("))"), let open = text.firstIndex(of: "("),
            let number = SymbolCell.number(String(text[text.index(after: open)...].dropLast()))
        else { return nil }
        return (text[..<open].trimmed, number)
    }

    /// The last hyphen, en dash or em dash behind a blank, with the blank.
    private static func lastDash(_ bytes: String.UTF8View) -> Range<String.Index>? {
        var index = bytes.endIndex
        while index > bytes.startIndex {
            let after = index
            index = bytes.index(before: index)
            guard bytes[index] == UInt8(ascii: " "), after < bytes.endIndex else { continue }
            if bytes[after] == UInt8(ascii: "-") { return index..<bytes.index(after: after) }
            // U+2013 and U+2014.
            if bytes[after...].starts(with: [0xE2, 0x80, 0x93]) || bytes[after...].starts(with: [0xE2, 0x80, 0x94]) {
                return index..<bytes.index(after, offsetBy: 3)
            }
        }
        return nil
    }

    /// `BOIL _ 0x8A720003 _ zu heiß` as `BOIL _ _ zu heiß` and the number: translation took symbol and number for one
    /// sentence, and moved the number to where the language would have it.
    ///
    /// Only a hexadecimal number is told from the words around it, and only where underscores stand apart is it known that a
    /// translator was at work. `nil` where there is none, or where there are several, and where the text may calculate.
    static func withoutInnerNumber(_ text: String) -> (String, String)? {
        guard text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "x") }) else { return nil }
        var bytes = Array(text.utf8)
        guard let mark = hexadecimalMark(bytes[...]), hexadecimalMark(bytes[(mark + 2)...]) == nil,
            isTranslated(bytes), !bytes.contains(where: isOperator)
        else { return nil }
        var end = mark + 2
        while end < bytes.count, Identifier.isPart(bytes[end]), bytes[end] != UInt8(ascii: "_") { end += 1 }
        // Of what runs on, as `0x10x` and `0x80.000`, nobody knows how much is the number.
        let number = String(decoding: bytes[mark..<end], as: UTF8.self)
        guard CNumber.parse(number) != nil, !isContinued(bytes[end...]) else { return nil }
        bytes.replaceSubrange(mark..<end, with: [UInt8(ascii: " ")])
        let rest = String(decoding: bytes, as: UTF8.self).collapsed
        return rest.utf8.contains { $0 != UInt8(ascii: "_") && Identifier.isPart($0) || $0 >= 0x80 }
            ? (rest, number) : nil
    }

    /// True where digits follow behind what may part the digits of a number: a point, a blank, a mark of another script.
    private static func isContinued(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.prefix(longestMark + 1).first(where: Identifier.isPart).map(Identifier.isDigit) ?? false
    }

    /// Bytes of a mark and a blank beside it.
    private static let longestMark = 4

    /// Where `0x` begins a number: behind what is no part of a word in letters of ASCII.
    private static func hexadecimalMark(_ bytes: ArraySlice<UInt8>) -> Int? {
        bytes.indices.dropLast(2).first { place in
            bytes[place] == UInt8(ascii: "0") && bytes[place + 1] | 0x20 == UInt8(ascii: "x")
                && (place == bytes.startIndex || bytes[place - 1] == UInt8(ascii: "_")
                    || !Identifier.isPart(bytes[place - 1]))
        }
    }

    /// True where a blank stands at an underscore.
    static func isTranslated(_ bytes: [UInt8]) -> Bool {
        bytes.indices.dropFirst().contains { place in
            let pair = (bytes[place - 1], bytes[place])
            return pair == (UInt8(ascii: "_"), UInt8(ascii: " ")) || pair == (UInt8(ascii: " "), UInt8(ascii: "_"))
        }
    }

    private static func isOperator(_ byte: UInt8) -> Bool { "+|&=<>~^/%;:".utf8.contains(byte) }
}
