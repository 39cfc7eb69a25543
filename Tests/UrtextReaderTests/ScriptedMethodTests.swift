import Testing
import UrtextModel

@testable import UrtextReader

/// Calls of scripts in a section of syntax, which name a method and its arguments.
@Suite struct ScriptedMethodTests {
    private static func method(_ code: String) -> Declaration? {
        SyntaxBlockReader(code: Array(code.utf8)[...], firstLine: 1).scriptedMethod()
    }

    @Test(
        arguments: [
            ("Kettle.Boil(heat)", ["heat||-|-"]), ("Kettle.Boil(\n  heat,\n  lid\n);", ["heat||-|-", "lid||-|-"]),
            ("x = .Boil( _\n  ByVal heat, _\n  [ ByVal lid ] _\n)", ["heat||in|-", "lid||in|optional"]),
            ("Set x = Tea.Kettle.Boil( ByRef heat )", nil), ("Set x = Kettle.Boil( ByRef heat )", ["heat||-|-"]),
            ("retVal = Kettle.Boil([ heat ])", ["heat||-|optional"]), (".Boil()", []),
            (
                "Kettle.Boil( _\n  ByRef heat As Double, _\n  [ lid As Tea.Lid ] _\n)",
                ["heat|Double|-|-", "lid|Tea.Lid|-|optional"]
            ),
            ("Kettle.Boil(ByVal heat As Long);", ["heat|Long|in|-"]),
        ] as [(String, [String]?)]) func calls(_ code: String, _ items: [String]?) throws
    {
        let declaration = Self.method(code)
        #expect(declaration.map { summary($0.items) } == items)
        if let declaration {
            #expect(declaration.name == "Boil")
            #expect(declaration.returnType == nil)
        }
    }

