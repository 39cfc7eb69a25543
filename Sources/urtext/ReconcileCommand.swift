import UrtextCore
import UrtextModel
import UrtextReconciler

/// `urtext reconcile`: claims in, specification out.
enum ReconcileCommand {
    struct Options: Sendable {
        var claims: [String] = []
        var output = ""
        var headers: [String] = []
        var values: String?
        var lexicons: [String] = []
        var restores = false
        var decisions: String?
        var layout = SpecLayout.flat
        var depfile: String?
        var diagnostics = DiagnosticsFormat.text
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "reconcile", abstract: "Make the specification from what shards of pages state.",
        discussion: """
            Takes files written by read or merge and does what extract does with the same pages, to the byte. Where any of \
            its inputs cannot be read, nothing is written.
            """,
        defaults: Options(),
        operands: .init("CLAIMS", \Options.claims, help: "Files of claims; several are merged."),
        options: [
            .required("--output", "DIR", \.output, help: "Folder for the specification; made if it is missing."),
            .list("--headers", "FILE", \.headers, help: "C headers to take numbers from."),
            .text("--values", "DIR", \.values, help: "Folder of header values written by urtext values."),
            .list("--lexicon", "PATH", \.lexicons, help: "Lexicons written by urtext learn, or a folder of them."),
            .flag("--restore", \.restores, help: "Restore symbols that translation broke; also with --lexicon."),
            .text(
                "--decisions", "FILE", \.decisions,
                help: "What people settled of rows that stay unresolved, with their reasons: docs/restoration.md."),
            .choice("--layout", \.layout, help: "flat (the default) or tree, as for extract."),
            .text("--depfile", "FILE", \.depfile, help: "Also write a rule of Make that names every input."),
            CommonOptions.diagnostics(\.diagnostics),
        ])

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        var report = RunReport(command: syntax.name)
        var values: [HeaderValues] = []
        if let folder = options.values {
            let read = SpecReader.readValues(folder, fileSystem: fileSystem)
            values += read.values
            report.log.add(read.diagnostics)
        }
        let headers = HeaderLoader(fileSystem: fileSystem).load(options.headers)
        report.log.add(headers.diagnostics)
        values += headers.values
        let lexicons = LexiconLoader(fileSystem: fileSystem).load(options.lexicons)
        report.log.add(lexicons.diagnostics)
        let decisions = DecisionsLoader(fileSystem: fileSystem).load(options.decisions)
        report.log.add(decisions.diagnostics)
        let (pages, diagnostics) = ClaimsLoader.load(options.claims, fileSystem: fileSystem)
        report.log.add(diagnostics)
        // Without claims, or without what was to help, it would be another specification, and take the place of a better one.
        guard !report.log.hasErrors, diagnostics.isEmpty, pages.contradictions.isEmpty else {
            report.log.add(pages.contradictions)
            return CommonOptions.finish(report, options.diagnostics)
        }
        let weights: RestorationWeights? = options.restores || !options.lexicons.isEmpty ? .fitted : nil
        let result = ShardReading.reconcile(pages, values: values) {
            Reconciler(values: $1, lexicons: lexicons.lexicons, weights: weights, decisions: decisions.decisions)
                .specification(of: $0)
        }
        report.log.add(result.log)
        var written = SpecificationFiles.write(
            result.spec, to: options.output, layout: options.layout, fileSystem: fileSystem, log: &report.log)
        if let depfile = options.depfile {
            let named =
                options.claims + options.headers + options.lexicons
                + [options.values, options.decisions].compactMap(\.self)
            let text = Depfile.text(
                target: options.output, inputs: Depfile.inputs(named, fileSystem: fileSystem))
            written.tally.replace(depfile, with: text, fileSystem: fileSystem, log: &report.log)
        }
        report.tallies = [
            Tally("pages", result.pages.count),
            Tally("facts", written.facts), Tally("unresolved", written.unresolved),
            Tally("written", written.tally.written), Tally("unchanged", written.tally.unchanged),
        ]
        return CommonOptions.finish(report, options.diagnostics)
    }
}
