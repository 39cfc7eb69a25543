import Testing

@testable import UrtextReader

@Suite struct TableReaderTests {
    static func table(_ markup: String, firstLine: Int = 1) throws -> TableReader {
        let tree = try #require(MarkupTree(markup, firstLine: firstLine))
        return TableReader(tree, at: try #require(tree.first(.table)))
    }

    /// The lines of every cell, row by row.
    static func texts(_ table: TableReader) -> [[[String]]] {
        table.rowIndices.map { row in
            (0..<table.columnCount(ofRow: row)).map { table.cell(row, $0)?.lines.map(\.text) ?? [] }
        }
    }

    @Test func headerRowsAreNoRows() throws {
        let pipe = try Self.table("a\n\n| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n", firstLine: 7)
        #expect(pipe.line == 9)
        #expect(pipe.rowNodes.map(\.line) == [11, 12])
        #expect(Self.texts(pipe) == [[["1"], ["2"]], [["3"], ["4"]]])
        let html = try Self.table("<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>")
        #expect(html.rowNodes.count == 1)
        let bare = try Self.table("<table><tr><th>A</th><th>B</th></tr><tr><th>1</th><td>2</td></tr></table>")
        #expect(bare.rowNodes.map(\.nodes.count) == [2])
    }

    @Test func aTableInACellIsThatCellsText() throws {
        let table = try Self.table("<table><tr><td>A<table><tr><td>in</td></tr></table></td><td>B</td></tr></table>")
        #expect(table.rowNodes.count == 1)
        #expect(Self.texts(table) == [[["A", "in"], ["B"]]])
    }

    @Test func aShortRowHasNoCellInTheLastColumns() throws {
        let table = try Self.table("<table><tr><td>A_B</td><td>C_D</td></tr><tr><td>E_F</td></tr></table>")
        #expect(table.columnCount == 2)
        #expect(table.cells(1).map { $0?.symbol?.text } == ["C_D", nil])
        #expect(table.cells(7).map { $0?.symbol?.text } == [nil, nil])
    }

    @Test func aTableWithoutRows() throws {
        let table = try Self.table("| A | B |\n|---|---|\n")
        #expect(table.isEmpty)
        #expect(table.columnCount == 0)
        #expect(!table.isSymbolList)
    }

    /// Numbers may stand before the symbols.
    @Test(arguments: [
        ("| 0x1 | A_B |\n| 0x2 | C_D |", ["A_B 0x1", "C_D 0x2"]), ("| 100 | A_B |\n| 0 | C_D |", ["A_B 100", "C_D 0"]),
        ("| 0x80550001L | A_B | x |\n| 0x80550002L | C_D | y |", ["A_B 0x80550001L", "C_D 0x80550002L"]),
        ("| 0x1 | A_B (0x7) |\n| 0x2 | C_D |", ["A_B 0x7", "C_D 0x2"]),
        // Places of bits, or levels of something else.
        ("| 1 | A_B |\n| 31 | C_D |", []), ("| 63 | A_B |\n| 0 | C_D |", []),
        // Text that names a symbol is none.
        ("| 0x1 | the A_B of a\\_b<br/>and more |\n| 0x2 | lid |", []), ("| 0x1 | lid |\n| 0x2 | pot |", []),
    ]) func numbersBeforeTheSymbols(_ rows: String, _ symbols: [String]) throws {
        var table = try Self.table(
            "| N | S |\n|---|---|---|\n".replacing(
                "|---|---|---|", with: rows.contains("| x |") ? "|---|---|---|" : "|---|---|"
            )
            .replacing("| N | S |", with: rows.contains("| x |") ? "| N | S | M |" : "| N | S |") + rows + "\n")
        let found = table.symbols().compactMap { cell in cell?.symbol.map { "\($0.text) \(cell?.number?.text ?? "")" } }
        #expect((table.isSymbolList ? found : []) == symbols)
    }

    @Test func numbersInAColumnOfTheirOwn() throws {
        var table = try Self.table("| S | M | N |\n|---|---|---|\n| A_B | lid | 0x1 |\n| C_D | pot | 0x2 |\n")
        #expect(table.symbols().map { $0?.number?.text } == ["0x1", "0x2"])
        var two = try Self.table("| S | M | N |\n|---|---|---|\n| A_B | 17 | 0x1 |\n| C_D | 18 | 0x2 |\n")
        #expect(two.symbols().map { $0?.number?.text } == [nil, nil])
        var own = try Self.table("| S | N |\n|---|---|\n| A_B (0x5) | 0x1 |\n| C_D | 0x2 |\n")
        #expect(own.symbols().map { $0?.number?.text } == ["0x5", "0x2"])
    }

    @Test(arguments: [
        ("| A_B | x |\n| C_D | y |", true), ("| A_B | x |\n| lid | y |\n| C_D | z |", true),
        ("| A_B | x |\n| lid | y |", false),
        ("| lid | A_B |", false), ("| 1 | A_B |", false), ("| 0x1 | A_B |", true), ("| 0x1 | x |", false),
        ("| 1 | x |\n| A_B | y |\n| 2 | z |", true), ("| KESSEL \\_ leer | x |", true),
    ]) func symbolLists(_ rows: String, _ isSymbolList: Bool) throws {
        #expect(try Self.table("| S | T |\n|---|---|\n\(rows)\n").isSymbolList == isSymbolList)
    }
}
