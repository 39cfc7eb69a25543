import Testing

@testable import UrtextReader

@Suite struct SymbolCellTests {
    private static func cell(_ markup: String) throws -> SymbolCell { SymbolCell(try CellTextTests.cell(markup)) }

    @Test(arguments: [
        ("**KETTLE\\_LID**", "KETTLE_LID", nil), ("**KETTLE\\_LID**<br/> 0x1", "KETTLE_LID", "0x1"),
        ("<dl> <dt>**A\\_B**</dt> <dt>0x80550001L</dt> </dl>", "A_B", "0x80550001L"), ("A_B (0x1)", "A_B", "0x1"),
        ("A_B (17)", "A_B", "17"), ("A_B 0x1", "A_B", "0x1"), ("A_B 17", "A_B", "17"), ("A _ B 17", "A _ B 17", nil),
        ("A_B (one)", "A_B", nil), ("A_B (-1)", "A_B", "-1"), ("A_B()", "A_B()", nil), ("0x1", nil, "0x1"),
        ("17", nil, "17"), ("0x1<br/>A_B", nil, "0x1"), ("A_B<br/>0x1<br/>0x2", "A_B", "0x1"), ("", nil, nil),
        ("0 (0x0)", nil, "0"), ("16 (0x10)", nil, "16"), ("16 (0x11)", "16", "0x11"), ("\\*\\*A_B\\*\\*", "A_B", nil),
        ("KESSEL \\_ 0x80.000", "KESSEL _ 0x80.000", nil), ("A_B<br/>more text", "A_B", nil),
        ("A_B<br/>０ｘ４", "A_B", "0x4"), ("A_B<br/>0x4\u{200F}", "A_B", "0x4"), ("A_B<br/>٣١", "A_B", "31"),
        ("A_B<br/>二", "A_B", nil), ("A_B（0x1）", "A_B", "0x1"), ("A_B (１７)", "A_B", "17"),
        ("A _ B（0x1）", "A _ B", "0x1"), ("水 _ B（一）", "水 _ B（一）", nil), ("Ａ＿Ｂ", "Ａ＿Ｂ", nil),
        ("A_B<br/>0x80090308 (-2146893048)", "A_B", "0x80090308"), ("A_B<br/>0x80090308 (-2146893047)", "A_B", nil),
        ("A_B<br/>0x8A 710001", "A_B", nil), ("A_B<br/>(0x1)", "A_B", "0x1"), ("A_B<br/>((KETTLE)0x1L)", "A_B", "0x1L"),
        ("A_B<br/>(KETTLE) 17", "A_B", "17"), ("A_B<br/>(KETTLE)(-1)", "A_B", "-1"),
        ("A_B<br/>((((((((((1))))))))))", "A_B", nil),
        ("A_B - 0x1", "A_B - 0x1", nil), ("kettleLid – 1 (0x1)", "kettleLid", "1"), ("A _ B — 17", "A _ B — 17", nil),
        ("A - B - 1 (0x1)", "A - B", "1"), ("A_B - 0x80550001", "A_B", "0x80550001"),
        ("A_B - 65535", "A_B - 65535", nil),
        ("A _ B — 65536", "A _ B", "65536"), ("A_B -2146893048", "A_B", "-2146893048"),
        ("A_B -1 (0x1)", "A_B", "1"), ("A_B -1", "A_B", "-1"),
        ("A _ B –2147749891 (0x80041003)", "A _ B", "2147749891"),
        ("A \\_ B<br/>heiß 0x88960003", "A _ B", "0x88960003"), ("A_B<br/>heiß 0x88960003", "A_B", nil),
        ("A \\_ B<br/>heiß 0x8896", "A _ B", nil), ("A \\_ B<br/>0x88960003 oder 0x88960004", "A _ B", nil),
        ("A \\_ B<br/>ein viel zu heißer 0x88960003", "A _ B", nil),
        ("A \\_ B<br/>heiß 0x88960003<br/>mehr", "A _ B", nil),
        ("A \\_ B<br/>1 heiß 0x88960003", "A _ B", nil),
        ("A_B - 1 (0x2)", "A_B - 1", "0x2"), ("A_B (128 (0x80))", "A_B", "128"),
        ("A_B (128 (0x81))", "A_B (128 (0x81))", nil),
        ("A_B - one", "A_B - one", nil),
        ("A_B<br/>0x80004004 (E_ABORT)", "A_B", "0x80004004"), ("A_B<br/>17 (seventeen)", "A_B", nil),
        ("A_B<br/>(KETTLE)", "A_B", nil), ("A_B<br/>(1)(2)", "A_B", nil), ("A_B<br/>(1 | 2)", "A_B", nil),
        ("A_B<br/>(1", "A_B", nil),
        ("A_B: 0x1", "A_B", "0x1"), ("A_B : 17", "A_B", "17"), ("Deckel: 17", "Deckel: 17", nil),
        ("A_B:", "A_B:", nil), ("A_B::1", "A_B::1", nil),
        ("A_B<br/>Wert: 0x10", "A_B", "0x10"), ("A_B<br/>Valeur : 0x10", "A_B", "0x10"),
        ("A_B<br/>值：0x10", "A_B", "0x10"),
        ("A_B<br/>Cups: 3", "A_B", nil), ("A_B<br/>Wert: 0x10 oder 0x20", "A_B", nil),
        ("A_B<br/>Wert: 0x10<br/>Text", "A_B", nil),
    ]) func symbolsAndNumbers(_ markup: String, _ symbol: String?, _ number: String?) throws {
        let cell = try Self.cell(markup)
        #expect(cell.symbol?.text == symbol)
        #expect(cell.number?.text == number)
    }

    @Test(arguments: [
        "**KETTLE\\_LID**", "A_B<br/>0x1", "KESSEL \\_ E \\_ leer", "_", "kettleLid", "TRUE",
        "<span id=\"KETTLE_LID\"></span>Deckel des Kessels", "<span id=\"KETTLE_LID\"></span>1<br/>",
        "A_B<br/>0x80.000", "A_B<br/>0x8A 710001", "A_B<br/>0х1", "A_B<br/>(٣ ١)", "A_B<br/>-0x8A,710001",
        "ＫＥＴＴＬＥ＿ＬＩＤ", "ケトル＿蓋", "\u{200F}kettleLid",
    ]) func whatLooksLikeASymbol(_ markup: String) throws {
        #expect(try Self.cell(markup).looksLikeSymbol)
    }

    @Test(arguments: [
        "", "17", "0x1", "Deckel", "A lid", "A_B<br/>is the lid", "<span id=\"lid\"></span>Deckel",
        "Ein Deckel<br/>0x1", "A_B<br/>über 0x1", "A_B<br/>– 3", "Ｄｅｃｋｅｌ",
    ]) func whatDoesNot(_ markup: String) throws {
        #expect(try !Self.cell(markup).looksLikeSymbol)
    }
}
