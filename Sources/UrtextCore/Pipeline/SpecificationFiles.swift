package import UrtextModel
package import UrtextReconciler

/// A specification on its way into a folder, page by page, and what is counted of it.
package struct SpecificationFiles: Sendable {
    /// The files, written or not, in the order of the pages.
    package private(set) var paths: [String] = []
    package private(set) var facts = 0
    /// How many facts are open.
    package private(set) var unresolved = 0
    package var tally = FileTally()

    /// Makes each page, writes it, and forgets it. What is to be said of the pages is logged too.
    ///
    /// - Parameter note: told of each page.
    package static func write(
        _ spec: SpecificationInPages, to folder: String, layout: SpecLayout, fileSystem: FileSystem,
        log: inout DiagnosticLog, note: (SpecPage) -> Void = { _ in }
    ) -> SpecificationFiles {
        var files = SpecificationFiles()
        var said = DiagnosticLog()
        func make(_ place: Int) -> SpecPage {
            let (page, diagnostics) = spec.page(place)
            said.add(diagnostics)
            files.paths.append(FilePath.join(folder, layout.path(of: page)))
            files.facts += page.factCount
            files.unresolved += page.unresolvedFacts.count
            note(page)
            return page
        }
        files.tally = SpecWriter(fileSystem: fileSystem).write(
            spec.count, to: folder, layout: layout, log: &log, page: make)
        // What is to be said of the pages is said where they cannot be written, too.
        for place in files.paths.count..<spec.count { _ = make(place) }
        log.add(said)
        return files
    }
}
