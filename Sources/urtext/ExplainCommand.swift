import UrtextCore
import UrtextEmitter
import UrtextModel

/// `urtext explain`: what is known of a name, who says so, and who disagrees.
enum ExplainCommand {
    struct Options: Sendable {
        var names: [String] = []
        var spec: String?
        var config: String?
        var lexicons: [String] = []
        var printsJSON = false
        var diagnostics = DiagnosticsFormat.text
    }

    static let command = ToolCommand(syntax, run: run)

    static let syntax = CommandSyntax(
        name: "explain", abstract: "Say what is known of a name, who says so, and who disagrees.",
        discussion: """
            Takes the name of a symbol, a parameter, a function or a page in any spelling: as C or Swift has it, in other \
            case, with blanks at its underscores, or as a translated page prints it. A print that no page has is \
            restored from its words where that is likely enough.
            """,
        defaults: Options(),
        operands: .init("NAME", \Options.names, help: "The name; several words are one name."),
        options: [
            .text("--spec", "DIR", \.spec, help: "Folder of the specification (default: spec)."),
            .list(
                "--lexicon", "PATH", \.lexicons,
                help: "Lexicons to restore with (default: those in the specification's folder lexicon)."),
            .text(
                "--config", "FILE", \.config,
                help: "Configuration, for the names in Swift (default: the nearest urtext.json)."),
            .flag("--json", \.printsJSON, help: "Print one JSON document instead of text."),
            CommonOptions.diagnostics(\.diagnostics),
        ])

    static func run(_ options: Options) async -> ExitCode {
        let fileSystem = FileSystem()
        var report = RunReport(command: syntax.name)
        let (configuration, diagnostics) = ConfigurationFile.load(named: options.config, fileSystem: fileSystem)
        report.log.add(diagnostics)
        let folder = options.spec ?? configuration.spec
        let read = SpecReader.read(folder, fileSystem: fileSystem)
        report.log.add(read.diagnostics)
        var paths = options.lexicons
        let own = FilePath.join(folder, "lexicon")
        if paths.isEmpty, (try? fileSystem.entry(at: own))?.kind == .folder { paths = [own] }
        let lexicons = LexiconLoader(fileSystem: fileSystem).load(paths)
        report.log.add(lexicons.diagnostics)
        guard !report.log.hasErrors else { return CommonOptions.finish(report, options.diagnostics) }

        let query = options.names.joined(separator: " ")
        let (plan, _) = Emitter(templates: [:], configuration: configuration.emitter).plan(read.spec)
        let index = NameIndex(read.spec, plan: plan)
        var answer = ExplanationReport(query: query, match: nil, explanations: [])
        if let (match, names) = index.find(query) {
            answer.match = match
            answer.explanations = names.map { NameExplanation($0, in: read.spec, swift: index.swift[$0] ?? []) }
        } else {
            let candidates = NameRestoration.candidates(
                NameKey.unescaped(query), spec: read.spec, lexicons: lexicons.lexicons)
            if !candidates.isEmpty { answer.match = .restored }
            for (symbol, probability) in candidates {
                answer.explanations.append(NameExplanation(symbol, in: read.spec, swift: index.swift[symbol] ?? []))
                answer.probabilities[symbol] = "\(Double((probability * 1000).rounded()) / 1000)"
            }
        }
        if answer.explanations.isEmpty {
            let near = Suggestion.nearest(to: query, among: index.names)
            report.log.add(
                Diagnostic(
                    .error, "unknown-name", at: SourceLocation(path: folder), "nothing here is called \"\(query)\"",
                    explanation: "neither a page nor a header has it, and its words stand for no symbol that is known",
                    solutions: near.map { ["did you mean \($0)?"] } ?? []))
        }
        report.tallies = [
            Tally("names", answer.explanations.count),
            Tally("facts", answer.explanations.reduce(0) { $0 + $1.facts.count }),
        ]
        if !StandardStream.output.write(options.printsJSON ? answer.json : answer.text) {
            report.log.add(CommonOptions.outputClosed)
        }
        return CommonOptions.finish(report, options.diagnostics)
    }
}
