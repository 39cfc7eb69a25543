import UrtextCore
import UrtextModel

/// `urtext diff`: what two versions of a specification say differently, and whom that breaks.
enum DiffCommand {
    struct Options: Sendable {
        var specs: [String] = []
        var config: String?
        var format = DifferenceFormat.text
        var diagnostics = DiagnosticsFormat.text
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "diff", abstract: "Compare two versions of a specification, and say what breaks for Swift callers.",
        discussion: """
            Takes two folders, OLD and NEW. Prints each fact that was added, removed or changed, classed by what it does \
            to those who call the generated Swift or implement its protocols: source-breaking, behaviour-changing, \
            additive, or documentation only, with the Swift names.
            Exit status: 0 when callers notice nothing, 1 when something is new for them, 2 when something breaks \
            (source or behaviour), 3 when the two cannot be compared. What is generated depends on the configuration; \
            without one every change is taken for the worst that one of its kind can do.
            """,
        defaults: Options(),
        operands: .init("OLD NEW", \Options.specs, help: "The folders of the two specifications."),
        options: [
            .text(
                "--config", "FILE", \.config,
                help: "Configuration (default: the nearest urtext.json in this folder or one above)."),
            .choice("--format", \.format, help: "How the changes are printed (default: text)."),
            CommonOptions.diagnostics(\.diagnostics),
        ])

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        var report = RunReport(command: syntax.name)
        guard options.specs.count == 2 else {
            report.log.add(
                Diagnostic(
                    .error, "two-folders", "diff compares two folders, and \(options.specs.count) are named",
                    solutions: ["name the old specification, then the new one"]))
            _ = CommonOptions.finish(report, options.diagnostics)
            return .trouble
        }
        let (configuration, diagnostics) = ConfigurationFile.load(named: options.config, fileSystem: fileSystem)
        report.log.add(diagnostics)
        let specs = options.specs.map { folder in
            let read = SpecReader.read(folder, fileSystem: fileSystem)
            report.log.add(read.diagnostics)
            return read.spec
        }
        guard !report.log.hasErrors else {
            _ = CommonOptions.finish(report, options.diagnostics)
            return .trouble
        }
        let difference = SpecDifference(
            from: specs[0], to: specs[1], configuration: configuration.emitter, configurationPath: configuration.path)
        report.log.add(difference.oldDiagnostics + difference.newDiagnostics)
        report.tallies = ChangeEffect.allCases.sorted(by: >).map { Tally($0.rawValue, difference.count(of: $0)) }
        if !StandardStream.output.write(DifferenceReport(difference).text(options.format)) {
            report.log.add(CommonOptions.outputClosed)
        }
        let isPrinted = !report.log.contains(CommonOptions.outputClosed)
        _ = CommonOptions.finish(report, options.diagnostics)
        guard isPrinted, difference.oldDiagnostics.isEmpty else { return .trouble }
        return difference.newDiagnostics.isEmpty ? exitCode(for: difference.effect) : .usage
    }

    /// 0, 1 and 2 as the discussion says.
    private static func exitCode(for effect: ChangeEffect?) -> ExitCode {
        switch effect {
        case nil, .documentation: .success
        case .additive: .failure
        case .behaviour, .source: .usage
        }
    }
}
