import Testing
import UrtextCore

/// The test cases of RFC 7396, appendix A.
@Suite struct LocatedJSONPatchTests {
    @Test(arguments: [
        (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
        (#"{"a":"b"}"#, #"{"a":null}"#, "{}"), (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
        (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
        (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
        (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#), (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
        (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#), (#"{"a":"foo"}"#, "null", "null"),
        (#"{"a":"foo"}"#, #""bar""#, #""bar""#), (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
        ("[1,2]", #"{"a":"b","c":null}"#, #"{"a":"b"}"#), ("{}", #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
    ])
    func `patches merge as the standard says`(old: String, patch: String, new: String) throws {
        let patched = try parse(old).patched(with: try parse(patch))
        #expect(text(patched) == text(try parse(new)))
    }

    @Test func `what comes of the patch has the patch's place`() throws {
        let patched = try parse(#"{"a":1}"#).patched(with: try parse("{\n \"a\": 2}"))
        #expect(patched.nearest(to: [.key("a")]).position == LocatedJSON.Position(line: 2, column: 7))
    }

    private func parse(_ text: String) throws -> LocatedJSON { try LocatedJSONParser.parse(Array(text.utf8)) }

    /// Without places.
    private func text(_ json: LocatedJSON) -> String {
        switch json.value {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let digits): digits
        case .string(let text): "\"\(text)\""
        case .array(let items): "[\(items.map(text).joined(separator: ","))]"
        case .object(let members): "{\(members.map { "\"\($0.key)\":\(text($0.value))" }.joined(separator: ","))}"
        }
    }
}
