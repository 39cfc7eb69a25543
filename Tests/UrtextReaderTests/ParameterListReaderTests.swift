import Testing

@testable import UrtextReader

@Suite struct ParameterListReaderTests {
    private static func headings(
        _ markup: String, declared: [String] = ["hKettle", "fHeat"], firstLine: Int = 1
    ) throws -> [ParameterListReader.Heading] {
        let tree = try #require(MarkupTree(markup, firstLine: firstLine))
        return ParameterListReader(tree, SectionFlow(tree), declaredNames: declared).headings
    }

    private static func summary(_ markup: String, declared: [String] = ["hKettle", "fHeat"]) throws -> [String] {
        try headings(markup, declared: declared).map { "\($0.name)|\($0.bracket ?? "-")" }
    }

    @Test(arguments: [
        ("*hKettle* \\[in\\]", "hKettle|in"), ("*hKettle* \\[ In , OUT\\]", "hKettle|in, out"),
        ("*hKettle* `[in, optional]`", "hKettle|in, optional"),
        ("_hKettle_ \\[in\\]", "hKettle|in"), ("**hKettle**", "hKettle|-"), ("`hKettle`", "hKettle|-"),
        ("*hKettle* \\[在中，選擇性\\]", "hKettle|在中, 選擇性"), ("*hKettle* \\[入力、省略可\\]", "hKettle|入力, 省略可"),
        ("*hKettle* \\[\\]", "hKettle|"), ("*hKettle* \\[in\\] The kettle.", "hKettle|in"),
        ("*hKettle*\nThe kettle.", "hKettle|-"),
        ("*hKettle* \\[in\\]\nThe kettle.", "hKettle|in"), ("\"h\" \\[in\\]", nil),
        ("*the kettle* \\[in\\]", "the kettle|in"),
        ("*the kettle*", nil), ("*hKettle* is hot.", nil), ("See *hKettle*.", nil), ("hKettle \\[in\\]", nil),
        ("\\[in\\]", nil),
    ]) func paragraphs(_ paragraph: String, _ expected: String?) throws {
        #expect(try Self.summary(paragraph + "\n") == (expected.map { [$0] } ?? []))
    }

    @Test(arguments: [
        ("*hKettle* \\[in\\]", "hKettle|in"), ("hKettle", "hKettle|-"), ("\"h\" \\[ein\\]", "\"h\"|ein"),
        ("der Kessel", "der Kessel|-"),
        ("**hKettle** \\[in\\] rest", "hKettle|in"), ("hKettle \\[in", "hKettle|-"),
    ]) func terms(_ term: String, _ expected: String) throws {
        #expect(try Self.summary("<dl> <dt>\n\n\(term)\n</dt> <dd>\n\ntext\n\n</dd> </dl>\n") == [expected])
    }

    /// What has a number is a value, also where translation lost its emphasis.
    @Test(arguments: ["lukewarm (2)", "lukewarm * * * * (2 (0x2))", "Lau warm (0x2)", "2", "(2)"])
    func termsWithNumbers(_ term: String) throws {
        let list = "<dl> <dt>\n\n*hKettle*\n</dt> <dd>\n\n<dt>\n\n\(term)\n</dt> <dd>\n\nx\n\n</dd> </dd> </dl>\n"
        #expect(try Self.summary(list) == ["hKettle|-"])
        #expect(try Self.summary(list, declared: []) == ["hKettle|-"])
    }

    @Test(arguments: [
        ("### hKettle \\[in\\]", "hKettle|in"), ("### *hKettle*", "hKettle|-"),
        ("### -param hKettle [in, out]", "hKettle|in, out"),
        ("### -field hKettle", "hKettle|-"), ("### - hKettle \\[in\\]", "hKettle|in"),
    ]) func headingLines(_ line: String, _ expected: String?) throws {
        #expect(try Self.summary("text\n\n\(line)\n\ntext\n") == (expected.map { [$0] } ?? []))
    }

    @Test func whereNamesAreMarkedNothingElseIsOne() throws {
        let headings = try Self.headings("### -param hKettle\n\n### Notes\n\n*fHeat*\n\n### -param fHeat\n")
        #expect(headings.map(\.name) == ["hKettle", "fHeat"])
        #expect(headings.map(\.isMark) == [true, true])
        #expect(try Self.headings("### hKettle\n\n### fHeat\n").map(\.isMark) == [false, false])
    }

