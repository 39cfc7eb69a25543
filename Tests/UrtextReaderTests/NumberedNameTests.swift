import Testing
import UrtextModel

@testable import UrtextReader

/// Lists that call their numbers by words which have not the shape of a symbol.
@Suite struct NumberedNameTests {
    private static func page(_ list: String, path: String = "en-US/live/boil.md") -> ReadPage {
        ReadPage(
            "# <a name=\"boil-function\"></a>Boil function\n\n## <a name=\"syntax\"></a>Syntax\n\n```C++\nint Boil(int fHeat);\n```\n\n"
                + "## <a name=\"parameters\"></a>Parameters\n\n*fHeat*\n\nHeat.\n\n## <a name=\"return-value\"></a>Return value\n\n"
                + list, path: path)
    }

    private static func table(_ cells: String...) -> String {
        "| Value | Meaning |\n|---|---|\n" + cells.map { "| \($0) | Text. |\n" }.joined()
    }

    @Test(arguments: [
        table("**Cold** (0)", "**Hot** (1)"),
        table("<dl> <dt>**Cold**</dt> <dt>0</dt> </dl>", "<dl> <dt>**Hot**</dt> <dt>1</dt> </dl>"),
        table("Cold<br/>0<br/>", "Hot = 1", "Other"), table("Cold (0)", "Hot (1)", "As hot as it goes (2)"),
        "<dl> <dt>\n\n**Cold** (0)\n</dt> <dd>\n\nx\n\n</dd> <dt>\n\n**Hot** (1)\n</dt> <dd>\n\ny\n\n</dd> </dl>\n",
    ]) func wordsWithNumbersOfTheirOwn(_ list: String) {
        let read = Self.page(list)
        #expect(read.symbols(.returns).prefix(2) == ["0.0 Cold", "0.1 Hot"])
        #expect(read.numbers(.returns).prefix(2) == ["0.0 0", "0.1 1"])
    }

    /// Steps, versions, and numbers of a column beside words.
    @Test(arguments: [
        table("Step 1", "Step 2"), table("Windows 10", "Windows 11"), table("Cold", "Hot"), table("A (1)", "B (2)"),
        "| Name | Count |\n|---|---|\n| Cups | 3 |\n| Spoons | 4 |\n| Lids | 5 |\n",
    ]) func whatIsNone(_ list: String) {
        let read = Self.page(list)
        #expect(read.symbols(.returns) == [])
        #expect(read.complaints == [])
    }

    /// Names of several words are none; where they are most of a list, neither are those of one.
    @Test(arguments: [
        table("Not hot at all (0)", "As hot as it goes (1)"), table("Not hot at all (0)", "Hot (1)"),
        "<dl> <dt>\n\n**Not hot at all** (0)\n</dt> <dd>\n\nx\n\n</dd> <dt>\n\n**Hot** (1)\n</dt> <dd>\n\ny\n\n</dd> </dl>\n",
    ]) func namesOfSeveralWords(_ list: String) throws {
        let read = Self.page(list)
        #expect(read.symbols(.returns) == [])
        #expect(read.complaints == ["warning value-without-symbol \(read.line(of: "Not hot"))"])
        #expect(read.reading.diagnostics[0].summary.hasPrefix("2 of the 2 values"))
    }

    /// One among symbols is reported of an original; of a translation it may be a symbol, and is asked for.
    @Test func namesOfSeveralWordsAmongSymbols() {
        let list = Self.table("KETTLE\\_COLD (0)", "KETTLE\\_HOT (1)", "Any other heat (2)")
        let read = Self.page(list)
        #expect(read.complaints == ["warning value-without-symbol \(read.line(of: "Any other"))"])
        let german = Self.page(list, path: "de-DE/live/boil.md")
        #expect(german.complaints == [])
        #expect(german.symbols(.returns) == ["0.0 KETTLE_COLD", "0.1 KETTLE_HOT", "0.2 Any other heat"])
    }

    /// Numbers that nothing is called by are left out and reported: alone, and among symbols.
    @Test(arguments: [
        (table("0", "1", "0x2"), 3, 3), (table("<dl> <dt>**1**</dt> </dl>", "<dl> <dt></dt> <dt>2</dt> </dl>"), 2, 2),
        (table("KETTLE\\_COLD (0)", "7"), 1, 2), (table("Not hot at all (0)", "1"), 2, 2),
        ("<dl> <dt>\n\n**3**\n</dt> <dd>\n\nx\n\n</dd> <dt>\n\n(4)\n</dt> <dd>\n\ny\n\n</dd> </dl>\n", 2, 2),
        ("<dl> <dt>KETTLE\\_COLD</dt> <dt>0</dt> <dd>x</dd> <dt>7</dt> <dd>y</dd> </dl>\n", 1, 2),
    ]) func bareNumbers(_ list: String, _ bare: Int, _ count: Int) throws {
        let read = Self.page(list)
        let diagnostic = try #require(read.reading.diagnostics.first)
        #expect(diagnostic.identifier == "value-without-symbol")
        #expect(diagnostic.summary.hasPrefix("\(bare) of the \(count) values"))
        #expect(read.symbols(.returns).count == count - bare)
    }

