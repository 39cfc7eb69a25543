/// What a run ends with.
package enum ExitCode: Int32, Hashable, Sendable {
    case success = 0
    /// A diagnostic of severity error was printed, or `check` found a difference.
    case failure = 1
    /// The arguments could not be understood; nothing was read or written.
    case usage = 2
    /// A command whose result is told by 0, 1 and 2, such as `diff`, could not tell it.
    case trouble = 3
}

/// One command of the tool, with its options' type hidden.
package struct ToolCommand: Sendable {
    package let name: String
    package let abstract: String
    /// Written when it is asked for: of a run that asks for none, it would be a good part of what starting takes.
    package var help: String { writeHelp() }
    private let writeHelp: @Sendable () -> String
    let run: @Sendable ([String]) async throws(UsageError) -> ExitCode

    package init<Options: Sendable>(
        _ syntax: CommandSyntax<Options>, run: @escaping @Sendable (Options) async -> ExitCode
    ) {
        name = syntax.name
        abstract = syntax.abstract
        writeHelp = { HelpText.text(for: syntax) }
        self.run = { arguments async throws(UsageError) in await run(try syntax.parse(arguments)) }
    }
}

/// The tool as a whole: finds the command and answers `--help` and `--version`.
package struct CommandLineTool: Sendable {
    package let name: String
    package let version: String
    package let abstract: String
    package let commands: [ToolCommand]

    package init(name: String, version: String, abstract: String, commands: [ToolCommand]) {
        self.name = name
        self.version = version
        self.abstract = abstract
        self.commands = commands
    }

    /// Runs the command that the arguments (without the program's own name) ask for.
    package func run(
        _ arguments: [String], output: StandardStream = .output, error: StandardStream = .error
    ) async -> ExitCode {
        do throws(UsageError) {
            return try await dispatch(arguments, output)
        } catch let usage {
            error.write("\(usage)\n")
            return .usage
        }
    }

    package var help: String {
        """
        Usage: \(name) COMMAND [arguments]

        \(abstract)

        Commands:
        \(HelpText.table(commands.map { ($0.name, $0.abstract) }))
        Options:
        \(HelpText.table([
            ("--help", "Print this text; after a command, the command's own."),
            ("--version", "Print the version."),
        ]))
        Exit status: 0 when all went well, 1 when there was an error, 2 when the arguments
        were wrong.

        """
    }

    private func dispatch(_ arguments: [String], _ output: StandardStream) async throws(UsageError) -> ExitCode {
        guard let first = arguments.first else {
            throw UsageError("a command is missing", hint: "See \(name) --help")
        }
        switch first {
        case "--help", "-h": return print(help, output)
        case "--version": return print("\(name) \(version)\n", output)
        case "help":
            guard let topic = arguments.dropFirst().first else { return print(help, output) }
            return print(try command(topic).help, output)
        default: break
        }
        let command = try command(first)
        let rest = arguments.dropFirst()
        if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
            return print(command.help, output)
        }
        return try await command.run(Array(rest))
    }

    private func command(_ word: String) throws(UsageError) -> ToolCommand {
        if let command = commands.first(where: { $0.name == word }) { return command }
        let meant = Suggestion.nearest(to: word, among: commands.map(\.name))
        let kind = word.hasPrefix("-") ? "option" : "command"
        throw UsageError(
            "unknown \(kind) \(word)", hint: meant.map { "Did you mean \($0)?" } ?? "See \(name) --help")
    }

    private func print(_ text: String, _ output: StandardStream) -> ExitCode {
        output.write(text) ? .success : .failure
    }
}
