import Foundation
import TestSupport
import Testing
import UrtextCore
import UrtextModel

@Suite struct LocatedJSONParserTests {
    private func parse(_ text: String) throws -> LocatedJSON { try LocatedJSONParser.parse(Array(text.utf8)) }

    @Test func `values know where they stand`() throws {
        let document = try parse("{\n  \"a\": [1,\n    {\"b\": true}],\n  \"ü\": null }")
        guard case .object(let members) = document.value else {
            Issue.record("not an object")
            return
        }
        #expect(members.map(\.key) == ["a", "ü"])
        #expect(members.map(\.keyPosition) == [.init(line: 2, column: 3), .init(line: 4, column: 3)])
        let deep = document.nearest(to: [.key("a"), .place(1), .key("b")])
        #expect(deep.value == .bool(true))
        #expect(deep.position == .init(line: 3, column: 11))
        #expect(document.nearest(to: [.key("a"), .place(9), .key("b")]).position == .init(line: 2, column: 8))
    }

    @Test(arguments: [
        (#""""#, ""), (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e4\u4E2D""#, "ä中"),
        (#""\uD83D\uDE00""#, "😀"), ("\"中😀\"", "中😀"),
    ])
    func strings(source: String, expected: String) throws {
        #expect(try parse(source).value == .string(expected))
    }

    @Test(arguments: ["0", "-0", "12", "-12.5", "1e3", "1.5E-3", "0.0e+0"])
    func numbers(source: String) throws {
        #expect(try parse(" \(source) ").value == .number(source))
    }

    static let malformed: [(String, Int, Int, String)] = [
        ("", 1, 1, "the document ends where a value is expected"),
        ("{", 1, 2, "a key in double quotes is expected"),
        ("{\"a\"}", 1, 5, "a colon is expected after the key \"a\""),
        ("{\"a\": 1,\n \"a\": 2}", 2, 2, "the key \"a\" stands twice in one object"),
        ("{\"a\": 1,}", 1, 9, "a key in double quotes is expected"),
        ("[1 2]", 1, 4, "a comma or a closing bracket is expected"),
        ("[1,]", 1, 4, "a value is expected"),
        ("{\"a\": 1 \"b\": 2}", 1, 9, "a comma or a closing brace is expected"),
        ("nul", 1, 1, "a value is expected"),
        ("1 1", 1, 3, "something follows the end of the document"),
        ("01", 1, 2, "something follows the end of the document"),
        ("-", 1, 2, "a digit is expected"),
        ("1.", 1, 3, "a digit is expected"),
        ("\"a", 1, 3, "the document ends inside a string"),
        ("\"a\nb\"", 1, 3, "a control character in a string must be written as an escape"),
        ("\"\\x\"", 1, 3, "an unknown escape in a string"),
        ("\"\\u12g4\"", 1, 6, "four hexadecimal digits are expected after \\u"),
        ("\"\\uD83D\"", 1, 8, "half of a surrogate pair"),
        ("\"\\uDE00\"", 1, 8, "half of a surrogate pair"),
        ("// comment", 1, 1, "a value is expected"),
    ]

    @Test(arguments: malformed)
    func `what is no JSON is refused, with the place`(source: String, line: Int, column: Int, message: String) {
        let failure = #expect(throws: LocatedJSONParser.Failure.self) { try parse(source) }
        #expect(failure?.message == message)
        #expect(failure?.position == .init(line: line, column: column))
    }

    @Test func `a string that is not UTF-8 is refused`() {
        #expect(throws: LocatedJSONParser.Failure.self) { try LocatedJSONParser.parse([0x22, 0xC3, 0x22]) }
    }

    @Test func `deep nesting is refused, not followed to the end of the stack`() {
        let failure = #expect(throws: LocatedJSONParser.Failure.self) {
            try parse(String(repeating: "[", count: 100_000))
        }
        #expect(failure?.message == "the document is nested too deeply")
    }

    /// Random bytes from the alphabet of JSON: the parser and Foundation's agree on what is a document.
    @Test func `agrees with Foundation about what is JSON`() {
        let alphabet = Array("{}[],:\"\"01-.e tfn\\u".utf8) + Array("null".utf8) + Array("true".utf8)
        var random = SeededGenerator(seed: 7)
        var accepted = 0
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 1...9, using: &random)).compactMap { _ in
                alphabet.randomElement(using: &random)
            }
            let isJSON = (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
            let isParsed = (try? LocatedJSONParser.parse(bytes)) != nil
            if isParsed { accepted += 1 }
            #expect(isParsed == isJSON, "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(accepted > 100)
    }

    /// What the writer of spec files writes, the parser reads back.
    @Test func `reads what JSONNode writes`() throws {
        let node = JSONNode.object([
            ("text", .string("quote \" backslash \\ line\nbreak \u{1} ü 中")),
            ("list", .array([.number(-3), .null, .bool(false)])),
            ("empty", .object([])), ("nested", .array([.object([("a", .array([]))])])),
        ])
        guard case .object(let members) = try parse(node.document()).value else {
            Issue.record("not an object")
            return
        }
        #expect(members.map(\.key) == ["text", "list", "empty", "nested"])
        #expect(members[0].value.value == .string("quote \" backslash \\ line\nbreak \u{1} ü 中"))
    }
}
