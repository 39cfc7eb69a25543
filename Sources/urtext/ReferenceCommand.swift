import UrtextCore
import UrtextModel

/// `urtext reference`: specification in, a static site out.
enum ReferenceCommand {
    struct Options: Sendable {
        var output = ""
        var languages: String?
        var spec: String?
        var since: String?
        var templates: String?
        var config: String?
        var diagnostics = DiagnosticsFormat.text
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "reference", abstract: "Write the API reference as a static site, in several languages.",
        discussion: """
            A page for each function and package, each set of flags, each status code and each parameter: declarations in \
            C and Swift, rules, and for each fact who states it. Works without a server, and without JavaScript but for \
            the search. Only files that an earlier run generated are replaced or removed.
            """,
        defaults: Options(),
        options: [
            .required("--output", "DIR", \.output, help: "Folder of the site; made if it is missing."),
            .text(
                "--languages", "TAGS", \.languages,
                help: "Languages that prose is there for, with commas between, e.g. en,de,fr,zh-Hant (default: en)."),
            .text("--spec", "DIR", \.spec, help: "Folder of the specification (default: spec)."),
            .text("--since", "DIR", \.since, help: "Folder of an earlier specification, whose differences are told."),
            .text(
                "--templates", "DIR", \.templates,
                help: "Folder of templates to use instead of those inside the tool."),
            .text(
                "--config", "FILE", \.config,
                help: "Configuration (default: the nearest urtext.json in this folder or one above)."),
            CommonOptions.diagnostics(\.diagnostics),
        ])

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        var report = RunReport(command: syntax.name)
        var (configuration, mistakes) = ConfigurationFile.load(named: options.config, fileSystem: fileSystem)
        report.log.add(mistakes)
        if let spec = options.spec { configuration.spec = spec }
        if let templates = options.templates { configuration.templates = templates }
        if let complaint = GeneratedFolder.complaint(
            about: options.output, holding: configuration.spec, fileSystem: fileSystem)
        {
            report.log.add(complaint)
        }
        guard !report.log.hasErrors else { return CommonOptions.finish(report, options.diagnostics) }
        let languages = (options.languages ?? "en").split(separator: ",").map { String($0.filter { $0 != " " }) }
        if languages.isEmpty || Set(languages).count < languages.count {
            report.log.add(
                Diagnostic(
                    .error, "unusable-languages",
                    "\"\(options.languages ?? "")\" does not name each of some languages once",
                    solutions: ["write e.g. --languages en,de"]))
            return CommonOptions.finish(report, options.diagnostics)
        }
        let made = ReferenceMaking(fileSystem: fileSystem).run(
            configuration, languages: languages, since: options.since)
        report.log.add(made.log)
        report.tallies = [Tally("pages", made.pages), Tally("files", made.files.count)]
        guard !report.log.hasErrors else { return CommonOptions.finish(report, options.diagnostics) }
        let folder = GeneratedFolder(path: options.output, fileSystem: fileSystem)
        let (changes, diagnostics) = folder.changes(for: made.files)
        report.log.add(diagnostics)
        guard !report.log.hasErrors else { return CommonOptions.finish(report, options.diagnostics) }
        let tally = folder.apply(changes, log: &report.log)
        report.tallies += [
            Tally("written", tally.written), Tally("unchanged", GeneratedFolder.unchanged(made.files, changes)),
            Tally("removed", tally.removed),
        ]
        return CommonOptions.finish(report, options.diagnostics)
    }
}
