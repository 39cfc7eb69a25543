import Scoring
import Testing
import UrtextModel
import UrtextReader

/// Pages imitated in languages that do not exist.
@Suite struct ImitationTests {
    private static let page = """
        ---
        description: Boils what is in the kettle.
        title: BoilKettle function
        ms.assetid: 0a1b2c3d-0000-4000-8000-000000000001
        ---

        # BoilKettle function

        Boils water, see [other kettles](other-kettles.md). Use Kettle.lib.

        ## Syntax

        ```C++
        KETTLE_STATUS BoilKettle(
          _In_ ULONG fFlags
        );
        ```

        ## Parameters

        *fFlags* \\[in\\]

        | Value | Meaning |
        |-------|---------|
        | <span id="KETTLE_REQ_WARM"></span>**KETTLE\\_REQ\\_WARM** | Keep it warm. |
        | **KETTLE\\_REQ\\_WHISTLE** | Whistle, unlike **KETTLE\\_REQ\\_WARM**. |

        """

    private static func imitated(_ script: Imitation.Script, seed: UInt64 = 1, rate: Double = 1) throws -> String {
        try #require(Imitation(script, seed: seed, rate: rate).imitated(page))
    }

    @Test(arguments: Imitation.Script.allCases) func theSameSeedGivesTheSamePage(_ script: Imitation.Script) throws {
        #expect(try Self.imitated(script) == Self.imitated(script))
        #expect(try Self.imitated(script) != Self.imitated(script, seed: 2))
        let others = Imitation.Script.allCases.filter { $0 != script }
        for other in others { #expect(try Self.imitated(script) != Self.imitated(other)) }
    }

    @Test(arguments: Imitation.Script.allCases) func whatTranslatorsKeepIsKept(_ script: Imitation.Script) throws {
        let text = try Self.imitated(script)
        #expect(text.contains("ms.contentlocale: \(script.locale)\n"))
        #expect(text.contains("\nKETTLE_STATUS BoilKettle(\n  _In_ ULONG fFlags\n);\n"), "code")
        #expect(text.contains("(other-kettles.md)"), "where a link leads")
        #expect(
            text.contains("<a name=\"boilkettle-function\"></a>BoilKettle "), "a name, and an anchor of its heading")
        #expect(text.contains(" Kettle.lib"), "a file")
        #expect(!text.contains("description:"))
        #expect(!text.contains("<span"))
        #expect(!text.contains("water"))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("|") } == 4, "a table")
    }

    /// As many underscores as before, and no word where all are translated.
    @Test(arguments: Imitation.Script.allCases, [1, 2, 3, 4]) func symbolsAreBroken(
        _ script: Imitation.Script, seed: UInt64
    ) throws {
        let text = try Self.imitated(script, seed: seed)
        let symbols = text.matches(of: /\*\*([^*]+)\*\*/).map { String($0.output.1) }
        try #require(symbols.count == 3)
        #expect(symbols[0] == symbols[2], "the same all over the page")
        for symbol in symbols {
            #expect(symbol.split(separator: " \\_", omittingEmptySubsequences: false).count == 3, "\(symbol)")
            #expect(!symbol.contains("WARM") && !symbol.contains("WHISTLE") && !symbol.contains("REQ"))
        }
        let untouched = try Self.imitated(script, seed: seed, rate: 0)
        #expect(untouched.contains("WARM") && untouched.contains("WHISTLE"))
    }

    @Test(arguments: Imitation.Script.allCases) func itIsReadAsATranslation(_ script: Imitation.Script) throws {
        let path = "\(script.locale)/live/boilkettle.md"
        let claims = PageReader().read(SourcePage(path: path, bytes: [UInt8](try Self.imitated(script).utf8))).claims
        #expect(claims.contains { $0.subject == .parameter(0, .name) && $0.text == "fFlags" })
        let rows = claims.filter { if case .row(_, .symbol) = $0.subject { true } else { false } }
        #expect(rows.count == 2)
        #expect(!rows.contains { Identifier.isSymbolShaped($0.text) })
    }

    @Test func whatIsNoPageIsNotImitated() {
        let imitation = Imitation(.han, seed: 1, rate: 0.5)
        for text in ["", "# Kettle", "---\ntitle: Kettle", "text\n---\n---\n"] {
            #expect(imitation.imitated(text) == nil)
        }
    }
}
