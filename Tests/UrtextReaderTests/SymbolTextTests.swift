import Testing

@testable import UrtextReader

/// Symbols and numbers that share a line.
@Suite struct SymbolTextTests {
    @Test(arguments: [
        ("KETTLE_E_COLD (0x8A710001)", "KETTLE_E_COLD", "0x8A710001"), ("KETTLE_E_COLD = 5", "KETTLE_E_COLD", "5"),
        // Translation took symbol and number for one sentence.
        ("KESSEL _ E _ 0x8A710001 _ zu kalt", "KESSEL _ E _ _ zu kalt", "0x8A710001"),
        ("KESSEL _ E _ zu _ kalt 0X8A710001L", "KESSEL _ E _ zu _ kalt", "0X8A710001L"),
        ("0x10 KESSEL _ kalt", "KESSEL _ kalt", "0x10"), ("KESSEL _ KALT-0x10", "KESSEL _ KALT-", "0x10"),
        ("\u{58FA} _ E _ \u{51B7}0x8A710001\u{7684}", "\u{58FA} _ E _ \u{51B7} \u{7684}", "0x8A710001"),
        ("KESSEL _ (0x10 sehr _ kalt)", "KESSEL _ ( sehr _ kalt)", "0x10"),
    ])
    func aNumberIsTakenOut(text: String, symbol: String, number: String) {
        let parts = SymbolText.parted(text)
        #expect(parts.symbol == symbol)
        #expect(parts.number == number)
    }

    @Test(arguments: [
        "KESSEL _ KALT", "KESSEL _ 10x14", "KESSEL _ 0xyz", "KESSEL _ 0x", "KESSEL_0x10", "KESSEL _ 16 _ kalt",
        // Two numbers, a number that runs on, arithmetic, nothing but the number.
        "KESSEL _ 0x10 _ 0x20", "KESSEL _ 0x10x", "KESSEL _ 0x80.000", "KESSEL _ 0x80\u{A0}000 _", "WM _ USER + 0x64",
        "KESSEL _ A | 0x10", "_ 0x10 _",
        // Nobody translated this.
        "KESSEL 0x10 KALT",
    ])
    func otherTextStaysAsItIs(text: String) {
        let parts = SymbolText.parted(text)
        #expect(parts.symbol == text)
        #expect(parts.number == nil)
    }
}
