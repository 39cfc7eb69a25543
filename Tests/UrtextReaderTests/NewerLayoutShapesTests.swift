import Testing
import UrtextModel

@testable import UrtextReader

/// What pages of the newer layout hold besides the plain list of parameters.
@Suite struct NewerLayoutShapesTests {
    private static func page(_ uid: String, head: String = "", _ body: String) -> ReadPage {
        ReadPage("---\nUID: \(uid)\nreq.header: kettle.h\n\(head)---\n\(body)\n")
    }

    @Test func subheadingsThatAreConstantsAreRows() {
        let read = Self.page(
            "NF:kettle.Boil",
            """
            ## -parameters

            ### -param fHeat [in]

            How much.

            #### KETTLE_LOW (0x1)

            Little.

            #### KETTLE_HIGH

            Much.

            #### NOTE

            Mind the steam.

            ### -param fLid

            <a id="KETTLE_LID_OPEN"></a>
            <a id="kettle_lid_open"></a>


            #### KETTLE_LID_OPEN
            """)
        #expect(read.headings == ["fHeat", "fLid"])
        #expect(read.symbols(.values(heading: 0)) == ["0.0 KETTLE_LOW", "0.1 KETTLE_HIGH"])
        #expect(read.numbers(.values(heading: 0)) == ["0.0 0x1"])
        #expect(read.symbols(.values(heading: 1)) == ["0.0 KETTLE_LID_OPEN"])
        #expect(read.complaints == [])
        read.expectTextsOnTheirLines()
    }

    /// `#### - name` says more of a parameter that another heading marks.
    @Test func asidesBelongToTheHeadingTheyName() {
        let read = Self.page(
            "NF:kettle.Boil",
            """
            ## -parameters

            ### -param fHeat

            ### -param cCups [in]

            How many.

            #### - fHeat [in, optional]

            | Value | Meaning |
            | --- | --- |
            | KETTLE_LOW | x |

            #### - fOther [out]

            | Value | Meaning |
            | --- | --- |
            | KETTLE_OTHER | x |
            """)
        #expect(read.headings == ["fHeat", "cCups"])
        #expect(read.texts(.heading(0, .bracket), .original) == ["in, optional"])
        #expect(read.symbols(.values(heading: 0)) == ["0.0 KETTLE_LOW"])
        #expect(read.symbols(.values(heading: 1)) == [])
        #expect(read.complaints == ["warning description-of-nothing 19"])
    }

    @Test(arguments: [
        ("rgTea[MAX_TEA] [out]", "rgTea", "out"), ("rgTea[4]", "rgTea", nil), ("rgTea[]", "rgTea", nil),
        ("rgTea[MAX_TEA]", "rgTea", nil), ("rgTea[out]", "rgTea", "out"),
        ("rgTea [in] [optional]", "rgTea", "in, optional"),
        ("[in] rgTea", "rgTea", "in"), ("rgTea: ", "rgTea", nil), (".rgTea", "rgTea", nil), ("*rgTea", "rgTea", nil),
        ("uPot.rgTea", "rgTea", nil), ("rgTea : 1", "rgTea", nil),
    ]) func namesWithTheirBoundsAndPaths(_ heading: String, _ name: String, _ bracket: String?) {
        let read = Self.page("NS:kettle._TEA", "## -struct-fields\n\n### -field \(heading)\n\ntext\n")
        #expect(read.headings == [name])
        #expect(read.texts(.heading(0, .bracket), .original) == [bracket].compactMap { $0 })
    }

    /// Of what says more than a name nothing is known to be the name.
    @Test(arguments: [
        ("LIST_ENTRY [MAX_TEA] rgTea", "LIST_ENTRY rgTea"), ("UCHAR : 6 Heat", "UCHAR : 6 Heat"),
        ("ULONG Heat", "ULONG Heat"),
        ("rgTea [in] optional", "rgTea"), ("rgTea[MAX_TEA] [in]", "rgTea"), ("fHot : 6", "fHot"),
        ("fHot : 6 bits wide", "fHot"),
    ]) func marksThatSayMore(_ heading: String, _ name: String) {
        let read = Self.page("NS:kettle._TEA", "## -struct-fields\n\n### -field \(heading)\n\ntext\n")
        #expect(read.headings == [name])
    }

