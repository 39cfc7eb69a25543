import Testing

@testable import UrtextReader

@Suite struct CTokenTests {
    private static func tokens(_ code: String, firstLine: Int = 1) -> [CToken] {
        CToken.tokens(of: Array(code.utf8)[...], firstLine: firstLine)
    }

    @Test(arguments: [
        ("", []), ("int lid;", ["int", "lid", ";"]), ("a*b", ["a", "*", "b"]), ("f(...)", ["f", "(", "...", ")"]),
        ("A::B", ["A", "::", "B"]), ("a:b", ["a", ":", "b"]), ("a. .b", ["a", ".", ".", "b"]),
        ("0x1F 12L 3u", ["0x1F", "12L", "3u"]), ("\"a b\" 'c'", ["\"a b\"", "'c'"]), ("\"open\nx", ["\"open", "x"]),
        ("a // b\nc", ["a", "c"]), ("a /* b\nc */ d", ["a", "d"]), ("a /* b", ["a"]), ("a // b", ["a"]), ("/", ["/"]),
        ("/*/ a */ b", ["b"]), ("a /**/ b", ["a", "b"]), ("#define A 1\nb", ["b"]), ("  # pragma\nb", ["b"]),
        ("#define A \\\n 1\nb", ["b"]), ("a # b", ["a", "#", "b"]), ("a\n#x", ["a"]), ("#", []),
        ("a\tb\u{B}c\u{C}d\r\n", ["a", "b", "c", "d"]),
        ("a\u{A0}b\u{3000}c\u{2003}d\u{200B}e\u{202F}f\u{FEFF}g", ["a", "b", "c", "d", "e", "f", "g"]),
        ("größe 水壺", ["größe", "水壺"]), ("Größe\u{A0}x", ["Größe", "x"]), ("@$", ["@", "$"]), ("__lid", ["__lid"]),
        ("a/*1*/b//2", ["a", "b"]), ("水/*x*/", ["水"]),
    ]) func texts(_ code: String, _ texts: [String]) {
        #expect(Self.tokens(code).map(\.text) == texts)
    }

    @Test func kinds() {
        #expect(Self.tokens("a 1 + \"s\"").map(\.kind) == [.word, .number, .punctuation, .string])
        #expect(Self.tokens("a")[0].isWord("a"))
        #expect(!Self.tokens("a")[0].isPunctuation("a"))
        #expect(Self.tokens("+")[0].isPunctuation("+"))
    }

    @Test func linesRunOnThroughCommentsAndDirectives() {
        let code = "a\n/* x\n y */ b // z\nc\n#define D \\\n 1\ne\r\nf"
        #expect(Self.tokens(code, firstLine: 40).map { "\($0.text)\($0.line)" } == ["a40", "b42", "c43", "e46", "f47"])
    }

    /// Comments in any language, cut anywhere: no byte is lost or read twice.
    @Test func everyByteIsReadOnce() {
        var random = SeededGenerator(seed: 25)
        for _ in 0..<1_500 {
            var bytes: [UInt8] = []
            for _ in 0..<random.int(0..<40) {
                bytes.append(
                    random.pick(97, 42, 47, 10, 32, 34, 35, 40, 0xC2, 0xA0, 0xE2, 0x80, 0x8B, 0xFF, 48, 46, 92))
            }
            let tokens = CToken.tokens(of: bytes[...], firstLine: 1)
            #expect(tokens.allSatisfy { !$0.text.isEmpty })
            #expect(tokens.map(\.line) == tokens.map(\.line).sorted())
            #expect(tokens.reduce(0) { $0 + $1.text.unicodeScalars.count } <= bytes.count)
            #expect(tokens.allSatisfy { $0.line <= 1 + bytes.count { $0 == 10 } })
        }
    }
}
