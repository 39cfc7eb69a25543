import Testing

@testable import UrtextModel

@Suite struct RepeatedKeyTests {
    @Test(arguments: [
        #"{"a": 1, "a": 2}"#, #"{"a": {"b": 1, "c": [{"d": 1, "d": 1}]}}"#, #"[{"a": 1}, {"a": 1, "b": 2, "a": 3}]"#,
        #"{"a": [1, 2], "b": {"c": 1}, "a": 1}"#, #"{"": 1, "": 2}"#, #"{"a\\": 1, "a\\": 2}"#,
    ])
    func `a key that stands twice in one object is found`(json: String) {
        #expect(RepeatedKey.stands(in: Array(json.utf8)))
    }

    @Test(arguments: [
        "", "1", "{}", "[]", #"{"a": {"a": {"a": "a"}}}"#, #"[{"a": 1}, {"a": 1}]"#, #"{"a": "b", "b": "a"}"#,
        #"{"a": ["a", "a"], "b": "\"a\": 1, \"a\""}"#, #"{"a": "{\"a\"", "b": "}"}"#, #"{"a\"": 1, "a": 2}"#,
        "}]{[\"\\",
    ])
    func `the same key of other objects, and text, are none`(json: String) {
        #expect(!RepeatedKey.stands(in: Array(json.utf8)))
    }
}
