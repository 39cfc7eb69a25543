package import UrtextModel
import UrtextReader
package import UrtextReconciler

/// From operands of the command line to a specification: discover, read, settle, merge, reconcile. Writes nothing.
package struct Extraction: Sendable {
    /// What came of it.
    package struct Result: Sendable {
        package var spec: Spec
        package var claims: ClaimSet
        /// Why damaged rows were taken for what they were.
        package var explanations: [RestorationExplanation]
        /// The files that were used, in order.
        package var pages: [LoadedPage]
        package var log: DiagnosticLog
        /// Every file and folder that was looked at for pages.
        package var inputs: [String] = []
    }

    package typealias Reconcile = @Sendable (ClaimSet, [HeaderValues]) -> Reconciliation

    private let fileSystem: FileSystem
    private let read: PageLoader.Read
    private let reconcile: Reconcile

    /// - Parameters:
    ///   - read: a page's claims; a function of the page alone.
    ///   - reconcile: the specification; a function of the claims and numbers alone.
    package init(
        fileSystem: FileSystem, read: @escaping PageLoader.Read = { PageReader().read($0) },
        reconcile: @escaping Reconcile = { Reconciler(values: $1).reconcile($0) }
    ) {
        self.fileSystem = fileSystem
        self.read = read
        self.reconcile = reconcile
    }

    /// - Parameters:
    ///   - locale: what the caller says the pages' language is.
    ///   - jobs: how many pages are read at once, at most; the result is the same for any number.
    package func run(
        _ operands: [String], values: [HeaderValues], locale: String?, jobs: Int,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async -> Result {
        var log = DiagnosticLog()
        let (paths, folders, discovery) = PageDiscovery.findAll(operands, fileSystem: fileSystem)
        log.add(discovery)
        let loader = PageLoader(fileSystem: fileSystem, locale: locale, jobs: jobs, read: read)
        let loaded = await loader.load(paths) { progress($0, paths.count) }
        for page in loaded { log.add(page.reading.diagnostics) }
        let (pages, conflicts) = EditionConflicts.settle(loaded, fileSystem: fileSystem)
        log.add(conflicts)
        var result = Extraction.result(of: pages, values: values, log: log, reconcile: reconcile)
        result.inputs = paths + folders
        return result
    }

    /// What pages that were read and settled make together.
    static func result(
        of pages: [LoadedPage], values: [HeaderValues], log: DiagnosticLog, reconcile: Reconcile
    ) -> Result {
        var log = log
        let claims = ClaimSet(files: pages.map(\.reading.claims))
        let reconciliation = reconcile(claims, values)
        log.add(reconciliation.diagnostics)
        return Result(
            spec: reconciliation.spec, claims: claims, explanations: reconciliation.explanations,
            pages: pages.filter { !$0.reading.claims.isEmpty }, log: log)
    }
}
