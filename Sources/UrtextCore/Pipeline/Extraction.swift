package import UrtextModel
import UrtextReader
package import UrtextReconciler

/// From operands of the command line to a specification: discover, read, settle, merge, reconcile. Writes nothing.
package struct Extraction: Sendable {
    /// Pages that were read, and the specification that they make, page by page.
    package struct Settled: Sendable {
        package var spec: SpecificationInPages
        package var claims: ClaimSet
        /// The files that were used, in order.
        package var pages: [LoadedPage]
        /// Without what is to be said of each page of the specification.
        package var log: DiagnosticLog
        /// Every file and folder that was looked at for pages.
        package var inputs: [String] = []
        /// True when an operand stands for no page; see ``PageDiscovery/Found/lacksOperand``.
        package var lacksOperand = false

        init(_ pages: [LoadedPage], values: [HeaderValues], log: DiagnosticLog, reconcile: Reconcile) {
            claims = ClaimSet(files: pages.compactMap(\.packed))
            spec = reconcile(claims, values)
            self.pages = pages.filter { $0.packed != nil }
            self.log = log
            self.log.add(spec.diagnostics)
        }
    }

    /// The same with the specification as a whole.
    package struct Result: Sendable {
        package var spec: Spec
        package var claims: ClaimSet
        /// Why damaged rows were taken for what they were.
        package var explanations: [RestorationExplanation]
        /// The files that were used, in order.
        package var pages: [LoadedPage]
        package var log: DiagnosticLog
        /// Every file and folder that was looked at for pages.
        package var inputs: [String]

        package init(_ settled: Settled) {
            let whole = settled.spec.whole
            spec = whole.spec
            claims = settled.claims
            explanations = whole.explanations
            pages = settled.pages
            log = settled.log
            log.add(whole.diagnostics)
            inputs = settled.inputs
        }
    }

    package typealias Reconcile = @Sendable (ClaimSet, [HeaderValues]) -> SpecificationInPages

    private let fileSystem: FileSystem
    private let read: PageLoader.Read
    private let reconcile: Reconcile

    /// - Parameters:
    ///   - read: a page's claims; a function of the page alone.
    ///   - reconcile: the specification; a function of the claims and numbers alone.
    package init(
        fileSystem: FileSystem, read: @escaping PageLoader.Read = { PageReader().read($0) },
        reconcile: @escaping Reconcile = { Reconciler(values: $1).specification(of: $0) }
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
        Result(await settle(operands, values: values, locale: locale, jobs: jobs, progress: progress))
    }

    /// The same, with no page of the specification made yet.
    package func settle(
        _ operands: [String], values: [HeaderValues], locale: String?, jobs: Int,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async -> Settled {
        var log = DiagnosticLog()
        let found = PageDiscovery.find(operands, fileSystem: fileSystem)
        let paths = found.paths
        log.add(found.diagnostics)
        let loader = PageLoader(fileSystem: fileSystem, locale: locale, jobs: jobs, read: read)
        let loaded = await loader.load(paths) { progress($0, paths.count) }
        for page in loaded { log.add(page.diagnostics) }
        let (pages, conflicts) = EditionConflicts.settle(loaded, fileSystem: fileSystem)
        log.add(conflicts)
        var settled = Settled(pages, values: values, log: log, reconcile: reconcile)
        settled.inputs = paths + found.folders
        settled.lacksOperand = found.lacksOperand
        return settled
    }
}
