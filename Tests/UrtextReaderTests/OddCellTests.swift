import Testing
import UrtextModel

@testable import UrtextReader

/// What stands beside a symbol in its cell.
@Suite struct OddCellTests {
    private static func table(_ cell: String) -> ReadPage {
        ReadPage(
            """
            # BoilKettle function

            ## Syntax

            ```C++
            int BoilKettle(int fHeat);
            ```

            ## Parameters

            <dl> <dt>

            *fHeat*
            </dt> <dd>

            | Value | Meaning |
            |---|---|
            | **KETTLE\\_FIRST** | x |
            | \(cell) | y |
            | **KETTLE\\_LAST** | z |

            </dd> </dl>
            """)
    }

    @Test(arguments: [
        ("**KETTLE\\_LOW**<sup>1</sup>", "KETTLE_LOW", nil), ("**KETTLE\\_LOW** <sup>\\[2\\]</sup>", "KETTLE_LOW", nil),
        ("**KETTLE\\_LOW**<br/>(0x10L)<br/>", "KETTLE_LOW", "0x10L"), ("**KETTLE\\_LOW = 5**", "KETTLE_LOW", "5"),
        ("**KETTLE\\_LOW** = 0x5", "KETTLE_LOW", "0x5"), ("**KETTLE\\_LOW** (default)", "KETTLE_LOW", nil),
        ("**KETTLE\\_LOW**\\*", "KETTLE_LOW", nil), ("**KETTLE\\_LOW**<br/>2<sup>31</sup>", "KETTLE_LOW", nil),
        ("**KETTLE\\_LOW** (17)", "KETTLE_LOW", "17"), ("**MAKE\\_TEA(KETTLE\\_LOW)**", "MAKE_TEA(KETTLE_LOW)", nil),
        ("**MAKE\\_TEA (KETTLE\\_LOW)**", "MAKE_TEA (KETTLE_LOW)", nil),
        ("**KETTLE\\_LOW or KETTLE\\_HIGH**", "KETTLE_LOW or KETTLE_HIGH", nil),
    ]) func cells(_ cell: String, _ symbol: String, _ number: String?) {
        let read = Self.table(cell)
        #expect(read.symbols(.values(heading: 0)) == ["0.0 KETTLE_FIRST", "0.1 \(symbol)", "0.2 KETTLE_LAST"])
        #expect(read.numbers(.values(heading: 0)) == [number.map { "0.1 \($0)" }].compactMap { $0 })
    }

    /// The parser takes a line that begins with tags for HTML as it stands.
    @Test(arguments: [
        ("*hKettle* \\[in, optional\\] ", "hKettle", "in, optional"), ("*hKettle* ", "hKettle", nil),
        ("**hKettle**", "hKettle", nil), ("*h\\_Kettle*", "h_Kettle", nil),
        ("<em>hKettle</em> [out]", "hKettle", "out"),
    ]) func termsOnTheLineOfTheirTags(_ term: String, _ name: String, _ bracket: String?) {
        let read = ReadPage(
            """
            # BoilKettle function

            ## Syntax

            ```C++
            int BoilKettle(int fHeat, int \(name));
            ```

            ## Parameters

            <dl> <dt>

            *fHeat*
            </dt> <dd>

            Heat.

            </dd> <dt>\(term)</dt> <dd>

            Kettle.

            </dd> </dl>
            """)
        #expect(read.headings == ["fHeat", name])
        #expect(read.texts(.heading(1, .bracket), .original) == [bracket].compactMap { $0 })
        #expect(read.complaints == [])
    }
}
