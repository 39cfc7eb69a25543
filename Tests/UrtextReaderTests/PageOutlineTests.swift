import Testing
import UrtextModel

@testable import UrtextReader

@Suite struct PageOutlineTests {
    private static func outline(_ text: String, from start: Int = 0, firstLine: Int = 1) -> PageOutline {
        PageOutline(Array(text.utf8), from: start, firstLine: firstLine)
    }

    private static func body(_ section: PageOutline.Section, of text: String) -> String {
        String(decoding: Array(text.utf8)[section.body], as: UTF8.self)
    }

    @Test func sectionsEndWhereOneOfTheirLevelBegins() {
        let text = "intro\n# Kettle\none\n## Parts\ntwo\n### Lid\nthree\n### Spout\nfour\n## Use\nfive"
        let outline = Self.outline(text)
        #expect(outline.sections.map(\.slug) == ["", "kettle", "parts", "lid", "spout", "use"])
        #expect(outline.sections.map(\.level) == [0, 1, 2, 3, 3, 2])
        #expect(outline.sections.map(\.headingLine) == [1, 2, 4, 6, 8, 10])
        #expect(outline.sections.map(\.bodyLine) == [1, 3, 5, 7, 9, 11])
        #expect(
            outline.sections.map { Self.body($0, of: text) } == [
                "intro\n", "one\n## Parts\ntwo\n### Lid\nthree\n### Spout\nfour\n## Use\nfive",
                "two\n### Lid\nthree\n### Spout\nfour\n", "three\n", "four\n", "five",
            ])
    }

    @Test func aHeadingOfAHigherLevelEndsAllBelow() {
        let text = "#### Deep\na\n## Less\nb\n###### Deepest\nc\n# Top\nd\n"
        let outline = Self.outline(text)
        #expect(
            outline.sections.map { Self.body($0, of: text) }.dropFirst() == [
                "a\n", "b\n###### Deepest\nc\n", "c\n", "d\n",
            ])
    }

    @Test func twoHeadingsInARowHaveNothingBetween() {
        let outline = Self.outline("## A\n## B\n")
        #expect(outline.sections[1].body.isEmpty)
        #expect(outline.sections[2].body.isEmpty)
        #expect(outline.sections[2].bodyLine == 3)
    }

    @Test func aPageWithoutHeadingsIsOneSection() {
        let outline = Self.outline("a\nb\n")
        #expect(outline.sections.count == 1)
        #expect(outline.sections[0].body == 0..<4)
        #expect(Self.outline("").sections.map(\.body) == [0..<0])
    }

    @Test(arguments: [
        ("# Kettle", "kettle", false, "Kettle"), ("## Return value", "return-value", false, "Return value"),
        ("##  Return   value  ", "return-value", false, "Return   value"),
        ("## Remarks & Notes!", "remarks-notes", false, "Remarks & Notes!"),
        ("## KETTLE\\_LID", "kettle_lid", false, "KETTLE\\_LID"),
        ("## Rückgabewert", "rückgabewert", false, "Rückgabewert"), ("##\tTabbed", "tabbed", false, "Tabbed"),
        ("## <a name=\"parameters\"></a>Parameter", "parameters", true, "Parameter"),
        ("## <a id=\"parameters\"></a>Parameter", "parameters", true, "Parameter"),
        ("## <a name=\"parameters\"/>Parameter", "parameters", true, "Parameter"),
        ("## <a name=\"\"></a>Parameter", "", true, "Parameter"),
        ("   ## Indented", "indented", false, "Indented"), ("## Ends in CR\r", "ends-in-cr", false, "Ends in CR"),
        ("## A - B", "a-b", false, "A - B"),
        ("## <a href=\"x\">Link</a>", "a-hrefxlinka", false, "<a href=\"x\">Link</a>"),
    ]) func slugs(_ line: String, _ slug: String, _ hasAnchor: Bool, _ heading: String) throws {
        let section = try #require(Self.outline(line).sections.last)
        #expect(section.slug == slug)
        #expect(section.hasAnchor == hasAnchor)
        #expect(String(decoding: section.heading, as: UTF8.self) == heading)
    }

    @Test(arguments: ["#Kettle", "####### Seven", "    ## Code", "\t## Code", "a # b", "#", "##", "| # |", "\\# No"])
    func noHeadings(_ line: String) {
        #expect(Self.outline(line).sections.count == 1)
    }

    @Test(arguments: [
        ("Kettle\n======\n", 1, "kettle"), ("Return value\n---\n", 2, "return-value"), ("A\r\n---\r\n", 2, "a"),
        ("  Parameters  \n   -----   \n", 2, "parameters"), ("text\n\nParameters\n----------\n", 2, "parameters"),
        ("<a name=\"parameters\"></a>Parameter\n---", 2, "parameters"), ("# A\n \t\nB\n===", 1, "b"),
    ]) func underlinedHeadings(_ text: String, _ level: Int, _ slug: String) throws {
        let outline = Self.outline(text + "\nbody")
        let section = try #require(outline.sections.last)
        #expect(section.level == level)
        #expect(section.slug == slug)
        #expect(section.bodyLine == section.headingLine + 2)
        #expect(Self.body(section, of: text + "\nbody").hasSuffix("body"))
    }

    @Test(arguments: [
        "---", "\n---", "a\n--", "a\n-", "two\nlines\n---", "a\n- - -", "a\n-=-", "a\n    ---", "    a\n---",
        "- a\n---",
        "> a\n---", "| a |\n|---|", "a | b\n--- | ---", "<td>\n---", "* a\n---", "a\n***", "```\na\n---\n```",
        "1\n\n---", "1. a\n---", "17) a\n---", "1.\n---",
    ]) func noUnderlinedHeadings(_ text: String) {
        #expect(Self.outline(text).sections.count == 1)
    }

    @Test func underlinedHeadingsEndSections() {
        let text = "# Kettle\n\nx\n\nParts\n-----\n\ny\n\n### Lid\n\nz\n\nUse\n---\n\nw\n"
        let outline = Self.outline(text)
        #expect(outline.sections.map(\.slug) == ["", "kettle", "parts", "lid", "use"])
        #expect(Self.body(outline.sections[2], of: text) == "\ny\n\n### Lid\n\nz\n\n")
        #expect(outline.sections.map(\.headingLine) == [1, 1, 5, 10, 14])
    }

    /// A page in such headings is read as one in others.
    @Test func apageInUnderlinedHeadings() {
        let read = ReadPage(
            "Boil function\n=============\n\nSyntax\n------\n\n```C++\nint Boil(int fHeat);\n```\n\nParameters\n----------\n\n"
                + "*fHeat* [in]\n\nHeat.\n\nReturn value\n------------\n\n| Code | Meaning |\n|---|---|\n| KETTLE\\_E\\_COLD | x |\n"
        )
        #expect(read.headings == ["fHeat"])
        #expect(read.symbols(.returns) == ["0.0 KETTLE_E_COLD"])
        #expect(read.texts(.page(.kind), .slug) == ["function"])
        #expect(read.complaints == [])
    }

    @Test func fencesHideHeadings() {
        let text = "# A\n```C++\n# no\n## <a name=\"x\"></a>no\n```\n## B\n~~~\n# no\n```\n~~~\n## C\n"
        let outline = Self.outline(text)
        #expect(outline.sections.map(\.slug) == ["", "a", "b", "c"])
        #expect(outline.sections.map(\.headingLine) == [1, 1, 6, 11])
    }

    @Test func codeBlocksHaveLanguageBodyAndLine() {
        let text = "a\n```C++\nint lid;\n```\n## B\n~~~\nx\ny\n~~~\n```\n```\n"
        let outline = Self.outline(text)
        #expect(outline.codeBlocks.map(\.language) == ["C++", "", ""])
        #expect(outline.codeBlocks.map(\.bodyLine) == [3, 7, 11])
        #expect(
            outline.codeBlocks.map { String(decoding: Array(text.utf8)[$0.body], as: UTF8.self) } == [
                "int lid;\n", "x\ny\n", "",
            ])
        #expect(outline.openFenceLine == nil)
        #expect(outline.codeBlocks(in: outline.sections[0]).count == 1)
        #expect(outline.codeBlocks(in: outline.sections[1]).count == 2)
    }

    @Test(arguments: [("```", 1), ("a\n```C++\nint lid;\n# no", 2), ("```\n```\n\n~~~\n```\n", 4)])
    func aFenceThatIsNeverClosed(_ text: String, _ line: Int) {
        let outline = Self.outline(text)
        #expect(outline.openFenceLine == line)
        #expect(outline.codeBlocks.last?.body.upperBound == text.utf8.count)
        #expect(outline.sections.count == 1)
    }

    @Test func linesAreCountedFromTheGivenOne() {
        let text = "---\n---\n# Kettle\ntext\n"
        let outline = Self.outline(text, from: 8, firstLine: 3)
        #expect(outline.sections.map(\.headingLine) == [3, 3])
        #expect(outline.sections.map(\.bodyLine) == [3, 4])
        #expect(outline.sections[0].body == 8..<8)
    }

    /// On random pages: bodies are well-formed, nested, and begin on the line they name.
    @Test func bodiesOfRandomPagesAreWellFormed() {
        var random = SeededGenerator(seed: 21)
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<random.int(0..<14) {
                text += random.pick(
                    "# A\n", "## B\n", "### C\n", "```\n", "x\n", "\n", "~~~\n", "---\n", "===\n",
                    "## <a name=\"p\"></a>P\r\n", "#\n")
            }
            if random.chance(1, in: 3) { text += "## End" }
            let bytes = Array(text.utf8)
            let outline = Self.outline(text)
            for section in outline.sections {
                #expect(section.body.lowerBound >= 0 && section.body.upperBound <= bytes.count)
                let lines = bytes[..<section.body.lowerBound].count { $0 == 10 }
                let isLast = section.body.lowerBound == bytes.count && bytes.last != 10
                #expect(section.bodyLine == lines + 1 || isLast)
                for inner in outline.sections where inner.level > section.level && section.level > 0 {
                    #expect(!inner.body.overlaps(section.body) || inner.body.clamped(to: section.body) == inner.body)
                }
            }
        }
    }
}
