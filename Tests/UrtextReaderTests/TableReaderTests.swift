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
        #expect(table.column(1).map { $0?.symbol?.text } == ["C_D", nil])
        #expect(table.column(7).map { $0?.symbol?.text } == [nil, nil])
    }

    @Test func aTableWithoutRows() throws {
        let table = try Self.table("| A | B |\n|---|---|\n")
        #expect(table.isEmpty)
        #expect(table.columnCount == 0)
        #expect(!table.isSymbolList)
    }

    @Test func numbersInAColumnOfTheirOwn() throws {
        let table = try Self.table("| S | M | N |\n|---|---|---|\n| A_B | lid | 0x1 |\n| C_D | pot | 0x2 |\n")
        #expect(table.column(0).map { $0?.number?.text } == ["0x1", "0x2"])
        let two = try Self.table("| S | M | N |\n|---|---|---|\n| A_B | 17 | 0x1 |\n| C_D | 18 | 0x2 |\n")
        #expect(two.column(0).map { $0?.number?.text } == [nil, nil])
        let own = try Self.table("| S | N |\n|---|---|\n| A_B (0x5) | 0x1 |\n| C_D | 0x2 |\n")
        #expect(own.column(0).map { $0?.number?.text } == ["0x5", "0x2"])
    }

    @Test(arguments: [
        ("| A_B | x |\n| C_D | y |", true), ("| A_B | x |\n| lid | y |\n| C_D | z |", true),
        ("| A_B | x |\n| lid | y |", false),
        ("| lid | A_B |", false), ("| 0x1 | A_B |", false), ("| KESSEL \\_ leer | x |", true),
    ]) func symbolLists(_ rows: String, _ isSymbolList: Bool) throws {
        #expect(try Self.table("| S | T |\n|---|---|\n\(rows)\n").isSymbolList == isSymbolList)
    }
}
