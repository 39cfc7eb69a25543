internal import UrtextModel

/// A table's body rows as cells.
struct TableReader: Sendable {
    struct Row: Sendable {
        var cells: [CellText]
        var line: Int
    }

    private(set) var rows: [Row] = []
    private(set) var line: Int

    init(_ tree: MarkupTree, at table: Int) {
        line = tree.nodes[table].line
        var position = table + 1
        while position < tree.nodes[table].end {
            let node = tree.nodes[position]
            switch node.tag {
            case .tr:
                let cells = tree.children(of: position).filter {
                    tree.nodes[$0].tag == .td || tree.nodes[$0].tag == .th
                }
                // A row of header cells only is the header.
                if cells.contains(where: { tree.nodes[$0].tag == .td }) {
                    rows.append(Row(cells: cells.map { CellText(tree, at: $0) }, line: node.line))
                }
                position = node.end
            case .table:
                position = node.end
            default:
                position += 1
            }
        }
    }

    /// The rows of one column as symbols; a row that is shorter has `nil`. Numbers that have a column of their own are
    /// joined to the first one.
    func column(_ index: Int) -> [SymbolCell?] {
        let numbers = index == 0 ? numberColumn : nil
        return rows.map { row in
            guard index < row.cells.count else { return nil }
            var cell = SymbolCell(row.cells[index])
            if cell.number == nil, let numbers, numbers < row.cells.count {
                cell.number = SymbolCell(row.cells[numbers]).number
            }
            return cell
        }
    }

    /// For each row the fingerprint of what its other cells say; `nil` where that is nothing, or no more than a word.
    func descriptions(besides column: Int) -> [String?] {
        rows.map { row in
            let texts = row.cells.indices.filter { $0 > column }.flatMap { row.cells[$0].lines.map(\.text) }
                .filter { SymbolCell.number($0) == nil }
            let text = texts.joined(separator: " ")
            return text.utf8.count >= 12 ? TableReader.fingerprint(text) : nil
        }
    }

    /// FNV-1a over the text in lower case, in hexadecimal digits.
    private static func fingerprint(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.lowercased().utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }

    /// The one column besides the first that holds numbers and nothing else; of several none is known to be the value.
    private var numberColumn: Int? {
        let columns = (1..<max(columnCount, 1)).filter { column in
            let cells = rows.compactMap { column < $0.cells.count ? $0.cells[column] : nil }
            let numbers = cells.filter { $0.lines.count == 1 && SymbolCell.number($0.lines[0].text) != nil }
            return numbers.count * 2 > cells.count
        }
        return columns.count == 1 ? columns[0] : nil
    }

    var columnCount: Int { rows.map(\.cells.count).max() ?? 0 }

    /// True when most rows of the first column look like symbols; else it is a table of buffers, packages, bit ranges.
    var isSymbolList: Bool {
        let cells = column(0).compactMap { $0 }
        return cells.filter(\.looksLikeSymbol).count * 2 > cells.count
    }
}
