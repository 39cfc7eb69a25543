import Testing
import UrtextModel

@testable import UrtextReader

/// The layout without code block: facts in the front matter, names behind marks in headings.
@Suite struct NewerLayoutTests {
    private static let text = """
        ---
        UID: NF:kettle.BoilKettle
        title: BoilKettle-Funktion (kettle.h)
        req.header: kettle.h
        req.lib: Kettle.lib
        req.dll: Kettle.dll
        api_name:
        - BoilKettle
        api_location:
        - Kettle.dll
        ms.contentlocale: de-DE
        ms.translationtype: MT
        ---
        # BoilKettle-Funktion (kettle.h)

        ## -description

        Erhitzt Wasser.

        ## -parameters

        ### -param hKettle [in]

        Der Kessel.

        ### -param fHeat [in, optional]

        | Wert | Bedeutung |
        | --- | --- |
        | **KETTLE \\_ NIEDRIG**<br>0x1 | x |
        | **KETTLE\\_HIGH**<br>0x2 | y |

        ## -returns

        | Code | Bedeutung |
        | --- | --- |
        | **KESSEL \\_ leer** | x |

        ## -remarks

        Siehe [Tee](/tea/api/tea/nf-tea-pour).
        """

    /// A control code is a message.
    @Test func controlCodes() {
        let read = ReadPage(
            "---\nUID: NI:kettle.IOCTL_KETTLE_BOIL\nreq.header: kettle.h\n---\n\n# IOCTL_KETTLE_BOIL IOCTL\n\n## -description\n\nx\n"
        )
        #expect(read.texts(.page(.kind), .frontMatter) == ["message"])
        #expect(read.texts(.page(.name), .frontMatter) == ["IOCTL_KETTLE_BOIL"])
    }

    /// Parameters that a hand has put in are read where nothing else is one.
    @Test func parametersWithoutMark() {
        let head = "---\nUID: NF:kettle.Boil\n---\n\n# Boil function\n\n## -parameters\n\n"
        let read = ReadPage(head + "#### - hKettle [in]\n\nx\n\n#### - fHeat [out]\n\ny\n")
        #expect(read.headings == ["hKettle", "fHeat"])
        #expect(read.texts(.heading(1, .bracket), .original) == ["out"])
        #expect(read.complaints == [])
        let marked = ReadPage(head + "### -param hKettle [in]\n\nx\n\n#### - fHeat [out]\n\ny\n")
        #expect(marked.headings == ["hKettle"])
        #expect(marked.complaints.count == 1)
    }

    /// A heading that a hand has put in names an enumerator, unless a mark has named it.
    @Test func enumeratorsWithoutMark() {
        let text = """
            ---
            UID: NE:kettle.HEAT
            ---

            # HEAT enumeration

            ## -enum-fields

            ### -field HeatLow

            Low.

            #### - HeatHigh

            High.

            #### - HeatLow

            More of it.

            #### - two words

            x

            """
        let read = ReadPage(text)
        #expect(read.symbols(.constants) == ["0.0 HeatLow", "0.1 HeatHigh"])
        #expect(read.reading.claims.filter { $0.text == "HeatHigh" }.map(\.reading) == [.original])
        let translated = ReadPage(text, path: "de-DE/live/ne-kettle-heat.md")
        #expect(translated.reading.claims.filter { $0.text == "HeatHigh" }.map(\.reading) == [.tableText])
    }

    @Test func theTypeBelowTheReturnsIsRead() {
        let text = Self.text.replacing("## -returns\n", with: "## -returns\n\nTyp: **KETTLE_STATUS**\n")
        let translated = ReadPage(text, path: "de-DE/live/nf-kettle-boilkettle.md")
        #expect(translated.texts(.page(.returnType), .heading) == ["KETTLE_STATUS"])
        let original = ReadPage(
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .filter { !$0.hasPrefix("ms.") }.joined(separator: "\n"))
        #expect(original.texts(.page(.returnType), .original) == ["KETTLE_STATUS"])
        #expect(original.symbols(.returns).count == 1)
        #expect(ReadPage(Self.text).claims(.page(.returnType)) == [])
    }

    @Test func factsAreRead() {
        let read = ReadPage(Self.text, path: "de-DE/live/nf-kettle-boilkettle.md")
        #expect(read.texts(.page(.name), .frontMatter) == ["BoilKettle", "BoilKettle"])
        #expect(read.texts(.page(.kind), .frontMatter) == ["function"])
        #expect(read.texts(.page(.header), .frontMatter) == ["kettle.h"])
        #expect(read.headings == ["hKettle", "fHeat"])
        #expect(
            read.said(.heading(1, .bracket)).map { $0.split(separator: ": ").last.map(String.init) } == ["in, optional"]
        )
        #expect(read.symbols(.values(heading: 1)) == ["0.0 KETTLE _ NIEDRIG", "0.1 KETTLE_HIGH"])
        #expect(read.numbers(.values(heading: 1)) == ["0.0 0x1", "0.1 0x2"])
        #expect(read.symbols(.returns) == ["0.0 KESSEL _ leer"])
        #expect(read.texts(.page(.file), .link) == ["tea.h"])
        #expect(read.complaints == [])
        read.expectTextsOnTheirLines()
    }

    /// Marks of the layout are trusted, the text beside them is not.
    @Test func rowsOfATranslatedPageStayTranslated() {
        let read = ReadPage(Self.text, path: "de-DE/live/nf-kettle-boilkettle.md")
        let place = RowPlace(list: .values(heading: 1), table: 0, row: 1)
        #expect(read.said(.row(place, .symbol)) == ["table-text: KETTLE_HIGH"])
    }

    /// One text that is trusted makes an edition an original to the reconciler: it then orders lists, and its garbled
    /// rows stay unresolved although the original settles them.
    @Test func aTranslationSaysNothingAsAnOriginal() {
        let read = ReadPage(Self.text, path: "de-DE/live/nf-kettle-boilkettle.md")
        #expect(!read.reading.claims.contains { $0.reading == .original })
    }
}
