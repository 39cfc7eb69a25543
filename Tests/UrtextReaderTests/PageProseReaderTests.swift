import Testing
import UrtextModel

@testable import UrtextReader

/// The sentences of pages, whatever language they are in.
@Suite struct PageProseReaderTests {
    private static let page = """
        ---
        title: Teekochen-Funktion
        ms.translationtype: MT
        ms.contentlocale: de-DE
        ---
        # <a name="brewtea-function"></a>Teekochen-Funktion

        Kocht eine Kanne Tee für einen Gast. Der Gast wartet so lange in der Stube. Danach ist alles gut.

        ## <a name="syntax"></a>Syntax

        ```C++
        ULONG BrewTea(
          _In_ ULONG fBrew,
          _In_ ULONG Reserved
        );
        ```

        ## <a name="parameters"></a>Parameter

        <dl> <dt>

        *"f"* \\[ In\\]
        </dt> <dd>

        Bits, die sagen, wie der Tee zu kochen ist.

        | Wert | Bedeutung |
        |------|-----------|
        | <span id="BREW_COLD"></span> <dl> <dt>**KALT _ BREW**</dt> <dt>0x1</dt> </dl> | Der Tee wird kalt getrunken. |

        </dd> <dt>

        *Reserved* \\[ In\\]
        </dt> <dd>

        Muss null sein.
        </dd> </dl>

        ## <a name="return-value"></a>Rückgabewert

        | Rückgabecode | Beschreibung |
        |--------------|--------------|
        | <dl> <dt>**TEA_E_COLD**</dt> </dl> | Der Tee ist kalt geworden. |
        """

    private func read(_ text: String) -> PageProse? {
        PageProseReader().read(SourcePage(path: "de-DE/live/brewtea.md", bytes: Array(text.utf8), locale: nil))
    }

    @Test func `summary, parameters, values and codes have their sentences`() throws {
        let prose = try #require(read(Self.page))
        #expect(prose.page == "brewtea")
        #expect(prose.edition == Edition(locale: "de-DE", label: "live"))
        #expect(prose.title == "Teekochen-Funktion")
        #expect(prose.isMachineTranslated)
        #expect(prose.summary == "Kocht eine Kanne Tee für einen Gast. Der Gast wartet so lange in der Stube.")
        #expect(
            prose.parameters.map(\.text) == ["Bits, die sagen, wie der Tee zu kochen ist.", "Muss null sein."])
        #expect(prose.parameters.last?.names == ["Reserved"])
        #expect(prose.rows.map(\.text) == ["Der Tee wird kalt getrunken.", "Der Tee ist kalt geworden."])
        #expect(prose.rows.first?.names.first == "BREW_COLD")
        #expect(prose.rows.last?.names == ["TEA_E_COLD"])
    }

    @Test func `what is no page has no sentences`() {
        #expect(PageProseReader().read(SourcePage(path: "a.md", bytes: [0xFF, 0xFE], locale: nil)) == nil)
        #expect(read("")?.summary == nil)
        #expect(read("---\ntitle: x")?.parameters == [])
    }

    @Test func `a page that is cut off anywhere does no harm`() {
        let bytes = Array(Self.page.utf8)
        for end in stride(from: 0, to: bytes.count, by: 7) {
            _ = PageProseReader().read(SourcePage(path: "a.md", bytes: Array(bytes[..<end]), locale: nil))
        }
    }

    @Test(arguments: [
        ("Eins.", "Eins."),
        (
            "One sentence that is quite long enough to be one. Two is also long enough to count as one. Three.",
            "One sentence that is quite long enough to be one. Two is also long enough to count as one."
        ),
        ("Verwendet z. B. von Servern. Und so fort", "Verwendet z. B. von Servern. Und so fort"),
        ("要求的前後關聯需要保密性。第二句話也是有相當長度的。第三句。", "要求的前後關聯需要保密性。第二句話也是有相當長度的。"),
        ("a\n  b\tc\u{0}d", "a b c d"),
        ("safe\u{202E}ecruos\u{2066}\u{200B}", "safeecruos"),
    ])
    func `at most two sentences, on one line, without what cannot be seen`(text: String, expected: String) {
        #expect(Sentences.first(of: text) == expected)
    }
}
