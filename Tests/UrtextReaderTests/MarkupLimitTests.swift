import Testing
import UrtextModel

@testable import UrtextReader

/// Markup that no page has: an error with its line, and what stands before it is read.
@Suite struct MarkupLimitTests {
    private static let head = """
        # BoilKettle function

        ## Syntax

        ```C++
        int BoilKettle(
          [in] HKETTLE hKettle
        );
        ```

        ## Parameters


        """

    private static func errors(_ page: ReadPage) -> [String] {
        page.reading.diagnostics.filter { $0.severity == .error }
            .map { "\($0.identifier) \($0.location?.line ?? 0)" }
    }

    private static func expect(_ body: String, _ errors: [String], sourceLocation: Testing.SourceLocation) {
        let page = ReadPage(head + body)
        #expect(self.errors(page) == errors, sourceLocation: sourceLocation)
        #expect(page.texts(.parameter(0, .name), .syntaxBlock) == ["hKettle"], sourceLocation: sourceLocation)
        #expect(page.reading.diagnostics.allSatisfy { $0.severity != .error || !$0.solutions.isEmpty })
    }

    @Test(arguments: [0, 1]) func `a page may have many headings, and not more`(_ surplus: Int) {
        // Title, syntax and parameters are headings, too.
        let count = PageOutline.headingLimit - 3 + surplus
        let line = Self.head.split(separator: "\n", omittingEmptySubsequences: false).count + count - 1
        Self.expect(
            String(repeating: "## Tea\n", count: count), surplus == 0 ? [] : ["too-many-headings \(line)"],
            sourceLocation: #_sourceLocation)
    }

    @Test func `a row may have many bars, and not more`() {
        func table(_ bars: Int) -> String {
            "| a | b |\n|---|---|\n" + String(repeating: "|x", count: bars - 1) + "|\n"
        }
        Self.expect(table(1000), [], sourceLocation: #_sourceLocation)
        Self.expect(table(2001), ["row-too-wide 15"], sourceLocation: #_sourceLocation)
    }

    /// A parser takes each rule for the one under a head that is all the lines before it.
    @Test(arguments: ["", "> "]) func `a run of lines may have some rules of tables, and not more`(_ mark: String) {
        func run(_ rules: Int) -> String {
            // The head has one column, the rule two: no table begins.
            String(repeating: "\(mark)| a |\n\(mark)|---|---|\n", count: rules)
        }
        let line = Self.head.split(separator: "\n", omittingEmptySubsequences: false).count
        Self.expect(run(64), ["broken-table 13"], sourceLocation: #_sourceLocation)
        Self.expect(run(65), ["too-many-rules \(line + 2 * 65 - 1)"], sourceLocation: #_sourceLocation)
        // Tables with a blank line between them, long ones, empty rows and code are as they were.
        let tables = String(repeating: "| a | b |\n|---|---|\n| c | d |\n\n", count: 80)
        let long = "| a | b |\n|---|---|\n" + String(repeating: "|  |  |\n", count: 200)
        let code = "```\n" + String(repeating: "|---|---|\n", count: 200) + "```\n"
        for body in [tables, long, code] { Self.expect(body, [], sourceLocation: #_sourceLocation) }
    }

    @Test func `a section may have many marks, and not more`() {
        let row = "<p>*a* \\[b\\]</p>\n"
        let marks = row.utf8.count { "<>*[]\\\n".utf8.contains($0) }
        Self.expect(
            String(repeating: row, count: 100_000 / marks + 1), ["section-too-dense 12"],
            sourceLocation: #_sourceLocation)
    }

    @Test func `elements that are never closed are read to some depth`() {
        Self.expect(
            String(repeating: "<div><dl><dd>", count: 2000) + "tea\n", ["nested-too-deeply 12", "open-list 13"],
            sourceLocation: #_sourceLocation)
    }
}
