package import UrtextModel

/// The pages that operands of the command line stand for: files as they are, folders for the `*.md` below them.
package enum PageDiscovery {
    package static func find(
        _ operands: [String], fileSystem: FileSystem
    ) -> (paths: [String], diagnostics: [Diagnostic]) {
        let found = findAll(operands, fileSystem: fileSystem)
        return (found.paths, found.diagnostics)
    }

    /// The same, with the folders that were looked into: a page that is added changes one of them.
    package static func findAll(
        _ operands: [String], fileSystem: FileSystem
    ) -> (paths: [String], folders: [String], diagnostics: [Diagnostic]) {
        var paths: Set<String> = []
        var diagnostics: [Diagnostic] = []
        var walk = FolderWalk(fileSystem: fileSystem) { $0.hasSuffix(".md") }
        for operand in Set(operands).sorted(by: FilePath.precedes) {
            do throws(FileSystemError) {
                guard let entry = try fileSystem.entry(at: operand) else {
                    diagnostics.append(
                        Diagnostic(
                            .error, "missing-input", at: SourceLocation(path: operand),
                            "there is no such file or folder"))
                    continue
                }
                guard entry.kind == .folder else {
                    paths.insert(operand)
                    continue
                }
                guard !walk.hasEntered(entry) else { continue }
                let known = walk.diagnostics.count
                let found = walk.files(in: operand)
                if found.isEmpty, walk.diagnostics.count == known { diagnostics.append(noPages(operand)) }
                paths.formUnion(found)
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        return (paths.sorted(by: FilePath.precedes), walk.folders, diagnostics + walk.diagnostics)
    }

    private static func noPages(_ folder: String) -> Diagnostic {
        Diagnostic(
            .error, "no-pages", at: SourceLocation(path: folder), "no page is below this folder",
            explanation: "A page is a file whose name ends in .md.",
            solutions: ["name the folder that holds the pages, or a page itself"])
    }
}
