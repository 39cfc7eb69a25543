import TestSupport
import Testing
import UrtextCore

/// The validator says what Python's says, with places.
@Suite struct JSONSchemaTests {
    private static let schema = """
        { "type": "object", "additionalProperties": false, "required": ["name"],
          "$defs": { "step": { "type": "integer", "minimum": 1 } },
          "properties": {
            "name": { "type": "string", "minLength": 2, "pattern": "^[a-z]+$" },
            "kind": { "enum": ["pot", "kettle", null] },
            "steps": { "type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true, "items": { "$ref": "#/$defs/step" } },
            "pair": { "type": "array", "prefixItems": [{ "type": "number" }, { "type": "string" }], "items": false },
            "hot": { "type": ["boolean", "null"] },
            "words": { "type": "object", "propertyNames": { "pattern": "^[a-z]+$" }, "additionalProperties": { "type": "number" } },
            "not": { "not": { "const": "a" } } } }
        """

    private static let documents = [
        #"{ "name": "pot" }"#, #"{ "name": "pot", "kind": null, "hot": true, "steps": [1, 2.0] }"#,
        #"{ "name": "Pot" }"#, #"{ "name": "p" }"#, #"{ "kind": "pot" }"#, #"{ "name": "pot", "kind": "pots" }"#,
        #"{ "name": "pot", "steps": [] }"#, #"{ "name": "pot", "steps": [0] }"#, #"{ "name": "pot", "steps": [1, 1] }"#,
        #"{ "name": "pot", "steps": [1.5] }"#, #"{ "name": "pot", "steps": [1, 2, 3, 4] }"#,
        #"{ "name": "pot", "pair": [1, "a"] }"#, #"{ "name": "pot", "pair": ["a", 1] }"#,
        #"{ "name": "pot", "pair": [1, "a", 2] }"#, #"{ "name": "pot", "hot": "yes" }"#,
        #"{ "name": "pot", "words": { "a": 1 } }"#, #"{ "name": "pot", "words": { "a": "b" } }"#,
        #"{ "name": "pot", "words": { "A": 1 } }"#,
        #"{ "name": "pot", "nmae": 1 }"#, #"{ "name": "pot", "not": "a" }"#, #"{ "name": "pot", "not": "b" }"#,
        "[]", "null", #"{ "name": "\u00e4b" }"#,
    ]

    private static func violations(_ text: String) throws -> [JSONSchema.Violation] {
        JSONSchema(root: try LocatedJSONParser.parse(Array(schema.utf8)))
            .violations(in: try LocatedJSONParser.parse(Array(text.utf8)))
    }

    @Test(.enabled(if: PythonSchema.isAvailable, PythonSchema.absence))
    func `documents that the one refuses the other refuses`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.schema, to: "schema.json")
        let errors = try PythonSchema.errors(in: Self.documents, schema: folder.path(of: "schema.json"))
        let refused = Set(errors.compactMap { $0.split(separator: ".").first.flatMap { Int($0) } })
        let own = try Set(Self.documents.indices.filter { try !Self.violations(Self.documents[$0]).isEmpty })
        #expect(own == refused, "\(errors)")
        #expect(own.count > 10)
    }

    @Test func `a violation has place and suggestion`() throws {
        let found = try Self.violations("{\n  \"name\": \"pot\",\n  \"knid\": 1,\n  \"kind\": \"kettel\"\n}")
        #expect(found.map(\.position.line) == [3, 4])
        #expect(found.map(\.suggestion) == ["kind", "kettle"])
        #expect(found.first?.path == [.key("knid")])
    }

    @Test func `a keyword that is not known is never passed over`() throws {
        let schema = JSONSchema(root: try LocatedJSONParser.parse(Array(#"{ "maxLenght": 1 }"#.utf8)))
        let found = schema.violations(in: try LocatedJSONParser.parse(Array("1".utf8)))
        #expect(found.map(\.message) == ["the schema's keyword maxLenght is not known here"])
    }
}
