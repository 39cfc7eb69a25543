internal import UrtextModel

/// A cell read as "a symbol, and perhaps its number".
struct SymbolCell: Sendable {
    /// The first line of text, as printed; `nil` when the cell begins with a number or is empty.
    var symbol: CellText.Line?
    /// The number as printed.
    var number: CellText.Line?
    /// True when the number stands in this cell, and in no column of its own.
    private(set) var hasOwnNumber = false
    var anchors: [String]
    var line: Int
    /// True when the cell says nothing but a symbol and its number.
    var isSymbolOnly: Bool
    /// True for one word with a number of its own, in parentheses behind it or on a line below: `Lukewarm (2)`. A list of
    /// such words is what its numbers are called; `Step 2` is none.
    private(set) var isNumberedName = false

    init(_ cell: CellText) {
        anchors = cell.anchors
        line = cell.lines.first?.line ?? cell.line
        isSymbolOnly = !cell.lines.isEmpty
        for (index, var candidate) in cell.lines.enumerated() {
            // Asterisks are emphasis that was not closed properly.
            if candidate.text.hasByte(UInt8(ascii: "*")), candidate.text.contains("*") {
                candidate.text = candidate.text.filter { $0 != "*" }.collapsed
            }
            if let printed = SymbolCell.number(candidate.text)
                ?? Typography.plain(candidate.text).flatMap({ SymbolCell.number($0.trimmed) })
            {
                if number == nil {
                    number = CellText.Line(text: printed, line: candidate.line, isPaired: candidate.isPaired)
                }
            } else if index == 0 {
                let (text, inner) = SymbolText.withoutOuterNumber(candidate.text)
                symbol = CellText.Line(text: text, line: candidate.line, isPaired: candidate.isPaired)
                if let inner {
                    number = CellText.Line(text: inner, line: candidate.line, isPaired: candidate.isPaired)
                }
            } else if index == 1, cell.lines.count == 2, number == nil, let symbol,
                let inner = SymbolCell.movedCode(candidate.text, below: symbol.text)
                    ?? SymbolCell.labelled(candidate.text)
            {
                number = CellText.Line(text: inner, line: candidate.line, isPaired: candidate.isPaired)
            } else if !SymbolCell.beginsAsNumber(candidate.text) {
                // A number that was damaged is no text.
                isSymbolOnly = false
            }
        }
        takeInnerNumber()
        hasOwnNumber = number != nil
        if isSymbolOnly, let symbol, let number, symbol.text.utf8.count > 1, Identifier.isIdentifier(symbol.text) {
            let text = cell.lines[0].text.utf8
            isNumberedName =
                text.count != symbol.text.utf8.count + 1 + number.text.utf8.count || text.last == UInt8(ascii: ")")
        }
    }

    /// A number of its own line counts before one among the symbol's words.
    private mutating func takeInnerNumber() {
        guard var symbol, let (text, inner) = SymbolText.withoutInnerNumber(symbol.text) else { return }
        if let number, CNumber.parse(number.text) != CNumber.parse(inner) { return }
        if number == nil { number = CellText.Line(text: inner, line: symbol.line, isPaired: symbol.isPaired) }
        symbol.text = text
        self.symbol = symbol
    }

    /// The one code of eight hexadecimal digits in a line of a few words: below a translated symbol, one of its words was
    /// moved there. Elsewhere such a line may refer to another row.
    private static func movedCode(_ text: String, below symbol: String) -> String? {
        guard SymbolText.isTranslated(Array(symbol.utf8)) else { return nil }
        let words = text.split(separator: " ")
        let codes = words.filter { $0.utf8.count >= 10 && $0.lowercased().hasPrefix("0x") && CNumber.parse($0) != nil }
        let hasOthers = words.contains { word in
            word.utf8.contains(where: Identifier.isDigit) && !codes.contains(word)
        }
        return words.count <= 3 && codes.count == 1 && !hasOthers ? codes.first.map(String.init) : nil
    }

