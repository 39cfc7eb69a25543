package import UrtextEmitter
package import UrtextModel

/// From the folder of a specification to generated files, in memory. Writes nothing.
package struct Generation: Sendable {
    package struct Result: Sendable {
        package var spec: Spec
        /// Sorted by path.
        package var files: [OutputFile]
        package var log: DiagnosticLog
    }

    package typealias Emit =
        @Sendable (Spec, [String: String], Configuration, Prose) -> (files: [OutputFile], diagnostics: [Diagnostic])

    private let fileSystem: FileSystem
    private let emit: Emit

    /// - Parameter emit: the files; a function of specification, templates, configuration and prose alone.
    package init(fileSystem: FileSystem, emit: @escaping Emit = Generation.files) {
        self.fileSystem = fileSystem
        self.emit = emit
    }

    /// Generates from the specification on the disk.
    package func run(_ configuration: Configuration) -> Result {
        let (spec, paths, diagnostics) = SpecReader.read(configuration.spec, fileSystem: fileSystem)
        return run(spec, at: paths, configuration, after: diagnostics)
    }

    /// Generates from a specification at hand; nothing where what came before it has an error.
    ///
    /// - Parameter paths: the file that each page comes from, by the page's id, for diagnostics.
    package func run(
        _ spec: Spec, at paths: [String: String], _ configuration: Configuration, after diagnostics: [Diagnostic] = []
    ) -> Result {
        var log = DiagnosticLog(diagnostics)
        let templates = TemplateFolder(configuration, fileSystem: fileSystem)
        log.add(templates.diagnostics)
        // Whoever named a wrong folder is not to be told of each thing that is not in it.
        guard !diagnostics.contains(where: SpecReader.isAbsence) else { return Result(spec: spec, files: [], log: log) }
        let prose = prose(configuration, spec, log: &log)
        guard !log.hasErrors else { return Result(spec: spec, files: [], log: log) }
        let made = emit(spec, templates.templates, configuration, prose)
        log.add(made.diagnostics.map { Self.located(templates.located($0), paths) })
        return Result(spec: spec, files: log.hasErrors ? [] : made.files, log: log)
    }

    /// What a configuration makes of a specification, sorted by path. Pure.
    package static func files(
        _ spec: Spec, _ templates: [String: String], _ configuration: Configuration, _ prose: Prose
    ) -> (files: [OutputFile], diagnostics: [Diagnostic]) {
        // An empty folder would be what is asked for, and all that was generated before would be removed.
        if configuration.style.isEmitted, configuration.files.isEmpty, let complaint = noInterface(configuration) {
            return ([], [complaint])
        }
        let selected = configuration.selection.applied(to: spec, configuration.emitter)
        var log = DiagnosticLog(selected.diagnostics)
        // What is missing then is not what is wrong.
        guard !log.hasErrors else { return ([], log.sorted) }
        let emitter = Emitter(
            templates: templates, configuration: selected.emitter, configurationPath: configuration.path, prose: prose)
        // What the configuration says without effect is judged by all of the specification: a part of it has no use for
        // some of what is said.
        let whole =
            configuration.selection == Selection()
            ? nil
            : Set(
                Emitter(
                    templates: templates, configuration: configuration.emitter, configurationPath: configuration.path
                ).plan(spec).diagnostics)
        func own(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
            guard let whole else { return diagnostics }
            return diagnostics.filter {
                $0.severity == .error || !idle.contains($0.identifier) || whole.contains($0)
            }
        }
        var files: [OutputFile] = []
        if configuration.style.isEmitted {
            let emitted = emitter.emit(selected.spec)
            log.add(own(emitted.diagnostics))
            if let module = configuration.style.module,
                emitter.plan(selected.spec).plan.functions.contains(where: { $0.name == module })
            {
                log.add(
                    Diagnostic(
                        .error, "module-name-collision", at: SourceLocation(path: configuration.path),
                        "the module \(module) would hold a type of the same name",
                        explanation: "the type hides the module from whoever imports it",
                        solutions: [
                            "choose another name for the module", "give the function another one under \"names\"",
                        ]))
            }
            files += emitted.files.map { styled($0, configuration.style) }
        }
        if !configuration.files.isEmpty {
            let made = emitter.emit(configuration.files, from: selected.spec, module: configuration.style.module)
            log.add(own(made.diagnostics))
            for file in made.files {
                if let other = files.first(where: { $0.path.lowercased() == file.path.lowercased() }) {
                    log.add(collision(file.path, other.path, configuration))
                } else {
                    files.append(styled(file, configuration.style))
                }
            }
        }
        return (files.sorted { FilePath.precedes($0.path, $1.path) }, log.sorted)
    }

    /// Warnings about what has no effect.
    private static let idle: Set<String> = ["unknown-page", "unknown-symbol", "number-not-needed", "empty-family"]

    /// An error where nothing is known of the interface, so that nothing of it can be made.
    static func noInterface(_ configuration: Configuration) -> Diagnostic? {
        guard configuration.emitter == EmitterConfiguration(names: configuration.emitter.names) else { return nil }
        return Diagnostic(
            .error, "no-interface", at: SourceLocation(path: configuration.path),
            "nothing says what is to be made of the specification",
            explanation: "which pages, families and roles become Swift stands under \"interface\" or \"emitter\"",
            solutions: [
                "for Microsoft's SSPI, write { \"interface\": \"sspi\" } into \(configuration.path)",
                "describe another interface under \"emitter\", see docs/configuration.md",
                "name the configuration with --config, where it is in no folder above",
            ])
    }

    private static func styled(_ file: OutputFile, _ style: SwiftStyle) -> OutputFile {
        guard file.path.hasSuffix(".swift") else { return file }
        return OutputFile(path: file.path, text: SwiftText.styled(file.text, style))
    }

    private static func collision(_ path: String, _ other: String, _ configuration: Configuration) -> Diagnostic {
        Diagnostic(
            .error, "output-collision",
            at: configuration.places["files/\(path)"] ?? SourceLocation(path: configuration.path),
            "two outputs have the same path, \(other) and \(path)",
            explanation: "some file systems do not tell capitals from small letters",
            solutions: ["choose another \"path\" for the file"])
    }

    /// The sentences of doc comments; none where no language is asked for.
    private func prose(_ configuration: Configuration, _ spec: Spec, log: inout DiagnosticLog) -> Prose {
        let folder = configuration.prose ?? FilePath.join(configuration.spec, SpecLayout.prose)
        if configuration.takesPageProse {
            let read = PageProseSource(fileSystem: fileSystem).read(configuration, folder: folder, spec)
            log.add(read.diagnostics)
            return read.prose
        }
        guard let language = configuration.language else { return Prose() }
        let read = ProseReader.read(language, from: folder, fileSystem: fileSystem)
        log.add(read.diagnostics)
        return read.prose
    }

    /// The emitter knows pages, not files: it speaks of `spec/functions/<id>.json` wherever the page was read from.
    private static func located(_ diagnostic: Diagnostic, _ paths: [String: String]) -> Diagnostic {
        guard let location = diagnostic.location, location.path.hasSuffix(".json") else { return diagnostic }
        var copy = diagnostic
        copy.location?.path = paths[String(FilePath.name(location.path).dropLast(5))] ?? location.path
        return copy
    }
}
