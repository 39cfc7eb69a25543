import Testing

@testable import UrtextReader

/// Code blocks nobody wrote by hand: they are read in linear time or not at all, and never trap.
@Suite struct HostileDeclarationTests {
    /// Each has close to 100,000 tokens, where reading stops.
    private static let count = 24_000

    @Test(arguments: [
        ("int f(", "(", ""), ("int f(", "[", ""), ("int f(", "{", ""), ("int f(", "[]", " a)"), ("int f(", "()", ")"),
        ("int f(", "_In_ (", ""), ("int f(", "_In_ ( a ", ")"), ("int f(", "[in] ", "a)"), ("int f(", "a, ", "b)"),
        ("int f(", "* ", "a)"), ("int f(int a", "[1]", ")"), ("int f(int a ", "]", ")"), ("int f(", "int (*a)(", ""),
        ("struct S { ", "struct { ", ""), ("struct S { ", "int a; ", "}"), ("struct S { int a", ", *b", "; }"),
        ("struct S { ", "{ } ", "}"), ("struct S { ", "} ", ""), ("struct S { struct ", "{ ", ""),
        ("enum E { ", "A = 1, ", "}"),
        ("enum E { ", "A = ( ", "}"), ("typedef ", "* ", "a;"), ("typedef ", "[ ] ", "struct S { int a; }"),
        ("typedef ", "[ ", "struct S { int a; }"), ("", "typedef ", ""), ("", "A::", "f(int a)"), ("", "a ", "(int a)"),
        ("STDMETHOD", "(", ""), ("typedef int ", "(*", ""), ("", "(", ""), ("", ")", ""), ("", "/*", ""),
        ("", "\"", ""),
        ("", "#\\\n", ""), ("int f(int a = ", "( ", ")"), ("int f(int a ", ": ", ")"), ("", "。", "("),
    ]) func longRuns(_ head: String, _ run: String, _ tail: String) {
        let code = head + String(repeating: run, count: Self.count) + tail
        let reader = SyntaxBlockReader(code: Array(code.utf8)[...], firstLine: 1)
        let declaration = reader.declaration()
        #expect((declaration?.items.count ?? 0) <= Self.count + 2)
        _ = reader.isCutOff
    }

    @Test func aBlockOfMoreThanAHundredThousandTokensIsNotRead() {
        #expect(declaration("int f(" + String(repeating: "(", count: 100_000)) == nil)
    }

    @Test func structuresNestedTooDeeplyLoseTheirInnermostMembers() throws {
        let code =
            "struct S { int a; " + String(repeating: "struct { int b; ", count: 40)
            + String(repeating: "} c; ", count: 40) + "int d; };"
        let structure = try #require(declaration(code))
        #expect(structure.items.first?.name == "a")
        #expect(structure.items.last?.name == "d")
        #expect(structure.items.count < 42)
    }

    @Test func randomTokensNeverTrap() {
        var random = SeededGenerator(seed: 26)
        for _ in 0..<3_000 {
            var code = ""
            for _ in 0..<random.int(0..<30) {
                code += random.pick(
                    "typedef ", "struct ", "union ", "enum ", "int ", "a ", "_In_ ", "[in] ", "(", ")", "[", "]", "{",
                    "}",
                    "*", ",", ";", ":", "::", "=", "1 ", "STDMETHOD", "STDMETHOD_", "CALLBACK ", "...", "// x\n",
                    "void ", "\n")
            }
            let reader = SyntaxBlockReader(code: Array(code.utf8)[...], firstLine: 1)
            guard let declaration = reader.declaration() else { continue }
            #expect(!declaration.name.isEmpty, "\(code)")
            #expect(declaration.items.allSatisfy { !$0.name.isEmpty && !$0.type.isEmpty }, "\(code)")
        }
    }

    /// Every cut of a good declaration yields a beginning of its parameters, and says that it was cut.
    @Test func aDeclarationCutAnywhereYieldsABeginning() throws {
        let code = "KETTLE_STATUS WINAPI BoilKettle(_In_ HKETTLE hKettle, _In_opt_ ULONG fHeat, _Out_ PULONG pfSteam);"
        let whole = try #require(declaration(code)).items
        for count in 0..<code.utf8.count {
            let cut = String(decoding: Array(code.utf8)[..<count], as: UTF8.self)
            guard let read = declaration(cut), read.name == "BoilKettle" else { continue }
            #expect(read.items.dropLast() == whole.prefix(max(read.items.count - 1, 0)))
            let reader = SyntaxBlockReader(code: Array(cut.utf8)[...], firstLine: 1)
            #expect(reader.isCutOff || count >= code.utf8.count - 1)
        }
    }

    /// What is no declaration for its length alone is not kept in memory, and nothing is said of what was not looked at.
    @Test func tokensBeyondThoseOfAnyDeclaration() {
        let reader = SyntaxBlockReader(
            code: Array(("int Boil(" + String(repeating: "int a, ", count: 60_000) + "int b);").utf8)[...], firstLine: 1
        )
        #expect(reader.tokens.count == 100_000)
        #expect(reader.declaration() == nil)
        #expect(!reader.isCutOff)
    }
}
