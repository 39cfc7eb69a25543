import Testing
import UrtextModel

@testable import UrtextReader

/// Pages that declare nothing and list symbols.
@Suite struct ConstantsPageTests {
    @Test func twoColumnsOfSymbolsAreReadRowByRow() {
        let text = """
            # Kettle error codes

            Alarms and what they become.

            | Alarm | Code |
            |---|---|
            | KETTLE\\_ALARM\\_DRY<br/> 10<br/> | KETTLE\\_E\\_DRY<br/> 0x80550001<br/> |
            | KETTLE\\_ALARM\\_COLD<br/> 20<br/> | KETTLE\\_E\\_COLD<br/> 0x80550002<br/> |
            | Default<br/> | KETTLE\\_E\\_DRY<br/> 0x80550001<br/> |
            """
        let read = ReadPage(text, path: "en-US/live/kettle-errors.md")
        #expect(
            read.symbols(.constants) == [
                "0.0 KETTLE_ALARM_DRY", "0.1 KETTLE_E_DRY", "0.2 KETTLE_ALARM_COLD", "0.3 KETTLE_E_COLD", "0.4 Default",
                "0.5 KETTLE_E_DRY",
            ])
        #expect(read.numbers(.constants) == ["0.0 10", "0.1 0x80550001", "0.2 20", "0.3 0x80550002", "0.5 0x80550001"])
        #expect(read.texts(.page(.kind), .tableText) == ["constants"])
        #expect(read.complaints == [])
        read.expectTextsOnTheirLines()
    }

    /// What code declares is a type, in whatever words a page says so.
    @Test(arguments: [
        "| KTL\\_POT | Ein Topf. `typedef WORD KTL_POT;` |", "| KTL\\_POT | `#ifdef BIG typedef WORD KTL_POT;` |",
    ])
    func typesAreNoConstants(_ row: String) {
        let rows = "| KTL\\_LID | `typedef KTL_POT KTL_LID;` |\n| KTL\\_CALL | `#define KTL_CALL` |\n"
        let head = "# Kettle types\n\n| Type | Description |\n|---|---|\n"
        #expect(ReadPage(head + rows + row, path: "en-US/live/kettle-types.md").symbols(.constants) == [])
        let other = "| KTL\\_RIM | A rim. |\n| KTL\\_HEAT | Not a `typedef`. |\n| KTL\\_STEAM | Steam. |\n"
        #expect(ReadPage(head + other + rows, path: "en-US/live/kettle-types.md").symbols(.constants).count == 5)
    }

    /// A row of plain cells that names the columns is none of the list; nor is the directive in it.
    @Test(arguments: [
        (
            "| | |\n|---|---|\n| Option | Value |\n| KETTLE\\_A | 1 |\n| KETTLE\\_B | 2 |\n",
            ["0.1 KETTLE_A", "0.2 KETTLE_B"]
        ),
        (
            "| | |\n|---|---|\n| \\#define | Meaning |\n| KETTLE\\_A | x |\n| KETTLE\\_B | y |\n",
            ["0.1 KETTLE_A", "0.2 KETTLE_B"]
        ),
        ("| | |\n|---|---|\n| KETTLE\\_A | Wert |\n| KETTLE\\_B | 2 |\n", ["0.0 KETTLE_A", "0.1 KETTLE_B"]),
        (
            "| Option | Value |\n|---|---|\n| Lid | x |\n| KETTLE\\_B | 2 |\n| KETTLE\\_C | 3 |\n",
            ["0.0 Lid", "0.1 KETTLE_B", "0.2 KETTLE_C"]
        ),
        (
            "| | |\n|---|---|\n| Lid | 1 |\n| KETTLE\\_B | 2 |\n| KETTLE\\_C | 3 |\n",
            ["0.0 Lid", "0.1 KETTLE_B", "0.2 KETTLE_C"]
        ),
    ]) func rowsThatNameTheColumns(_ table: String, _ symbols: [String]) {
        let read = ReadPage("# Kettle options\n\n\(table)", path: "en-US/live/kettle-options.md")
        #expect(read.symbols(.constants) == symbols)
    }

    /// A further column is one of constants where it has numbers: types and text that names a symbol are none.
    @Test(arguments: [
        "| KETTLE\\_A | KETTLE\\_LID |\n| KETTLE\\_B | DWORD |\n", "| KETTLE\\_A | BOOL |\n| KETTLE\\_B | DWORD |\n",
        "| KETTLE\\_A | Used with KETTLE\\_C |\n| KETTLE\\_B | Not with KETTLE\\_C |\n",
    ]) func columnsBesideTheConstants(_ rows: String) {
        let read = ReadPage("# Kettle options\n\n| Option | Other |\n|---|---|\n\(rows)")
        #expect(read.symbols(.constants) == ["0.0 KETTLE_A", "0.1 KETTLE_B"])
    }

    @Test(arguments: [
        ("| \"A\" | KETTLE\\_A |\n| \"B\" | KETTLE\\_B |\n", [String]()),
        ("| 17 | KETTLE\\_A |\n| 18 | KETTLE\\_B |\n", []),
        ("| 0x11 | KETTLE\\_A |\n| 18 | KETTLE\\_B |\n", ["0.0 0x11", "0.1 18"]),
    ]) func constantsInTheSecondColumn(_ rows: String, _ numbers: [String]) {
        let read = ReadPage("# Kettle options\n\n| What | Option |\n|---|---|\n\(rows)")
        #expect(read.symbols(.constants) == ["0.0 KETTLE_A", "0.1 KETTLE_B"])
        #expect(read.numbers(.constants) == numbers)
    }

    /// Numbers behind them are theirs where they are hexadecimal; others may count anything.
    @Test(arguments: [
        ("| Lid | KETTLE\\_A | 0x1L |\n| | KETTLE\\_B | 0x2L |\n", ["0.0 0x1L", "0.1 0x2L"]),
        ("| Lid | KETTLE\\_A | 0x1 |\n| | KETTLE\\_B | x |\n| | KETTLE\\_C | 0x3 |\n", ["0.0 0x1", "0.2 0x3"]),
        ("| Lid | KETTLE\\_A<br/>0x4 | 0x1 |\n| | KETTLE\\_B | 0x2 |\n", ["0.0 0x4", "0.1 0x2"]),
        ("| Lid | KETTLE\\_A | 16 |\n| | KETTLE\\_B | 32 |\n", []),
        ("| Lid | KETTLE\\_A | 0x1 |\n| | KETTLE\\_B | 2 |\n", []),
        ("| Lid | KETTLE\\_A | x |\n| | KETTLE\\_B | y |\n", []),
    ]) func numbersBehindConstantsInTheSecondColumn(_ rows: String, _ numbers: [String]) {
        let read = ReadPage("# Kettle options\n\n| Group | Option | Value |\n|---|---|---|\n\(rows)")
        #expect(read.symbols(.constants).prefix(2) == ["0.0 KETTLE_A", "0.1 KETTLE_B"])
        #expect(read.numbers(.constants) == numbers)
        read.expectTextsOnTheirLines()
    }

    @Test func constantsCalledLikeTheirType() {
        let read = ReadPage(
            "# HEAT\n\n```C++\ntypedef unsigned int HEAT;\n```\n\n| Heat | Meaning |\n|---|---|\n| HEAT\\_LOW | x |\n| HEAT\\_HIGH | y |\n"
        )
        #expect(read.symbols(.constants) == ["0.0 HEAT_LOW", "0.1 HEAT_HIGH"])
    }

    /// Lists of pages, and abbreviations, are no constants.
    @Test(arguments: [
        "| [**BoilKettle**](boil.md)<br/> | x |\n| [**KM\\_POUR**](pour.md) | y |\n| KETTLE\\_A | z |\n",
        "| <a href=\"boil.md\">KM_BOIL</a> | x |\n", "| TEA | x |\n| POT | y |\n",
        "| TEA | x |\n| POT | y |\n| KETTLE\\_A | z |\n",
    ]) func tablesOfOtherThings(_ rows: String) {
        let read = ReadPage("# Kettle things\n\n| What | Meaning |\n|---|---|\n\(rows)")
        #expect(read.reading.claims == [])
        #expect(read.complaints == ["note no-facts 0"])
    }

    private static func anchored(_ names: String...) -> String {
        names.map { name in
            "| <span id=\"\(name)\"></span><span id=\"\(name.uppercased())\"></span><dl> <dt>**\(name.replacing("_", with: "\\_"))**</dt> <dt>Some text</dt> </dl> | x |\n"
        }
        .joined()
    }

    /// Names in small letters are symbols where anchors spell them.
    @Test func smallLettersThatAnchorsSpell() throws {
        let read = ReadPage(
            "# Kettle sorts\n\n| What | Meaning |\n|---|---|\n" + Self.anchored("ktl_hot_tin", "ktl_cold", "ktllid"))
        #expect(read.symbols(.constants) == ["0.0 ktl_hot_tin", "0.1 ktl_cold"])
        #expect(read.anchors(.constants) == ["0.0 ktl_hot_tin", "0.1 ktl_cold"])
        // The third may be a word.
        #expect(read.complaints == ["warning value-without-symbol \(read.line(of: "ktllid"))"])
        let found = try #require(read.reading.diagnostics.first)
        #expect(found.summary == "this value of a list of symbols is called by a word: ktllid")
        #expect(found.explanation != nil && !found.solutions.isEmpty)
        read.expectTextsOnTheirLines()
    }

    @Test(arguments: [
        anchored("ktl_hot"), anchored("ktl_hot", "tea", "pot"), anchored("tea", "pot"),
        anchored("ktl_hot", "ktl_cold") + "| <span id=\"ktl_pot\"></span>Another pot | x |\n",
        "| <span id=\"ktl_hot\"></span>ktl hot | x |\n| <span id=\"ktl_cold\"></span>ktl cold | y |\n",
    ]) func smallLettersOfOtherThings(_ rows: String) {
        let read = ReadPage("# Kettle sorts\n\n| What | Meaning |\n|---|---|\n\(rows)")
        #expect(read.reading.claims == [])
        #expect(read.complaints == ["note no-facts 0"])
    }

    /// Where most are none, a constant may be a link, or an abbreviation.
    @Test(arguments: [
        ("| KETTLE\\_B | x |\n| [**KETTLE\\_A**](a.md) | y |\n", ["0.0 KETTLE_B", "0.1 KETTLE_A"]),
        ("| [**KETTLE\\_A**](a.md)<br/>1 | y |\n", ["0.0 KETTLE_A"]),
        ("| TEA<br/>1 | x |\n| POT | y |\n", ["0.0 TEA", "0.1 POT"]),
        ("| TEA | x |\n| KETTLE\\_B | y |\n", ["0.0 TEA", "0.1 KETTLE_B"]),
    ]) func constantsAmongOthers(_ rows: String, _ symbols: [String]) {
        let read = ReadPage("# Kettle options\n\n| What | Meaning |\n|---|---|\n\(rows)")
        #expect(read.symbols(.constants) == symbols)
    }

    /// What is short for another type has constants where they have numbers.
    @Test func constantsOfAType() {
        let declared = "# HEAT\n\n```C++\ntypedef unsigned int HEAT;\n```\n\n"
        let read = ReadPage(
            declared + "| Heat | Value |\n|---|---|\n| HEAT\\_LOW | 0x1 |\n| HEAT\\_HIGH | 0x2 |\n\n"
                + "<dl><dt>HEAT_STEAM</dt><dt>0x3</dt><dd>x</dd></dl>\n")
        #expect(read.symbols(.constants) == ["0.0 HEAT_LOW", "0.1 HEAT_HIGH", "1.0 HEAT_STEAM"])
        #expect(read.texts(.page(.kind), .syntaxBlock) == ["type"])
        let other = ReadPage(
            declared + "| Type | Meaning |\n|---|---|\n| KETTLE\\_LID | x |\n| KETTLE\\_POT | y |\n\n"
                + "<dl><dt>KETTLE_RIM</dt><dd>x</dd></dl>\n")
        #expect(other.symbols(.constants) == [])
    }

    /// Nothing a table prints is believed where the language is not known.
    @Test func aPageThatStatesNoLanguage() {
        let text = "# Kettle options\n\n| Option | Meaning |\n|---|---|\n| KETTLE\\_A | x |\n| KETTLE\\_B | y |\n"
        #expect(ReadPage(text, path: "kettle-options.md").complaints == ["warning unknown-language 5"])
        #expect(ReadPage(text, path: "kettle-options.md", locale: "en-US").complaints == [])
        #expect(ReadPage(text, path: "de-DE/live/kettle-options.md").complaints == [])
        // Its headings tell that this one is an original.
        #expect(
            ReadPage(text + "\n## Remarks\n\nx\n\n## Requirements\n\nx\n", path: "kettle-options.md").complaints == [])
        // What is declared may be believed in any language.
        #expect(ReadPage("# Boil\n\n```C++\nint Boil(int a);\n```\n", path: "x.md").complaints == [])
    }

    @Test func aTextColumnIsNotRead() {
        let read = ReadPage("# Codes\n\n| A | B |\n|---|---|\n| A\\_B<br/>1 | text |\n| C\\_D<br/>2 | more |\n")
        #expect(read.symbols(.constants) == ["0.0 A_B", "0.1 C_D"])
    }

    @Test func aColumnOfNumbersBelongsToTheSymbols() {
        let text = """
            # Kettle bits

            | Bit | Number | Text |
            |---|---|---|
            | KETTLE\\_LID | 0x00000001L | It has a lid. |
            | KETTLE\\_CORD | 0x00000020L | It has a cord. |
            """
        let read = ReadPage(text, path: "en-US/live/kettle-bits.md")
        #expect(read.symbols(.constants) == ["0.0 KETTLE_LID", "0.1 KETTLE_CORD"])
        #expect(read.numbers(.constants) == ["0.0 0x00000001L", "0.1 0x00000020L"])
        read.expectTextsOnTheirLines()
    }

    @Test func tablesOfAllSectionsAreCounted() {
        let text = """
            # Codes

            | A | B |
            |---|---|
            | A\\_B | x |

            ## Hot

            | A | B |
            |---|---|
            | lid | x |
            | pot | x |

            ### Very hot

            | A | B |
            |---|---|
            | C\\_D | x |

            ## Constants

            | A | B |
            |---|---|
            | E\\_F | x |

            ## Requirements

            | A | B |
            |---|---|
            | G\\_H | x |
            """
        #expect(ReadPage(text).symbols(.constants) == ["0.0 A_B", "1.0 C_D", "2.0 E_F"])
    }

    @Test func aTranslatedPageKeepsItsPlaces() {
        let rows =
            "| Wert | Bedeutung |\n|---|---|\n| Kessel \\_ E \\_ leer<br/> 0x1<br/> | x |\n| <span id=\"A_B\"></span>Deckel<br/> 0x2<br/> | y |\n"
        let read = ReadPage("# <a name=\"codes\"></a>Werte\n\n\(rows)", path: "de-DE/live/codes.md")
        #expect(read.symbols(.constants) == ["0.0 Kessel _ E _ leer", "0.1 Deckel"])
        #expect(read.anchors(.constants) == ["0.1 A_B"])
        #expect(read.numbers(.constants) == ["0.0 0x1", "0.1 0x2"])
        read.expectTextsOnTheirLines()
    }

    @Test func enumeratorsOfADeclaration() {
        let read = ReadPage(
            "# S enumeration\n\n```C++\ntypedef enum _S {\n  SCold = 1,\n  SWarm,\n  SHot = SCold + 2\n} S;\n```\n")
        #expect(read.symbols(.constants) == ["0.0 SCold", "0.1 SWarm", "0.2 SHot"])
        #expect(read.numbers(.constants) == ["0.0 1"])
        read.expectTextsOnTheirLines()
    }

    /// `010` is eight, and a reader of pages would take it for ten.
    @Test func octalNumbersOfADeclaration() {
        let read = ReadPage(
            "# TEA enumeration\n\n## Syntax\n\n```C++\nenum TEA { TEA_A = 010, TEA_B = 0, TEA_C = -07 };\n```\n")
        #expect(read.symbols(.constants) == ["0.0 TEA_A", "0.1 TEA_B", "0.2 TEA_C"])
        #expect(read.numbers(.constants) == ["0.1 0"])
    }

    @Test func enumeratorsInHeadings() {
        let read = ReadPage(
            "---\nUID: NE:kettle.S\n---\n# S enumeration\n\n## -enum-fields\n\n### -field SCold:0x1\n\ntext\n\n### -field SWarm\n\n### - no\n"
        )
        #expect(read.symbols(.constants) == ["0.0 SCold", "0.1 SWarm"])
        #expect(read.numbers(.constants) == ["0.0 0x1"])
    }
}
