import Testing
import UrtextModel

@testable import UrtextReader

/// Symbols that the front matter lists among what a page is found by.
@Suite struct KeywordTests {
    private static func page(_ path: String, rows: String, keywords: String = "- KETTLE_LOW\n- Lid\n- _TEA_HOT\n")
        -> ReadPage
    {
        ReadPage(
            "---\ntitle: x\nf1_keywords:\n\(keywords)---\n# <a name=\"kettle-heat\"></a>x\n\nx\n\n| a | b |\n|---|---|\n\(rows)",
            path: path)
    }

    private static func known(_ read: ReadPage) -> [String] {
        read.reading.claims.compactMap { claim in
            guard case .row(let place, .symbol) = claim.subject, claim.reading == .frontMatter else { return nil }
            return "\(place.row) \(claim.text)"
        }
    }

    @Test func rowsOfATranslation() {
        let read = Self.page(
            "ko-KR/live/heat.md", rows: "|`KETTLE_LOW`|x|\n|`_TEA_HOT`|x|\n|`KETTLE_HIGH`|x|\n|Lid|x|\n")
        #expect(Self.known(read) == ["0 KETTLE_LOW", "1 _TEA_HOT"])
        #expect(read.symbols(.constants).prefix(3) == ["0.0 KETTLE_LOW", "0.0 KETTLE_LOW", "0.1 _TEA_HOT"])
        read.expectTextsOnTheirLines()
    }

    /// What is damaged, or trusted as it stands, is told by no keyword.
    @Test func noKeywords() {
        let rows = "|KETTLE _ LOW|x|\n|KETTLE_TIEF|x|\n|kettle_low|x|\n"
        #expect(Self.known(Self.page("ko-KR/live/heat.md", rows: rows)) == [])
        #expect(Self.known(Self.page("en-US/live/heat.md", rows: "|KETTLE_LOW|x|\n|_TEA_HOT|x|\n")) == [])
        #expect(Self.known(Self.page("ko-KR/live/heat.md", rows: "|KETTLE_LOW|x|\n|_TEA_HOT|x|\n", keywords: "")) == [])
    }
}
