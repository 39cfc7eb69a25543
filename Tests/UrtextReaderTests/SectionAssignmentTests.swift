import Testing
import UrtextModel

@testable import UrtextReader

/// Sections whose headings were translated and have no slug are known by what they hold.
@Suite struct SectionAssignmentTests {
    /// A page whose headings lost their anchors.
    private static func withoutSlugs(_ page: KettlePage) -> String {
        var text = page.text
        while let start = text.firstRange(of: "<a name="), let end = text[start.upperBound...].firstRange(of: "</a>") {
            text.removeSubrange(start.lowerBound..<end.upperBound)
        }
        return text
    }

    @Test(arguments: KettlePage.Returns.allCases.map { KettlePage(language: .german, returns: $0) })
    func shapesTellWhatSectionsAre(_ page: KettlePage) {
        let read = ReadPage(
            Self.withoutSlugs(page).replacing("## Parameter\n", with: "## Angaben\n"), path: page.path)
        #expect(read.headings == KettlePage.germanNames)
        #expect(read.symbols(.values(heading: 1)).count == 2)
        // A list of terms has no shape of its own; tables have.
        #expect(read.symbols(.returns).count == (page.returns == .list ? 0 : 2))
        #expect(read.texts(.page(.dll), .requirements) == ["Kettle.dll"])
        #expect(read.texts(.page(.header), .requirements) == ["Kettle. h"])
        #expect(read.texts(.page(.name), .syntaxBlock) == ["BoilKettle"])
        read.expectTextsOnTheirLines()
    }

    /// `Syntax` and `Parameter` are the same words in German: they are no reason not to look at the other sections.
    @Test func headingsThatAreTheOriginalsByChance() {
        let read = ReadPage(Self.withoutSlugs(KettlePage(language: .german)), path: "de-DE/live/tea/boilkettle.md")
        #expect(read.headings == KettlePage.germanNames)
        #expect(read.symbols(.returns).count == 2)
        #expect(read.texts(.page(.dll), .requirements) == ["Kettle.dll"])
    }

    @Test func oneKnownSlugEndsTheGuessing() {
        let text = Self.withoutSlugs(KettlePage(language: .german))
            .replacing("## Anforderungen", with: "## <a name=\"requirements\"></a>Anforderungen")
            .replacing("## Parameter\n", with: "## Angaben\n")
        let read = ReadPage(text, path: "de-DE/live/tea/boilkettle.md")
        #expect(read.headings == [])
        #expect(read.texts(.page(.dll), .requirements) == ["Kettle.dll"])
    }

    /// The values of a parameter whose heading is one of its own stand below it, and are no return codes.
    @Test(arguments: ["Angaben", "Parameters"])
    func aTableBelowAParametersHeadingIsTheParameters(_ heading: String) {
        let table = "| Wert | Sinn |\n|---|---|\n| **LID_OPEN** 1 | offen |\n| **LID_SHUT** 2 | zu |\n"
        let read = ReadPage(
            "# Lid\n\n```c\nint Lid(\n  _In_ int nLid,\n  _In_ int nPot\n);\n```\n\n## \(heading)\n\n"
                + "### nLid [ein]\n\n\(table)\n### nPot [ein]\n\nText\n\n"
                + "## Ergebnis\n\n| Code | Sinn |\n|---|---|\n| **LID_E_GONE** | fort |\n| **LID_E_STUCK** | fest |\n",
            path: "de-DE/live/lid.md")
        #expect(read.symbols(.values(heading: 0)).count == 2)
        #expect(read.symbols(.returns) == ["0.0 LID_E_GONE", "0.1 LID_E_STUCK"])
    }

    @Test func nothingIsGuessedWithoutADeclaration() {
        let read = ReadPage("# Deckel\n\n## Angaben\n\n*hKettle* \\[ein\\]\n\ntext\n", path: "de-DE/live/lid.md")
        #expect(read.headings == [])
    }

    @Test(arguments: [
        ("syntax", "parameters"), ("declaration", "members"), ("c-syntax", "arguments"), ("syntax-1", "parameters-2"),
    ]) func slugsOfOtherSpelling(_ syntax: String, _ parameters: String) {
        let read = ReadPage(
            "# Lid\n\n## <a name=\"\(syntax)\"></a>S\n\n```\nint Lid(int a);\n```\n\n## <a name=\"\(parameters)\"></a>P\n\n*a*\n",
            path: "de-DE/live/lid.md")
        #expect(read.headings == ["a"])
        #expect(read.texts(.page(.name), .syntaxBlock) == ["Lid"])
    }

    @Test func theSyntaxSectionsBlockWinsOverAnEarlierOne() {
        let read = ReadPage("# Lid\n\n```\nint Other(int b);\n```\n\n## Syntax\n\n```\nint Lid(int a);\n```\n")
        #expect(read.texts(.page(.name), .syntaxBlock) == ["Lid"])
    }

    @Test func withoutASyntaxSectionOnlyBlocksAboveTheListsDeclare() {
        let example = "\n## Parameters\n\n*a*\n\n```\nint Example(int b);\n```\n"
        #expect(
            ReadPage("# Lid function\n\n```\nint Lid(int a);\n```\n\(example)").texts(.page(.name), .syntaxBlock) == [
                "Lid"
            ])
        #expect(ReadPage("# Lid function\n\(example)").texts(.page(.name), .syntaxBlock) == [])
    }

    @Test func theFirstBlockThatDeclaresIsTaken() {
        let read = ReadPage(
            "# Lid\n\n## Syntax\n\n```\nx = y;\n```\n\n```\nint Lid(int a);\n```\n\n```\nint B();\n```\n")
        #expect(read.texts(.page(.name), .syntaxBlock) == ["Lid"])
    }
}
