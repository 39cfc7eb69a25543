import Foundation
import TestSupport
import Testing

extension PackageTests {
    /// The log of `urtext lint` against a model that other people made of the whole schema of SARIF 2.1.0.
    @Suite struct SARIFTests {
        private static let python = PackageRoot.path(of: ".build/python/bin/python")
        static let hasModel =
            (try? BuiltTool.shell("'\(python)' -c 'import pydantic_sarif.model'"))?.status == 0
        static let absence: Comment =
            "no pydantic-sarif in .build/python: `make examples` installs it from PyPI"

        private static let script = """
            import sys
            import pydantic_sarif.model as model
            log = model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(open(sys.argv[1]).read())
            print(len(log.runs[0].results))
            """

        @Test(.enabled(if: hasModel, absence))
        func `the log is what the whole schema asks for`() throws {
            let folder = try TemporaryFolder()
            try folder.write(Self.script, to: "validate.py")
            let header = PackageRoot.path(of: "Examples/Pages/Kettle.h")
            let lint = try BuiltTool("urtext").run(
                "lint", PackageRoot.path(of: "Examples/Pages"), "--headers", header, "--format", "sarif")
            try folder.write(lint.output, to: "lint.sarif")
            let valid = try BuiltTool.shell("'\(Self.python)' validate.py lint.sarif", in: folder.path)
            #expect(valid.status == 0, "\(valid.error)")
            #expect((Int(valid.output.filter(\.isNumber)) ?? 0) > 10, "\(valid.output)")
            // What is no SARIF is refused, so that the test can fail.
            for (old, new) in [
                ("\"level\": \"warning\"", "\"level\": \"dreadful\""), ("\"message\":", "\"massage\":"),
                ("\"startLine\": ", "\"startLine\": -"), ("\"version\": \"2.1.0\"", "\"version\": \"2.2.0\""),
            ] {
                let broken = lint.output.replacing(old, with: new)
                #expect(broken != lint.output, "\(old)")
                try folder.write(broken, to: "broken.sarif")
                #expect(
                    try BuiltTool.shell("'\(Self.python)' validate.py broken.sarif", in: folder.path).status != 0,
                    "\(new)")
            }
        }
    }
}
