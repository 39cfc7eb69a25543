import Foundation
import TestSupport
import Testing
import UrtextCore
import UrtextEmitter
import UrtextModel
import UrtextReconciler

/// Every kind of file has a schema, the tool carries it, and it says what the code says.
@Suite struct SchemaCatalogTests {
    private static let folder = PackageRoot.path(of: "spec/schema")

    @Test func `every schema of the folder is embedded as it is, and nothing else`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".json") }
        #expect(SchemaCatalog.all.map(\.name) == names.sorted(), "name it in Sources/SchemaData/schemas.c")
        for entry in SchemaCatalog.all {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(entry.name)"))
            #expect(try LocatedJSONParser.parse(Array(bytes)) == entry.root, "\(entry.name)")
        }
    }

    @Test func `every kind of file has one`() {
        let tags = [
            SpecPage.schema, HeaderValues.schema, StatedConstraints.schema, Prose.schema, LexiconDocument.schema,
            RestorationWeights.schema, JSONDiagnostics.schema, ClaimsDocument.schema, DifferenceReport.schema,
            ExplanationReport.schema, SymbolPrints.schema, DecisionsLoader.schema,
        ]
        #expect(Set(SchemaCatalog.all.compactMap(\.tag)) == Set(tags))
        #expect(SchemaCatalog.all.count == tags.count + 1)
        #expect(SchemaCatalog.configuration != nil)
    }

    @Test func `the table in the documentation is this one`() throws {
        let rows = SchemaCatalog.all.map { entry in
            ["[`\(entry.name)`](../spec/schema/\(entry.name))", entry.tag.map { "`\($0)`" } ?? "", entry.title]
        }
        try DocumentTable("docs/validation.md", "schemas").expect(
            DocumentTable.markdown(header: ["schema", "a file of it says", "holds"], rows: rows))
    }

    /// Words of a schema's enumeration, at a path of keys.
    private func words(_ tag: String, _ path: String...) -> [String?] {
        guard let root = SchemaCatalog.entry(tagged: tag)?.root,
            case .array(let items) = root.nearest(to: (path + ["enum"]).map { LocatedJSON.PathStep.key($0) }).value
        else { return ["there is none"] }
        return items.map { if case .string(let word) = $0.value { word } else { nil } }
    }

    @Test func `enumerations are those of the code`() {
        let spec = SpecPage.schema
        #expect(words(spec, "properties", "kind") == SpecPage.Kind.allCases.map(\.rawValue) + [nil])
        #expect(words(spec, "$defs", "how") == Reading.allCases.map(\.rawValue))
        #expect(
            words(spec, "$defs", "parameter", "properties", "direction")
                == Parameter.Direction.allCases.map(\.rawValue) + [nil])
        #expect(
            words(spec, "$defs", "value", "properties", "kind") == SymbolValue.Kind.allCases.map(\.rawValue) + [nil])
        #expect(
            words(spec, "$defs", "return", "properties", "outcome")
                == ReturnCode.Outcome.allCases.map(\.rawValue) + [nil])
        #expect(
            words(spec, "$defs", "constraint", "properties", "rule") == Constraint.Rule.allCases.map(\.rawValue))
        for tag in [ClaimsDocument.schema, ExplanationReport.schema] {
            #expect(words(tag, "$defs", "how") == Reading.allCases.map(\.rawValue))
        }
        for tag in [JSONDiagnostics.schema, ClaimsDocument.schema] {
            #expect(
                words(tag, "$defs", "diagnostic", "properties", "severity")
                    == Diagnostic.Severity.allCases.map(\.rawValue))
        }
        #expect(
            words(DifferenceReport.schema, "properties", "effect") == ChangeEffect.allCases.map(\.rawValue) + [nil])
        guard
            case .object(let phrases)? = SchemaCatalog.entry(tagged: Prose.schema)?.root.nearest(
                to: [.key("properties"), .key("phrases"), .key("properties")]
            ).value
        else {
            Issue.record("no phrases")
            return
        }
        #expect(phrases.map(\.key).sorted() == Phrase.allCases.map(\.rawValue).sorted())
    }

    /// All files of the repository, by kind, with Python's validator.
    @Test(.enabled(if: PythonSchema.isAvailable, PythonSchema.absence))
    func `the repository's own files are valid for Python, too`() throws {
        var documents: [String: [String]] = [:]
        for folder in ["spec", "Examples/Kettle/spec", "Examples/AheadOfTime", "Sources/RestorationData"] {
            let files = FileManager.default.enumerator(atPath: PackageRoot.path(of: folder))?.compactMap {
                $0 as? String
            }
            for file in (files ?? []).sorted() where file.hasSuffix(".json") && !file.contains(".build/") {
                let text = try String(contentsOfFile: PackageRoot.path(of: "\(folder)/\(file)"), encoding: .utf8)
                for entry in SchemaCatalog.all {
                    guard let tag = entry.tag, text.contains("\"schema\": \"\(tag)\"") else { continue }
                    documents[entry.name, default: []].append(text)
                }
            }
        }
        for name in ["urtext.json", "Examples/Kettle/urtext.json", "Examples/AheadOfTime/urtext.json"] {
            documents["urtext-configuration.schema.json", default: []]
                .append(try String(contentsOfFile: PackageRoot.path(of: name), encoding: .utf8))
        }
        #expect(
            documents.keys.sorted() == [
                "urtext-configuration.schema.json", "urtext-constraints.schema.json", "urtext-lexicon.schema.json",
                "urtext-prints.schema.json", "urtext-prose.schema.json",
                "urtext-spec.schema.json", "urtext-values.schema.json", "urtext-weights.schema.json",
            ])
        for (name, texts) in documents.sorted(by: { $0.key < $1.key }) {
            #expect(try PythonSchema.errors(in: texts, schema: "\(Self.folder)/\(name)") == [], "\(name)")
        }
    }

    /// What the commands print and write, with Python's validator.
    @Test(.enabled(if: PythonSchema.isAvailable, PythonSchema.absence))
    func `what the commands write is valid`() throws {
        let folder = try TemporaryFolder()
        let tool = ExamplePages.tool
        let pages = PackageRoot.path(of: "Examples/Pages")
        let values = PackageRoot.path(of: "Examples/Kettle/spec/values")
        func run(_ arguments: String...) throws -> BuiltTool.Result { try tool.run(arguments, in: folder.path) }
        func expect(_ text: String, _ schema: String) throws {
            #expect(!text.isEmpty)
            #expect(
                try PythonSchema.errors(in: text, schema: "\(Self.folder)/urtext-\(schema).schema.json") == [],
                "\(schema)")
        }
        let extract = try run(
            "extract", pages, "--values", values, "--restore", "--output", "spec", "--diagnostics", "json")
        try expect(extract.error, "diagnostics")
        try expect(try run("extract", "nowhere", "--output", "s", "--diagnostics", "json").error, "diagnostics")
        _ = try run("read", pages, "--output", "all.claims")
        try expect(try folder.read("all.claims"), "claims")
        _ = try run("learn", pages, "--output", "de.json", "--locale", "de-DE")
        try expect(try folder.read("de.json"), "lexicon")
        _ = try run("extract", "\(pages)/de-DE", "--output", "other")
        try expect(try run("diff", "other", "spec", "--format", "json").output, "diff")
        try expect(try run("diff", "spec", "spec", "--format", "json").output, "diff")
        try expect(try run("explain", "BOIL_REQ_CHILD_LOCK", "--spec", "spec", "--json").output, "explain")
        try expect(
            try run("explain", "KOCHEN _ REQ _ KINDERSICHERUNG", "--spec", "spec", "--json").output, "explain")
        try expect(try run("lint", pages, "--values", values, "--format", "json").output, "diagnostics")
        let all = try run("validate", "spec", "other", "all.claims", "de.json")
        #expect(!all.error.contains("[against-schema]"), "\(all.error)")
    }
}
