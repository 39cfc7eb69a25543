import Testing
import UrtextModel

@testable import UrtextReader

/// Marks of the newer layout whose name or direction stands in the text below.
@Suite struct NamelessMarkTests {
    private static func read(_ section: String, path: String = "en-US/live/tea/boil.md") -> ReadPage {
        ReadPage(
            "---\nUID: NC:kettle.BOIL\nreq.header: kettle.h\n---\n# BOIL callback function\n\n## -parameters\n\n\(section)\n",
            path: path)
    }

    private static func brackets(_ read: ReadPage, _ count: Int) -> [String] {
        (0..<count).map { read.claims(.heading($0, .bracket)).first?.text ?? "-" }
    }

    /// The text below begins with the name and its direction.
    @Test(arguments: ["unnamedParam2", "unnamedParam12", "*"]) func namesInTheText(_ mark: String) {
        let read = Self.read(
            "### -param hKettle [in]\n\nThe kettle.\n\n### -param \(mark)\n\n*pSteam* [in, out]\n\nHow much.\n")
        #expect(read.headings == ["hKettle", "pSteam"])
        #expect(Self.brackets(read, 2) == ["in", "in, out"])
        #expect(read.complaints == [])
        read.expectTextsOnTheirLines()
    }

    /// Emphasis may be anything else, and names that the header has are the header's.
    @Test(arguments: [
        ("unnamedParam2", "*Note*\n\nHow much."), ("unnamedParam2", "*Note* [1]\n\nHow much."),
        ("unnamedParam2", "*pSteam* says how much."), ("unnamedParam2", "*the steam* [out]"),
        ("unnamedParam2", "*pSteam* [hinaus]"), ("unnamedParam", "*pSteam* [out]"), ("pParam2", "*pSteam* [out]"),
        ("unnamedParam2x", "*pSteam* [out]"),
    ]) func otherText(_ mark: String, _ text: String) {
        let read = Self.read("### -param hKettle\n\nThe kettle.\n\n### -param \(mark)\n\n\(text)\n")
        #expect(read.headings == ["hKettle", mark])
        let isNameless = mark == "unnamedParam2"
        #expect(read.complaints == (isNameless ? ["warning unread-parameter \(read.line(of: mark))"] : []))
        // What the generator calls it is no name: it stands in the original, and is not believed.
        #expect(read.said(.heading(1, .name)) == (isNameless ? ["heading: \(mark)"] : ["original: \(mark)"]))
    }

    /// A declaration names them, and what stands below is told of them by its place.
    @Test func declared() {
        let read = ReadPage(
            "---\nUID: NC:kettle.BOIL\n---\n# BOIL callback function\n\n## -prototype\n\n```\nvoid BOIL(HKETTLE hKettle, DWORD fHeat);\n```\n\n"
                + "## -parameters\n\n### -param unnamedParam1 [in]\n\nx\n\n### -param unnamedParam2 [out]\n\ny\n")
        #expect(read.headings == ["unnamedParam1", "unnamedParam2"])
        #expect(read.complaints == [])
    }

    /// One of another level begins no section.
    @Test(arguments: ["-param", "-field"]) func marksAboveTheirLevel(_ mark: String) {
        let read = Self.read(
            "### \(mark) hKettle [in]\n\nThe kettle.\n\n## \(mark) fHeat\n\n[out] How hot.\n\n## -returns\n\nNone.\n")
        #expect(read.headings == ["hKettle", "fHeat"])
        #expect(Self.brackets(read, 2) == ["in", "out"])
        #expect(read.complaints == [])
    }

    /// What is described apart can only be the one that has no name.
    @Test(arguments: ["unnamedParam2", "*"]) func oneOfEach(_ mark: String) {
        let read = Self.read(
            "### -param hKettle [in]\n\nThe kettle.\n\n### -param \(mark)\n\n### -param fHeat [in]\n\nHow hot.\n\n"
                + "#### - pSteam [out]\n\n| Value | Meaning |\n|---|---|\n| KETTLE_LOW | x |\n")
        #expect(read.headings == ["hKettle", "pSteam", "fHeat"])
        #expect(Self.brackets(read, 3) == ["in", "out", "in"])
        #expect(read.symbols(.values(heading: 1)) == ["0.0 KETTLE_LOW"])
        #expect(read.complaints == [])
    }

