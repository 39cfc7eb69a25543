import Testing
import UrtextModel

@testable import UrtextReader

/// Numbers of enumerators that the declaration does not print.
@Suite struct EnumeratorNumberTests {
    private static func page(_ list: String, _ heading: String = "Constants", path: String = "en-US/live/heat.md")
        -> ReadPage
    {
        ReadPage(
            """
            # <a name="heat-enumeration"></a>HEAT enumeration

            ## <a name="syntax"></a>Syntax

            ```C++
            enum HEAT { HEAT_COLD, HEAT_HOT, heatBoiling = 7 };
            ```

            ## <a name="\(heading.lowercased())"></a>\(heading)

            \(list)
            """, path: path)
    }

    private static func term(_ name: String, _ text: String) -> String {
        "<dt>\n\n<span id=\"\(name)\"></span>\(text)\n</dt> <dd>\n\nText.\n\n</dd> "
    }

    @Test(
        arguments: [
            "<dl> \(term("HEAT_COLD", "**HEAT\\_COLD** (0x10)"))\(term("HEAT_HOT", "**HEAT\\_HOT** (32)"))</dl>",
            "| Name | Value | Text |\n|---|---|---|\n| HEAT\\_COLD | 0x10 | x |\n| HEAT\\_HOT | 32 | y |",
            "| Name | Text |\n|---|---|\n| HEAT\\_COLD (0x10) | x |\n| HEAT\\_HOT<br/>32 | y |",
        ], ["Constants", "Members"]) func numbersOfTheList(_ list: String, _ heading: String)
    {
        let read = Self.page(list, heading)
        #expect(read.symbols(.constants) == ["0.0 HEAT_COLD", "0.1 HEAT_HOT", "0.2 heatBoiling"])
        #expect(read.numbers(.constants) == ["0.0 0x10", "0.1 32", "0.2 7"])
        read.expectTextsOnTheirLines()
    }

    /// A translation keeps anchors and numbers.
    @Test func translations() {
        let read = Self.page(
            "<dl> \(Self.term("HEAT_COLD", "**Kalt** (0x10)"))\(Self.term("HEAT_HOT", "**Heiß**"))</dl>",
            path: "de-DE/live/heat.md")
        #expect(read.numbers(.constants) == ["0.0 0x10", "0.2 7"])
    }

    /// What is declared with a number, declared not at all, listed without one, or listed elsewhere.
    @Test(arguments: [
        (
            "<dl> \(term("heatBoiling", "**heatBoiling** (8)"))\(term("HEAT_WARM", "**HEAT\\_WARM** (2)"))</dl>",
            "Constants"
        ),
        ("<dl> \(term("HEAT_COLD", "**HEAT\\_COLD**"))</dl>", "Constants"),
        ("<dl> \(term("HEAT_COLD", "**HEAT\\_COLD** (0x10)"))</dl>", "Remarks"),
    ]) func nothingElse(_ list: String, _ heading: String) {
        let read = Self.page(list, heading)
        #expect(read.symbols(.constants) == ["0.0 HEAT_COLD", "0.1 HEAT_HOT", "0.2 heatBoiling"])
        #expect(read.numbers(.constants) == ["0.2 7"])
    }

    @Test func theFirstNumberCounts() {
        let read = Self.page(
            "<dl> \(Self.term("HEAT_COLD", "**HEAT\\_COLD** (1)"))\(Self.term("HEAT_COLD", "**HEAT\\_COLD** (2)"))</dl>"
        )
        #expect(read.numbers(.constants) == ["0.0 1", "0.2 7"])
    }
}
