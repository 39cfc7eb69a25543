internal import UrtextModel

/// A cell read as "a symbol, and perhaps its number".
struct SymbolCell: Sendable {
    /// The first line of text, as printed; `nil` when the cell begins with a number or is empty.
    var symbol: CellText.Line?
    /// The number as printed.
    var number: CellText.Line?
    var anchors: [String]
    var line: Int
    /// True when the cell says nothing but a symbol and its number.
    var isSymbolOnly: Bool

    init(_ cell: CellText) {
        anchors = cell.anchors
        line = cell.lines.first?.line ?? cell.line
        isSymbolOnly = !cell.lines.isEmpty
        for (index, candidate) in cell.lines.enumerated() {
            if CNumber.parse(candidate.text) != nil {
                if number == nil { number = candidate }
            } else if index == 0 {
                let (text, inner) = SymbolCell.withoutNumber(candidate.text)
                symbol = CellText.Line(text: text, line: candidate.line, isPaired: candidate.isPaired)
                if let inner {
                    number = CellText.Line(text: inner, line: candidate.line, isPaired: candidate.isPaired)
                }
            } else {
                isSymbolOnly = false
            }
        }
        if let first = cell.lines.first, CNumber.parse(first.text) != nil { symbol = nil }
    }

    /// `SYMBOL (0x1)` as symbol and number.
    private static func withoutNumber(_ text: String) -> (String, String?) {
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return (text, nil) }
        let inner = text[text.index(after: open)...].dropLast().trimmed
        guard CNumber.parse(inner) != nil, inner.utf8.first.map(Identifier.isDigit) ?? false else { return (text, nil) }
        return (text[..<open].trimmed, inner)
    }

    /// True when the cell may stand for a symbol in any language: an anchor or the text has the shape of one, or the
    /// text has the underscores that translation leaves.
    var looksLikeSymbol: Bool {
        if let anchor = anchors.first, Identifier.isConstantShaped(anchor) { return true }
        guard let symbol, isSymbolOnly else { return false }
        return symbol.text.contains("_") || Identifier.isSymbolShaped(symbol.text)
    }
}