    /// Of several nobody knows which is which.
    @Test func severalOfEach() {
        let read = Self.read(
            "### -param unnamedParam1\n\n### -param unnamedParam2\n\n#### - fHeat [in]\n\nx\n\n#### - hKettle [in]\n\nx\n"
        )
        #expect(read.headings == ["unnamedParam1", "unnamedParam2"])
        #expect(
            read.complaints == [
                "warning unread-parameter \(read.line(of: "unnamedParam1"))",
                "warning unread-parameter \(read.line(of: "unnamedParam2"))",
                "warning description-of-nothing 13", "warning description-of-nothing 17",
            ])
    }

    /// A parameter without a name is left out, and what stands below it is not the one's before it.
    @Test func nothingNamesIt() throws {
        let read = Self.read(
            "### -param hKettle [in]\n\nThe kettle.\n\n### -param *\n\n| Value | Meaning |\n|---|---|\n| KETTLE_LOW | x |\n\n"
                + "### -param ...\n\nMore.\n")
        #expect(read.headings == ["hKettle"])
        #expect(read.symbols(.values(heading: 0)) == [])
        #expect(read.complaints == ["warning unread-parameter 13"])
        let found = try #require(read.reading.diagnostics.first)
        #expect(found.summary == "the parameter of this heading has no name: *")
        #expect(!found.solutions.isEmpty && found.explanation != nil)
    }

    /// The direction begins the text: in brackets, or in brackets that are code.
    @Test(arguments: [
        ("[in] The kettle.", "in"), ("`[in, optional]` The kettle.", "in, optional"),
        ("[In/Out] The kettle.", "in/out"),
        ("[out]\n\nThe kettle.", "out"), ("[\\_In\\_opt\\_] The kettle.", "_in_opt_"), ("  [in] The kettle.", "in"),
        ("The kettle [in].", "-"), ("[the kettle] [in]", "-"), ("[in the lid] The kettle.", "-"),
        ("[] The kettle.", "-"),
        ("[in The kettle.", "-"), ("[hinein] Der Kessel.", "-"), ("[in](/tea) The kettle.", "-"),
        ("[1] The kettle.", "-"),
        ("- [in] The kettle.", "-"), ("| [in] | x |\n|---|---|\n| x | y |", "-"),
    ]) func directionsBelow(_ text: String, _ bracket: String) {
        let read = Self.read("### -param hKettle\n\n\(text)\n\nMore.\n\n### -param fHeat [out]\n\n[in] How hot.\n")
        #expect(read.headings == ["hKettle", "fHeat"])
        #expect(Self.brackets(read, 2) == [bracket, "out"])
    }

    /// Text of the other layouts is no bracket of a parameter.
    @Test func onlyBelowMarks() {
        let read = ReadPage(
            "# Boil function\n\n## Syntax\n\n```C++\nvoid Boil(HKETTLE hKettle);\n```\n\n## Parameters\n\n*hKettle*\n\n[in] The kettle.\n"
        )
        #expect(read.headings == ["hKettle"])
        #expect(read.claims(.heading(0, .bracket)).isEmpty)
    }

    /// Marks are the same in every language, and so are the words of the original in brackets.
    @Test func translations() {
        let read = Self.read(
            "### -param hKettle\n\n[in] Der Kessel.\n\n### -param fHeat\n\n[hinein] Wie heiß.\n",
            path: "de-DE/live/tea/boil.md")
        #expect(read.texts(.heading(0, .bracket), .heading) == ["in"])
        #expect(read.claims(.heading(1, .bracket)).isEmpty)
    }
}
