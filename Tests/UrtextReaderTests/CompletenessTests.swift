import Testing
import UrtextModel

@testable import UrtextReader

/// What a page of its kind should have and has not: rule and line of each complaint.
@Suite struct CompletenessTests {
    private static let whole = KettlePage(language: .english)

    private static func changed(_ old: String, to new: String, in text: String = whole.text) throws -> ReadPage {
        let range = try #require(text.firstRange(of: old))
        return ReadPage(text.replacingCharacters(in: range, with: new))
    }

    /// Numbers among the terms are values of the parameter above them.
    @Test func numbersAmongTheTermsAreNoParameters() {
        let read = ReadPage(
            "# Boil function\n\n```C++\nint Boil(int fHeat);\n```\n\n## Parameters\n\n<dl> <dt>\n\n*fHeat*\n</dt> <dd>\n\nHeat.\n\n<dt>\n\n0 (0x0)\n</dt> <dd>\n\n"
                + "Low.\n\n</dd> <dt>\n\n<span id=\"KETTLE_HIGH\"></span>**KETTLE\\_HIGH** (128 (0x80))\n</dt> <dd>\n\nHigh.\n\n</dd> </dd> </dl>\n"
        )
        #expect(read.headings == ["fHeat"])
        #expect(read.symbols(.values(heading: 0)) == ["0.0 KETTLE_HIGH"])
        #expect(read.numbers(.values(heading: 0)) == ["0.0 128"])
        #expect(read.complaints == ["warning value-without-symbol \(read.line(of: "0 (0x0)"))"])
    }

    /// What a page shows that is about something else is a sample.
    @Test(arguments: [
        "BOOL MakeKettle(HWND hwnd)\n{\n  return TRUE;\n}", "void Heat(char *s);\nint main()\n{\n}",
        "int Using(int a);\n",
        "LRESULT CALLBACK WindowProc(HWND hwnd);",
    ]) func samplesDeclareNothing(_ code: String) {
        let read = ReadPage(
            "# Boiling a kettle\n\nHow to.\n\n## First steps\n\n```C++\n\(code)\n```\n\n## More\n\nx\n",
            path: "en-US/live/boiling-a-kettle.md")
        #expect(read.reading.claims == [])
        #expect(read.complaints == ["note no-facts 0"])
    }

    /// What the title, the file or the front matter names is declared, and so is a type below the title.
    @Test(arguments: [
        ("# MakeKettle\n\n## Use\n\n", "en-US/live/a.md", "BOOL MakeKettle(HWND hwnd);", "MakeKettle"),
        ("# IKettle::Make\n\n", "en-US/live/a.md", "BOOL Make(HWND hwnd);", "Make"),
        ("# Kessel machen\n\n## Gebrauch\n\n", "de-DE/live/ikettle-make.md", "BOOL Make(HWND hwnd);", "Make"),
        (
            "---\napi_name:\n- MakeKettle\n---\n\n# Kessel\n\n", "de-DE/live/a.md", "BOOL MakeKettle(HWND hwnd);",
            "MakeKettle"
        ),
        ("# KETTLE\\_LID\n\n", "en-US/live/a.md", "struct KETTLE_LID { int a; };", "KETTLE_LID"),
        ("# Kettles\n\nx\n\n", "en-US/live/a.md", "typedef struct { int a; } Lid;", "Lid"),
        ("# Kettles\n\n## Parameters\n\n", "en-US/live/a.md", "", ""),
    ]) func whatAPageIsAboutIsDeclared(_ head: String, _ path: String, _ code: String, _ name: String) {
        let read = ReadPage("\(head)```C++\n\(code)\n```\n", path: path)
        #expect(read.texts(.page(.name), .syntaxBlock) == (name.isEmpty ? [] : [name]))
        let other = ReadPage("# Kettles\n\n## Syntax\n\n```C++\n\(code)\n```\n", path: path)
        #expect(other.texts(.page(.name), .syntaxBlock) == (name.isEmpty ? [] : [name]))
    }

