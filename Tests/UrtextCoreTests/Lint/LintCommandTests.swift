import Foundation
import TestSupport
import Testing
import UrtextCore

/// `urtext lint` as a command, on the pages of Examples/.
@Suite struct LintCommandTests {
    private static let tool = BuiltTool("urtext")
    private static let pages = PackageRoot.path(of: "Examples/Pages")

    private func lint(_ format: String) throws -> BuiltTool.Result {
        try Self.tool.run(
            "lint", Self.pages, "--headers", PackageRoot.path(of: "Examples/Pages/Kettle.h"), "--format", format)
    }

    @Test func `translations are told the original's spelling`() throws {
        let result = try lint("text")
        #expect(result.status == 1)
        #expect(result.output.contains("[mangled-symbol]"))
        #expect(result.output.contains("try: write KETTLE_"))
        #expect(!result.output.contains("en-US/live/fillkettle.md"))
    }

    @Test func `findings that cannot be printed are an error`() throws {
        let line = "'\(Self.tool.url.path)' lint '\(Self.pages)/en-US/live/fillkettle.md' --format sarif > /dev/full"
        let result = try BuiltTool.shell(line)
        #expect(result.status == 1)
        #expect(
            result.error.hasPrefix("error: standard output is closed or full; the rest was not printed [cannot-print]"))
        #expect(result.error.contains(" 1 error, 0 warnings"))
    }

    @Test func `the JSON has what the text has`() throws {
        let result = try lint("json")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let findings = try #require(document["diagnostics"] as? [[String: Any]])
        #expect(findings.count == (try lint("text")).output.split(separator: "\n").count { $0.hasSuffix("]") })
    }

    @Test func `the same pages give the same bytes with any number of jobs`() throws {
        let one = try Self.tool.run("lint", Self.pages, "--format", "sarif", "--jobs", "1").output
        let many = try Self.tool.run("lint", Self.pages, "--format", "sarif", "--jobs", "8").output
        #expect(one == many)
    }

    /// A reduced schema of our own: the members of SARIF 2.1.0 that code-review tools need, no others let in.
    @Test(.enabled(if: PythonSchema.isAvailable, "\(PythonSchema.absence)"))
    func `the SARIF is of version 2.1.0`() throws {
        let result = try lint("sarif")
        let errors = try PythonSchema.errors(
            in: result.output,
            schema: PackageRoot.path(of: "Tests/UrtextCoreTests/Lint/sarif-2.1.0-reduced.schema.json"))
        #expect(errors == [])
        let broken = result.output.replacing("\"level\": \"warning\"", with: "\"level\": \"dreadful\"")
        #expect(broken != result.output)
        let complaints = try PythonSchema.errors(
            in: broken, schema: PackageRoot.path(of: "Tests/UrtextCoreTests/Lint/sarif-2.1.0-reduced.schema.json"))
        #expect(!complaints.isEmpty)
    }

    @Test func `places and rules of the SARIF are those of the text`() throws {
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(try lint("sarif").output.utf8)) as? [String: Any])
        let run = try #require((document["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]]).compactMap { $0["id"] as? String }
        for result in try #require(run["results"] as? [[String: Any]]) {
            let place = try #require(result["ruleIndex"] as? Int)
            #expect(rules[place] == result["ruleId"] as? String)
        }
    }
}
