import UrtextCore
import UrtextModel

/// `urtext regenerate`: the whole way, from the pages of a configuration to the files that are checked in.
enum RegenerateCommand {
    struct Options: Sendable, GenerationOptions {
        var config: String?
        var spec: String?
        var templates: String?
        var output: String?
        var language: String?
        var prose: String?
        var diagnostics = DiagnosticsFormat.text
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "regenerate", abstract: "Make specification and generated files anew from the pages of urtext.json.",
        discussion: """
            Reads the pages that the configuration names, writes the specification they state into its folder, and what \
            is generated from that. Without pages it does what generate does. Where anything has an error, nothing is \
            written; a file whose contents stay the same is left alone.
            """,
        defaults: Options(),
        options: CommonOptions.generation() + [CommonOptions.diagnostics(\.diagnostics)])

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        var report = RunReport(command: syntax.name)
        guard
            let configuration = CommonOptions.configuration(options, fileSystem, isRequired: true, log: &report.log)
        else { return CommonOptions.finish(report, options.diagnostics) }
        let progress = ProgressLine("reading page")
        let loaded = await ConfiguredSpec.load(configuration, fileSystem: fileSystem, progress: progress.advance)
        progress.clear()
        if configuration.sources.hasPages, !loaded.log.hasErrors {
            report.log.add(loaded.unread(in: configuration.spec, fileSystem: fileSystem))
        }
        let result = Generation(fileSystem: fileSystem).run(
            loaded.spec, at: loaded.paths, configuration, after: loaded.log.sorted)
        report.log.add(result.log)
        report.tallies = [Tally("pages", loaded.spec.pages.count), Tally("files", result.files.count)]
        guard !report.log.hasErrors else { return CommonOptions.finish(report, options.diagnostics) }
        let folder = GeneratedFolder(path: configuration.output, fileSystem: fileSystem)
        let (changes, diagnostics) = folder.changes(for: result.files)
        report.log.add(diagnostics)
        guard !report.log.hasErrors else { return CommonOptions.finish(report, options.diagnostics) }
        var tally = FileTally()
        if configuration.sources.hasPages {
            let writer = SpecWriter(fileSystem: fileSystem)
            tally.add(writer.write(loaded.spec.pages, to: configuration.spec, layout: .tree, log: &report.log))
            if !configuration.sources.headers.isEmpty {
                let values = FilePath.join(configuration.spec, SpecLayout.values)
                tally.add(writer.write(loaded.spec.values, to: values, log: &report.log))
            }
        }
        let generated = folder.apply(changes, log: &report.log)
        tally.add(generated)
        tally.unchanged += GeneratedFolder.unchanged(result.files, changes)
        report.tallies += [
            Tally("written", tally.written), Tally("unchanged", tally.unchanged), Tally("removed", tally.removed),
        ]
        return CommonOptions.finish(report, options.diagnostics)
    }
}