    /// Another edition helps a translation, not the original.
    @Test(arguments: [("en-US", "leave the page out"), ("de-DE", "another edition")])
    func whatToDoWithoutADeclaration(_ locale: String, _ words: String) throws {
        let read = ReadPage(
            "# <a name=\"boil-function\"></a>Boil function\n\nx\n\n## <a name=\"remarks\"></a>Remarks\n\nx\n",
            path: "\(locale)/live/boil.md")
        let diagnostic = try #require(read.reading.diagnostics.first { $0.identifier == "no-syntax-block" })
        #expect(diagnostic.solutions.count == 1 && diagnostic.solutions.allSatisfy { $0.contains(words) })
    }

    /// An ellipsis is no parameter, and what stands below it is about none.
    @Test func ellipsesInHeadings() {
        for name in ["...", "…"] {
            let read = ReadPage(
                "# Boil function\n\n## Syntax\n\n```C++\nint Boil(int fHeat, ...);\n```\n\n## Parameters\n\n*fHeat*\n\nHeat.\n\n"
                    + "*\(name)*\n\nAs many as KETTLE_MAX_POTS.\n\n## Remarks\n\nx\n")
            #expect(read.headings == ["fHeat"])
            #expect(!read.reading.claims.contains { $0.text == "KETTLE_MAX_POTS" })
            #expect(read.complaints == [])
        }
    }

    @Test func aCodeBlockThatIsNeverClosed() throws {
        let read = try Self.changed(");\n```\n", to: ");\n")
        #expect(read.complaints.contains("error open-code-block \(read.line(of: "```C++"))"))
        #expect(read.texts(.page(.name), .syntaxBlock) == ["BoilKettle"])
    }

    @Test func aDeclarationThatIsNeverClosed() throws {
        let read = try Self.changed("pfSteam\n);", to: "pfSteam\n")
        #expect(read.complaints == ["error open-declaration \(read.line(of: "KETTLE_ENTRY"))"])
        #expect(read.texts(.parameter(2, .name), .syntaxBlock) == ["pfSteam"])
    }

    @Test func aFunctionWithoutCodeBlock() throws {
        let text = Self.whole.text
        let start = try #require(text.firstRange(of: "```C++")).lowerBound
        let end = try #require(text.firstRange(of: ");\n```")).upperBound
        let read = ReadPage(text.replacingCharacters(in: start..<end, with: ""))
        #expect(read.complaints == ["error no-syntax-block \(read.line(of: "# BoilKettle"))"])
        #expect(read.headings == KettlePage.names)
    }

    @Test func aCodeBlockThatDeclaresNothing() throws {
        let read = try Self.changed("KETTLE_STATUS KETTLE_ENTRY BoilKettle(", to: "if (")
        #expect(read.complaints == ["error no-syntax-block \(read.line(of: "# BoilKettle"))"])
        #expect(read.reading.diagnostics[0].summary.contains("1 code blocks"))
    }

    @Test(arguments: ["message", "property"]) func pagesThatNeedNoDeclaration(_ kind: String) {
        let read = ReadPage("# KETTLE_LID \(kind)\n\ntext\n\n## Parameters\n\n*wParam* `[in]`\n\ntext\n")
        #expect(read.complaints == [])
        #expect(read.headings == ["wParam"])
    }

    /// Facts of a page that is about no kind of thing which is known.
    @Test(arguments: [("KETTLE\\_LID attribute", ["note no-kind 1"]), ("KETTLE\\_LID message", [])])
    func pagesOfNoKind(_ title: String, _ complaints: [String]) {
        let read = ReadPage("# \(title)\n\ntext\n\n## Requirements\n\n| | |\n|---|---|\n| Header | Kettle.h |\n")
        #expect(read.texts(.page(.header), .original) == ["Kettle.h"])
        #expect(read.complaints == complaints)
    }

    /// The number of a message has no place; that of another one is not the page's.
    @Test(arguments: [
        ("#define KM_BOIL                0x0401", ["note message-number 6"]), ("#define KM_POUR 0x0402", []),
        ("#define KM_BOIL (KM_USER + 1)", []), ("x = KM_BOIL", []),
    ]) func messagesWithANumber(_ code: String, _ complaints: [String]) {
        let read = ReadPage(
            "# KM\\_BOIL message\n\ntext\n\n```C++\n\(code)\n```\n\n## Parameters\n\n*wParam*\n\ntext\n")
        #expect(read.complaints == complaints)
    }

