import UrtextCore
import UrtextModel

/// `urtext lint`: the errors that pages contain, for the people who write them.
enum LintCommand {
    enum Format: String, CaseIterable, Sendable { case text, json, sarif }

    struct Options: Sendable {
        var pages: [String] = []
        var headers: [String] = []
        var values: String?
        var format = Format.text
        var jobs: Int?
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "lint", abstract: "Find the errors that reference pages contain.",
        discussion: """
            For the people who write and translate pages. Reads pages of any language, compares them with each other and \
            with headers, and prints each finding with file, line, rule and what to write instead. docs/lint.md lists \
            the rules. Exits with 1 when there is any error or warning; writes nothing.
            """,
        defaults: Options(),
        operands: .init("PAGES", \Options.pages, help: "Pages, or folders whose *.md files are read."),
        options: [
            .list(
                "--headers", "FILE", \.headers,
                help: "C headers to compare with. Takes every argument up to the next option."),
            .text(
                "--values", "DIR", \.values,
                help: "Folder of header values written by urtext values, instead of --headers."),
            .choice(
                "--format", \.format,
                help: "On standard output: lines, a JSON document, or a SARIF 2.1.0 log (default: text)."),
            .number("--jobs", "N", \.jobs, in: 1...1024, help: "Pages read at once (default: processors)."),
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
        // What is wrong with a header is no matter of the pages.
        values += HeaderLoader(fileSystem: fileSystem).load(options.headers).values
        var headers: [[UInt8]] = []
        for path in options.headers {
            do throws(FileSystemError) {
                headers.append(try fileSystem.read(path, limit: SizeLimit.document))
            } catch {
                report.log.add(error)
            }
        }
        let progress = ProgressLine("reading page")
        let result = await Linter(fileSystem: fileSystem, restores: true).run(
            options.pages, values: values, headers: headers, jobs: options.jobs ?? Processors.count,
            progress: progress.advance)
        progress.clear()
        report.log.add(result.log)
        report.tallies = [Tally("pages", result.pages)]
        let text =
            switch options.format {
            case .text: report.log.sorted.map(ConsoleDiagnostics.text(for:)).joined()
            case .json: JSONDiagnostics.document(for: report)
            case .sarif: SARIF.document(report.log.sorted, toolVersion: ToolVersion.current)
            }
        let isPrinted = StandardStream.output.write(text)
        if !isPrinted {
            report.log.add(CommonOptions.outputClosed)
            StandardStream.error.write(ConsoleDiagnostics.text(for: CommonOptions.outputClosed))
        }
        StandardStream.error.write(ConsoleDiagnostics.closingLine(for: report))
        return isPrinted && report.log.count(of: .error) + report.log.count(of: .warning) == 0 ? .success : .failure
    }
}
