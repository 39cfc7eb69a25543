import Testing
import UrtextEmitter

@Suite struct MustacheValueTests {
    @Test func literals() {
        let value: MustacheValue = ["a": nil, "b": true, "c": -1, "d": "x\(1 + 1)", "e": [1, "y", []], "f": [:]]
        #expect(
            value
                == .object([
                    "a": .null, "b": .bool(true), "c": .number(-1), "d": .text("x2"),
                    "e": .list([.number(1), .text("y"), .list([])]), "f": .object([:]),
                ]))
    }

    @Test func ofTwoEqualKeysTheLaterCounts() {
        #expect(MustacheValue(dictionaryLiteral: ("a", 1), ("a", 2)) == .object(["a": .number(2)]))
    }

    @Test func onlyAbsenceIsFalse() {
        for value: MustacheValue in [nil, false, []] { #expect(!value.isTruthy) }
        for value: MustacheValue in [true, 0, 1, "", "false", [nil], [:], ["a": nil]] { #expect(value.isTruthy) }
    }

    @Test func texts() {
        let texts: [(MustacheValue, String?)] = [
            (nil, ""), (true, "true"), (false, "false"), (-7, "-7"), ("é", "é"), ([], nil), ([:], nil), (["x"], nil),
        ]
        for (value, text) in texts { #expect(value.text == text) }
    }
}