    @Test func eachHeadingHasWhatStandsBelowIt() throws {
        let headings = try Self.headings("*hKettle*\n\na\n\nb\n\n*fHeat*\n\n| A |\n|---|\n| B |\n", firstLine: 20)
        #expect(headings.map(\.line) == [20, 26])
        #expect(headings.map { $0.body.map { "\($0.kind)" } } == [["paragraph", "paragraph"], ["table"]])
    }

    /// A list of values inside the text of a parameter does not hide the parameters.
    @Test func theStyleWithTheDeclaredNamesIsTheSections() throws {
        let list = "<dl> <dt>\n\nhot\n</dt> <dd>\n\nx\n\n</dd> </dl>\n"
        #expect(
            try Self.summary("*hKettle* \\[in\\]\n\n\(list)\n*fHeat* \\[in\\]\n\ntext\n") == ["hKettle|in", "fHeat|in"])
        #expect(try Self.summary("### hKettle\n\n*note*\n\ntext\n\n### fHeat\n\n*tip*\n") == ["hKettle|-", "fHeat|-"])
    }

    /// None of the translated names is declared: the style whose number of terms fits.
    @Test func withoutADeclaredNameTheCountDecides() throws {
        let list =
            "<dl> <dt>\n\n*eins* \\[ein\\]\n</dt> <dd>\n\n*Hinweis*\n\n</dd> <dt>\n\n*zwei*\n</dt> <dd>\n\nx\n\n</dd> </dl>\n"
        #expect(try Self.summary(list) == ["eins|ein", "zwei|-"])
    }

    @Test func withoutADeclarationTheFirstStyleCounts() throws {
        #expect(try Self.summary("<dl> <dt>\n\n*a*\n</dt> <dd>\n\nb\n\n</dd> </dl>\n\n*c*\n", declared: []) == ["a|-"])
    }

    @Test func innerTermsAreNoHeadings() throws {
        let markup =
            "<dl> <dt>\n\n*fHeat*\n</dt> <dd>\n\n<dl> <dt>\n\n**KETTLE\\_LOW**\n</dt> <dd>\n\nx\n\n</dd> </dl>\n\n</dd> </dl>\n"
        #expect(try Self.summary(markup) == ["fHeat|-"])
    }

    /// The list of values was never opened: its terms stand among the parameters' terms.
    @Test func termsOfAListThatWasNotOpenedAreValues() throws {
        let markup = """
            <dl> <dt>

            *hKettle* \\[in\\]
            </dt> <dd>

            One of these.

            <dt>

            <span id="KETTLE_LOW"></span><span id="kettle_low"></span>**KETTLE\\_LOW**
            </dt> <dd>

            Low.

            </dd> </dl> </dd> <dt>

            *fHeat* \\[out\\]
            </dt> <dd>

            text

            </dd> </dl>
            """
        #expect(try Self.summary(markup) == ["hKettle|in", "fHeat|out"])
        #expect(try Self.headings(markup)[0].body.contains { $0.kind == .term(depth: 1) })
    }

    /// A heading whose list tags were lost and whose name was translated still ends what stands above it.
    @Test func aHeadingThatLostItsListIsKnownByItsBracket() throws {
        let list = "<dl> <dt>\n\n*hKettle* \\[ dans\\]\n</dt> <dd>\n\ntext\n\n</dd> </dl>\n\n"
        let stray = "*chaleur* \\[ à\\]\n</dt> <dd>\n\n| A |\n|---|\n| B |\n\n</dd> </dl>\n\n*une remarque*\n"
        let headings = try Self.headings(list + stray)
        #expect(headings.map(\.name) == ["hKettle", "chaleur"])
        #expect(headings.map { $0.body.contains { $0.kind == .table } } == [false, true])
    }

    @Test func anAnchorBesideTheName() throws {
        let markup = "<dl> <dt>\n\n<span id=\"fHeat\"></span><span id=\"fheat\"></span>*\"f\"* \\[in\\]\n</dt> </dl>\n"
        #expect(try Self.headings(markup).map(\.anchor) == ["fHeat"])
    }

    @Test(arguments: ["", "text\n", "| A |\n|---|\n| B |\n", "```\n*hKettle*\n```\n"]) func none(_ markup: String)
        throws
    {
        #expect(try Self.headings(markup).isEmpty)
    }
}