    /// The hexadecimal number that stands alone behind a label and a colon: `Value: 0x10`, `Valeur : 0x10`. A decimal one may
    /// count something.
    private static func labelled(_ text: String) -> String? {
        guard text.hasByte(UInt8(ascii: "x")), let rest = Label.stripped(from: text), rest.hasPrefix("0x") else {
            return nil
        }
        return number(rest)
    }

    /// True when a line begins with a digit of any script, perhaps behind a parenthesis or a sign: `0x80.000`.
    private static func beginsAsNumber(_ text: String) -> Bool {
        let plain = Typography.plain(text)?.trimmed ?? text
        return plain.utf8.first { !"(+-".utf8.contains($0) }.map(Identifier.isDigit) ?? false
    }

    /// The number a line consists of: `0x80090308L`, `18`, `(0x5)`, `(DWORD)5`, both forms of one, `0 (0x0)`, or a number
    /// with another name for it, `0x80004004 (E_ABORT)`.
    static func number(_ text: String) -> String? {
        if CNumber.parse(text) != nil { return text }
        if text.utf8.first == UInt8(ascii: "(") { return bracketed(text) }
        guard text.utf8.last == UInt8(ascii: ")"), text.hasSuffix(")"), let open = text.firstIndex(of: "(") else {
            return nil
        }
        let outer = text[..<open].trimmed
        let inner = text[text.index(after: open)...].dropLast().trimmed
        guard let left = CNumber.parse(outer) else { return nil }
        // `0x80004004 (E_ABORT)` is called something else elsewhere.
        guard let right = CNumber.parse(inner) else { return Identifier.isConstantShaped(inner) ? outer : nil }
        // One of the two may have a sign: `0x80090308 (-2146893048)`.
        return left == right || CNumber.canonical(left).map { $0 == CNumber.canonical(right) } ?? false ? outer : nil
    }

    /// A number in parentheses, or behind the name of its type in parentheses: `(0x5)`, `((DWORD)0x80000001L)`.
    private static func bracketed(_ text: String) -> String? {
        var text = text[...]
        // More parentheses than this have no use.
        for _ in 0..<8 {
            guard text.utf8.first == UInt8(ascii: "("), let close = text.firstIndex(of: ")") else { break }
            let inner = text[text.index(after: text.startIndex)..<close].trimmed
            let rest = text[text.index(after: close)...]
            if Identifier.isIdentifier(inner) {
                text = rest.trimmed[...]
            } else if text.utf8.last == UInt8(ascii: ")") {
                text = String(text.dropFirst().dropLast()).trimmed[...]
            } else {
                return nil
            }
        }
        return CNumber.parse(text) == nil ? nil : String(text)
    }

    /// True for a word with a number of its own that has not the shape of a symbol.
    var isName: Bool { isNumberedName && !looksLikeSymbol }

    /// The text of a cell that has a number of its own, and for a name more than one word.
    var phrase: CellText.Line? {
        guard hasOwnNumber, isSymbolOnly, let symbol, symbol.text.hasByte(UInt8(ascii: " ")), !looksLikeSymbol
        else { return nil }
        return symbol
    }

    /// The number of a cell that holds nothing else.
    var bareNumber: CellText.Line? { symbol == nil && isSymbolOnly ? number : nil }

    /// True for what a list of values holds: a symbol, a number, or words with a number.
    var isValue: Bool { bareNumber != nil || looksLikeSymbol || isNumberedName || phrase != nil }

    /// True when the cell may stand for a symbol in any language: an anchor or the text has the shape of one, or the
    /// text has the underscores that translation leaves.
    var looksLikeSymbol: Bool {
        if let anchor = anchors.first, Identifier.isConstantShaped(anchor) { return true }
        guard let symbol, isSymbolOnly else { return false }
        if (symbol.text.hasByte(UInt8(ascii: "_")) && symbol.text.contains("_"))
            || Identifier.isSymbolShaped(symbol.text)
        {
            return true
        }
        // In wide forms: `ＫＥＴＴＬＥ＿ＯＫ`.
        return Typography.plain(symbol.text).map { $0.contains("_") || Identifier.isSymbolShaped($0.trimmed) } ?? false
    }
}
