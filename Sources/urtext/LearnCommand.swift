import UrtextCore
import UrtextModel
import UrtextReconciler

/// `urtext learn`: pages with their original in, a lexicon out.
enum LearnCommand {
    struct Options: Sendable {
        var pages: [String] = []
        var output = ""
        var pairs: [String] = []
        var locale: String?
        var leaving: [String] = []
        var prints: String?
        var jobs: Int?
        var diagnostics = DiagnosticsFormat.text
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "learn", abstract: "Learn what the words of a language stand for in symbols.",
        discussion: """
            Reads bilingual pages, or pages in a translation together with the same pages in the original language, and \
            writes down which printed words stand for which words of symbols: one small file a language, for \
            urtext extract --lexicon. Facts about words only; no sentence of a page is kept.
            """,
        defaults: Options(),
        operands: .init(
            "PAGES", \Options.pages, alternative: "--pairs",
            help: "Pages, or folders whose *.md files are read, also those in folders below."),
        options: [
            .required(
                "--output", "PATH", \.output,
                help: "The lexicon's file, if it ends in .json; else a folder for one file a language."),
            .list(
                "--pairs", "FILE", \.pairs,
                help: "Lines that end in a print and its symbol, with tabs between; a first field may name the page."),
            .language("--locale", \.locale, help: "The language of the pairs or pages, e.g. de-DE."),
            .list(
                "--leaving-out", "PAGE", \.leaving,
                help:
                    "Pages not to learn from, because they will be used to measure: their names, or paths of files so named."
            ),
            .text(
                "--prints", "DIR", \.prints,
                help: "Also write what was learned from, one file a language: what pages print where a symbol is meant."
            ),
            .number(
                "--jobs", "N", \.jobs, in: 1...1024,
                help: "Pages read at once (default: processors). The result is the same for any number."),
            CommonOptions.diagnostics(\.diagnostics),
        ])

    /// A page's name from a path of it, or of what is known of it.
    private static func page(_ path: String) -> String {
        let name = FilePath.name(path)
        for ending in [".md", ".json"] where name.hasSuffix(ending) { return String(name.dropLast(ending.count)) }
        return name
    }

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        var report = RunReport(command: syntax.name)
        let progress = ProgressLine("reading page")
        let result = await Learning(fileSystem: fileSystem).run(
            options.pages, pairs: options.pairs, locale: options.locale, leaving: Set(options.leaving.map(page)),
            jobs: options.jobs ?? Processors.count, progress: progress.advance)
        progress.clear()
        report.log.add(result.log)
        var tally = FileTally()
        if options.output.hasSuffix(".json"), result.lexicons.count > 1 {
            report.log.add(
                Diagnostic(
                    .error, "several-languages", at: SourceLocation(path: options.output),
                    "the pages are in \(result.lexicons.map(\.lexicon.locale).joined(separator: ", ")), one file cannot hold them",
                    solutions: ["name a folder"]))
        } else if !report.log.hasErrors {
            let writer = SpecWriter(fileSystem: fileSystem)
            tally = writer.write(result.lexicons, to: options.output, log: &report.log)
            if let folder = options.prints { tally.add(writer.write(result.prints, to: folder, log: &report.log)) }
        }
        report.tallies = [
            Tally("pages", result.pages), Tally("pairs", result.lexicons.reduce(0) { $0 + $1.pairs }),
            Tally("lexicons", result.lexicons.count), Tally("written", tally.written),
            Tally("unchanged", tally.unchanged),
        ]
        return CommonOptions.finish(report, options.diagnostics)
    }
}
