import Testing
import UrtextModel

@testable import UrtextReader

/// Parameters, values and return codes with their text in quotations below.
@Suite struct QuotedTextTests {
    private static func page(_ parameters: String, _ returns: String = "") -> String {
        "# <a name=\"boilkettle\"></a>BoilKettle\n\n```cpp\nlong BoilKettle(long lid, long heat);\n```\n\n"
            + "## <a name=\"parameters\"></a>Parameters\n\n\(parameters)\n"
            + "## <a name=\"return-value\"></a>Return value\n\n\(returns)\n"
    }

    private static func brackets(_ read: ReadPage) -> [String] {
        read.reading.claims.compactMap { claim in
            guard case .heading(let place, .bracket) = claim.subject else { return nil }
            return "\(place) \(claim.text)"
        }
    }

    /// With and without the C libraries, and in the original half of a bilingual page.
    @Test(arguments: [
        "_lid_\n  \n> [in] The lid.\n    \n_heat_\n  \n> [in, out] How hot.\n",
        " _lid_\n  \n> [in]蓋。\n    \n _heat_\n  \n> `[in, out]` 熱。\n",
        "_lid_\n\n> [in] The [lid](lid.md).\n\n_heat_\n\n> [in, out] How hot.\n>\n> - a list\n",
        "<span data-ttu-id=\"1\">_Deckel_</span><span class=\"sxs-lookup\"><span data-stu-id=\"1\">_lid_</span></span>\n\n"
            + "> <span data-ttu-id=\"2\">[ein] Der.</span><span class=\"sxs-lookup\"><span data-stu-id=\"2\">[in] The.</span></span>\n\n"
            + "<span data-ttu-id=\"3\">_Hitze_</span><span class=\"sxs-lookup\"><span data-stu-id=\"3\">_heat_</span></span>\n\n"
            + "> <span data-ttu-id=\"4\">Wie.</span><span class=\"sxs-lookup\"><span data-stu-id=\"4\">[in, out] How.</span></span>\n",
    ]) func directions(_ text: String) {
        let read = ReadPage(Self.page(text), path: "ja-JP/live-sxs/tea/boilkettle.md")
        #expect(Self.brackets(read) == ["0 in", "1 in, out"])
    }

    /// What is no direction of the original may be text.
    @Test(arguments: ["> [the lid] x", "> The lid [in] x", "> [in x", "> [in] [out", "> [ein] x"])
    func noDirections(_ quotation: String) {
        let read = ReadPage(Self.page("_lid_\n\n\(quotation)\n\n_heat_\n\n> x\n"))
        #expect(Self.brackets(read) == (quotation == "> [in] [out" ? ["0 in"] : []))
    }

    @Test(arguments: ["en-US/live", "ko-KR/live"]) func symbols(_ folder: String) {
        let read = ReadPage(
            Self.page(
                "_lid_\n\n> x\n\n_heat_\n\n> One of these:\n\nKETTLE\\_LOW \n  \n> Little.\n\nKETTLE_HIGH\n\n> Much.\n",
                "S_WARM \n  \n> Warm.\n\nKETTLE_E_DRY\n> No water, see *KETTLE_E_LOW*.\n"),
            path: "\(folder)/tea/boilkettle.md")
        #expect(read.symbols(.values(heading: 1)) == ["0.0 KETTLE_LOW", "0.1 KETTLE_HIGH"])
        #expect(read.symbols(.returns) == ["0.0 S_WARM", "0.1 KETTLE_E_DRY"])
    }

    /// Without a quotation the symbols may be those of something else.
    @Test func symbolsAbovePlainText() {
        let read = ReadPage(Self.page("_lid_\n\nx\n\n_heat_\n\nx\n\nOf the lid:\n\nLID_OPEN\n\nOpen.\n\nLID_SHUT\n"))
        #expect(read.symbols(.values(heading: 1)) == [])
    }

    /// One word without an underscore, more than a symbol, and what stands in lists and quotations lists none.
    @Test(arguments: [
        "WARM", "S_WARM or S_HOT", "The S_WARM.", "**S_WARM**", "`S_WARM`", "[S_WARM](s-warm.md)", "- S_WARM",
        "> S_WARM",
        "s_warm", "_S_WARM_", "S_蓋",
    ]) func noSymbols(_ text: String) {
        let read = ReadPage(Self.page("_lid_\n\n> x\n", "Text.\n\n\(text)\n\n> Warm.\n"))
        #expect(read.symbols(.returns) == [])
    }
}
