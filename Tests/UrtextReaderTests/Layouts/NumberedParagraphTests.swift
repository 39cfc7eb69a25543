import Testing
import UrtextModel

@testable import UrtextReader

/// Constants that paragraphs define: the symbol on one line, the number on the next.
@Suite struct NumberedParagraphTests {
    private static let table =
        "| What | By itself |\n|---|---|\n| KTL\\_paramLid | 30000 |\n| KTL\\_paramPot | 16 |\n\n"

    private static func read(_ text: String, path: String = "en-US/live/kettle-parameters.md") -> ReadPage {
        ReadPage("# Kettle parameters\n\nWhat there is.\n\n\(text)", path: path)
    }

    @Test(arguments: ["KTL_paramHeat", "*KTL_paramHeat*", "**KTL\\_paramHeat**"]) func symbolsAndNumbers(
        _ symbol: String
    ) {
        let read = Self.read(
            "\(symbol)  \n107  \nHow hot.\n\nMore text.\n\n*KTL_paramSteam*  \n0x10  \n\nHow much.\n")
        #expect(read.symbols(.constants) == ["0.0 KTL_paramHeat", "0.1 KTL_paramSteam"])
        #expect(read.numbers(.constants) == ["0.0 107", "0.1 0x10"])
        #expect(read.texts(.page(.kind), .tableText) == ["constants"])
        #expect(read.complaints == [])
        read.expectTextsOnTheirLines()
    }

    /// A tag breaks the line in the middle of one of the page.
    @Test func linesThatTagsBreak() {
        let read = Self.read("KTL_paramHeat  \n107  \nHow hot.\n\nKTL_paramSteam<br/>0x10  \n2 pots.\n")
        #expect(read.numbers(.constants) == ["0.0 107", "0.1 0x10"])
        read.expectTextsOnTheirLines()
    }

    /// What a table below prints beside other symbols is not their number.
    @Test func tablesBelow() {
        let read = Self.read(Self.table + "KTL_paramHeat  \n107  \nHow hot:\n\n" + Self.table)
        #expect(read.symbols(.constants) == ["0.0 KTL_paramHeat", "1.0 KTL_paramLid", "1.1 KTL_paramPot"])
        #expect(read.numbers(.constants) == ["0.0 107", "1.0 30000", "1.1 16"])
        read.expectTextsOnTheirLines()
    }

    @Test(arguments: [
        "KTL_paramHeat\n107\nHow hot.\n", "KTL_paramHeat 107  \n108\n", "ktlHeat  \n107  \nHow hot.\n",
        "How hot it is:  \n107\n", "KTL_paramHeat  \nHow hot.\n", "KTL_paramHeat  \n1 or 2\n",
        "- KTL_paramHeat  \n107\n", "KTL_paramHeat  \n\n107\n", "__  \n107\n",
    ]) func otherParagraphs(_ text: String) {
        let read = Self.read(text + "\n" + Self.table)
        #expect(read.symbols(.constants) == ["0.0 KTL_paramLid", "0.1 KTL_paramPot"])
        #expect(Self.read(text).reading.claims == [])
    }

    @Test func bilingualPages() {
        func pair(_ translation: String, _ original: String, _ id: Int) -> String {
            "<span data-ttu-id=\"a-\(id)\">\(translation)</span><span class=\"sxs-lookup\"><span data-stu-id=\"a-\(id)\">\(original)</span></span>"
        }
        let read = Self.read(
            "\(pair("*KTL_Parameter*", "*KTL_paramHeat*", 1))  \n\(pair("107", "107", 2))  \n\(pair("Wie heiß.", "How hot.", 3))\n\n"
                + Self.table, path: "de-DE/live-sxs/kettle-parameters.md")
        #expect(
            read.texts(.row(RowPlace(list: .constants, table: 0, row: 0), .symbol), .bilingual) == ["KTL_paramHeat"])
        #expect(read.numbers(.constants) == ["0.0 107"])
    }
}
