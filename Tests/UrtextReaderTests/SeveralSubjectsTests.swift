import Testing
import UrtextModel

@testable import UrtextReader

/// Pages that describe several things, each below a heading of its own.
@Suite struct SeveralSubjectsTests {
    private static func part(_ name: String, _ code: String, _ parameter: String, syntax: Bool = true) -> String {
        "## <a name=\"\(name.lowercased())\"></a> \(name)\nText.\n\n"
            + (syntax ? "### <a name=\"syntax\"></a>Syntax\n\n" : "")
            + "```\n\(code)\n```\n\n### <a name=\"parameters\"></a>Parameters\n\n *\(parameter)*\n Text.\n\n"
            + "### <a name=\"return-value\"></a>Return Value\n\n| Code | x |\n|---|---|\n| KETTLE_\(name.uppercased()) | x |\n\n"
    }

    @Test(arguments: ["en-US/live/kettles.md", "ja-JP/live/kettles.md"])
    func parametersOfWhatIsDeclared(_ path: String) {
        let read = ReadPage(
            "# <a name=\"kettles\"></a>Kettles\n\nText.\n\n"
                + Self.part("Fill", "FILL(kettle)", "kettle", syntax: false)
                + Self.part("Boil", "void Boil(int heat);", "heat")
                + Self.part("Pour", "void Pour(int cup);", "cup"), path: path)
        #expect(read.texts(.page(.name), .syntaxBlock) == ["Boil"])
        #expect(read.headings == ["heat"])
        #expect(read.symbols(.returns) == ["0.0 KETTLE_BOIL"])
        #expect(read.complaints.contains("warning several-subjects \(read.line(of: "Parameters"))"))
    }

    /// Of things that are none of C nobody knows what the page is about.
    @Test func nothingDeclared() {
        let read = ReadPage(
            "# Kettle macros\n\nText.\n\n" + Self.part("Fill", "FILL(kettle)", "kettle", syntax: false)
                + Self.part("Boil", "BOIL(heat)", "heat", syntax: false), path: "en-US/live/kettles.md")
        #expect(read.headings == [])
        #expect(read.symbols(.returns) == [])
        #expect(!read.complaints.contains { $0.contains("no-syntax-block") })
    }

    /// Parameters below the title are the page's, whatever else has some.
    @Test func somethingElseInTheRemarks() {
        let read = ReadPage(
            "# Boil function\n\n## Syntax\n\n```\nvoid Boil(int heat);\n```\n\n### Parameters\n\n*heat*\n\nHow hot.\n\n"
                + "## Lids\n\nText.\n\n### Members\n\n*lid*\n\nText.\n")
        #expect(read.headings == ["heat"])
        #expect(read.complaints == ["warning several-subjects \(read.line(of: "### Members"))"])
    }

    /// Two sections of one thing are both its own.
    @Test func oneThing() {
        let read = ReadPage(
            "# TEA structure\n\n## Syntax\n\n```\nstruct TEA { int leaves; int cups; };\n```\n\n## Members\n\n*leaves*\n\nx\n\n"
                + "## Members\n\n*cups*\n\nx\n")
        #expect(read.headings == ["leaves", "cups"])
        #expect(read.complaints == [])
    }

    @Test func whatSectionsAreAbout() {
        let text = "# T\n\n## A\n\n### Parameters\n\n#### B\n\n##### Members\n\n## Syntax\n\n### Parameters\n"
        let outline = PageOutline(Array(text.utf8), from: 0, firstLine: 1)
        let starts = Dictionary(uniqueKeysWithValues: outline.sections.map { ($0.heading.startIndex, $0.headingLine) })
        let about = outline.subjects().map { (starts[$0.key] ?? 0, starts[$0.value] ?? 0) }.sorted { $0.0 < $1.0 }
        #expect(about.map(\.0) == [5, 7, 9])
        #expect(about.map(\.1) == [3, 3, 7])
    }
}
