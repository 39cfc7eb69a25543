import Testing

@testable import UrtextReader

@Suite struct SectionFlowTests {
    private static func flow(_ markup: String) throws -> [String] {
        SectionFlow(try #require(MarkupTree(markup))).items.map { "\($0.kind) \($0.listDepth)" }
    }

    /// A list that has no term has its text in the place of terms.
    @Test(arguments: [
        ("<dl><dd>A</dd><dd><a href=\"b\">B</a></dd></dl>", ["term(depth: 1) 1", "term(depth: 1) 1"]),
        ("<dl><dt>A</dt><dd>B</dd></dl>", ["term(depth: 1) 1"]), ("<dl><dd><p>A</p></dd></dl>", ["paragraph 1"]),
        ("<dl><dt>A</dt><dd><dl><dd>B</dd></dl></dd></dl>", ["term(depth: 1) 1", "term(depth: 2) 2"]),
        ("<dl><dd><p>x</p><dl><dt>A</dt><dd>B</dd></dl></dd></dl>", ["paragraph 1", "term(depth: 2) 2"]),
    ]) func listsWithoutTerms(_ markup: String, _ flow: [String]) throws {
        let found = try Self.flow(markup)
        #expect(found == flow)
    }

    /// What explains a term may be marked as one; its tables are tables all the same.
    @Test(arguments: [
        (
            "<dl><dt>A</dt><dd><dl><dt>x<table><tr><td>B</td></tr></table></dt></dl></dd></dl>",
            ["term(depth: 1) 1", "term(depth: 2) 2", "table 2"]
        ),
        (
            "<dl><dt><table><tr><td><table><tr><td>B</td></tr></table></td></tr></table>y</dt><dd><p>z</p></dd></dl>",
            ["term(depth: 1) 1", "table 1", "paragraph 1"]
        ),
    ]) func tablesInTerms(_ markup: String, _ flow: [String]) throws {
        let found = try Self.flow(markup)
        #expect(found == flow)
    }

    @Test func blocksStandInTheOrderOfThePage() throws {
        let markup = """
            text

            <dl> <dt>

            *outer*
            </dt> <dd>

            text

            <dl> <dt>

            **inner**
            </dt> <dd>

            - point

            </dd> </dl>

            | a |
            |---|
            | b |

            </dd> </dl>

            ### heading

                code

            > quote
            """
        #expect(
            try Self.flow(markup) == [
                "paragraph 0", "term(depth: 1) 1", "paragraph 1", "term(depth: 2) 2", "table 1", "heading 0", "code 0",
                "paragraph 1",
            ])
    }

    @Test func aTermOutsideAListIsOneOfTheFirstDepth() throws {
        #expect(try Self.flow("<dt>a</dt>") == ["term(depth: 1) 0"])
        #expect(try Self.flow("<ul><li><dl><dt>a</dt></dl></li></ul>") == ["term(depth: 1) 2"])
    }

    @Test func anchorsBetweenTermsBelongToTheNext() throws {
        let tree = try #require(
            MarkupTree("<dl><span id=\"A\"></span><span id=\"a\"></span><dt>x</dt><dd>y</dd><dt>z</dt></dl>"))
        #expect(SectionFlow(tree).items.map(\.anchors) == [["A", "a"], []])
    }

    @Test func nothing() throws {
        #expect(try Self.flow("") == [])
        #expect(SectionFlow(MarkupTree()).items.isEmpty)
    }
}