    /// Places of bits, and what has other text, are no values.
    @Test(arguments: [
        table("0-15", "16", "17-31"), table("1", "The second"), table("**0**<br/>**KETTLE**", "**1**<br/>**LID**"),
        "| Bit | Name |\n|---|---|\n| 3 | KETTLE\\_STEAM |\n| 4 | KETTLE\\_SMOKE |\n",
        "| Bit | Name |\n|---|---|\n| all | x |\n| 3 | y |\n",
    ]) func numbersOfSomethingElse(_ list: String) {
        #expect(Self.page(list).complaints == [])
    }

    /// Two symbols in one row are none, and neither is a calculation; of a translation nobody knows.
    @Test(arguments: ["KETTLE\\_COLD / KETTLE\\_HOT", "KETTLE\\_HOT << 1", "KETTLE\\_LID i"])
    func moreThanASymbol(_ cell: String) {
        let list = Self.table("KETTLE\\_OFF", cell, "KETTLE\\_ON")
        let read = Self.page(list)
        #expect(read.complaints == ["warning value-without-symbol \(read.line(of: cell))"])
        #expect(Self.page(list, path: "de-DE/live/boil.md").complaints == [])
    }

    /// Terms of a translation that are left out are reported as well: nothing else asks for them.
    @Test func termsOfATranslation() {
        func term(_ text: String) -> String { "<dt>\n\n\(text)\n</dt> <dd>\n\nx\n\n</dd> " }
        let terms = ["**KettleHeatLow** (0)", "**KettleHeatHigh** (1)", "**Andere** (2)"].map(term).joined()
        let list = "<dl> \(terms)</dl>\n"
        let german = Self.page(list, path: "de-DE/live/boil.md")
        #expect(german.complaints == ["warning value-without-symbol \(german.line(of: "Andere"))"])
        #expect(german.symbols(.returns) == ["0.0 KettleHeatLow", "0.1 KettleHeatHigh"])
    }

    /// Translation writes names in small letters; what they have in common is left.
    @Test func wordsThatBeginAlike() {
        let rows = "| kettlelevelcold | 0 | x |\n| kettlelevelwarm | 1 | y |\n| kettlelevelhot | 2 | z |\n"
        let table = "| Stufe | Wert | Text |\n|---|---|---|\n\(rows)"
        let read = ReadPage(
            "# <a name=\"kettlelevel-property\"></a>Kettle.level-Eigenschaft\n\n## <a name=\"remarks\"></a>x\n\n\(table)",
            path: "de-DE/live/kettle-level.md")
        #expect(read.symbols(.constants) == ["0.0 kettlelevelcold", "0.1 kettlelevelwarm", "0.2 kettlelevelhot"])
        #expect(read.numbers(.constants) == ["0.0 0", "0.1 1", "0.2 2"])
        let other = ReadPage(
            "# <a name=\"kettlelevel-property\"></a>x\n\n## <a name=\"remarks\"></a>x\n\n"
                + table.replacing("kettlelevelwarm", with: "lauwarm"), path: "de-DE/live/kettle-level.md")
        #expect(other.symbols(.constants) == [])
    }

    /// On a page that lists constants an anchor must be spelled like the word.
    @Test(arguments: [("Cold", ["0.0 Cold", "0.1 Hot"]), ("cold", []), ("", [])])
    func wordsWithAnchors(_ anchor: String, _ symbols: [String]) {
        let span = anchor.isEmpty ? "" : "<span id=\"\(anchor)\"></span>"
        let read = ReadPage(
            "# Kettle options\n\n" + Self.table("\(span)Cold (0)", "<span id=\"Hot\"></span>Hot (1)"),
            path: "en-US/live/kettle-options.md")
        #expect(read.symbols(.constants) == symbols)
    }

    private static let members = "| Member | Description | Value |\n|---|---|---|\n| Cold | x | 0 |\n| Hot | y | 1 |\n"

    /// An enumeration without a declaration lists its enumerators and nothing else.
    @Test(arguments: ["", "## Members\n\n", "## Constants\n\n"]) func enumeratorsOfATable(_ heading: String) {
        let read = ReadPage("# KETTLE\\_HEAT enumeration\n\nx\n\n\(heading)\(Self.members)")
        #expect(read.symbols(.constants).map { $0.dropFirst(4) } == ["Cold", "Hot"])
        #expect(read.numbers(.constants).map { $0.dropFirst(4) } == ["0", "1"])
        #expect(read.complaints == ["error no-syntax-block 1"])
        #expect(ReadPage("# Kettle heat\n\nx\n\n\(Self.members)").symbols(.constants) == [])
    }
}