    @Test(arguments: [
        "", ")", "Boil(heat)", "Kettle.Boil(heat", "Kettle.Boil(heat) + 1", "Kettle.Boil(\"hot\")", "Kettle.Boil(3)",
        "Kettle.Boil(int heat)", "Kettle.Boil(heat [, lid])", "Kettle.Boil([heat)", "Kettle.Boil(heat).Pour",
        "Kettle.Wärme(heat)", "dim k; k.Boil(heat)", "Kettle.Boil(heat); Kettle.Pour(heat)", "Kettle.Boil([])",
        "Kettle.Boil(Kettle.heat)", "(a).Boil(heat)", ".(heat)", "a.b.c.d.Boil(heat)", "Kettle.Boil(heat As)",
        "Kettle.Boil(heat As Long Integer)", "Kettle.Boil(heat As .Lid)", "Kettle.Boil(heat As Tea.)",
        "Kettle.Boil(heat As 3)", "Kettle.Boil(heat As Wärme)", "Kettle.Boil(heat Long)", "Kettle.Boil(heat) Long",
        "Kettle.Boil(heat) As", "Kettle.Boil(heat) As Long = 3",
    ]) func whatIsNone(_ code: String) { #expect(Self.method(code) == nil) }

    @Test(arguments: [
        ("Kettle.Boil(heat) As Tea", "Tea"), ("Kettle.Boil( _\n  ByVal heat As Long _\n) As Tea.Cup", "Tea.Cup"),
    ]) func whatItReturns(_ code: String, _ type: String) throws {
        let declaration = try #require(Self.method(code))
        #expect(declaration.returnType == type)
        #expect(declaration.items.map(\.name) == ["heat"])
    }

    private static func page(_ blocks: String..., title: String = "Kettle.Boil method", heading: String = "Syntax")
        -> ReadPage
    {
        ReadPage(
            "# \(title)\n\n## \(heading)\n\n" + blocks.map { "```VB\n\($0)\n```\n\n" }.joined()
                + "## Parameters\n\n*heat* \\[in, optional\\]\n\nHow hot.\n", path: "en-US/live/tea/kettle-boil.md")
    }

    @Test func aPageThatHasNothingElse() {
        let read = Self.page("x = .Boil( _\n  [ ByVal heat ] _\n)")
        #expect(read.texts(.page(.name), .syntaxBlock) == ["Boil"])
        #expect(read.texts(.parameter(0, .name), .syntaxBlock) == ["heat"])
        #expect(read.texts(.parameter(0, .optional), .syntaxBlock) == ["true"])
        #expect(read.claims(.parameter(0, .type)).isEmpty)
        #expect(read.complaints == [])
    }

    /// The text tells the types, as it does where nothing is declared; that of a translation is not believed.
    @Test(arguments: [("en-US", ["Variant"]), ("de-DE", [])]) func types(_ locale: String, _ types: [String]) {
        let read = ReadPage(
            "# <a name=\"kettleboil-method\"></a>Kettle.Boil\n\n## <a name=\"syntax\"></a>Syntax\n\n```VB\nx = .Boil(heat)\n```\n\n"
                + "## <a name=\"parameters\"></a>Parameters\n\n*heat* \\[in\\]\n\nType: **Variant**\n\nHow hot.\n\n"
                + "## <a name=\"return-value\"></a>Return value\n\nType: **Long**\n\nx\n",
            path: "\(locale)/live/tea/kettle-boil.md")
        #expect(read.claims(.parameter(0, .type)).map(\.text) == types)
        #expect(read.claims(.page(.returnType)).map(\.text) == ["Long"])
    }

    /// An event of an object is a method that is called on it.
    @Test(arguments: [("Kettle.Boil method", ["method"]), ("Kettle.Boil event", [])])
    func kinds(_ title: String, _ kinds: [String]) {
        let read = Self.page("Kettle.Boil(ByVal heat As Long)", title: title)
        #expect(read.texts(.page(.kind), .slug) == kinds)
        #expect(read.texts(.page(.kind), .syntaxBlock) == ["method"])
        #expect(read.complaints == [])
    }

    /// What the call says of types is not asked of the text.
    @Test func typesOfTheCall() {
        let read = ReadPage(
            "# Kettle.Boil method\n\n## Syntax\n\n```VB\nKettle.Boil(ByRef heat As Long, lid) As Tea\n```\n\n## Parameters\n\n"
                + "*heat*\n\nType: **Variant**\n\nHow hot.\n\n*lid*\n\nType: **Lid**\n\nWhich.\n\n"
                + "## Return value\n\nType: **Object**\n\nx\n", path: "en-US/live/tea/kettle-boil.md")
        #expect(read.claims(.parameter(0, .type)).map(\.text) == ["Long"])
        #expect(read.claims(.parameter(1, .type)).map(\.text) == ["Lid"])
        #expect(read.claims(.page(.returnType)).map(\.text) == ["Tea"])
        #expect(read.complaints == [])
    }

    /// Of the same call in two languages the one with types counts, in either order.
    @Test(arguments: [true, false]) func theCallThatSaysMore(_ isFirst: Bool) {
        let script = "x = Kettle.Boil(\n  [ heat ]\n)"
        let basic = "Kettle.Boil( _\n  [ ByVal heat As Long ] _\n) As Tea"
        let read = isFirst ? Self.page(basic, script) : Self.page(script, basic)
        #expect(read.texts(.parameter(0, .type), .syntaxBlock) == ["Long"])
        #expect(read.texts(.parameter(0, .direction), .syntaxBlock) == ["in"])
        #expect(read.texts(.parameter(0, .optional), .syntaxBlock) == ["true"])
        #expect(read.texts(.page(.returnType), .syntaxBlock) == ["Tea"])
        #expect(read.complaints == [])
    }

    @Test(arguments: ["Kettle.Boil(ByVal lid As Long)", "Kettle.Pour(ByVal heat As Long)", "Kettle.Boil(ByVal heat)"])
    func theCallOfAnother(_ code: String) {
        let read = Self.page("Kettle.Boil(heat)", code)
        #expect(read.texts(.parameter(0, .name), .syntaxBlock) == ["heat"])
        #expect(read.texts(.parameter(0, .direction), .syntaxBlock) == [])
        #expect(read.claims(.parameter(0, .type)).isEmpty)
    }

    @Test func aDeclarationIsBetter() {
        let read = Self.page("Kettle.Boil(heat)", "HRESULT Boil([in] LONG Heat);")
        #expect(read.texts(.parameter(0, .type), .syntaxBlock) == ["LONG"])
    }

    /// A call of something else, or outside of the section, is a sample.
    @Test func samples() {
        let elsewhere = Self.page("Lid.Open(heat)")
        #expect(elsewhere.texts(.page(.name), .syntaxBlock) == [])
        let apart = Self.page("Kettle.Boil(heat)", heading: "Examples")
        #expect(apart.texts(.page(.name), .syntaxBlock) == [])
    }
}
