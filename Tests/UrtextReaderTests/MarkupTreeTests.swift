import Testing

@testable import UrtextReader

@Suite struct MarkupTreeTests {
    @Test func markdownAndHTMLMakeOneTree() throws {
        let tree = try #require(MarkupTree("Hot *tea* <b>now</b>\n\n<dl> <dt>\n\n**lid**\n</dt> </dl>\n"))
        #expect(tree.tags("em", "strong", "dt", "dl") == ["em", "strong", "dl", "dt", "strong"])
        let dt = try #require(tree.first(.dt))
        #expect(tree.text(of: dt).trimmed == "lid")
    }

    @Test(arguments: [
        ("<span id=\"LID\"></span>", "LID"), ("<a name=\"LID\"></a>", "LID"), ("<a id=\"A\" name=\"B\"></a>", "A"),
        ("<a name=\"B\" id=\"A\"></a>", "A"), ("<span id=\"\"></span>", ""), ("<span></span>", ""),
        ("<span id=\"S&amp;T\"></span>", "S&T"), ("<span ID=lid></span>", "lid"),
    ]) func anchors(_ markup: String, _ anchor: String) throws {
        let tree = try #require(MarkupTree(markup))
        let node = try #require(tree.first(.span) ?? tree.first(.a))
        #expect(tree.string(tree.nodes[node].anchor) == anchor)
    }

    @Test(arguments: [
        ("a &amp; b &lt;c&gt;", "a & b <c>"), ("KETTLE\\_LID", "KETTLE_LID"), ("&#8205;", "\u{200D}"),
        ("teapot &nbsp; lid", "teapot \u{A0} lid"), ("水壺 für 2", "水壺 für 2"), ("&nosuch;", "&nosuch;"),
    ]) func entitiesAndEscapes(_ markup: String, _ text: String) throws {
        let tree = try #require(MarkupTree(markup))
        #expect(tree.text(of: 0).trimmed == text)
    }

    @Test func breaksAndBlocksEndLines() throws {
        let tree = try #require(MarkupTree("<dl><dt>a</dt><dt>b<br/>c</dt></dl>"))
        #expect(tree.text(of: 0).split(separator: "\n").map(String.init) == ["a", "b", "c"])
    }

    @Test func theArrayIsInDocumentOrderAndEndsAreNested() throws {
        var random = SeededGenerator(seed: 23)
        for _ in 0..<400 {
            let tree = try #require(MarkupTree(random.markup()))
            for (index, node) in tree.nodes.enumerated() {
                #expect(node.parent < index)
                #expect(node.end > index && node.end <= tree.nodes.count)
                #expect((node.parent < 0) == (index == 0))
                guard node.parent >= 0 else { continue }
                #expect(tree.nodes[node.parent].end >= node.end)
                #expect(tree.children(of: node.parent).contains(index))
            }
        }
    }

    @Test func linesOfEveryKindOfBlock() throws {
        let text = """
            first

            | a | b |
            |---|---|
            | **row1** | x |
            | **row2** | y |

            <dl> <dt>

            **term1**
            </dt> <dd>

            text

            </dd> </dl>

            <table>
            <tr>
            <td>**cell1**</td>
            <td>
            **cell2**
            </td>
            </tr>
            </table>

            - *item1*
            - *item2*

            ### heading *in*
            """
        let tree = try #require(MarkupTree(text, firstLine: 101))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var seen = 0
        for index in tree.nodes.indices where tree.nodes[index].tag == .strong || tree.nodes[index].tag == .em {
            let word = tree.text(of: index).trimmed
            let line = try #require(lines.firstIndex { $0.contains("*\(word)*") })
            #expect(tree.nodes[index].line == 101 + line, "\(word)")
            seen += 1
        }
        #expect(seen == 8)
    }

    @Test func pairsAreMarkedWithTheirSide() throws {
        let tree = try #require(
            MarkupTree(
                "<span data-ttu-id=\"7-1\">Deckel</span><span class=\"sxs-lookup\"><span data-stu-id=\"7-1\">lid</span></span>"
            ))
        let sides = tree.nodes.filter { $0.side != .none }
        #expect(sides.map { tree.string($0.pair) } == ["7-1", "7-1"])
        #expect(sides.map(\.side) == [.translation, .original])
        #expect(tree.nodes.filter { $0.tag == .text && $0.isPaired }.map { tree.string($0.text) } == ["lid"])
        #expect(tree.isBilingual)
    }

    @Test(arguments: ["", "\n\n", "<!-- nothing -->"]) func nothingIsAnEmptyTree(_ text: String) throws {
        let tree = try #require(MarkupTree(text))
        #expect(!tree.nodes.contains { $0.tag == .text && !tree.isBlank($0.text) })
        #expect(!tree.isTruncated)
    }

    /// Nesting that no page has is cut, said to be cut, and harmless.
    @Test(arguments: ["<dl><dt>", "<blockquote>", "<div>", "<ul><li>"]) func deepNestingIsCut(_ opening: String) throws
    {
        let tree = try #require(MarkupTree(String(repeating: opening, count: 3_000) + "lid"))
        #expect(tree.isTruncated)
        #expect(tree.nodes.count < 10_000)
    }

    @Test(arguments: [
        "</dt></dl></table>", "<td>a<td>b<tr>c", "<dl><dt>a</dl></dt>", "<span id='a' id='b'>", "<", "<a", "<a name=",
        "<!--", "<![CDATA[x]]>", "<?x", "&", "&#x110000;", "&#0;", "*a **b* c**", "[a](b", "![", "`", "\u{0}",
        "<\u{1}>",
        "| a |\n|--", "<table><table><table>", "<p><p></p></p></p>", "<script>x</script>y", "<style>",
    ]) func brokenMarkupIsReadSomehow(_ text: String) throws {
        _ = try #require(MarkupTree(text))
    }
}

extension MarkupTree {
    init?(_ text: String, firstLine: Int = 1) {
        self.init(parsing: PreparedMarkup(Array(text.utf8)[...], firstLine: firstLine))
    }

    func first(_ tag: Tag) -> Int? { nodes.firstIndex { $0.tag == tag } }

    fileprivate func tags(_ names: String...) -> [String] {
        nodes.map { "\($0.tag)" }.filter { names.contains($0) }
    }
}

extension SeededGenerator {
    /// Markup of pieces that open and close at random.
    mutating func markup() -> String {
        var text = ""
        for _ in 0..<int(0..<24) {
            text += pick(
                "<dl>", "</dl>", "<dt>", "</dt>", "<dd>", "</dd>", "**a**", "*b*", "\n", "\n\n", "| a | b |\n",
                "|---|---|\n", "<td>", "</td>", "<span id=\"C\">", "</span>", "# d\n", "- e\n", "<br/>", "f ",
                "<span data-ttu-id=\"1\">", "<span data-stu-id=\"1\">", "<table>", "<tr>", "```\n", "> ", "水")
        }
        return text
    }
}
