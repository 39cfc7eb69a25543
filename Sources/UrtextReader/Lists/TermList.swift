/// The rows of a list outside tables, one behind the other.
struct TermList: Sendable {
    /// What looks like a symbol, or is called by words and has a number.
    private(set) var cells: [SymbolCell] = []

    /// A number on a term of its own belongs to the symbol above it; what has neither symbol nor number is text.
    mutating func add(_ cell: SymbolCell) {
        if cell.looksLikeSymbol || cell.isNumberedName || cell.phrase != nil {
            cells.append(cell)
        } else if cell.symbol == nil, cell.number != nil, let last = cells.indices.last, cells[last].number == nil {
            cells[last].number = cell.number
        }
    }

    /// The symbols; words with numbers are such where most of the list are words of this kind.
    var symbols: [SymbolCell] { cells.filter(isSymbol) }

    /// What has a number and is left out.
    var rest: [CellText.Line] { cells.filter { !isSymbol($0) }.compactMap(\.symbol) }

    private func isSymbol(_ cell: SymbolCell) -> Bool {
        cell.looksLikeSymbol || (cell.isNumberedName && cells.count(where: \.isName) * 2 > cells.count)
    }
}
