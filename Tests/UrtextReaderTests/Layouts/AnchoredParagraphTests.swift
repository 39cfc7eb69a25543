import Testing
import UrtextModel

@testable import UrtextReader

/// Values that stand in paragraphs behind an anchor.
@Suite struct AnchoredParagraphTests {
    private static func page(_ values: String) -> ReadPage {
        ReadPage(
            "# Boil function\n\n```C++\nint Boil(int fHeat, int fLid);\n```\n\n## Parameters\n\n*fHeat*  \nOne of these.\n\n"
                + values + "\n\n*fLid*  \nThe lid.\n")
    }

    @Test func valuesAndNumbers() {
        let read = Self.page(
            "<a href=\"\" id=\"kettle_low\"></a>**KETTLE\\_LOW**  \nLow.\n\n<a href=\"\" id=\"kettlehigh\"></a>**KettleHigh** (0x2)  \nHigh.\n\n"
                + "<span id=\"KETTLE_STEAM\"></span>**KETTLE\\_STEAM**\n")
        #expect(read.headings == ["fHeat", "fLid"])
        #expect(read.symbols(.values(heading: 0)) == ["0.0 KETTLE_LOW", "0.1 KettleHigh", "0.2 KETTLE_STEAM"])
        #expect(read.numbers(.values(heading: 0)) == ["0.1 0x2"])
        #expect(read.symbols(.values(heading: 1)) == [])
        #expect(read.complaints == [])
        read.expectTextsOnTheirLines()
    }

    @Test(arguments: [
        // A parameter of a callback, text, a word, emphasis without an anchor or in the middle.
        "<a href=\"\" id=\"hlid\"></a>***hLid***  \nThe lid.",
        "<a href=\"\" id=\"kettle_low\"></a>**KETTLE\\_LOW** is low.",
        "<a href=\"\" id=\"note\"></a>**Note**  \nHot.", "**KETTLE\\_LOW**  \nLow.",
        "See <a id=\"kettle_low\"></a>**KETTLE\\_LOW**",
        "<a href=\"\" id=\"kettle_low\"></a>*KETTLE\\_LOW*  \nLow.",
    ]) func otherParagraphs(_ paragraph: String) {
        #expect(Self.page(paragraph).symbols(.values(heading: 0)) == [])
    }
}
