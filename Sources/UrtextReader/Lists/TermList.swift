/// The rows of a list outside tables, one behind the other.
struct TermList: Sendable {
    /// What looks like a symbol, or is called by words and has a number.
    private(set) var cells: [SymbolCell] = []
    /// Numbers that nothing is called by.
    private var numbers: [CellText.Line] = []

    /// How many values the list has.
    var count: Int { cells.count + numbers.count }

    /// A number on a term of its own belongs to the symbol above it; what has neither symbol nor number is text.
    mutating func add(_ cell: SymbolCell) {
        if cell.looksLikeSymbol || cell.isNumberedName || cell.phrase != nil {
            cells.append(cell)
        } else if cell.symbol == nil, let number = cell.number {
            if let last = cells.indices.last, cells[last].number == nil {
                cells[last].number = number
            } else if cell.isSymbolOnly {
                numbers.append(number)
            }
        }
    }

    /// The symbols; words with numbers are such where most of the list are words of this kind.
    var symbols: [SymbolCell] { cells.filter(isSymbol) }

    /// What has a number and is left out.
    var rest: [CellText.Line] {
        (cells.filter { !isSymbol($0) }.compactMap(\.symbol) + numbers).sorted { $0.line < $1.line }
    }

    private func isSymbol(_ cell: SymbolCell) -> Bool {
        cell.looksLikeSymbol || (cell.isNumberedName && cells.count(where: \.isName) * 2 > cells.count)
    }
}
