import Testing
import UrtextModel

@Suite struct StatedConstraintsTests {
    private func decode(_ constraint: String) throws -> StatedConstraints {
        try StatedConstraints.decode(
            Array(
                #"{ "schema": "urtext-constraints/1", "function": "BoilKettle", "constraints": [\#(constraint)] }"#.utf8
            ),
            path: "spec/constraints/boilkettle.json")
    }

    @Test func `a file says what is meant, for whom and why`() throws {
        let stated = try decode(
            #"{ "parameter": "Water", "rule": "listed", "symbols": ["B", "A"], "variants": ["Steel"], "reason": "So." }"#
        )
        #expect(stated.function == "BoilKettle")
        #expect(stated.path == "spec/constraints/boilkettle.json")
        let constraint = try #require(stated.constraints.first)
        #expect(constraint.symbols == ["B", "A"])
        #expect(constraint.applies(to: "Steel"))
        #expect(!constraint.applies(to: "Copper") && !constraint.applies(to: nil))
        #expect(StatedConstraint(parameter: "Water", rule: "zero", reason: "So.").applies(to: nil))
    }

    @Test(arguments: [
        (#"{ "parameter": "Water", "rule": "zero", "reason": "" }"#, "say what the pages say"),
        (#"{ "parameter": "Water", "rule": "listed", "reason": "So." }"#, "needs the values"),
        (#"{ "parameter": "Water", "rule": "zero", "symbols": ["A"], "reason": "So." }"#, "only the rule"),
        (#"{ "parameter": "Water", "rule": "zero", "reson": "So." }"#, "unknown key \"reson\""),
        (#"{ "parameter": "Water", "reason": "So." }"#, "rule"),
    ])
    func `a mistake is an error`(constraint: String, expected: String) throws {
        let error = #expect(throws: DecodingError.self) { try decode(constraint) }
        #expect("\(try #require(error))".contains(expected))
    }

    @Test func `a file of another schema is refused`() {
        #expect(throws: DecodingError.self) {
            try StatedConstraints.decode(
                Array(#"{ "schema": "urtext-constraints/2", "function": "F", "constraints": [] }"#.utf8), path: "")
        }
    }
}
