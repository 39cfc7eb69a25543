import Foundation
import TestSupport
import Testing

/// The built tool, from outside.
@Suite struct CommandUsageTests {
    static let tool = BuiltTool("urtext")

    static let mistakes: [([String], String)] = [
        ([], "error: a command is missing. See urtext --help"),
        (["extrat"], "error: unknown command extrat. Did you mean extract?"),
        (["--verson"], "error: unknown option --verson. See urtext --help"),
        (["frobnicate"], "error: unknown command frobnicate. See urtext --help"),
        (["help", "chekc"], "error: unknown command chekc. Did you mean check?"),
        (["extract"], "error: PAGES is missing. See urtext extract --help"),
        (
            ["extract", "--headers", "a.h", "pages"],
            "error: PAGES is missing. --headers takes every argument up to the next option: put PAGES first"
        ),
        (["extract", "pages"], "error: --output is missing. See urtext extract --help"),
        (["extract", "pages", "--ouput", "x"], "error: unknown option --ouput. Did you mean --output?"),
        (["extract", "p", "--output", "x", "--jobs", "0"], "error: --jobs 0 is not a number from 1 to 1024"),
        (
            ["extract", "p", "--output", "x", "--layout", "tre"],
            "error: --layout tre is not one of flat, tree; did you mean tree?"
        ),
        (["generate", "spec"], "error: unexpected argument spec. See urtext generate --help"),
        (["generate", "--spec"], "error: --spec needs a value: DIR"),
        (["generate", "--summry"], "error: unknown option --summry. Did you mean --summary?"),
        (["check", "--summary"], "error: unknown option --summary. See urtext check --help"),
        (["check", "--diagnostics", "xml"], "error: --diagnostics xml is not one of text, json"),
        (["values", "--output", "x"], "error: --headers is missing. See urtext values --help"),
        (["values", "--headers", "--output", "x"], "error: --headers needs a value: FILE"),
        (["values", "--headers", "x.h"], "error: --output is missing. See urtext values --help"),
    ]

    @Test(arguments: mistakes)
    func `wrong arguments end with 2, one line, and nothing written`(arguments: [String], message: String) throws {
        let folder = try TemporaryFolder()
        let result = try Self.tool.run(arguments, in: folder.path)
        #expect(result.status == 2)
        #expect(!result.endedBySignal)
        #expect(result.error == message + "\n")
        #expect(result.output == "")
        #expect(folder.files().isEmpty)
    }

    @Test func `the version is that of the change log`() throws {
        let result = try Self.tool.run("--version")
        #expect(result.status == 0)
        #expect(result.output.wholeMatch(of: /urtext \d+\.\d+\.\d+\n/) != nil)
        #expect(result.error == "")
    }

    @Test(arguments: [["--help"], ["-h"], ["help"]])
    func `the help lists the commands`(arguments: [String]) throws {
        let result = try Self.tool.run(arguments)
        #expect(result.status == 0)
        for command in ["extract", "generate", "check", "values"] { #expect(result.output.contains("\n  \(command) ")) }
    }

    @Test(arguments: ["extract", "generate", "check", "values"])
    func `every command explains itself`(command: String) throws {
        let help = try Self.tool.run(command, "--help")
        #expect(help.status == 0)
        #expect(help.output.hasPrefix("Usage: urtext \(command) "))
        #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(try Self.tool.run("help", command).output == help.output)
        // Help is answered even where the rest would be a mistake.
        #expect(try Self.tool.run(command, "--nonsense", "--help").output == help.output)
    }

    @Test func `help that cannot be printed is a failure`() throws {
        let result = try BuiltTool.shell("\(Self.tool.url.path) --help > /dev/full")
        #expect(result.status == 1)
    }
}
