import UrtextModel
import UrtextReader
import UrtextReconciler

/// `urtext check --pages`: reads pages anew and compares what they state with the specification. Writes nothing.
package struct DriftCheck: Sendable {
    /// What came of it.
    package struct Result: Sendable {
        /// How many files were read.
        package var pages: Int
        /// How many facts differ for certain.
        package var drifted: Int
        package var log: DiagnosticLog
    }

    private let fileSystem: FileSystem

    package init(fileSystem: FileSystem) { self.fileSystem = fileSystem }

    /// - Parameters:
    ///   - operands: pages, and folders of pages.
    ///   - configuration: says how pages are read, where the specification is, and what Swift comes of it.
    ///   - jobs: how many pages are read at once, at most; the result is the same for any number.
    package func run(
        _ operands: [String], configuration: Configuration, jobs: Int = Processors.count,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async -> Result {
        let read = SpecReader.read(configuration.spec, fileSystem: fileSystem)
        var log = DiagnosticLog(read.diagnostics)
        let sources = configuration.sources
        let lexicons = LexiconLoader(fileSystem: fileSystem).load(sources.lexicons)
        log.add(lexicons.diagnostics)
        let values = values(sources, read.spec, log: &log)
        guard !log.hasErrors else { return Result(pages: 0, drifted: 0, log: log) }
        let weights: RestorationWeights? = sources.restores || !sources.lexicons.isEmpty ? .fitted : nil
        let extraction = Extraction(
            fileSystem: fileSystem,
            reconcile: { Reconciler(values: $1, lexicons: lexicons.lexicons, weights: weights).specification(of: $0) })
        let result = await extraction.run(
            operands, values: values, locale: sources.locale, jobs: jobs, progress: progress)
        guard !result.pages.isEmpty else {
            log.add(result.log)
            return Result(pages: 0, drifted: 0, log: log)
        }
        var revisions: [(page: String, edition: String, file: String, revision: PageRevision)] = []
        for page in result.pages {
            guard let key = page.key, let bytes = try? fileSystem.read(page.path, limit: SizeLimit.page) else {
                continue
            }
            revisions.append((key.page, key.edition.description, page.path, PageRevision(bytes)))
        }
        let drift = Drift(
            from: read.spec, at: read.paths, to: result.spec.pages, revisions: Revisions(revisions),
            said: result.log.sorted, emitter: configuration.emitter, configurationPath: configuration.path)
        log.add(drift.findings)
        return Result(pages: result.pages.count, drifted: drift.count, log: log)
    }

    /// The numbers that the configuration names; where it names none, those of the specification.
    private func values(_ sources: PageSources, _ spec: Spec, log: inout DiagnosticLog) -> [HeaderValues] {
        guard sources.values != nil || !sources.headers.isEmpty else { return spec.values }
        var values: [HeaderValues] = []
        if let folder = sources.values {
            let read = SpecReader.readValues(folder, fileSystem: fileSystem)
            values += read.values
            log.add(read.diagnostics)
        }
        let read = HeaderLoader(fileSystem: fileSystem).load(sources.headers)
        log.add(read.diagnostics)
        return values + read.values
    }
}
