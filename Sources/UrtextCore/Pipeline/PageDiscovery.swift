package import UrtextModel

/// The pages that operands of the command line stand for: files as they are, folders for the `*.md` below them.
package enum PageDiscovery {
    /// What operands stand for.
    package struct Found: Sendable {
        /// The pages, in order.
        package var paths: [String] = []
        /// The folders that were looked into: a page that is added changes one of them.
        package var folders: [String] = []
        package var diagnostics: [Diagnostic] = []
        /// True when an operand is not there, cannot be looked at, or is a folder without pages: what comes of the others
        /// is not what was asked for, and has no business in the place of what is there.
        package var lacksOperand = false
    }

    package static func find(_ operands: [String], fileSystem: FileSystem) -> Found {
        var paths: [String] = []
        var found = Found()
        var walk = FolderWalk(fileSystem: fileSystem) { $0.hasSuffix(".md") }
        for operand in Set(operands).sorted(by: FilePath.precedes) {
            do throws(FileSystemError) {
                guard let entry = try fileSystem.entry(at: operand) else {
                    found.lacksOperand = true
                    found.diagnostics.append(
                        Diagnostic(
                            .error, "missing-input", at: SourceLocation(path: operand),
                            "there is no such file or folder"))
                    continue
                }
                guard entry.kind == .folder else {
                    paths.append(operand)
                    continue
                }
                guard !walk.hasEntered(entry) else { continue }
                let known = walk.diagnostics.count
                let files = walk.files(in: operand)
                if files.isEmpty {
                    found.lacksOperand = true
                    if walk.diagnostics.count == known { found.diagnostics.append(noPages(operand)) }
                }
                paths += files
            } catch {
                found.lacksOperand = true
                found.diagnostics.append(error.diagnostic)
            }
        }
        found.paths.reserveCapacity(paths.count)
        for path in paths.sorted(by: FilePath.precedes)
        where found.paths.last.map({ FilePath.precedes($0, path) }) ?? true {
            found.paths.append(path)
        }
        found.folders = walk.folders
        found.diagnostics += walk.diagnostics
        return found
    }

    private static func noPages(_ folder: String) -> Diagnostic {
        Diagnostic(
            .error, "no-pages", at: SourceLocation(path: folder), "no page is below this folder",
            explanation: "A page is a file whose name ends in .md.",
            solutions: ["name the folder that holds the pages, or a page itself"])
    }
}
