import UrtextCore
import UrtextModel

/// `urtext check`: is what is checked in what would be generated?
enum CheckCommand {
    struct Options: Sendable, GenerationOptions {
        var config: String?
        var spec: String?
        var templates: String?
        var output: String?
        var language: String?
        var prose: String?
        var pages: [String] = []
        var diagnostics = DiagnosticsFormat.text
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "check", abstract: "Compare the generated files with what the specification says.",
        discussion: """
            Generates in memory and compares with the output folder. Prints the difference as a patch that would bring \
            the folder up to date, reports missing and surplus files, and exits with 1 when there is any. Writes nothing.
            With --pages it reads pages anew instead, and says how they and the specification have parted: which facts \
            differ, where, and what that does to Swift callers. An edition that is older than another is said to lag, and \
            does not contradict it.
            """,
        defaults: Options(),
        options: CommonOptions.generation() + [
            .list(
                "--pages", "PATH", \.pages,
                help:
                    "Pages, or folders of pages, to compare the specification with. Takes every argument up to the next option."
            ),
            CommonOptions.diagnostics(\.diagnostics),
        ])

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        var report = RunReport(command: syntax.name)
        guard let configuration = CommonOptions.configuration(options, fileSystem, log: &report.log) else {
            return CommonOptions.finish(report, options.diagnostics)
        }
        guard options.pages.isEmpty else {
            let progress = ProgressLine("reading page")
            let result = await DriftCheck(fileSystem: fileSystem).run(
                options.pages, configuration: configuration, progress: progress.advance)
            progress.clear()
            report.log.add(result.log)
            report.tallies = [Tally("pages", result.pages), Tally("drifted", result.drifted)]
            return CommonOptions.finish(report, options.diagnostics)
        }
        let result = Generation(fileSystem: fileSystem).run(configuration)
        report.log.add(result.log)
        report.tallies = [Tally("pages", result.spec.pages.count), Tally("files", result.files.count)]
        guard !report.log.hasErrors else { return CommonOptions.finish(report, options.diagnostics) }
        let folder = GeneratedFolder(path: configuration.output, fileSystem: fileSystem)
        let (changes, diagnostics) = folder.changes(for: result.files)
        report.log.add(diagnostics)
        for change in changes {
            let difference = GeneratedDifference(change, in: configuration.output)
            report.log.add(difference.diagnostic)
            if !StandardStream.output.write(difference.patch) {
                report.log.add(CommonOptions.outputClosed)
                break
            }
        }
        report.tallies.append(Tally("differences", changes.count))
        return CommonOptions.finish(report, options.diagnostics)
    }
}
