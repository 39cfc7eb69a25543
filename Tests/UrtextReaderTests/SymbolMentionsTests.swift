import Testing
import UrtextModel

@testable import UrtextReader

/// Symbols that the text of a parameter names.
@Suite struct SymbolMentionsTests {
    @Test(arguments: [
        ("either KETTLE_WATER_TAP or KETTLE_WATER_WELL.", ["KETTLE_WATER_TAP", "KETTLE_WATER_WELL"]),
        ("entweder KETTLE _ WATER _ TAP oder KETTLE_ WATER _WELL sein", ["KETTLE_WATER_TAP", "KETTLE_WATER_WELL"]),
        ("soit Kettle _ water _ TAP, soit", ["Kettle_water_TAP"]),
        ("(KETTLE_OK)KETTLE_OK", ["KETTLE_OK"]),
        ("begins with KETTLE_WATER_, as in", []), ("_TAP and __x", ["and__x"]),
        ("可以是水壺 _ 水 _ TAP", []), ("plain words", []), ("", []), ("_", []), (" _ _ ", []),
        ("KETTLE_WATER_TAP\nKETTLE_WATER_WELL", ["KETTLE_WATER_TAP", "KETTLE_WATER_WELL"]),
    ]) func symbols(_ text: String, _ expected: [String]) {
        #expect(SymbolMentions(text).mentions.map(\.symbol) == expected)
    }

    @Test func linesAreCounted() {
        #expect(SymbolMentions("a\nb A_B\nC_D\n\nA_B E_F").mentions.map(\.line) == [1, 2, 4])
        // Pages have no other lines.
        for text in ["a\r\nb A_B", "a\u{B}\nb\r A_B", "ä\u{2028}\r\nb A_B", "ä\u{85}\nb A_B"] {
            #expect(SymbolMentions(text).mentions.map(\.line) == [1], "\(text)")
        }
    }

    /// Whatever the text, a mention is an identifier with an underscore inside, and stands there once.
    @Test func anyText() {
        var generator = SeededGenerator(seed: 5)
        let alphabet = Array("_ _AB1水\n.ß")
        for _ in 0..<2000 {
            let text = String((0..<30).map { _ in alphabet.randomElement(using: &generator) ?? "_" })
            let mentions = SymbolMentions(text).mentions
            #expect(Set(mentions.map(\.symbol)).count == mentions.count)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            for mention in mentions {
                #expect(Identifier.isIdentifier(mention.symbol) && mention.symbol.contains("_"), "\(text)")
                #expect(lines.indices.contains(mention.line), "\(text)")
            }
        }
    }

    private static func page(_ text: String, _ locale: String = "en-US") -> ReadPage {
        ReadPage(
            """
            # BoilKettle

            ## Syntax

            ```C++
            int BoilKettle(_In_ ULONG Water, _In_ ULONG fHeat);
            ```

            ## Parameters

            *Water* `[in]`

            \(text)

            *fHeat* `[in]`

            KETTLE_LOW is an example.

            | Value | Meaning |
            |---|---|
            | KETTLE_HIGH | hot |
            """, path: "\(locale)/live/tea/boilkettle.md")
    }

    @Test func aParametersTextIsReadAndTheTextOfAListIsNot() {
        let page = Self.page("Where the water\nis from: KETTLE_WATER_TAP\nor KETTLE\\_WATER\\_WELL.")
        #expect(page.said(.heading(0, .mention)) == ["original: KETTLE_WATER_TAP", "original: KETTLE_WATER_WELL"])
        #expect(page.said(.heading(1, .mention)) == [])
        page.expectTextsOnTheirLines()
    }

    @Test func aTranslationIsNotBelievedByItself() {
        let page = Self.page("KETTLE \\_ WATER \\_ TAP oder KETTLE \\_ WATER \\_ WELL", "de-DE")
        #expect(
            page.said(.heading(0, .mention)) == ["table-text: KETTLE_WATER_TAP", "table-text: KETTLE_WATER_WELL"])
    }

    /// Cells of a table whose tag is broken are opened like others; the line feeds this takes are none of the page's.
    @Test func whatABrokenTableNamesStandsOnItsLine() {
        let page = Self.page(
            """
            Text.

            <tabel><thead><tr><th>Value</th></tr></thead><tbody>\
            <tr><td><dl> <dt><strong>KETTLE_WATER_TAP</strong></dt> </dl></td><td>a<br/></td></tr>\
            <tr><td><dl> <dt><strong>KETTLE_WATER_WELL</strong></dt> </dl></td><td>b<br/></td></tr></tbody></tabel>
            """)
        #expect(page.said(.heading(0, .mention)) == ["original: KETTLE_WATER_TAP", "original: KETTLE_WATER_WELL"])
        page.expectTextsOnTheirLines()
    }
}
