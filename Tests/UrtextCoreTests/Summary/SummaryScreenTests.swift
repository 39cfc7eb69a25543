import Testing

@testable import UrtextCore

@Suite struct SummaryScreenTests {
    @Test(arguments: [("abc", 3), ("äöü", 3), ("中文", 4), ("e\u{301}", 1), ("", 0)])
    func `columns of a terminal`(text: String, columns: Int) {
        #expect(SummaryScreen.columns(text) == columns)
    }

    @Test func `no line is wider than the screen`() {
        let long = String(repeating: "中 text ", count: 60)
        let text = SummaryScreen.section("Title", [long, "short"], limit: 5)
        #expect(text.split(separator: "\n").allSatisfy { SummaryScreen.columns(String($0)) <= 120 })
        #expect(text.contains("…\n"))
        #expect(text.hasSuffix("            short\n"))
    }

    @Test func `a section has no more lines than allowed and says what is missing`() {
        let lines = (1...9).map { "line \($0)" }
        let text = SummaryScreen.section("T", lines, limit: 4)
        #expect(text == "T           line 1\n            line 2\n            line 3\n            … and 6 more\n")
        #expect(SummaryScreen.section("T", [], limit: 4) == "T           nothing\n")
    }
}
