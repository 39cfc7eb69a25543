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
        "Kettle.Boil(Kettle.heat)", "(a).Boil(heat)", ".(heat)", "a.b.c.d.Boil(heat)",
    ]) func whatIsNone(_ code: String) { #expect(Self.method(code) == nil) }

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
