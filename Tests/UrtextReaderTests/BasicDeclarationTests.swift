import Testing
import UrtextModel

@testable import UrtextReader

/// Declarations of Visual Basic, where nothing else declares the same.
@Suite struct BasicDeclarationTests {
    private static func basic(_ code: String) -> Declaration? {
        SyntaxBlockReader(code: Array(code.utf8)[...], firstLine: 1).basicDeclaration()
    }

    @Test(arguments: [
        ("Function Boil(ByVal Heat As Long) As Boolean", "Boolean", ["Heat|Long|in|-"]),
        ("Sub Boil(ByRef Heat As Kettle.Lid, Cups As Long)", nil, ["Heat|Kettle.Lid|-|-", "Cups|Long|-|-"]),
        (
            "Public Function Boil( _\n  ByVal Heat As Long, _\n  Optional ByVal Lid As Variant = 0 _\n) As Long",
            "Long",
            ["Heat|Long|in|-", "Lid|Variant|in|optional"]
        ),
        (
            "Sub Boil(ParamArray Cups() As Variant, Optional ByRef Lid As Long)", nil,
            ["Cups|Variant|-|-", "Lid|Long|-|optional"]
        ),
        ("Function Boil() As Long", "Long", []),
    ]) func declarations(_ code: String, _ type: String?, _ items: [String]) throws {
        let declaration = try #require(Self.basic(code))
        #expect(declaration.name == "Boil")
        #expect(declaration.form == .function)
        #expect(declaration.returnType == type)
        #expect(summary(declaration.items) == items)
    }

    /// What cannot be read whole is not read, and never as C.
    @Test(arguments: [
        "Sub Boil(ByVal Heat)", "Sub Boil(ByVal Wärme As Long)", "Sub Boil(ByVal Heat As Long", "Dim Heat As Long",
        "Sub Boil(ByVal Heat As Long, )) As", "Sub (ByVal Heat As Long)", "Sub Boil ByVal Heat As Long",
        "x = Boil(ByVal 3)", "a b c d Sub Boil(ByVal Heat As Long)", "Sub Boil(ByVal Heat As 3)",
    ]) func whatIsNone(_ code: String) {
        #expect(Self.basic(code) == nil || code.hasSuffix(", )) As"))
        #expect(declaration(code) == nil)
    }

    private static func page(_ blocks: String...) -> ReadPage {
        ReadPage(
            "# Boil method\n\n## Syntax\n\n" + blocks.map { "```\n\($0)\n```\n\n" }.joined()
                + "## Parameters\n\n*Heat* \\[in, optional\\]\n\nHow hot.\n")
    }

    @Test func aPageThatHasNothingElse() {
        let read = Self.page("Function Boil(ByVal Heat As Long) As Long")
        #expect(read.texts(.parameter(0, .name), .syntaxBlock) == ["Heat"])
        #expect(read.texts(.parameter(0, .direction), .syntaxBlock) == ["in"])
        #expect(read.texts(.page(.returnType), .syntaxBlock) == ["Long"])
        #expect(read.complaints == [])
        read.expectTextsOnTheirLines()
    }

    @Test func aDeclarationOfCIsBetter() {
        let read = Self.page("Function Boil(ByVal Heat As Long) As Long", "HRESULT Boil([in] LONG Heat);")
        #expect(read.texts(.parameter(0, .type), .syntaxBlock) == ["LONG"])
        #expect(read.complaints == [])
    }

    @Test func whatCannotBeReadIsReported() {
        let read = Self.page("Sub Boil(ByVal Heat)")
        #expect(read.texts(.page(.name), .syntaxBlock) == [])
        #expect(read.complaints == ["error no-syntax-block 1"])
    }
}
