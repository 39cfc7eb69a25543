import UrtextCore
import UrtextModel

/// `urtext read`: the first third of an extraction, for one shard of the pages.
enum ReadCommand {
    struct Options: Sendable {
        var pages: [String] = []
        var manifest: String?
        var shard: String?
        var locale: String?
        var output = ""
        var depfile: String?
        var jobs: Int?
        var diagnostics = DiagnosticsFormat.text
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "read", abstract: "Read pages, or one shard of them, and write down what they state.",
        discussion: """
            The first of the three steps that extract takes in one: read, merge, reconcile. Which shard a page is in \
            follows from its path, so the shards can be read on different machines; any number of them, merged in any \
            order, makes the same specification.
            """,
        defaults: Options(),
        operands: .init(
            "PAGES", \Options.pages, alternative: "--manifest", help: "Pages, or folders whose *.md files are read."),
        options: [
            .required("--output", "FILE", \.output, help: "File for the claims."),
            .text("--manifest", "FILE", \.manifest, help: "A file that names pages or folders, one a line."),
            .text("--shard", "I/N", \.shard, help: "Read only the I-th of N parts, counted from one."),
            .language("--locale", \.locale, help: "The pages' language, whatever they say of themselves."),
            .text(
                "--depfile", "FILE", \.depfile, help: "Also write a rule of Make that names every page read, for Ninja."
            ),
            .number("--jobs", "N", \.jobs, in: 1...1024, help: "Pages read at once (default: processors)."),
            CommonOptions.diagnostics(\.diagnostics),
        ])

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        var report = RunReport(command: syntax.name)
        var operands = options.pages
        if let manifest = options.manifest {
            let named = PageManifest.read(manifest, fileSystem: fileSystem)
            report.log.add(named.diagnostics)
            guard !report.log.hasErrors else { return CommonOptions.finish(report, options.diagnostics) }
            operands += named.operands
        }
        var shard: Shard?
        if let text = options.shard {
            shard = Shard(text)
            if shard == nil {
                report.log.add(
                    Diagnostic(
                        .error, "no-shard", "\(text) is no shard",
                        solutions: ["write the shard's number and how many there are, e.g. 1/4"]))
                return CommonOptions.finish(report, options.diagnostics)
            }
        }
        let progress = ProgressLine("reading page")
        let (pages, found) = await ShardReading(fileSystem: fileSystem).read(
            operands, shard: shard, locale: options.locale, jobs: options.jobs ?? Processors.count,
            progress: progress.advance)
        progress.clear()
        report.log.add(found.diagnostics)
        // Claims of other pages than those that were asked for would take the place of what a run without a mistake wrote.
        guard !found.lacksOperand else { return CommonOptions.finish(report, options.diagnostics) }
        // What is wrong with a page is said when the claims are reconciled, so that it is said once.
        var tally = FileTally()
        tally.replace(
            options.output, with: ClaimsDocument.text(pages), fileSystem: fileSystem, log: &report.log)
        if let depfile = options.depfile {
            let inputs = pages.pages.map(\.file) + [options.manifest].compactMap(\.self)
            let text = Depfile.text(target: options.output, inputs: inputs)
            tally.replace(depfile, with: text, fileSystem: fileSystem, log: &report.log)
        }
        report.tallies = [
            Tally("pages", pages.count), Tally("claims", pages.pages.reduce(0) { $0 + $1.claims.count }),
        ]
        return CommonOptions.finish(report, options.diagnostics)
    }
}
