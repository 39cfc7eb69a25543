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
    package init(
        fileSystem: FileSystem,
        emit: @escaping Emit = { spec, templates, configuration, prose in
            Emitter(
                templates: templates, configuration: configuration.emitter, configurationPath: configuration.path,
                prose: prose
            ).emit(spec)
        }
    ) {
        self.fileSystem = fileSystem
        self.emit = emit
    }

    package func run(_ configuration: Configuration) -> Result {
        var log = DiagnosticLog()
        let (spec, paths, specDiagnostics) = SpecReader.read(configuration.spec, fileSystem: fileSystem)
        log.add(specDiagnostics)
        let templates: [String: String]
        if let folder = configuration.templates {
            let read = TemplateReader.read(folder, fileSystem: fileSystem)
            templates = read.templates
            log.add(read.diagnostics)
        } else {
            templates = EmbeddedTemplates.all
        }
        let prose = prose(configuration, log: &log)
        guard !log.hasErrors else { return Result(spec: spec, files: [], log: log) }
        let (files, diagnostics) = emit(spec, templates, configuration, prose)
        log.add(diagnostics.map { Self.located($0, paths) })
        return Result(spec: spec, files: files, log: log)
    }

    /// The sentences of doc comments; none where no language is asked for.
    private func prose(_ configuration: Configuration, log: inout DiagnosticLog) -> Prose {
        guard let language = configuration.language else { return Prose() }
        let folder = configuration.prose ?? FilePath.join(configuration.spec, SpecLayout.prose)
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
