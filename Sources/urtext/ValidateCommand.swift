import UrtextCore
import UrtextModel

/// `urtext validate`: are files of the tool what their schemas ask for, and do they fit each other?
enum ValidateCommand {
    struct Options: Sendable {
        var files: [String] = []
        var config: String?
        var diagnostics = DiagnosticsFormat.text
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "validate", abstract: "Check files against their schemas, and what no schema can say.",
        discussion: """
            Takes files of any kind that this tool reads or writes, and folders of them: pages and numbers of a \
            specification, constraints, sentences, lexicons, claims, reports, urtext.json. Each is compared with its JSON \
            Schema, and all together with each other: constraints name parameters that exist, flags stand with those of \
            their set, parameters in the order of the syntax block, numbers are those of the headers.
            Without operands: the configuration in force, and what it names. Writes nothing.
            """,
        defaults: Options(),
        operands: .init(
            "FILES", \Options.files, isRequired: false, help: "Files, and folders whose *.json are validated."),
        options: [
            .text(
                "--config", "FILE", \.config,
                help: "Configuration (default: the nearest urtext.json in this folder or one above)."),
            CommonOptions.diagnostics(\.diagnostics),
        ])

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        var report = RunReport(command: syntax.name)
        var operands = options.files
        if operands.isEmpty {
            let (configuration, diagnostics) = ConfigurationFile.load(named: options.config, fileSystem: fileSystem)
            report.log.add(diagnostics)
            operands = named(by: configuration, fileSystem)
        }
        let result = Validation(fileSystem: fileSystem).run(operands)
        report.log.add(result.log)
        report.tallies = [Tally("files", result.files.count)]
        return CommonOptions.finish(report, options.diagnostics)
    }

    /// The configuration's own file, and files and folders of the tool that it names, as far as they are there.
    private static func named(by configuration: Configuration, _ fileSystem: FileSystem) -> [String] {
        let sources = configuration.sources
        let optional = [configuration.path, configuration.prose ?? ""].filter { path in
            !path.isEmpty && (try? fileSystem.entry(at: path)) != nil
        }
        // A specification that is read from pages at build time may not be written down.
        let isWritten = !sources.hasPages || (try? fileSystem.entry(at: configuration.spec)) != nil
        return optional + (isWritten ? [configuration.spec] : []) + (sources.values.map { [$0] } ?? [])
            + sources.lexicons
    }
}
