import Foundation
package import Testing

/// Python's `jsonschema` (Debian's `python3-jsonschema`), a validator that is not ours.
package enum PythonSchema {
    package static let absence: Comment =
        "no python3 with the module jsonschema here: install Debian's python3-jsonschema, and this is tested, too"

    package static let isAvailable: Bool =
        (try? BuiltTool.shell("python3 -c 'import jsonschema; jsonschema.Draft202012Validator'"))?.status == 0

    /// What the validator has against documents, a line a finding; several documents are checked in one run.
    package static func errors(in documents: [String], schema: String) throws -> [String] {
        let scratch = try TemporaryFolder()
        var names: [String] = []
        for (number, document) in documents.enumerated() {
            try scratch.write(document, to: "\(number).json")
            names.append("\(number).json")
        }
        try scratch.write(
            """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1], encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            for name in sys.argv[2:]:
                for error in validator.iter_errors(json.load(open(name, encoding="utf-8"))):
                    print(name, "/".join(map(str, error.absolute_path)), error.message.split("\\n")[0][:200])
            """, to: "validate.py")
        let result = try BuiltTool.shell(
            "python3 validate.py '\(schema)' \(names.joined(separator: " "))", in: scratch.path)
        guard result.status == 0 else { return ["the validator failed: \(result.error)"] }
        return result.output.split(separator: "\n").map(String.init)
    }

    package static func errors(in document: String, schema: String) throws -> [String] {
        try errors(in: [document], schema: schema)
    }
}
