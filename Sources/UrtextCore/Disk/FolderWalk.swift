package import UrtextModel

/// The files below a folder, in the order of their paths, the same on every machine.
///
/// A folder is entered once however many names lead to it, so a symbolic link to a folder above ends there. Names that
/// begin with a dot are passed over.
package struct FolderWalk {
    private let fileSystem: FileSystem
    private let followsLinks: Bool
    private let accepts: (String) -> Bool
    private var visited: Set<FileSystem.Identity> = []
    /// The folders that were looked into.
    package private(set) var folders: [String] = []
    /// What could not be looked at.
    package private(set) var diagnostics: [Diagnostic] = []

    /// - Parameters:
    ///   - followsLinks: whether a symbolic link counts as what it leads to, or not at all.
    ///   - accepts: told a file's name, says whether it is wanted.
    package init(fileSystem: FileSystem, followsLinks: Bool = true, accepts: @escaping (String) -> Bool) {
        self.fileSystem = fileSystem
        self.followsLinks = followsLinks
        self.accepts = accepts
    }

    /// True for a folder that was walked already, perhaps under another name.
    package func hasEntered(_ folder: FileSystem.Entry) -> Bool { visited.contains(folder.identity) }

    /// The wanted files, each as the folder's path followed by the path below it.
    package mutating func files(in folder: String) -> [String] {
        var files: [String] = []
        var pending = [folder]
        while let current = pending.popLast() {
            do throws(FileSystemError) {
                guard let entry = try fileSystem.entry(at: current), visited.insert(entry.identity).inserted else {
                    continue
                }
                folders.append(current)
                var inner: [String] = []
                for (name, known) in try fileSystem.contents(of: current) where !name.hasPrefix(".") {
                    let path = FilePath.join(current, name)
                    var kind = known
                    if kind == nil { kind = try fileSystem.entry(at: path, followingLinks: followsLinks)?.kind }
                    switch kind {
                    case .folder: inner.append(path)
                    case .file: if accepts(name) { files.append(path) }
                    case nil: if accepts(name) { diagnostics.append(danglingLink(path)) }
                    case .other: break
                    }
                }
                pending += inner.reversed()
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        return files.sorted(by: FilePath.precedes)
    }

    private func danglingLink(_ path: String) -> Diagnostic {
        Diagnostic(
            .error, "missing-input", at: SourceLocation(path: path), "this symbolic link leads nowhere",
            solutions: ["remove the link, or put back what it leads to"])
    }
}
