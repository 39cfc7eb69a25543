import Testing

@testable import UrtextReader

@Suite struct CellTextTests {
    /// The cell of a table of one row.
    static func cell(_ markup: String, row: String? = nil) throws -> CellText {
        let tree = try #require(MarkupTree("| Value |\n|---|\n| \(markup) |\n"))
        let view = tree.isBilingual ? tree.view(.original) : tree
        return CellText(view, at: try #require(view.first(.td)))
    }

    @Test(arguments: [
        ("**KETTLE\\_LID**", ["KETTLE_LID"]), ("KETTLE_LID", ["KETTLE_LID"]),
        ("<dl> <dt>**A\\_B**</dt> <dt>0x1</dt> </dl>", ["A_B", "0x1"]),
        ("A\\_B<br/> 0x1<br/>", ["A_B", "0x1"]),
        ("<dl><dt><strong>A_B</strong></dt><dt>0x1</dt></dl>", ["A_B", "0x1"]),
        // A word that translation moved before the terms.
        ("<dl> nicht <dt>**A\\_B**</dt> <dt>0x1</dt> </dl>", ["A_B", "0x1"]),
        ("<dl> A_B <dt>0x1</dt> </dl>", ["A_B", "0x1"]),
        ("<dl> A_B </dl>", ["A_B"]), ("A_B <dl> <dt>C</dt> </dl>", ["A_B", "C"]),
        ("<dl> <dt>A</dt> x <dt>B</dt> </dl>", ["A", "x", "B"]),
        ("**A \\_ B** or **C**", ["A _ B or C"]), ("", []), ("<br/>", []), ("&nbsp;", []), ("`A_B`", ["A_B"]),
        ("<p>A_B</p><p>0x1</p>", ["A_B", "0x1"]), ("a \u{200B}", ["a"]), ("<ul><li>a</li><li>b</li></ul>", ["a", "b"]),
        ("KETTLE\\_[*lid*](../lids.md)\\_INFO", ["KETTLE_LID_INFO"]), ("KETTLE\\_[*lid*](lid.md)", ["KETTLE_LID"]),
        ("[*lid*](lid.md)\\_INFO", ["LID_INFO"]), ("A [*lid*](lid.md) OF TEA", ["A lid OF TEA"]),
        ("kettle\\_[*lid*](lid.md)\\_info", ["kettle_lid_info"]),
    ]) func lines(_ markup: String, _ lines: [String]) throws {
        #expect(try Self.cell(markup).lines.map(\.text) == lines)
    }

    @Test(arguments: [
        ("<span id=\"A_B\"></span><span id=\"a_b\"></span>x", ["A_B"]),
        ("<span id=\"a_b\"></span><span id=\"A_B\"></span>x", ["a_b"]),
        ("<a name=\"A_B\"></a>x", ["A_B"]), ("<span id=\"A\"></span><span id=\"B\"></span>x", ["A", "B"]), ("x", []),
        ("<strong id=\"A_B\">x</strong>", []), ("<dl><dt><span id=\"A_B\"></span>x</dt></dl>", ["A_B"]),
    ]) func anchors(_ markup: String, _ anchors: [String]) throws {
        #expect(try Self.cell(markup).anchors == anchors)
    }

    @Test func anchorsThatLeadTheNodeComeFirst() throws {
        let tree = try #require(MarkupTree("<span id=\"B\"></span>x"))
        #expect(CellText(tree, at: 0, leading: ["A", "a"]).anchors == ["A", "B"])
    }

    @Test func manyAnchorsAreReadInLinearTime() throws {
        let anchors = (0..<20_000).map { "<span id=\"A\($0)\"></span>" }.joined()
        #expect(try Self.cell(anchors + "x").anchors.count == 20_000)
    }

    @Test func aLineIsPairedWhenAllItsWordsAre() throws {
        let pair =
            "<span data-ttu-id=\"1\">D</span><span class=\"sxs-lookup\"><span data-stu-id=\"1\">LID</span></span>"
        #expect(try Self.cell(pair).lines.map(\.isPaired) == [true])
        #expect(try Self.cell("**\(pair)** \\[ \\]").lines.map(\.isPaired) == [true])
        #expect(try Self.cell("\(pair) more").lines.map(\.isPaired) == [false])
        #expect(try Self.cell("\(pair)<br/>more").lines.map(\.isPaired) == [true, false])
        #expect(try Self.cell("LID").lines.map(\.isPaired) == [false])
    }

    /// A cell over many lines of the page: each line of text knows its own.
    @Test func linesOfThePage() throws {
        let tree = try #require(
            MarkupTree("<table>\n<tr>\n<td><p>A_B</p>\n<p>0x1</p>\n</td>\n</tr>\n</table>\n", firstLine: 50))
        let cell = CellText(tree, at: try #require(tree.first(.td)))
        #expect(cell.line == 52)
        #expect(cell.lines.map { "\($0.text) \($0.line)" } == ["A_B 52", "0x1 53"])
    }
}
