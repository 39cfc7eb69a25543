import UrtextCore
import UrtextModel

/// What the commands that generate have in common.
protocol GenerationOptions: Sendable {
    var config: String? { get set }
    var spec: String? { get set }
    var templates: String? { get set }
    var output: String? { get set }
    var language: String? { get set }
    var prose: String? { get set }
}

/// Options that several commands understand, and how all of them end.
enum CommonOptions {
    static func diagnostics<Options>(
        _ property: any WritableKeyPath<Options, DiagnosticsFormat> & Sendable
    ) -> CommandOption<Options> {
        .choice(
            "--diagnostics", property, help: "How errors and warnings are printed on standard error (default: text).")
    }

    static func generation<Options: GenerationOptions>() -> [CommandOption<Options>] {
        [
            .text("--spec", "DIR", \.spec, help: "Folder of the specification (default: spec)."),
            .text(
                "--templates", "DIR", \.templates,
                help: "Folder of templates to use instead of those inside the tool."),
            .text("--output", "DIR", \.output, help: "Folder of the generated files (default: Generated)."),
            .text(
                "--language", "TAG", \.language,
                help: "Language of the doc comments, one that prose is there for, e.g. de or zh-Hant."),
            .text(
                "--prose", "DIR", \.prose,
                help: "Folder of the sentences of doc comments, or `pages`: those of the configuration's pages."),
            .text(
                "--config", "FILE", \.config,
                help: "Configuration (default: the nearest urtext.json in this folder or one above)."),
        ]
    }

    /// The configuration with what the options override; `nil` when the file has mistakes.
    static func configuration(
        _ options: some GenerationOptions, _ fileSystem: FileSystem, isRequired: Bool = false, log: inout DiagnosticLog
    ) -> Configuration? {
        var (configuration, diagnostics) = ConfigurationFile.load(
            named: options.config, isRequired: isRequired, fileSystem: fileSystem)
        log.add(diagnostics)
        if let spec = options.spec { configuration.spec = spec }
        if let templates = options.templates { configuration.templates = templates }
        if let output = options.output { configuration.output = output }
        if let language = options.language { configuration.language = language }
        if let prose = options.prose {
            configuration.takesPageProse = prose == PageProseSource.word
            configuration.prose = configuration.takesPageProse ? configuration.prose : prose
        }
        if let complaint = GeneratedFolder.complaint(
            about: configuration.output, holding: configuration.spec, fileSystem: fileSystem)
        {
            log.add(complaint)
        }
        return log.hasErrors ? nil : configuration
    }

    static let outputClosed = Diagnostic(
        .error, "cannot-print", "standard output is closed or full; the rest was not printed")

    /// Prints the summary, if there is one, then the diagnostics and the closing line.
    static func finish(_ report: RunReport, _ format: DiagnosticsFormat, summary: String? = nil) -> ExitCode {
        var report = report
        if let summary, !StandardStream.output.write(summary) { report.log.add(outputClosed) }
        format.write(report, isBrief: summary != nil, to: .error)
        return report.exitCode
    }
}
