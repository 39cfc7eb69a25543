import Foundation
import TestSupport
import Testing
import UrtextCore
import UrtextModel

/// The JSON Schema that editors use says the same as the reader.
@Suite struct ConfigurationSchemaTests {
    private static func json(_ path: String) throws -> LocatedJSON {
        try LocatedJSONParser.parse(Array(try Data(contentsOf: URL(filePath: PackageRoot.path(of: path)))))
    }

    private let schema: JSONSchema

    init() throws { schema = JSONSchema(root: try Self.json("spec/schema/urtext-configuration.schema.json")) }

    private func keys(_ path: String...) -> [String] {
        let place = schema.root.nearest(to: (path + ["properties"]).map { LocatedJSON.PathStep.key($0) })
        guard case .object(let members) = place.value else { return [] }
        return members.map(\.key)
    }

    @Test func `the keys are those of the reader`() {
        #expect(keys().sorted() == ConfigurationReader.keys.sorted())
        #expect(keys("$defs", "selection").sorted() == ConfigurationReader.selectionKeys.sorted())
        #expect(keys("$defs", "file").sorted() == ConfigurationReader.fileKeys.sorted())
    }

    @Test func `each key of the emitter's part is one that the reader knows`() {
        for key in keys("$defs", "emitter") {
            let text = "{ \"emitter\": { \"\(key)\": null } }"
            let lines = ConfigurationReader.read(Array(text.utf8), path: "urtext.json").diagnostics.map(\.summary)
            #expect(!lines.contains { $0.contains("unknown key") }, "\(key)")
        }
    }

    @Test(arguments: [
        "urtext.json", "Examples/Kettle/urtext.json", "Examples/AdoptPlugin/Sources/Toaster/urtext.json",
        "Examples/AheadOfTime/urtext.json", "Examples/CustomTemplate/urtext.json",
    ])
    func `the repository's own files are valid`(path: String) throws {
        #expect(schema.violations(in: try Self.json(path)) == [])
    }

    /// What the one refuses, the other refuses, too.
    @Test(arguments: [
        #"{ "spce": "a" }"#, #"{ "templates": 3 }"#, #"{ "output": "" }"#, #"{ "access": "open" }"#,
        #"{ "module": "my-module" }"#, #"{ "imports": ["private Water"] }"#, #"{ "include": { "flag": [] } }"#,
        #"{ "names": { "A": "a b" } }"#, #"{ "files": [{ "path": "../a.h", "template": "a" }] }"#,
        #"{ "files": [{ "path": "a.h" }] }"#, #"{ "restore": "yes" }"#, #"{ "locale": "de_DE" }"#,
        #"{ "pages": "Pages" }"#, #"{ "interface": "ssip" }"#, #"{ "emitter": { "families": [{ "type": "A" }] } }"#,
        #"{ "emitter": { "nonsense": 1 } }"#, #"{ "emitter": { "roles": [{ "role": "a", "passage": "b" }] } }"#,
    ])
    func `a mistake is one for both`(text: String) throws {
        #expect(!ConfigurationReader.read(Array(text.utf8), path: "urtext.json").diagnostics.isEmpty)
        #expect(!schema.violations(in: try LocatedJSONParser.parse(Array(text.utf8))).isEmpty)
    }
}
