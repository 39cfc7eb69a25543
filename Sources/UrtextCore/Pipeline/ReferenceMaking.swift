import UrtextEmitter
package import UrtextModel

/// From the folder of a specification to the files of its reference, in memory. Writes nothing.
package struct ReferenceMaking: Sendable {
    private let fileSystem: FileSystem

    package init(fileSystem: FileSystem) { self.fileSystem = fileSystem }

    /// - Parameters:
    ///   - languages: one for each language of the site, the one for strangers first.
    ///   - earlier: the folder of an earlier specification, whose differences are told; `nil` for none.
    package func run(
        _ configuration: Configuration, languages: [String], since earlier: String? = nil
    ) -> (files: [OutputFile], pages: Int, log: DiagnosticLog) {
        let (spec, _, diagnostics) = SpecReader.read(configuration.spec, fileSystem: fileSystem)
        var log = DiagnosticLog(diagnostics)
        // An empty site would take the place of one that an earlier run made.
        if let complaint = Generation.noInterface(configuration) { log.add(complaint) }
        guard !diagnostics.contains(where: SpecReader.isAbsence) else { return ([], 0, log) }
        let folderOfTemplates = TemplateFolder(configuration, fileSystem: fileSystem)
        let templates = folderOfTemplates.templates
        log.add(folderOfTemplates.diagnostics)
        let folder = configuration.prose ?? FilePath.join(configuration.spec, SpecLayout.prose)
        var proses: [Prose] = []
        for language in languages {
            let read = ProseReader.read(language, from: folder, fileSystem: fileSystem)
            log.add(read.diagnostics)
            if let place = proses.firstIndex(where: { $0.locale == read.prose.locale }), read.diagnostics.isEmpty {
                log.add(repeated(language, languages[place], read.prose.locale))
            }
            proses.append(read.prose)
        }
        let prints = PrintsReader.read(
            FilePath.join(configuration.spec, SpecLayout.prints), fileSystem: fileSystem)
        log.add(prints.diagnostics)
        let changes = changes(since: earlier, to: spec, configuration, log: &log)
        guard !log.hasErrors else { return ([], spec.pages.count, log) }
        let emitter = Emitter(
            templates: templates, configuration: configuration.emitter, configurationPath: configuration.path)
        let (files, emitting) = emitter.emit(spec)
        // What the generated Swift lacks is said by the command that generates it.
        log.add(emitting.filter { $0.severity == .error }.map(folderOfTemplates.located))
        guard !log.hasErrors else { return ([], spec.pages.count, log) }
        let contents = ReferenceContents(
            spec: spec, plan: emitter.plan(spec).plan, files: files, prints: prints.prints,
            links: configuration.links, changes: changes)
        let site = ReferenceSite(
            contents, templates: templates, meanings: configuration.emitter.status.meanings
        ).files(in: proses)
        log.add(site.diagnostics.map(folderOfTemplates.located))
        return (log.hasErrors ? [] : site.files, spec.pages.count, log)
    }

    private func repeated(_ language: String, _ other: String, _ locale: String) -> Diagnostic {
        Diagnostic(
            .error, "unusable-languages", "\(other) and \(language) are one language of the site, \(locale)",
            explanation: "both are written with the sentences of \(locale).json", solutions: ["name one of the two"])
    }

    /// The differences of each page, in words.
    private func changes(
        since folder: String?, to spec: Spec, _ configuration: Configuration, log: inout DiagnosticLog
    ) -> [String: [String]] {
        guard let folder else { return [:] }
        let (earlier, _, diagnostics) = SpecReader.read(folder, fileSystem: fileSystem)
        log.add(diagnostics)
        let difference = SpecDifference(
            from: earlier, to: spec, configuration: configuration.emitter, configurationPath: configuration.path)
        var changes: [String: [String]] = [:]
        for change in difference.changes where !change.page.isEmpty {
            let text =
                switch change.kind {
                case .added: "+ \(change.fact): \(change.new ?? "")"
                case .removed: "- \(change.fact): \(change.old ?? "")"
                case .changed: "\(change.fact): \(change.old ?? "") → \(change.new ?? "")"
                }
            changes[change.page, default: []].append(text)
        }
        return changes
    }
}
