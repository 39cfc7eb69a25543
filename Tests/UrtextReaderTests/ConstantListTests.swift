import Testing
import UrtextModel

@testable import UrtextReader

/// Pages that list their constants as the terms of a definition list.
@Suite struct ConstantListTests {
    private static func term(_ symbol: String, _ terms: String...) -> String {
        let anchors = "<span id=\"\(symbol)\"></span><span id=\"\(symbol.lowercased())\"></span>"
        let inner = terms.map { "<dt>\n\n\($0)\n</dt>" }.joined(separator: " ")
        return "<dt>\n\n\(anchors)**\(symbol.replacing("_", with: "\\_"))**\n</dt> <dd> <dl> \(inner) </dl> </dd> "
    }

    private static func page(_ terms: String...) -> ReadPage {
        ReadPage("# Kettle options\n\nWhat a kettle can.\n\n<dl> \(terms.joined())</dl>\n\n## Remarks\n\nNone.\n")
    }

    @Test func numbersStandOnTermsOfTheirOwn() {
        let read = Self.page(
            Self.term("KETTLE_OPTION_WHISTLE", "80", "It whistles."),
            Self.term("KETTLE_OPTION_LID", "3001 (0xBB9)", "It has a lid."),
            Self.term("KETTLE_OPTION_STEAM", "It steams."), Self.term("KETTLE_OPTION_COLD", "from 1 to 3", "7", "Cold.")
        )
        #expect(
            read.symbols(.constants) == [
                "0.0 KETTLE_OPTION_WHISTLE", "0.1 KETTLE_OPTION_LID", "0.2 KETTLE_OPTION_STEAM",
                "0.3 KETTLE_OPTION_COLD",
            ])
        // What stands behind another term is no number of the symbol.
        #expect(read.numbers(.constants) == ["0.0 80", "0.1 3001"])
        #expect(read.texts(.page(.kind), .tableText) == ["constants"])
        #expect(read.complaints == [])
        read.expectTextsOnTheirLines()
    }

    @Test func theNumberMayStandInTheTermOrBesideIt() {
        let read = ReadPage(
            "# Kettle options\n\n<dl><dt>KETTLE_A (0x1)</dt><dd>A.</dd><dt>KETTLE_B</dt><dt>0x2</dt><dd>B.</dd></dl>\n")
        #expect(read.symbols(.constants) == ["0.0 KETTLE_A", "0.1 KETTLE_B"])
        #expect(read.numbers(.constants) == ["0.0 0x1", "0.1 0x2"])
    }

    @Test func translationKeepsAnchorsAndNumbers() {
        let text =
            "# <a name=\"kettle-options\"></a>Kesseloptionen\n\n<dl> "
            + Self.term("KETTLE_OPTION_LID", "0x8", "Deckel.").replacing(
                "**KETTLE\\_OPTION\\_LID**", with: "**Deckel**")
            + Self.term("KESSEL _ OPTION _ PFEIFEN", "0x9", "Pfeift.") + "</dl>\n"
        let read = ReadPage(text, path: "de-DE/live/kettle-options.md")
        #expect(read.anchors(.constants).contains("0.0 KETTLE_OPTION_LID"))
        #expect(read.symbols(.constants) == ["0.0 Deckel", "0.1 KESSEL _ OPTION _ PFEIFEN"])
        #expect(read.numbers(.constants) == ["0.0 0x8", "0.1 0x9"])
    }

    /// A constant whose text has a table of further ones.
    @Test func tablesInTheTextOfAConstant() {
        let rows = "| KETTLE\\_LID\\_OPEN | 1 | x |\n| KETTLE\\_LID\\_SHUT | 2 | y |\n"
        let table = "\n\n| Lid | Value | Text |\n|---|---|---|\n\(rows)\n"
        let read = Self.page(
            Self.term("KETTLE_OPTION_LID", "It has a lid.\(table)"), Self.term("KETTLE_OPTION_STEAM", "It steams."))
        #expect(
            read.symbols(.constants) == [
                "0.0 KETTLE_OPTION_LID", "1.0 KETTLE_LID_OPEN", "1.1 KETTLE_LID_SHUT", "2.0 KETTLE_OPTION_STEAM",
            ])
        #expect(read.numbers(.constants) == ["1.0 1", "1.1 2"])
        #expect(read.complaints == [])
        read.expectTextsOnTheirLines()
    }

    @Test func tablesAndListsKeepTheOrderOfThePage() {
        let table = "| Option | Meaning |\n|---|---|\n| KETTLE\\_T | x |\n"
        let read = ReadPage(
            "# Kettle options\n\n<dl> \(Self.term("KETTLE_A", "1"))</dl>\n\n\(table)\n<dl> \(Self.term("KETTLE_B", "2"))</dl>\n\n"
                + "## More\n\n<dl> \(Self.term("KETTLE_C", "3"))</dl>\n")
        #expect(read.symbols(.constants) == ["0.0 KETTLE_A", "1.0 KETTLE_T", "2.0 KETTLE_B", "3.0 KETTLE_C"])
    }

    /// An anchor may have the number as well, and the text of a translation end with an underscore.
    @Test func anchorsAndTextsThatEndWithAnUnderscore() {
        let read = ReadPage(
            "# Kettle options\n\n<dl><dt><span id=\"KETTLE_A__0x1_\"></span>KETTLE_A (0x1)</dt><dd>x</dd>"
                + "<dt><span id=\"KETTLE_B\"></span>**Kessel _**</dt><dd>y</dd></dl>\n")
        #expect(read.symbols(.constants) == ["0.0 KETTLE_A", "0.1 Kessel _"])
        #expect(read.numbers(.constants) == ["0.0 0x1"])
    }

    /// Abbreviations, families, and lists of other things that mention a symbol.
    @Test(arguments: [
        "<dt>**STEAM**</dt><dd>Water.</dd><dt>**TEA**</dt><dd>Leaves.</dd>",
        "<dt><span id=\"KETTLE_E__\"></span>**KETTLE\\_E\\_\\***</dt><dd>All of them.</dd>",
        "<dt>Lid</dt><dd>x</dd><dt>Pot</dt><dd>y</dd><dt>KETTLE_A</dt><dd>z</dd>",
        "<dt>Lid</dt><dd><dl><dt>KETTLE_A</dt><dt>1</dt></dl></dd>",
        "<dt>[**KETTLE\\_A**](a.md)</dt><dt><a href=\"b.md\">KETTLE_B</a></dt>",
    ]) func otherListsAreLeftAlone(_ terms: String) {
        let read = ReadPage("# Kettle options\n\n<dl>\(terms)</dl>\n")
        #expect(read.symbols(.constants) == [])
        #expect(read.numbers(.constants) == [])
    }

    /// What has a declaration, or parameters, lists no constants of its own.
    @Test func listsOfOtherPagesAreLeftAlone() {
        let list = "<dl> \(Self.term("KETTLE_A", "1"))</dl>\n"
        #expect(
            ReadPage("# Boil function\n\n```C++\nint Boil(int fHeat);\n```\n\n## Remarks\n\n\(list)")
                .symbols(.constants) == [])
        #expect(
            ReadPage("# KM\\_BOIL message\n\n## Parameters\n\n*wParam*\n\nHeat.\n\n## Remarks\n\n\(list)")
                .symbols(.constants) == [])
    }
}
