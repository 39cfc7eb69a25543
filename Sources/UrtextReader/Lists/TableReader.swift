internal import UrtextModel

/// A table's body rows as cells, read when they are asked for.
struct TableReader: Sendable {
    struct Row: Sendable {
        /// The nodes of the cells.
        var nodes: [Int]
        var line: Int
    }

    private let tree: MarkupTree
    private(set) var rowNodes: [Row] = []
    private(set) var line: Int
    private var headerNodes: [Int] = []

    init(_ tree: MarkupTree, at table: Int) {
        self.tree = tree
        line = tree.nodes[table].line
        var position = table + 1
        while position < tree.nodes[table].end {
            let node = tree.nodes[position]
            switch node.tag {
            case .tr:
                var cells: [Int] = []
                // A row of header cells only is the header.
                var isHeader = true
                var child = position + 1
                while child < node.end {
                    let tag = tree.nodes[child].tag
                    if tag == .td { isHeader = false }
                    if tag == .td || tag == .th { cells.append(child) }
                    child = tree.nodes[child].end
                }
                if isHeader {
                    headerNodes += cells
                } else {
                    rowNodes.append(Row(nodes: cells, line: node.line))
                }
                position = node.end
            case .table:
                position = node.end
            default:
                position += 1
            }
        }
    }

    var isEmpty: Bool { rowNodes.isEmpty }
    var rowIndices: Range<Int> { rowNodes.indices }
    func columnCount(ofRow row: Int) -> Int { rowNodes[row].nodes.count }
    var columnCount: Int { rowNodes.reduce(0) { max($0, $1.nodes.count) } }

    /// A cell; `nil` where the row is shorter.
    func cell(_ row: Int, _ column: Int) -> CellText? {
        let nodes = rowNodes[row].nodes
        return column < nodes.count ? CellText(tree, at: nodes[column]) : nil
    }

    /// True for a cell with the term of a list.
    func hasTerm(_ row: Int, _ column: Int) -> Bool {
        let cell = rowNodes[row].nodes[column]
        return tree.nodes[cell..<tree.nodes[cell].end].contains { $0.tag == .dt }
    }

    /// The column of the symbols: the first, or the second behind one of numbers.
    ///
    /// Small numbers there may be places of bits, or what another parameter has to be for the structure beside them.
    private(set) lazy var symbolColumn =
        isNumberColumn(0) && !holdsSmallNumbers(0) && TableReader.isSymbolList(cells(1)) ? 1 : 0

    /// The symbols of the rows, with numbers that have a column of their own; a row that is shorter has `nil`.
    mutating func symbols() -> [SymbolCell?] {
        let index = symbolColumn
        var symbols = cells(index)
        guard let numbers = numberColumn(besides: index) else { return symbols }
        for row in rowNodes.indices where symbols[row] != nil && symbols[row]?.number == nil {
            symbols[row]?.number = cell(row, numbers).flatMap { SymbolCell($0).number }
        }
        return symbols
    }

    /// The symbols of a column behind another one that is none of numbers. Only hexadecimal numbers in a column of their own
    /// are theirs: others may count anything.
    func symbols(behindFirst column: Int) -> [SymbolCell?] {
        var symbols = cells(column)
        guard let numbers = numberColumn(besides: 0), numbers != column else { return symbols }
        let found = cells(numbers).map { $0?.bareNumber }
        guard found.allSatisfy({ $0.map { $0.text.hasPrefix("0x") || $0.text.hasPrefix("0X") } ?? true }) else {
            return symbols
        }
        for row in rowNodes.indices where symbols[row] != nil && symbols[row]?.number == nil {
            symbols[row]?.number = found[row]
        }
        return symbols
    }

    /// The rows of one column as symbols, without numbers of another column.
    func cells(_ index: Int) -> [SymbolCell?] {
        rowNodes.indices.map { row in cell(row, index).map { SymbolCell($0) } }
    }

    /// The fingerprint of what a row's cells behind a column say; `nil` where that is nothing, or no more than a word.
    func description(ofRow row: Int, besides column: Int) -> String? {
        var fingerprint = Fingerprint()
        for index in rowNodes[row].nodes.indices where index > column {
            guard let cell = cell(row, index) else { continue }
            for line in cell.lines where SymbolCell.number(line.text) == nil { fingerprint.add(line.text) }
        }
        return fingerprint.text
    }

    /// The one column that holds numbers and nothing else; of several none is known to be the value.
    private func numberColumn(besides symbols: Int) -> Int? {
        if symbols > 0 { return 0 }
        let found = (1..<max(columnCount, 1)).filter(isNumberColumn)
        return found.count == 1 ? found.first : nil
    }

