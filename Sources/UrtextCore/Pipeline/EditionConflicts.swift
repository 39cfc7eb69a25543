package import UrtextModel

/// Settles what happens when several files are the same page of the same edition: copies count once, and files that
/// differ count not at all, since nothing tells which one to believe.
package enum EditionConflicts {
    package static func settle(
        _ pages: [LoadedPage], fileSystem: FileSystem
    ) -> (pages: [LoadedPage], diagnostics: [Diagnostic]) {
        settle(pages) { allEqual($0, fileSystem) }
    }

    /// - Parameter areCopies: whether the files of these paths have the same bytes.
    static func settle(
        _ pages: [LoadedPage], areCopies: ([String]) -> Bool
    ) -> (pages: [LoadedPage], diagnostics: [Diagnostic]) {
        var places: [LoadedPage.Key: [Int]] = [:]
        for (index, page) in pages.enumerated() {
            if let key = page.key { places[key, default: []].append(index) }
        }
        var dropped: Set<Int> = []
        var diagnostics: [Diagnostic] = []
        for (key, indices) in places where indices.count > 1 {
            let paths = indices.map { pages[$0].path }
            if areCopies(paths) {
                dropped.formUnion(indices.dropFirst())
            } else {
                dropped.formUnion(indices)
                diagnostics += paths.dropFirst().map { diagnostic(key, $0, paths[0]) }
            }
        }
        return (pages.indices.filter { !dropped.contains($0) }.map { pages[$0] }, diagnostics)
    }

    private static func diagnostic(_ key: LoadedPage.Key, _ path: String, _ other: String) -> Diagnostic {
        Diagnostic(
            .error, "conflicting-pages", at: SourceLocation(path: path),
            "this file and \(other) are both \(key.page) in \(key.edition), and differ",
            explanation: "Nothing tells which of them to believe, so neither was used.",
            solutions: [
                "leave one of them out", "put them into folders of different editions, e.g. <locale>/<edition>/",
            ])
    }

    /// The files are read again: conflicts are rare, and the bytes of all pages would not fit into memory.
    private static func allEqual(_ paths: [String], _ fileSystem: FileSystem) -> Bool {
        guard let first = try? fileSystem.read(paths[0], limit: SizeLimit.page) else { return false }
        return paths.dropFirst().allSatisfy { (try? fileSystem.read($0, limit: SizeLimit.page)) == first }
    }
}
