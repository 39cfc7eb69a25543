import UrtextCore
import UrtextModel

/// `urtext generate`: specification in, Swift out.
enum GenerateCommand {
    struct Options: Sendable, GenerationOptions {
        var config: String?
        var spec: String?
        var templates: String?
        var output: String?
        var language: String?
        var prose: String?
        var showsSummary = false
        var diagnostics = DiagnosticsFormat.text
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "generate", abstract: "Write the generated files from the specification.",
        discussion: """
            Writes the files whose contents changed, removes those an earlier run generated and that are no longer made, \
            and leaves everything else alone: a file without the generated-by comment is never touched. When the \
            specification or a template has an error, nothing is written.
            """,
        defaults: Options(),
        options: CommonOptions.generation() + [
            .flag(
                "--summary", \.showsSummary,
                help: "Print one screen: what was generated, and the first warnings instead of all."),
            CommonOptions.diagnostics(\.diagnostics),
        ])

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        var report = RunReport(command: syntax.name)
        guard let configuration = CommonOptions.configuration(options, fileSystem, log: &report.log) else {
            return CommonOptions.finish(report, options.diagnostics)
        }
        let result = Generation(fileSystem: fileSystem).run(configuration)
        report.log.add(result.log)
        report.tallies = [Tally("pages", result.spec.pages.count), Tally("files", result.files.count)]
        guard !report.log.hasErrors else { return CommonOptions.finish(report, options.diagnostics) }
        let folder = GeneratedFolder(path: configuration.output, fileSystem: fileSystem)
        let (changes, diagnostics) = folder.changes(for: result.files)
        report.log.add(diagnostics)
        guard !report.log.hasErrors else { return CommonOptions.finish(report, options.diagnostics) }
        let tally = folder.apply(changes, log: &report.log)
        report.tallies += [
            Tally("written", tally.written), Tally("unchanged", GeneratedFolder.unchanged(result.files, changes)),
            Tally("removed", tally.removed),
        ]
        let summary =
            options.showsSummary
            ? GenerationSummary(result.files, output: configuration.output, log: report.log).text : nil
        return CommonOptions.finish(report, options.diagnostics, summary: summary)
    }
}
