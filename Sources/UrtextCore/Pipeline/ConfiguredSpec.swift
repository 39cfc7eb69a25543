package import UrtextModel
import UrtextReconciler

/// The specification that a configuration stands for: read from its pages where it names any, and from its folder of a
/// specification otherwise. Writes nothing.
package struct ConfiguredSpec: Sendable {
    package var spec: Spec
    /// The file of each page of the specification by the page's id; of a page that was read, its first edition's.
    package var paths: [String: String]
    package var log: DiagnosticLog

    /// - Parameter jobs: how many pages are read at once, at most; the result is the same for any number.
    package static func load(
        _ configuration: Configuration, fileSystem: FileSystem, jobs: Int = Processors.count,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async -> ConfiguredSpec {
        var log = DiagnosticLog(ConfigurationInputs.missing(configuration, fileSystem: fileSystem))
        guard !log.hasErrors else { return ConfiguredSpec(spec: Spec(pages: [], values: []), paths: [:], log: log) }
        let sources = configuration.sources
        guard sources.hasPages else {
            let read = SpecReader.read(configuration.spec, fileSystem: fileSystem)
            log.add(read.diagnostics)
            return ConfiguredSpec(spec: read.spec, paths: read.paths, log: log)
        }
        var operands = sources.pages
        if let manifest = sources.manifest {
            let named = PageManifest.read(manifest, below: FilePath.folder(configuration.path), fileSystem: fileSystem)
            operands += named.operands
            log.add(named.diagnostics)
        }
        let values = values(sources, fileSystem, log: &log)
        let lexicons = LexiconLoader(fileSystem: fileSystem).load(sources.lexicons)
        log.add(lexicons.diagnostics)
        let weights: RestorationWeights? = sources.restores || !sources.lexicons.isEmpty ? .fitted : nil
        let extraction = Extraction(
            fileSystem: fileSystem,
            reconcile: { Reconciler(values: $1, lexicons: lexicons.lexicons, weights: weights).specification(of: $0) })
        let result = await extraction.run(
            operands, values: values, locale: sources.locale, jobs: jobs, progress: progress)
        log.add(result.log)
        let paths = result.pages.compactMap { page in page.key.map { ($0.page, page.path) } }
        let stated = SpecReader.readConstraints(configuration.spec, fileSystem: fileSystem)
        log.add(stated.diagnostics)
        let spec = Spec(pages: result.spec.pages, values: result.spec.values, constraints: stated.constraints)
        return ConfiguredSpec(spec: spec, paths: Dictionary(paths) { first, _ in first }, log: log)
    }

    private static func values(
        _ sources: PageSources, _ fileSystem: FileSystem, log: inout DiagnosticLog
    ) -> [HeaderValues] {
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