    /// The members of nested types stand in the place of these.
    @Test func nestedMembersAreFlattened() {
        let read = Self.page(
            "NS:kettle._TEA",
            """
            ## -struct-fields

            ### -field type

            ### -field DUMMYUNIONNAME

            ### -field DUMMYUNIONNAME.leaf

            ### -field DUMMYUNIONNAME.bag

            ### -field DUMMYUNIONNAME.bag.weight

            ### -field pCups.size_is

            ### -field pCups.size_is.cCups

            ### -field ...
            """)
        #expect(read.headings == ["type", "leaf", "weight"])
    }

    /// What is told apart by hand may be spelled otherwise, if one parameter alone can be meant.
    @Test func asidesInOtherCapitals() {
        func read(_ names: String..., aside: String) -> ReadPage {
            Self.page(
                "NF:kettle.Boil",
                "## -parameters\n\n" + names.map { "### -param \($0)\n\n" }.joined() + "#### - \(aside) [in]\n\nx\n")
        }
        let one = read("hdc", "cups", aside: "hDC")
        #expect(one.headings == ["hdc", "cups"])
        #expect(one.texts(.heading(0, .bracket), .original) == ["in"])
        #expect(one.complaints == [])
        let exact = read("hDc", "hdc", aside: "hdc")
        #expect(exact.texts(.heading(1, .bracket), .original) == ["in"])
        #expect(exact.complaints == [])
        let several = read("hDc", "hdc", aside: "hDC")
        #expect(several.complaints == ["warning description-of-nothing 11"])
        // One in other capitals names no parameter without a name.
        let nameless = read("hdc", "*", aside: "hDC")
        #expect(nameless.headings == ["hdc"])
        #expect(nameless.texts(.heading(0, .bracket), .original) == ["in"])
    }

    /// `string` and the like are words of IDL beside the name of a member, and names where they stand among others.
    @Test func attributesWithoutArgumentsAreNoMembers() {
        func names(_ paths: String...) -> [String] {
            Self.page("NS:kettle._TEA", "## -struct-fields\n\n" + paths.map { "### -field \($0)\n\n" }.joined())
                .headings
        }
        #expect(names("leaf.string", "leaf.max_is", "leaf.max_is.MAX_TEA-1", "leaf", "cups") == ["leaf", "cups"])
        #expect(names("leaf", "leaf.unique", "leaf.ref") == ["leaf"])
        #expect(names("bag", "bag.leaf", "bag.leaf.string", "bag.weight") == ["leaf", "weight"])
        #expect(names("bag", "bag.string", "bag.weight") == ["string", "weight"])
        #expect(names("bag.string", "cups") == ["string", "cups"])
        #expect(names("string", "bag.strings") == ["string", "strings"])
    }

