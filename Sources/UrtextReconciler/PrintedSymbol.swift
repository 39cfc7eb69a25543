internal import UrtextModel

/// A symbol as a page prints it, with the blanks that translation puts around underscores.
struct PrintedSymbol: Hashable, Sendable {
    /// As printed.
    let text: String

    init(_ text: String) { self.text = text }

    /// The text without white space at underscores: `SEC \_ E \_ OK` gives `SEC_E_OK`. Other white space stays, and with
    /// it the text is no identifier.
    ///
    /// What only typography made of an identifier, such as wide letters, becomes one.
    var closed: String {
        if Identifier.isIdentifier(text) { return text }
        if let plain = Typography.plain(text) {
            let symbol = PrintedSymbol.closed(plain)
            if Identifier.isIdentifier(symbol) { return symbol }
        }
        return PrintedSymbol.closed(text)
    }

    private static func closed(_ text: String) -> String {
        let bytes = Array(text.utf8)[...]
        let underscore = UInt8(ascii: "_")
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var pendingBlank = false
        var index = 0
        while index < bytes.count {
            let blank = Blank.length(bytes, at: index)
            if blank > 0 {
                pendingBlank = !result.isEmpty && result.last != underscore
                index += blank
            } else {
                if pendingBlank, bytes[index] != underscore { result.append(UInt8(ascii: " ")) }
                pendingBlank = false
                result.append(bytes[index])
                index += 1
            }
        }
        return PrintedSymbol.withoutStrayMarks(String(decoding: result, as: UTF8.self))
    }

    private static let marks: Set<Character> = ["*", ">", "<", "`", "\"", "'", ",", ";", ":", "."]

    /// Without marks that slipped in beside the symbol, such as an asterisk or a bracket left over from the markup.
    private static func withoutStrayMarks(_ text: String) -> String {
        var bare = text[...]
        while let last = bare.last, marks.contains(last) || last == " " { bare = bare.dropLast() }
        while let first = bare.first, marks.contains(first) || first == " " { bare = bare.dropFirst() }
        return Identifier.isIdentifier(bare) ? String(bare) : text
    }

    /// What a macro around a symbol holds: `HRESULT_FROM_WIN32(ERROR_X)` is kept whole when both are identifiers.
    static func isMacroCall(_ text: String) -> Bool {
        guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { return false }
        return Identifier.isConstantShaped(text[..<open])
            && Identifier.isConstantShaped(text[text.index(after: open)...].dropLast())
    }

    /// The symbol in an anchor: without underscores at its ends and without a number glued to it
    /// (`ASC_REQ_HTTP__0x10000000_`).
    static func anchor(_ text: String) -> String {
        var bytes = Array(text.utf8)
        func strip() {
            while bytes.last == UInt8(ascii: "_") { bytes.removeLast() }
        }
        strip()
        if let x = bytes.lastIndex(where: { $0 | 0x20 == UInt8(ascii: "x") }), x >= 2,
            bytes[x - 1] == UInt8(ascii: "0"),
            bytes[x - 2] == UInt8(ascii: "_"), x + 1 < bytes.count,
            CNumber.parse("0x" + String(decoding: bytes[(x + 1)...], as: UTF8.self)) != nil
        {
            bytes.removeSubrange((x - 1)...)
            strip()
        }
        return String(decoding: bytes.drop { $0 == UInt8(ascii: "_") }, as: UTF8.self)
    }
}
