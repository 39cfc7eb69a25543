import Foundation
import Testing
import UrtextCore
import UrtextModel

@Suite struct DiagnosticsTests {
    static let wrongNumber = Diagnostic(
        .warning, "number-contradicts-header", at: SourceLocation(path: "de-DE/boil.md", line: 44, column: 7),
        "the page prints 0x2 for KETTLE_E_DRY, the header 0x1",
        explanation: "The header's number was used.", solutions: ["correct the page", "check the header"])
    static let missing = Diagnostic(
        .error, "missing-input", at: SourceLocation(path: "pages"), "there is no such folder")
    static let general = Diagnostic(.note, "nothing-new", "nothing changed")

    static let report = RunReport(
        command: "extract", tallies: [Tally("pages", 1), Tally("facts", 12)],
        log: DiagnosticLog([wrongNumber, missing, general, wrongNumber]))

    @Test func `text has place, severity, rule, reason and remedy`() {
        #expect(
            ConsoleDiagnostics.text(for: Self.wrongNumber) == """
                de-DE/boil.md:44:7: warning: the page prints 0x2 for KETTLE_E_DRY, the header 0x1 [number-contradicts-header]
                    The header's number was used.
                    try: correct the page
                    try: check the header

                """)
        #expect(
            ConsoleDiagnostics.text(for: Self.missing) == "pages: error: there is no such folder [missing-input]\n")
        #expect(ConsoleDiagnostics.text(for: Self.general) == "note: nothing changed [nothing-new]\n")
    }

    @Test func `a report is sorted, says each thing once, and closes with the numbers`() {
        let lines = ConsoleDiagnostics.text(for: Self.report).split(separator: "\n").filter { !$0.hasPrefix(" ") }
        #expect(lines.map { $0.prefix(8) } == ["note: no", "de-DE/bo", "pages: e", "urtext e"])
        #expect(lines.last == "urtext extract: 1 page, 12 facts, 1 error, 1 warning")
    }

    @Test func `the order does not depend on who came first`() {
        let all = [Self.wrongNumber, Self.missing, Self.general]
        let texts = Set(
            (0..<10).map { _ in
                ConsoleDiagnostics.text(for: RunReport(command: "x", log: DiagnosticLog(all.shuffled())))
            })
        #expect(texts.count == 1)
    }

    @Test func `a long report is printed in pieces, and none of it twice`() {
        let log = DiagnosticLog(
            (0..<3_000).map { Diagnostic($0 % 3 == 0 ? .error : .note, "odd-leaf", "leaf \($0) is odd: ü") })
        let report = RunReport(command: "lint", log: log)
        for isBrief in [false, true] {
            var pieces: [String] = []
            ConsoleDiagnostics.print(report, isBrief: isBrief) { pieces.append($0) }
            let whole =
                (isBrief ? log.errors : log).sorted.map { ConsoleDiagnostics.text(for: $0) }.joined()
                + ConsoleDiagnostics.closingLine(for: report)
            #expect(pieces.joined() == whole)
            #expect(pieces.joined() == DiagnosticsFormat.text.render(report, isBrief: isBrief))
            #expect(isBrief || pieces.count > 1)
            #expect(pieces.allSatisfy { $0.utf8.count < 1 << 17 })
        }
    }

    @Test func `what a page could smuggle into a terminal is made visible`() {
        let diagnostic = Diagnostic(
            .note, "odd", at: SourceLocation(path: "a\nb"), "escape \u{1B}[2J, line\u{2028}break, \u{202E}turned, 中文 ü",
            explanation: "tab\there")
        #expect(
            ConsoleDiagnostics.text(for: diagnostic) == """
                a\\u{A}b: note: escape \\u{1B}[2J, line\\u{2028}break, \\u{202E}turned, 中文 ü [odd]
                    tab\\u{9}here

                """)
    }

    @Test func `JSON is one document of a fixed form`() throws {
        let text = DiagnosticsFormat.json.render(Self.report)
        #expect(
            text == """
                {
                  "schema": "urtext-diagnostics/1",
                  "command": "extract",
                  "diagnostics": [
                    { "severity": "note", "identifier": "nothing-new", "path": null, "line": null, "column": null, "summary": "nothing changed", "explanation": null, "solutions": [] },
                    {
                      "severity": "warning",
                      "identifier": "number-contradicts-header",
                      "path": "de-DE/boil.md",
                      "line": 44,
                      "column": 7,
                      "summary": "the page prints 0x2 for KETTLE_E_DRY, the header 0x1",
                      "explanation": "The header's number was used.",
                      "solutions": ["correct the page", "check the header"]
                    },
                    { "severity": "error", "identifier": "missing-input", "path": "pages", "line": null, "column": null, "summary": "there is no such folder", "explanation": null, "solutions": [] }
                  ],
                  "summary": { "pages": 1, "facts": 12, "errors": 1, "warnings": 1, "notes": 1 }
                }

                """)
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }

    @Test func `only an error makes a run fail`() {
        #expect(RunReport(command: "x", log: DiagnosticLog([Self.wrongNumber, Self.general])).exitCode == .success)
        #expect(RunReport(command: "x", log: DiagnosticLog([Self.missing])).exitCode == .failure)
    }

    @Test(arguments: [("pages", 1, "1 page"), ("pages", 0, "0 pages"), ("unresolved", 1, "1 unresolved")])
    func `tallies are English`(key: String, count: Int, text: String) {
        #expect(Tally(key, count).text == text)
    }
}
