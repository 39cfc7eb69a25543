import Foundation
import Testing
import UrtextModel

@testable import UrtextReader

/// A layout is one file and an entry in a list: CONTRIBUTING.md shows the file beside this one.
@Suite struct AddedLayoutTests {
    private static let page = """
        # BoilKettle function

        ## Syntax

        ```C++
        int BoilKettle(HKETTLE hKettle, DWORD fHeat);
        ```

        ## Parameters

        `hKettle` – The kettle.

        `fHeat` – How hot:

        | Value | Meaning |
        |---|---|
        | KETTLE_LOW | Little. |

        `KETTLE_LOW` is the default.
        """

    private static let layouts = PageLayouts(
        parameters: PageLayouts.standard.parameters + [.dashedCode], rows: PageLayouts.standard.rows)

    @Test func withoutTheFileNothingIsRead() {
        let read = ReadPage(Self.page)
        #expect(read.headings == [])
        #expect(read.symbols(.values(heading: 1)) == [])
    }

    @Test func withTheFileThePageIsRead() {
        let read = ReadPage(Self.page, layouts: Self.layouts)
        #expect(read.headings == ["hKettle", "fHeat"])
        #expect(read.symbols(.values(heading: 1)) == ["0.0 KETTLE_LOW"])
        read.expectTextsOnTheirLines()
    }

    /// In a section whose headings were translated and have no slug, too.
    @Test func shapesAreKnownByItToo() {
        let page = Self.page.replacing("## Parameters", with: "## Angaben")
            .replacing("# BoilKettle function", with: "# Kesselfunktion")
        let read = ReadPage(page, path: "de-DE/live/tea/boilkettle.md", layouts: Self.layouts)
        #expect(read.headings == ["hKettle", "fHeat"])
    }

    /// A layout that is added changes nothing for pages that the others read.
    @Test(arguments: KettlePage.Parameters.allCases) func otherPagesStayAsTheyWere(_ parameters: KettlePage.Parameters)
    {
        let page = KettlePage(language: .english, parameters: parameters)
        let before = ReadPage(page.text, path: page.path)
        let after = ReadPage(page.text, path: page.path, layouts: Self.layouts)
        #expect(before.reading.claims == after.reading.claims)
        #expect(!before.headings.isEmpty)
    }

    @Test func contributingShowsTheFile() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let file = try String(contentsOf: folder.appending(path: "DashedCodeLayout.swift"), encoding: .utf8)
        let guide = try String(contentsOf: folder.appending(path: "../../../CONTRIBUTING.md"), encoding: .utf8)
        let start = try #require(file.firstRange(of: "extension ")?.lowerBound)
        #expect(guide.contains("```swift\n\(file[start...])```\n"))
    }

    @Test func namesAreUnique() {
        let names = PageLayouts.standard.parameters.map(\.name)
        #expect(Set(names).count == names.count)
        let rows = PageLayouts.standard.rows.map(\.name)
        #expect(Set(rows).count == rows.count)
    }
}
