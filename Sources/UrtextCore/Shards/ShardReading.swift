package import UrtextModel
import UrtextReader

/// The two halves of an extraction: reading pages into claims, and making a specification of claims.
package struct ShardReading: Sendable {
    private let fileSystem: FileSystem

    package init(fileSystem: FileSystem) { self.fileSystem = fileSystem }

    /// Reads the pages that operands stand for, or those of them that are in a shard.
    package func read(
        _ operands: [String], shard: Shard?, locale: String?, jobs: Int,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async -> (pages: ReadPages, found: PageDiscovery.Found) {
        let found = PageDiscovery.find(operands, fileSystem: fileSystem)
        let paths = found.paths.filter { shard?.holds($0) ?? true }
        let loader = PageLoader(fileSystem: fileSystem, locale: locale, jobs: jobs) { PageReader().read($0) }
        let loaded = await loader.load(paths) { progress($0, paths.count) }
        let pages = loaded.map { page in
            // The bytes are read again: keeping those of all pages would fill the memory.
            let bytes = try? fileSystem.read(page.path, limit: SizeLimit.page)
            return ReadPage(
                file: page.path, digest: bytes.map(Digest.sha256) ?? "", claims: page.claims,
                diagnostics: page.diagnostics)
        }
        return (ReadPages(pages), found)
    }

    /// The specification that claims make, as an extraction of the same pages in one run makes it.
    package static func reconcile(
        _ pages: ReadPages, values: [HeaderValues], reconcile: Extraction.Reconcile
    ) -> Extraction.Settled {
        var log = DiagnosticLog(pages.contradictions)
        var read: [ReadPage] = []
        for page in pages.pages where read.last?.file != page.file { read.append(page) }
        for page in read { log.add(page.diagnostics) }
        let digests = Dictionary(uniqueKeysWithValues: read.map { ($0.file, $0.digest) })
        let (used, conflicts) = EditionConflicts.settle(read.map(\.loaded)) { paths in
            Set(paths.map { digests[$0] ?? "" }).count == 1 && digests[paths[0]] != ""
        }
        log.add(conflicts)
        return Extraction.Settled(used, values: values, log: log, reconcile: reconcile)
    }
}
