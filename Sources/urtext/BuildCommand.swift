import UrtextCore
import UrtextModel

/// `urtext build`: what the build plugin runs, from configuration to the few Swift files that it declares.
enum BuildCommand {
    struct Options: Sendable {
        var config = ""
        var output = ""
        var diagnostics = DiagnosticsFormat.text
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "build", abstract: "Write the Swift of a build: what UrtextPlugin runs.",
        discussion: """
            Reads the pages that the configuration names, or else its specification, in memory, and writes one file for \
            flags, one for functions and one for status codes, whatever there is of each. A file whose contents stay the \
            same is left alone. Prints nothing when all is well.
            """,
        defaults: Options(),
        options: [
            .required("--config", "FILE", \.config, help: "Configuration, see docs/configuration.md."),
            .required("--output", "DIR", \.output, help: "Folder of the generated files; made if it is missing."),
            CommonOptions.diagnostics(\.diagnostics),
        ])

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        var report = RunReport(command: syntax.name)
        let (configuration, mistakes) = ConfigurationFile.load(named: options.config, fileSystem: fileSystem)
        report.log.add(mistakes + BuildBundle.collisions(configuration))
        guard !report.log.hasErrors else { return finish(report, options) }
        let loaded = await ConfiguredSpec.load(configuration, fileSystem: fileSystem)
        let result = Generation(fileSystem: fileSystem).run(
            loaded.spec, at: loaded.paths, configuration, after: loaded.log.sorted)
        report.log.add(result.log)
        guard !report.log.hasErrors else { return finish(report, options) }
        let folder = GeneratedFolder(path: options.output, fileSystem: fileSystem)
        let (changes, diagnostics) = folder.changes(for: BuildBundle.files(result.files, configuration))
        report.log.add(diagnostics)
        guard !report.log.hasErrors else { return finish(report, options) }
        _ = folder.apply(changes, log: &report.log)
        return finish(report, options)
    }

    /// Without the closing line: a build that has nothing to say says nothing.
    private static func finish(_ report: RunReport, _ options: Options) -> ExitCode {
        switch options.diagnostics {
        case .json: StandardStream.error.write(options.diagnostics.render(report))
        case .text:
            for diagnostic in report.log.sorted { StandardStream.error.write(ConsoleDiagnostics.text(for: diagnostic)) }
        }
        return report.exitCode
    }
}