    @Test func enumeratorsWithTheirNumbers() {
        let read = Self.page(
            "NE:kettle._STATE",
            """
            ## -enum-fields

            ### -field STATE_COLD:0

            Cold.

            ### -field STATE_WARM = 0x2

            ### -field STATE_HOT

            `0x0004`

            Hot.

            ### -field STATE_STEAM

            Wert: **8**

            ### -field STATE_EMPTY

            16 cups are missing.

            ### -field STATE_QUOTED:"32"
            """)
        #expect(
            read.symbols(.constants) == [
                "0.0 STATE_COLD", "0.1 STATE_WARM", "0.2 STATE_HOT", "0.3 STATE_STEAM", "0.4 STATE_EMPTY",
                "0.5 STATE_QUOTED",
            ])
        #expect(read.numbers(.constants) == ["0.0 0", "0.1 0x2", "0.2 0x0004", "0.3 8", "0.5 32"])
        #expect(read.texts(.page(.kind), .frontMatter) == ["enumeration"])
        read.expectTextsOnTheirLines()
    }

    @Test(arguments: [
        ("Type: <b>DWORD</b>", "DWORD"), ("Type: **HKETTLE**", "HKETTLE"), ("Type: [**HKETTLE**](/tea)", "HKETTLE"),
        ("Typ: <b><a href=\"/tea\">IKettle</a>**</b>", "IKettle**"), ("類型： `const WCHAR *`", "const WCHAR *"),
        ("Data type: **BYTE[16]**", "BYTE[16]"), ("Type: <b>unsigned long</b>", "unsigned long"),
        ("Type: <b>const <a href=\"/tea\">TEA</a>*</b>", "const TEA*"), ("Type: <b>void**</b>", "void**"),
        ("Type: **ATL::CTea&**", "ATL::CTea&"),
        ("Type: DWORD", nil), ("Type: <b>DWORD</b> that boils", nil), ("Note: **hot**, mind", nil),
        ("Type: **a pot of tea**", nil), ("**DWORD**", nil), ("The type: see **DWORD**", nil), ("Type: <b></b>", nil),
        ("Type: **DWORD**<br/>More.", nil), ("One two three: **DWORD**", nil), ("Type: **Eau à 100 °C**", nil),
    ]) func typesBelowTheHeading(_ paragraph: String, _ expected: String?) {
        let read = Self.page("NF:kettle.Boil", "## -parameters\n\n### -param fHeat\n\n\(paragraph)\n\nMore.\n")
        #expect(read.texts(.heading(0, .type), .original) == [expected].compactMap { $0 })
    }

    /// A declaration says it better.
    @Test func declaredTypesNeedNoLine() {
        let read = Self.page(
            "NF:kettle.Boil",
            "## -prototype\n\n````\nint Boil(\n  _In_ DWORD fHeat\n);\n````\n\n## -parameters\n\n### -param fHeat\n\nType: **LONG**\n"
        )
        #expect(read.said(.parameter(0, .type)) == ["syntax-block: DWORD"])
        #expect(read.said(.heading(0, .type)) == [])
    }

    @Test(arguments: [
        ("NS:kettle.__unnamed_struct_3", "TEA", ["TEA"]), ("NS:kettle._TEA", "*PTEA, TEA", ["TEA"]),
        ("NE:kettle._TEA", "", ["_TEA"]), ("NF:kettle.Boil", "TEA, *PTEA", ["Boil"]),
        ("NS:kettle._TEA", "*PTEA", ["_TEA"]),
    ]) func namesOfTypes(_ uid: String, _ types: String, _ expected: [String]) {
        #expect(
            Self.page(uid, head: "req.typenames: \(types)\n", "## -description").texts(.page(.name), .frontMatter)
                == expected)
    }

    @Test(arguments: [
        ("NF:kettle.BOIL", "ms.keywords: 'BOIL, BOIL macro [Kettles]'", "macro"),
        ("NF:kettle.BOIL", "helpviewer_keywords: [\"BOIL\",\"BOIL macro [Kettles]\"]", "macro"),
        ("NF:kettle.BOIL", "ms.keywords: REBOIL macro [Kettles]", "function"),
        ("NS:kettle.TEA", "ms.topic: union", "union"), ("NF:kettle.IPot.get_Lid", "ms.topic: method", "method"),
        ("NF:kettle.arch.v2.Boil", "x: y", "function"), ("NF:kettle.Pot.Pour(INTea,INTea)", "x: y", "method"),
    ]) func kindsThatOneLetterDoesNotTell(_ uid: String, _ key: String, _ kind: String) {
        let header = uid.contains("arch.v2") ? "req.header: kettle.arch.v2.h\n" : ""
        let read = ReadPage("---\nUID: \(uid)\n\(header)\(key)\n---\n## -description\n\ntext\n")
        #expect(read.texts(.page(.kind), .frontMatter) == [kind])
    }

    /// What stands below them is no fact of the page.
    @Test func otherSectionsAreLeftAlone() {
        let read = Self.page(
            "NF:kettle.Boil",
            """
            ## -parameters

            ### -param fHeat

            ## -returns

            <table>
            <tr>
            <th>Return code</th>
            <th>Description</th>
            </tr>
            <tr>
            <td width="40%">
            <dl>
            <dt><b>KETTLE_E_EMPTY</b></dt>
            <dt>0x80040001</dt>
            </dl>
            </td>
            <td width="60%">
            No water.

            </td>
            </tr>
            </table>

            ## -remarks

            | Value | Meaning |
            | --- | --- |
            | KETTLE_E_OTHER | x |

            ### -param fRemark

            ## -see-also

            #### KETTLE_E_MORE
            """)
        #expect(read.headings == ["fHeat"])
        #expect(read.symbols(.returns) == ["0.0 KETTLE_E_EMPTY"])
        #expect(read.numbers(.returns) == ["0.0 0x80040001"])
        #expect(read.symbols(.constants) == [])
    }
}
