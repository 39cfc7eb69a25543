import UrtextCore
import UrtextModel

/// `urtext merge`: several files of claims become one.
enum MergeCommand {
    struct Options: Sendable {
        var claims: [String] = []
        var output = ""
        var diagnostics = DiagnosticsFormat.text
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "merge", abstract: "Merge what shards of pages state.",
        discussion: """
            Takes files written by read or merge, in any order and grouping: the bytes of the result are the same.
            """,
        defaults: Options(),
        operands: .init("CLAIMS", \Options.claims, help: "Files of claims."),
        options: [
            .required("--output", "FILE", \.output, help: "File for all claims."),
            CommonOptions.diagnostics(\.diagnostics),
        ])

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        var report = RunReport(command: syntax.name)
        let (pages, diagnostics) = ClaimsLoader.load(options.claims, fileSystem: fileSystem)
        report.log.add(diagnostics + pages.contradictions)
        if !report.log.hasErrors {
            var tally = FileTally()
            tally.replace(
                options.output, with: ClaimsDocument.text(pages), fileSystem: fileSystem, log: &report.log)
        }
        report.tallies = [
            Tally("files", options.claims.count), Tally("pages", pages.count),
            Tally("claims", pages.pages.reduce(0) { $0 + $1.claims.count }),
        ]
        return CommonOptions.finish(report, options.diagnostics)
    }
}