    @Test func anOpenFrontMatter() throws {
        let read = ReadPage("---\ntitle: Kettle\n# Kettle\n")
        #expect(read.complaints.contains("error open-front-matter 1"))
    }

    private static let bare = KettlePage(language: .english, values: .pipeBare, returns: .pipeBare).text

    @Test func aTableWhoseHeaderDoesNotFit() throws {
        let read = try Self.changed("|-------|------|", to: "|-------|------|---|", in: Self.bare)
        #expect(read.complaints == ["error broken-table \(read.line(of: "| Value"))"])
        #expect(read.symbols(.values(heading: 1)) == [])
        #expect(read.symbols(.returns).count == 2)
    }

    @Test func aTableWithoutTheLineUnderItsHeader() throws {
        let read = try Self.changed("|-------|------|\n| **KETTLE\\_E", to: "| **KETTLE\\_E", in: Self.bare)
        #expect(read.complaints == ["error broken-table \(read.line(of: "| Value", after: "## Return"))"])
        #expect(read.symbols(.values(heading: 1)).count == 2)
        #expect(read.symbols(.returns) == [])
    }

    /// Terms in the cells are terms, table or not.
    @Test func termsOfABrokenTableAreRead() throws {
        let read = try Self.changed("|-------|------|", to: "|-------|------|---|")
        #expect(read.complaints == ["error broken-table \(read.line(of: "| Value"))"])
        #expect(read.symbols(.values(heading: 1)) == ["0.0 KETTLE_HEAT_LOW", "0.1 KETTLE_HEAT_HIGH"])
    }

    @Test func aTableWithoutRows() throws {
        let read = ReadPage("# Boil function\n\n```C++\nint Boil();\n```\n\n## Return value\n\n| A | B |\n|---|---|\n")
        #expect(read.complaints == ["warning empty-table \(read.line(of: "| A |"))"])
    }

    @Test func aPageThatStatesNothing() {
        #expect(ReadPage("# On kettles\n\nThey are hot.\n").complaints == ["note no-facts 0"])
        #expect(ReadPage("tea").complaints == ["note no-facts 0"])
    }

    @Test func anOriginalsHeadingThatContradictsTheDeclaration() throws {
        let read = try Self.changed("*fHeat*", to: "*fHeating*")
        #expect(read.complaints == ["warning heading-contradicts-declaration \(read.line(of: "*fHeating*"))"])
        let nested = ReadPage(
            "# KETTLE structure\n\n```C++\nstruct KETTLE { union { int a; } u; };\n```\n\n## Members\n\n**u**\n\nU.\n\n**a**\n\nA.\n"
        )
        #expect(nested.complaints == [])
        let case_ = try Self.changed("*fHeat*", to: "*fheat*")
        #expect(case_.complaints == ["warning heading-contradicts-declaration \(case_.line(of: "*fheat*"))"])
    }

    /// A translated heading proves nothing, the original half of a bilingual one does.
    @Test func onlyTrustedHeadingsContradict() throws {
        #expect(ReadPage(KettlePage(language: .german).text, path: "de-DE/live/boilkettle.md").complaints == [])
        let bilingual = KettlePage(language: .bilingual).text
        let range = try #require(bilingual.firstRange(of: "*fHeat*"))
        let text = bilingual.replacingCharacters(in: range, with: "*fHeating*")
        let read = ReadPage(text, path: "de-DE/live-sxs/tea/boilkettle.md")
        #expect(read.complaints == ["warning heading-contradicts-declaration \(read.line(of: "*fHeating*"))"])
    }

    @Test func markupNestedTooDeeply() throws {
        let deep = String(repeating: "<div>", count: 2_000)
        let read = ReadPage("# Boil function\n\n```C++\nint Boil(int a);\n```\n\n## Parameters\n\n\(deep)\n\n*a*\n")
        #expect(read.complaints.contains("error nested-too-deeply \(read.line(of: "## Parameters") + 1)"))
    }
}

extension String {
    /// The text with a part of it replaced.
    func replacingCharacters(in range: Range<String.Index>, with replacement: String) -> String {
        self[..<range.lowerBound] + replacement + self[range.upperBound...]
    }
}
