import Testing

@testable import UrtextReader

/// Lists and tables that are never closed, and a row that is cut off: where they begin, and what is said.
@Suite struct OpenElementsTests {
    private static func open(_ text: String) -> [String] {
        OpenElements(Array(text.utf8), from: 0, firstLine: 1).elements.map { "\($0.name) \($0.line)" }
    }

    @Test(
        arguments: [
            ("", []), ("<dl> <dt>a</dt> </dl>", []), ("a\n<dl>\n", ["dl 2"]), ("<table>\n<dl></dl>\n", ["table 1"]),
            ("<dl>\n<table>\n</dl>\n", ["table 2"]), ("<dl>\n<dl>\n</dl>", ["dl 1"]), ("<DL>", ["dl 1"]),
            ("<dl class=\"x\">", ["dl 1"]),
            ("</dl></table>", []), ("<dlx><tables>", []), ("<dl", []), ("<", []), ("</", []), ("<dl\n>", ["dl 1"]),
        ] as [(String, [String])]) func elements(_ text: String, _ elements: [String])
    {
        #expect(Self.open(text) == elements)
    }

    @Test(
        arguments: [
            ("| a | b |\n", nil), ("| a | b", 1), ("x\n| a |\n| b | c\n\n  \n", 3), ("| a | b |  \r\n", nil),
            ("a | b", nil), ("|", nil),
            ("|a", 1), ("| a\ntext", nil), ("", nil),
        ] as [(String, Int?)]) func cutRows(_ text: String, _ line: Int?)
    {
        #expect(OpenElements(Array(text.utf8), from: 0, firstLine: 1).cutRow == line)
    }

    @Test func linesAndTextCountFromTheFrontMattersEnd() {
        let elements = OpenElements(Array("<dl>\n<table>\n".utf8), from: 5, firstLine: 9)
        #expect(elements.elements == [.init(name: "table", line: 9)])
    }

    private static func pair(_ translation: String, _ original: String) -> String {
        "<span data-ttu-id=\"1\">\(translation)</span><span class=\"sxs-lookup\"><span data-stu-id=\"1\">\(original)</span></span>"
    }

    /// A tag that translation took into a pair stands there twice.
    @Test(
        arguments: [
            (pair("<dl>", "<dl>") + "</dl>", []), (pair("<b>x</b> <dl>", "<dl>") + "\n</dl>\n<dl>", ["dl 3"]),
            (pair("<dl>", "<dl>"), ["dl 1"]),
            (pair("<span id=\"x\"></span><dl>", "<span id=\"x\"></span><dl>") + "</dl>", []),
            (pair(pair("<dl>", "<dl>"), "<dl>") + "</dl>", []),
            // A half alone counts, and so does what is never closed.
            ("<span data-ttu-id=\"1\"><dl></span></dl><dl>", ["dl 1"]), ("<span data-ttu-id=\"1\"><dl>", ["dl 1"]),
            ("</span><span class=\"sxs-lookup\"><dl>", ["dl 1"]), ("<dl><span", ["dl 1"]),
        ] as [(String, [String])]) func bilingualPages(_ text: String, _ elements: [String])
    {
        #expect(Self.open(text) == elements)
    }

    /// Closing tags of elements that are not open are not looked for among those that are.
    @Test func hostileTagsAreReadInLinearTime() {
        let text = String(repeating: "<dl>", count: 12_000) + String(repeating: "</table>", count: 100_000)
        #expect(Self.open(text).count == 10_000)
    }

    @Test func aPageThatWasCutOffIsTold() throws {
        let page = KettlePage(language: .german)
        let text = page.text
        let end = try #require(text.firstRange(of: "*\"f\"*")).upperBound
        let read = ReadPage(String(text[..<end]), path: page.path)
        #expect(read.complaints == ["error open-list \(read.line(of: "<dl>"))"])
        let table = try #require(text.ranges(of: "| <dl> <dt>**KESSEL").last).upperBound
        let cut = ReadPage(String(text[..<table]), path: page.path)
        #expect(cut.complaints.contains("error cut-row \(cut.line(of: "| <dl> <dt>**KESSEL", after: "return-value"))"))
    }
}
