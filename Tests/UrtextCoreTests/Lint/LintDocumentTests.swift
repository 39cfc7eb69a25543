import TestSupport
import Testing
import UrtextCore

@Suite struct LintDocumentTests {
    @Test func `the table of rules in the documentation is this one`() throws {
        try DocumentTable("docs/lint.md", "rules").expect(
            DocumentTable.markdown(
                header: ["id", "finds", "what to do"],
                rows: LintRule.allCases.map { ["`\($0.rawValue)`", $0.summary, $0.solution] }))
    }
}
