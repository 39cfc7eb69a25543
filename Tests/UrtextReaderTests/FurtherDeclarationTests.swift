import Testing
import UrtextModel

@testable import UrtextReader

/// Pages that declare more than one thing.
@Suite struct FurtherDeclarationTests {
    private static func page(_ blocks: String..., kind: String = "function") -> ReadPage {
        let code = blocks.map { "```C++\n\($0)\n```\n" }.joined(separator: "\n")
        return ReadPage("# Kettle \(kind)\n\nText.\n\n## Syntax\n\n\(code)\n## Requirements\n\nNone.\n")
    }

    @Test(arguments: [
        ("int A(int a);\nint B(int b);", "B"), ("int A(int a);\nvoid B(void);\nint C();", "B, C"),
        ("int A(int a);\nint A(LID *a);", "A"), ("struct A { int a; };\nstruct B { int b; };", "B"),
        ("int A(int a);\nenum B { B_ONE };", "B"), ("int A(int a);\ntypedef int (*B)(int b);", "B"),
    ]) func whatStandsBehindTheFirstDeclaration(_ code: String, _ names: String) throws {
        let read = Self.page(code)
        #expect(read.texts(.page(.name), .syntaxBlock) == ["A"])
        let diagnostic = try #require(read.reading.diagnostics.first)
        #expect(
            read.complaints == ["warning further-declaration \(read.line(of: "int A") + 1)"] || code.hasPrefix("struct")
        )
        #expect(diagnostic.identifier == "further-declaration")
        #expect(diagnostic.summary == "besides A the page declares \(names)")
        #expect(diagnostic.explanation != nil && !diagnostic.solutions.isEmpty)
    }

    @Test func methodsOfPropertiesInListsOfTheirOwn() throws {
        func property(_ name: String) -> String {
            "<dt>\n\n**\(name)**\n</dt> <dd> <dl>\n\nText.\n\n<dt>\n\n``` syntax\nHRESULT get_\(name)(\n  [out] LONG* value\n);\n"
                + "HRESULT put_\(name)(\n  [in] LONG value\n);\n```\n\n</dt> </dl> </dd> "
        }
        let read = ReadPage(
            "---\ntitle: x\napi_name:\n- IKettle.get_Lid\n---\n# IKettle Property Methods\n\nText.\n\n## Properties\n\n<dl> "
                + property("Lid") + property("Spout")
                + "</dl>\n\n## Requirements\n\n| | |\n|---|---|\n| Header | Kettle.h |\n")
        #expect(read.texts(.page(.name), .syntaxBlock) == ["get_Lid"])
        #expect(read.texts(.page(.kind), .syntaxBlock) == ["method"])
        #expect(read.complaints == ["warning further-declaration \(read.line(of: "HRESULT put_Lid"))"])
        #expect(read.reading.diagnostics[0].summary.hasSuffix("declares put_Lid, get_Spout, put_Spout"))
    }

    @Test func manyNames() {
        let read = Self.page((0..<12).map { "int F\($0)(int a);" }.joined(separator: "\n"))
        #expect(
            read.reading.diagnostics.map(\.summary) == [
                "besides F0 the page declares F1, F2, F3, F4, F5, F6, F7, F8 and 3 more"
            ])
    }

    /// The same once more, what a type is short for, calls and samples declare nothing further.
    @Test(arguments: [
        ["int A(int a);"], ["int A(int a)"], ["int A(int a);\nint A(int a);"],
        ["int A(int a);", "int A(int a, int b);"],
        ["struct A { int a; };\ntypedef struct A *PA;"], ["int A(int a);\nA(a);\nB(b);"],
        ["int A(int a);\nint b = B(3);\nreturn B(3);"], ["int A(int a);\n{\n  int B(int b);\n}"],
    ]) func nothingFurther(_ blocks: [String]) {
        let code = blocks.map { "```C++\n\($0)\n```\n" }.joined(separator: "\n")
        let read = ReadPage("# Kettle function\n\n## Syntax\n\n\(code)\n## Requirements\n\nNone.\n")
        #expect(read.texts(.page(.name), .syntaxBlock) == ["A"])
        #expect(read.complaints == [])
    }

    /// A block in another language declares what the first one does.
    @Test func blocksOfOtherLanguages() {
        let read = ReadPage(
            "# Kettle function\n\n## Syntax\n\n```C++\nint A(int a);\n```\n\n```csharp\nint B(int a);\n```\n\n```C++\nint C(int a);\n```\n"
        )
        #expect(read.reading.diagnostics.map(\.summary) == ["besides A the page declares C"])
    }

    /// A message page shows what receives it and what sends it.
    @Test func messages() {
        #expect(Self.page("int A(int a);\nint B(int b);", kind: "message").complaints == [])
    }
}
