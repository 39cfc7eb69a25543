import Testing

@testable import UrtextReader

@Suite struct PreparedMarkupTests {
    private static func prepare(_ text: String, firstLine: Int = 1) -> PreparedMarkup {
        PreparedMarkup(Array(text.utf8)[...], firstLine: firstLine)
    }

    private static func text(_ text: String) -> String { String(decoding: prepare(text).bytes, as: UTF8.self) }

    @Test(arguments: [
        ("[lid] (/tea/lid)", "[lid](/tea/lid)"), ("[lid] (https://a.b/c)", "[lid](https://a.b/c)"),
        ("[lid] (lid.md)", "[lid](lid.md)"), ("[lid] (../tea/lid.md#spout)", "[lid](../tea/lid.md#spout)"),
        ("a [x] (x.md) b [y] (y.md)", "a [x](x.md) b [y](y.md)"), ("| [x] (x.md) |", "| [x](x.md) |"),
    ]) func tornLinksAreClosed(_ torn: String, _ whole: String) {
        #expect(Self.text(torn) == whole)
    }

    @Test(arguments: [
        "[lid](lid.md)", "[lid] (a lid)", "[lid] (lid.txt)", "[lid]  (lid.md)", "[lid] ()", "[lid] (lid.md", "[lid] ",
        "[lid]", "] (", "[in] (optional)", "`x` (lid.md)",
    ]) func whatIsNoTornLinkStays(_ text: String) {
        #expect(Self.text(text) == text)
    }

    @Test func aTargetThatIsTooLongIsNotLookedFor() {
        let long = "[lid] (/" + String(repeating: "a", count: 4_000) + ")"
        #expect(Self.text(long) == long)
    }

    @Test(arguments: [
        ("<td>**LID**</td>", "<td>\n\n**LID**\n\n</td>"), ("<th>Lid</th>", "<th>\n\nLid\n\n</th>"),
        ("<td class=\"x\">  a</td>", "<td class=\"x\">\n\na\n\n</td>"), ("<TD>a</TD>", "<TD>\n\na\n\n</TD>"),
        ("  <td>a", "  <td>\n\na"), ("<td></td>", "<td>\n\n\n\n</td>"),
        ("<tr><td>a</td></tr>", "<tr><td>\n\na\n\n</td></tr>"),
        ("<td><pre>a</pre></td>", "<td><pre>a</pre>\n\n</td>"),
    ]) func cellsAreOpened(_ cell: String, _ opened: String) {
        #expect(Self.text(cell) == opened)
    }

    @Test(arguments: [
        "| <td>a</td> | b |", "    <td>a</td>", "<table><tr>", "<tdx>a", "<thead>", "<td", "<t", "<", "</", "<td/>",
        "```\n<td>a</td>\n[x] (x.md)\n```", "~~~\n<td>a</td>\n~~~",
    ]) func whatIsNoCellStays(_ text: String) {
        #expect(Self.text(text) == text)
    }

    @Test func whatFollowsAFenceIsPreparedAgain() {
        #expect(Self.text("```\n[x] (x.md)\n```\n[x] (x.md)\n") == "```\n[x] (x.md)\n```\n[x](x.md)\n")
    }

    @Test func everyLineKnowsWhereItComesFrom() {
        let prepared = Self.prepare("a\n<td>b</td><td>c</td>\nd\n", firstLine: 10)
        let lines = String(decoding: prepared.bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        func source(of text: String) -> Int? {
            lines.firstIndex(of: text[...]).map { prepared.sourceLine($0 + 1) }
        }
        #expect(source(of: "a") == 10)
        #expect(source(of: "b") == 11)
        #expect(source(of: "</td><td>") == 11)
        #expect(source(of: "c") == 11)
        #expect(source(of: "d") == 12)
        #expect(prepared.sourceLine(0) == 10)
        #expect(prepared.sourceLine(-7) == 10)
        #expect(prepared.sourceLine(999) == 13)
    }

    @Test func slicesKeepTheirBytes() {
        let page = Array("xxxx[a] (a.md)\n<td>b\nyyyy".utf8)
        let prepared = PreparedMarkup(page[4..<21], firstLine: 3)
        #expect(String(decoding: prepared.bytes, as: UTF8.self) == "[a](a.md)\n<td>\n\nb\n")
        #expect(prepared.sourceLine(4) == 4)
    }

    /// Nothing but blanks and line feeds is added or taken away, and lines never run backwards.
    @Test func preparationKeepsTheText() {
        var random = SeededGenerator(seed: 22)
        for _ in 0..<1_500 {
            var text = ""
            for _ in 0..<random.int(0..<16) {
                text += random.pick(
                    "<td>", "</td>", "<th >", "[a]", "] ", "(b.md)", "(c d)", "\n", " ", "| ", "```\n", "x", "<td", "水")
            }
            let prepared = Self.prepare(text, firstLine: 5)
            let kept = prepared.bytes.filter { $0 != 10 && $0 != 32 }
            #expect(kept == text.utf8.filter { $0 != 10 && $0 != 32 }, "\(text)")
            let count = prepared.bytes.count { $0 == 10 } + 1
            let sources = (1...count).map(prepared.sourceLine)
            #expect(sources == sources.sorted())
            #expect(sources.first == 5)
            #expect(sources.last == 5 + text.utf8.count { $0 == 10 })
        }
    }
}
