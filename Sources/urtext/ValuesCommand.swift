import UrtextCore
import UrtextModel

/// `urtext values`: C headers in, numbers with provenance out.
enum ValuesCommand {
    struct Options: Sendable {
        var headers: [String] = []
        var output = ""
        var origin: String?
        var originVersion: String?
        var diagnostics = DiagnosticsFormat.text
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "values", abstract: "Write down the integer constants that C headers define.",
        discussion: """
            Writes one file a header, named after it: sspi.h becomes sspi.h.json. The headers are read together, so a \
            constant of one may be defined by a constant of another; when one of them cannot be read, nothing is written.
            """,
        defaults: Options(),
        options: [
            .list(
                "--headers", "FILE", \.headers, isRequired: true,
                help: "The headers. Takes every argument up to the next option."),
            .required("--output", "DIR", \.output, help: "Folder for the files; made if it is missing."),
            .text("--origin", "NAME", \.origin, help: "The package the headers come from, for the record."),
            .text("--origin-version", "V", \.originVersion, help: "That package's version."),
            CommonOptions.diagnostics(\.diagnostics),
        ])

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        var report = RunReport(command: syntax.name)
        let read = HeaderLoader(fileSystem: fileSystem).load(
            options.headers, origin: options.origin, version: options.originVersion)
        report.log.add(read.diagnostics)
        // A constant may be defined by one of a header that was not read: its number would be lost.
        guard !report.log.hasErrors else { return CommonOptions.finish(report, options.diagnostics) }
        let tally = SpecWriter(fileSystem: fileSystem).write(read.values, to: options.output, log: &report.log)
        report.tallies = [
            Tally("headers", read.values.count),
            Tally("constants", read.values.reduce(0) { $0 + $1.constants.count }),
            Tally("written", tally.written), Tally("unchanged", tally.unchanged),
        ]
        return CommonOptions.finish(report, options.diagnostics)
    }
}
