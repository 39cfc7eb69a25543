import UrtextCore

/// The command line. Finds the command, runs it, ends with its exit status.
@main
struct Urtext {
    static let tool = CommandLineTool(
        name: "urtext", version: ToolVersion.current,
        abstract: "Recovers API specifications from translated reference pages, and generates Swift from them.",
        commands: [
            ExtractCommand.command, GenerateCommand.command, CheckCommand.command, RegenerateCommand.command,
            BuildCommand.command, ValuesCommand.command, LearnCommand.command, DiffCommand.command,
            ExplainCommand.command, ReferenceCommand.command, LintCommand.command, ReadCommand.command,
            MergeCommand.command, ReconcileCommand.command, ValidateCommand.command,
        ])

    static func main() {
        Interruption.guarding { await tool.run(Array(CommandLine.arguments.dropFirst())) }
    }
}
