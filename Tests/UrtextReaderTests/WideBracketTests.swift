import Testing
import UrtextModel

@testable import UrtextReader

/// Directions in the brackets of East Asian typography.
@Suite struct WideBracketTests {
    @Test(arguments: [
        ("*cups* ［in］", "*lid* ［in, out］"), ("*cups* 【in】", "*lid*〔in，out〕"), ("`cups` `［in］`", "`［in、out］ lid`"),
        ("### cups ［in］", "### lid 【in, out】"), ("<dl><dt>\n\n*cups* ［in］\n\n</dt></dl>", "*lid* \\[in, out\\]"),
    ])
    func directionsAreRead(first: String, second: String) {
        let read = ReadPage(
            """
            ---
            title: 注ぐ
            ---
            # PourTea 関数

            ## 構文

            ```C++
            ULONG PourTea(
              ULONG cups,
              ULONG *lid
            );
            ```

            ## パラメーター

            \(first)

            茶碗の数。

            \(second)

            蓋。

            """, path: "ja-JP/live/tea/pourtea.md")
        #expect(read.headings == ["cups", "lid"])
        #expect(read.texts(.heading(0, .bracket), .heading) == ["in"])
        #expect(read.texts(.heading(1, .bracket), .heading) == ["in, out"])
    }
}
