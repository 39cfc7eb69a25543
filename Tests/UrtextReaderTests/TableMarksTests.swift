import Testing

@testable import UrtextReader

@Suite struct TableMarksTests {
    private static func stand(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return TableMarks.stand(in: bytes, 0..<bytes.count)
    }

    @Test(arguments: ["| a |", "a|b", "<table>", "<TR>", "text <td", "x\n<Th>", "a < b <tbody"])
    func `whatever a table begins with is seen`(_ text: String) { #expect(Self.stand(text)) }

    @Test(arguments: ["", "text", "a < b", "<dl><dt>", "<", "text <", "**t** < t"])
    func `prose has none of it`(_ text: String) { #expect(!Self.stand(text)) }

    @Test func `only the range counts`() {
        let bytes = Array("| text <t".utf8)
        #expect(!TableMarks.stand(in: bytes, 1..<8))
        #expect(!TableMarks.stand(in: bytes, 3..<3))
        #expect(TableMarks.stand(in: bytes, 7..<9))
    }

    /// What is not parsed would have had no table.
    @Test func `without a mark there is no table`() throws {
        let pieces = [
            "KETTLE_E_DRY", "---", "-|-", "|", "<td>", "<table>", "<dl><dt>", "</dt><dd>", "&lt;table&gt;", "```\n",
            "\n",
            "\n\n", "    ", "- ", "# ", "> ", " a ", "<div>", "<p>", "&#124;", "&vert;", "<!-- ", " -->", "<caption>",
            ":-:",
        ]
        var random = SeededGenerator(seed: 91)
        var tables = 0
        for _ in 0..<6_000 {
            let text = (0..<random.int(1..<24)).map { _ in pieces[random.int(0..<pieces.count)] }.joined()
            guard let tree = MarkupTree(text) else { continue }
            let hasTable = SectionFlow(tree).items.contains { $0.kind == .table }
            if hasTable { tables += 1 }
            #expect(!hasTable || Self.stand(text), "\(text)")
        }
        #expect(tables > 100)
    }
}
