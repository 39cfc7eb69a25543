import UrtextCore
import UrtextModel
import UrtextReconciler

/// `urtext extract`: pages in, specification out.
enum ExtractCommand {
    struct Options: Sendable {
        var pages: [String] = []
        var manifest: String?
        var output = ""
        var headers: [String] = []
        var values: String?
        var lexicons: [String] = []
        var restores = false
        var decisions: String?
        var explains = false
        var locale: String?
        var layout = SpecLayout.flat
        var jobs: Int?
        var showsSummary = false
        var depfile: String?
        var cache: String?
        var diagnostics = DiagnosticsFormat.text

        /// All that decides what a run reads, makes and says.
        var decisive: [String] {
            func list(_ name: String, _ values: [String]) -> [String] { [name, String(values.count)] + values }
            let named = [("output", output), ("layout", layout.rawValue), ("diagnostics", diagnostics.rawValue)]
            let optional = [
                ("manifest", manifest), ("values", values), ("decisions", decisions), ("locale", locale),
                ("depfile", depfile),
            ]
            let flags = [("restore", restores), ("explain", explains), ("summary", showsSummary)]
            return ["extract"] + list("pages", pages) + list("headers", headers) + list("lexicons", lexicons)
                + named.flatMap { [$0.0, $0.1] } + optional.flatMap { [$0.0] + ($0.1.map { ["=", $0] } ?? ["-"]) }
                + flags.flatMap { [$0.0, String($0.1)] }
        }
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "extract", abstract: "Read reference pages and write the specification they state.",
        discussion: """
            Reads pages in any language and edition, and writes one JSON file a page into a folder. A page that comes in \
            several editions becomes one file, and each edition helps to read the others. What the pages do not settle \
            is listed as unresolved, never guessed.
            A page that cannot be read is reported and keeps no other page back. Where a header, values, a lexicon, \
            decisions or the manifest cannot be read, nothing is written.
            """,
        defaults: Options(),
        operands: .init(
            "PAGES", \Options.pages, alternative: "--manifest",
            help: "Pages, or folders whose *.md files are read, also those in folders below. At most 16 MB a page."),
        options: [
            .required("--output", "DIR", \.output, help: "Folder for the specification; made if it is missing."),
            .text(
                "--manifest", "FILE", \.manifest,
                help: "A file that names pages or folders, one a line; besides PAGES, or instead of them."),
            .list(
                "--headers", "FILE", \.headers,
                help: "C headers to take numbers from. Takes every argument up to the next option."),
            .text(
                "--values", "DIR", \.values,
                help: "Folder of header values written by urtext values, instead of --headers."),
            .list(
                "--lexicon", "PATH", \.lexicons,
                help:
                    "Lexicons written by urtext learn, or a folder of them. Takes every argument up to the next option."
            ),
            .flag(
                "--restore", \.restores,
                help:
                    "Restore symbols that translation broke, where the evidence is enough; also with --lexicon or --explain."
            ),
            .text(
                "--decisions", "FILE", \.decisions,
                help: "What people settled of rows that stay unresolved, with their reasons: docs/restoration.md."),
            .flag(
                "--explain", \.explains,
                help: "Print each damaged row with what it may stand for, what speaks for that, and what was decided."),
            .language(
                "--locale", \.locale,
                help: "The pages' language, e.g. de-DE, whatever they say of themselves."),
            .choice(
                "--layout", \.layout,
                help: "All files side by side (flat, the default), or in functions/, constants/ and types/ (tree)."),
            .number(
                "--jobs", "N", \.jobs, in: 1...1024,
                help: "Pages read at once (default: processors). The result is the same for any number."),
            .text(
                "--depfile", "FILE", \.depfile, help: "Also write a rule of Make that names every input, for Ninja."),
            .text(
                "--cache", "DIR", \.cache,
                help:
                    "Folder in which the run is noted, so that the same run ends at once while nothing changed. Its files may be deleted at any time."
            ),
            .flag(
                "--summary", \.showsSummary,
                help: "Print one screen: what was read, restored and left open, and the first warnings instead of all."),
            CommonOptions.diagnostics(\.diagnostics),
        ])

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        let cache = options.cache.map {
            RunCache($0, arguments: options.decisive, fileSystem: fileSystem)
        }
        if let run = cache?.unchangedRun(), StandardStream.output.write(run.output) {
            StandardStream.error.write(run.error)
            return run.exitCode
        }
        var report = RunReport(command: syntax.name)
        let values = headerValues(options, fileSystem, log: &report.log)
        let lexicons = LexiconLoader(fileSystem: fileSystem).load(options.lexicons)
        report.log.add(lexicons.diagnostics)
        let decisions = DecisionsLoader(fileSystem: fileSystem).load(options.decisions)
        report.log.add(decisions.diagnostics)
        // Without what was to help, it would be another specification, and take the place of a better one.
        guard !report.log.hasErrors else { return CommonOptions.finish(report, options.diagnostics) }
        var operands = options.pages
        if let manifest = options.manifest {
            let named = PageManifest.read(manifest, fileSystem: fileSystem)
            report.log.add(named.diagnostics)
            guard !report.log.hasErrors else { return CommonOptions.finish(report, options.diagnostics) }
            operands += named.operands
        }
        let progress = ProgressLine("reading page")
        let restores = options.restores || options.explains || !options.lexicons.isEmpty
        let weights: RestorationWeights? = restores ? .fitted : nil
        let extraction = Extraction(
            fileSystem: fileSystem,
            reconcile: {
                Reconciler(values: $1, lexicons: lexicons.lexicons, weights: weights, decisions: decisions.decisions)
                    .specification(of: $0)
            })
        let result = await extraction.settle(
            operands, values: values, locale: options.locale, jobs: options.jobs ?? Processors.count,
            progress: progress.advance)
        progress.clear()
        report.log.add(result.log)
        // The same goes for pages that were asked for and are not there.
        guard !result.lacksOperand else { return CommonOptions.finish(report, options.diagnostics) }
        let explanations = options.explains ? result.spec.explanations.map(\.description).joined(separator: "\n") : ""
        if !StandardStream.output.write(explanations) { report.log.add(CommonOptions.outputClosed) }
        var summary = options.showsSummary ? ExtractionSummary(result) : nil
        let written = SpecificationFiles.write(
            result.spec, to: options.output, layout: options.layout, fileSystem: fileSystem, log: &report.log
        ) { summary?.note($0) }
        if let depfile = options.depfile {
            let named =
                options.headers + options.lexicons
                + [options.manifest, options.values, options.decisions].compactMap(\.self)
            let inputs = result.pages.map(\.path) + Depfile.inputs(named, fileSystem: fileSystem)
            let text = Depfile.text(target: options.output, inputs: inputs)
            var written = FileTally()
            written.replace(depfile, with: text, fileSystem: fileSystem, log: &report.log)
        }
        report.tallies = [
            Tally("pages", result.pages.count),
            Tally("editions", Set(result.pages.compactMap { $0.key?.edition }).count),
            Tally("facts", written.facts), Tally("unresolved", written.unresolved),
            Tally("written", written.tally.written), Tally("unchanged", written.tally.unchanged),
        ]
        let text = summary?.text(log: report.log)
        if let cache {
            keep(
                report, explanations + (text ?? ""), isBrief: text != nil, inputs: result.inputs,
                outputs: written.paths, options, in: cache, log: &report.log)
        }
        return CommonOptions.finish(report, options.diagnostics, summary: text)
    }

    /// Notes what the run read and wrote, and what it will say when it is run again and nothing has changed.
    private static func keep(
        _ report: RunReport, _ output: String, isBrief: Bool, inputs: [String], outputs: [String], _ options: Options,
        in cache: RunCache, log: inout DiagnosticLog
    ) {
        guard RunCache.mayKeep(report.log) else { return }
        var again = report
        let written = again.tallies.first { $0.key == "written" }?.count ?? 0
        for index in again.tallies.indices {
            switch again.tallies[index].key {
            case "written": again.tallies[index].count = 0
            case "unchanged": again.tallies[index].count += written
            default: break
            }
        }
        let named =
            options.headers + [options.manifest, options.values, options.decisions].compactMap(\.self)
            + options.lexicons
        let folders = options.layout == .tree ? SpecLayout.folders.map { FilePath.join(options.output, $0) } : []
        do throws(FileSystemError) {
            try cache.store(
                inputs: inputs + cache.members(of: named),
                outputs: outputs + folders.filter { FileStatus(of: $0) != nil } + (options.depfile.map { [$0] } ?? []),
                output: output, error: options.diagnostics.render(again, isBrief: isBrief), exitCode: again.exitCode)
        } catch {
            log.add(
                Diagnostic(
                    .warning, "cache-not-written", at: error.diagnostic.location,
                    "this run could not be noted: \(error.diagnostic.summary)",
                    solutions: ["name another folder with --cache, or leave it out"]))
        }
    }

    private static func headerValues(
        _ options: Options, _ fileSystem: FileSystem, log: inout DiagnosticLog
    ) -> [HeaderValues] {
        var values: [HeaderValues] = []
        if let folder = options.values {
            let read = SpecReader.readValues(folder, fileSystem: fileSystem)
            values += read.values
            log.add(read.diagnostics)
        }
        let read = HeaderLoader(fileSystem: fileSystem).load(options.headers)
        log.add(read.diagnostics)
        return values + read.values
    }
}
