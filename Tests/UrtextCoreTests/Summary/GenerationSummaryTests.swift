import Testing
import UrtextCore
import UrtextModel

@Suite struct GenerationSummaryTests {
    @Test func `files are listed by folder, and warnings once however many places they have`() {
        let warnings = ["b", "a"].map {
            Diagnostic(.warning, "odd", at: SourceLocation(path: "\($0).json", line: 3), "something is odd")
        }
        let summary = GenerationSummary(
            ["Flags/A.swift", "Flags/B.swift", "C.swift"].map { OutputFile(path: $0, text: "") }, output: "out",
            log: DiagnosticLog(warnings))
        #expect(
            summary.text == """
                Generated   out/Flags: A.swift, B.swift
                            out: C.swift
                Noticed     something is odd (2 places, a.json:3)

                """)
    }
}
