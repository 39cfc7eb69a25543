import TestSupport
import Testing
import UrtextCore

@Suite struct CommandSyntaxTests {
    enum Color: String, CaseIterable, Sendable { case red, green }

    struct Options: Equatable, Sendable {
        var inputs: [String] = []
        var output = ""
        var note: String?
        var files: [String] = []
        var isLoud = false
        var jobs: Int?
        var color = Color.red
        var language: String?
    }

    static let syntax = CommandSyntax(
        name: "paint", abstract: "Paint something.", discussion: "Paints it.", defaults: Options(),
        operands: .init("INPUTS", \Options.inputs, help: "What to paint."),
        options: [
            .required("--output", "DIR", \.output, help: "Where to."),
            .text("--note", "TEXT", \.note, help: "A note."),
            .list("--files", "FILE", \.files, help: "Files."),
            .flag("--loud", \.isLoud, help: "Loudly."),
            .number("--jobs", "N", \.jobs, in: 1...8, help: "Painters."),
            .choice("--color", \.color, help: "The color."),
            .language("--language", \.language, help: "The language."),
        ])

    @Test func `what is not given keeps its default`() throws {
        let options = try Self.syntax.parse(["wall", "--output", "out"])
        #expect(options == Options(inputs: ["wall"], output: "out"))
    }

    @Test func `every option is understood, before and after the operands`() throws {
        let expected = Options(
            inputs: ["a", "b"], output: "out", note: "n", files: ["x", "y"], isLoud: true, jobs: 3, color: .green)
        let all = ["--output", "out", "--note=n", "--loud", "--jobs", "3", "--color", "green", "--files", "x", "y"]
        #expect(try Self.syntax.parse(["a", "b"] + all) == expected)
        #expect(try Self.syntax.parse(["a"] + all + ["--", "b"]) == expected)
        #expect(try Self.syntax.parse(all + ["--", "a", "b"]) == expected)
    }

    @Test(arguments: ["out", "a=b", "-", "ö x"])
    func `a value after an equals sign is the same as one after a blank`(value: String) throws {
        #expect(
            try Self.syntax.parse(["x", "--output=\(value)"]) == Self.syntax.parse(["x", "--output", value]))
    }

    @Test(arguments: ["de", "de-DE", "zh-Hant-TW", "es-419", "sr-Latn-RS"])
    func `a language is named by its tag`(_ tag: String) throws {
        #expect(try Self.syntax.parse(["a", "--output", "o", "--language", tag]).language == tag)
    }

    @Test func `both tools have one version, that of the changelog's last release or the one to come`() throws {
        #expect(try BuiltTool("urtext").run("--version").output == "urtext \(ToolVersion.current)\n")
        #expect(try BuiltTool("sspi").run("--version").output == "sspi \(ToolVersion.current)\n")
    }

    @Test func `lists add up`() throws {
        let options = try Self.syntax.parse(["a", "--output", "o", "--files", "x", "--loud", "--files=y"])
        #expect(options.files == ["x", "y"])
    }

    @Test func `after two dashes everything is an operand`() throws {
        #expect(try Self.syntax.parse(["--output", "o", "--", "--loud", "--"]).inputs == ["--loud", "--"])
    }

    static let mistakes: [([String], String)] =
        [
            ([], "error: INPUTS is missing. See urtext paint --help"),
            (
                ["--output", "o", "--files", "a", "b"],
                "error: INPUTS is missing. --files takes every argument up to the next option: put INPUTS first"
            ),
            (["a"], "error: --output is missing. See urtext paint --help"),
            (["a", "--ouput", "o"], "error: unknown option --ouput. Did you mean --output?"),
            (["a", "--zzz"], "error: unknown option --zzz. See urtext paint --help"),
            (["a", "-o", "o"], "error: unknown option -o. See urtext paint --help"),
            (["a", "--output"], "error: --output needs a value: DIR"),
            (["a", "--output", "--loud"], "error: --output needs a value: DIR"),
            (["a", "--output", ""], "error: --output  is empty"),
            (["a", "--output="], "error: --output  is empty"),
            (["a", "--output", "o", "--output", "p"], "error: --output is given twice"),
            (["a", "--output", "o", "--loud=yes"], "error: --loud takes no value"),
            (["a", "--output", "o", "--files"], "error: --files needs a value: FILE"),
            (["a", "--output", "o", "--jobs", "0"], "error: --jobs 0 is not a number from 1 to 8"),
            (["a", "--output", "o", "--jobs", "many"], "error: --jobs many is not a number from 1 to 8"),
            (
                ["a", "--output", "o", "--color", "gren"],
                "error: --color gren is not one of red, green; did you mean green?"
            ),
            (["", "--output", "o"], "error: INPUTS holds an empty name"),
        ]
        + ["x y", "d", "de_DE", "-", "de-", "deutschland", "de-Schweizerland", "dé"].map { tag in
            (
                ["a", "--output", "o", "--language=\(tag)"],
                "error: --language \(tag) is no language tag; write it as de-DE or zh-TW"
            )
        }

    @Test(arguments: mistakes)
    func `a mistake is named and explained`(arguments: [String], message: String) {
        let error = #expect(throws: UsageError.self) { try Self.syntax.parse(arguments) }
        #expect(error?.description == message)
    }

    @Test func `a command without operands refuses them`() {
        let syntax = CommandSyntax(name: "rest", abstract: "", discussion: "", defaults: Options(), options: [])
        #expect(throws: UsageError("unexpected argument bed", hint: "See urtext rest --help")) {
            try syntax.parse(["bed"])
        }
    }

    @Test func `the help names every option and stays within 80 columns`() {
        let help = HelpText.text(for: Self.syntax)
        #expect(help.hasPrefix("Usage: urtext paint INPUTS… --output DIR [options]\n\nPaints it.\n"))
        for option in Self.syntax.options {
            #expect(help.contains("  \(option.name)"))
            #expect(help.contains(option.help))
        }
        #expect(help.contains("--color red|green"))
        #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
}