    private func isNumberColumn(_ column: Int) -> Bool {
        var cells = 0
        var numbers = 0
        for row in rowNodes.indices where column < rowNodes[row].nodes.count {
            cells += 1
            if isNumber(rowNodes[row].nodes[column]) { numbers += 1 }
        }
        return numbers * 2 > cells
    }

    /// True when every number of a column is a decimal one that counts bits of 64 at most.
    private func holdsSmallNumbers(_ column: Int) -> Bool {
        cells(column).allSatisfy { cell in
            guard let text = cell?.number?.text else { return true }
            return text.utf8.allSatisfy(Identifier.isDigit) && text.utf8.count <= 2 && (CNumber.parse(text) ?? 64) < 64
        }
    }

    /// The first row, where it only names the columns in plain cells: there is no header, or an empty one, nothing in the
    /// row looks like a symbol, and it has text where the others have numbers.
    var titleRow: Int? {
        guard rowNodes.count > 1, let numbers = numberColumn(besides: 0), numbers < rowNodes[0].nodes.count,
            !isNumber(rowNodes[0].nodes[numbers]),
            headerNodes.allSatisfy({ CellText(tree, at: $0).lines.isEmpty })
        else { return nil }
        let isRow = rowNodes[0].nodes.contains { SymbolCell(CellText(tree, at: $0)).looksLikeSymbol }
        return isRow ? nil : 0
    }

    /// True where most rows have code that declares a type: what they name are types.
    var declaresTypes: Bool {
        let declarations = rowNodes.count { row in
            row.nodes.contains { cell in
                (cell..<tree.nodes[cell].end).contains { position in
                    guard tree.nodes[position].tag == .code else { return false }
                    return tree.nodes[position..<tree.nodes[position].end].contains { node in
                        node.tag == .text
                            && ByteSearch.first(
                                "typedef ", in: tree.bytes, from: node.text.range.lowerBound,
                                to: node.text.range.upperBound) != nil
                    }
                }
            }
        }
        return declarations * 2 > rowNodes.count
    }

    /// True for a table of two columns and no header that says of one thing what it is: labels, and what they stand for.
    ///
    /// Where the first cells are symbols or numbers, the table lists them; a label may name one.
    var isCard: Bool {
        guard !rowNodes.isEmpty, rowNodes.allSatisfy({ $0.nodes.count == 2 }),
            headerNodes.allSatisfy({ CellText(tree, at: $0).lines.isEmpty })
        else { return false }
        let labels = rowNodes.map { SymbolCell(CellText(tree, at: $0.nodes[0])) }
        return labels.allSatisfy { $0.symbol != nil && $0.number == nil }
            && labels.count(where: \.looksLikeSymbol) * 4 < labels.count
    }

    private func isNumber(_ node: Int) -> Bool {
        // Most cells begin with a word, and need no further look.
        for position in node..<tree.nodes[node].end where tree.nodes[position].tag == .text {
            guard let first = tree.bytes[tree.nodes[position].text.range].first(where: { $0 != 0x20 && $0 != 0x0A })
            else {
                continue
            }
            if first < 0x80, !Identifier.isDigit(first), first != UInt8(ascii: "-"), first != UInt8(ascii: "+") {
                return false
            }
            break
        }
        let lines = CellText(tree, at: node).lines
        return lines.count == 1 && SymbolCell.number(lines[0].text) != nil
    }

    /// True when most rows look like symbols; else it is a table of buffers, packages, bit ranges.
    var isSymbolList: Bool {
        var table = self
        return TableReader.isSymbolList(table.symbols())
    }

    /// The same of symbols that were read already. A number among them is a value without a name.
    static func isSymbolList(_ column: [SymbolCell?]) -> Bool {
        var cells = 0
        var symbols = 0
        for case let cell? in column {
            if cell.symbol == nil, cell.number != nil, cell.anchors.isEmpty { continue }
            cells += 1
            if cell.looksLikeSymbol || cell.isNumberedName { symbols += 1 }
        }
        return symbols * 2 > cells || isFamily(column)
    }

    /// True for words that all begin alike, as translation leaves names that it writes in small letters, with a number for
    /// each: no language counts three words of five common letters.
    static func isFamily(_ column: [SymbolCell?]) -> Bool {
        guard column.count > 2, let first = column[0]?.symbol?.text.utf8 else { return false }
        return column.allSatisfy { cell in
            guard let cell, cell.number != nil, cell.isSymbolOnly, let text = cell.symbol?.text else { return false }
            return Identifier.isIdentifier(text) && text.utf8.count > 5
                && text.utf8.prefix(5).elementsEqual(first.prefix(5))
        }
    }
}
