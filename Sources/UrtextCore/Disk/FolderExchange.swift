#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Gives several files of a folder new contents in one step: whoever looks sees all old files or all new ones.
///
/// A copy of the folder is made beside it, whose unchanged files are links to the old ones; the changed files are written
/// into the copy, and the two folders change their names in one call of the operating system.
package struct FolderExchange: Sendable {
    /// The folder, symbolic links resolved.
    private let folder: String
    private let fileSystem: FileSystem
    /// The copy.
    private let staging: String

    /// `nil` where the file system or the operating system cannot do it; files are then replaced one by one.
    package init?(_ folder: String, fileSystem: FileSystem) {
        guard let text = unsafe realpath(folder, nil) else { return nil }
        defer { unsafe free(text) }
        // A process stays in the folder it is in, whatever that is called: the working directory keeps its place.
        guard let path = unsafe String(validatingCString: text), path != "/",
            let here = try? fileSystem.workingDirectory(), here != path, !here.hasPrefix(path + "/"),
            FolderExchange.isSmall(path, fileSystem)
        else { return nil }
        self.folder = path
        self.fileSystem = fileSystem
        staging = FilePath.join(FilePath.folder(path), "\(FolderExchange.prefix(path))\(getpid()).tmp")
        removeStale()
        guard unsafe mkdir(staging, 0o700) == 0 else { return nil }
        TemporaryFiles.record(folder: staging)
        guard copy("") else {
            discard()
            return nil
        }
    }

    /// Far more files than a run makes are somebody else's folder, which is not to be copied.
    private static func isSmall(_ folder: String, _ fileSystem: FileSystem) -> Bool {
        var pending = [folder]
        var count = 0
        while let folder = pending.popLast() {
            guard let names = try? fileSystem.names(in: folder) else { return false }
            count += names.count
            guard count <= 20_000 else { return false }
            for name in names {
                let path = FilePath.join(folder, name)
                if (try? fileSystem.entry(at: path, followingLinks: false))?.kind == .folder { pending.append(path) }
            }
        }
        return true
    }

    private static func prefix(_ folder: String) -> String { ".urtext-\(FilePath.name(folder))-" }

    /// Copies that killed runs left: the folder is locked, so nobody else is at work on one.
    private func removeStale() {
        let parent = FilePath.folder(folder)
        let prefix = FolderExchange.prefix(folder)
        for name in (try? fileSystem.names(in: parent, startingWith: prefix)) ?? [] where name.hasSuffix(".tmp") {
            let number = name.dropFirst(prefix.count).dropLast(4)
            if !number.isEmpty, number.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
                TemporaryFiles.removeFolder(FilePath.join(parent, name))
            }
        }
    }

    /// Where a path of the folder is in the copy.
    package func path(of name: String) -> String { FilePath.join(staging, name) }

    package func discard() { TemporaryFiles.discard(folder: staging) }

    /// Puts the copy in the folder's place; false where that cannot be done.
    package func commit() -> Bool {
        // The copy of a run that was ended may be half removed.
        guard TemporaryFiles.undisturbed({ fileSystem.calls.exchange(staging, folder) }).result == 0 else {
            return false
        }
        discard()
        return true
    }

    /// Links files, makes folders; anything else cannot be copied.
    private func copy(_ name: String) -> Bool {
        let from = name.isEmpty ? folder : FilePath.join(folder, name)
        let to = name.isEmpty ? staging : FilePath.join(staging, name)
        guard let names = try? fileSystem.names(in: from) else { return false }
        for child in names {
            let path = name.isEmpty ? child : FilePath.join(name, child)
            guard let entry = try? fileSystem.entry(at: FilePath.join(from, child), followingLinks: false) else {
                return false
            }
            switch entry.kind {
            case .folder:
                guard unsafe mkdir(FilePath.join(to, child), 0o700) == 0, copy(path) else { return false }
            case .file:
                guard unsafe link(FilePath.join(from, child), FilePath.join(to, child)) == 0 else { return false }
            case .other: return false
            }
        }
        guard let mode = (try? fileSystem.entry(at: from))?.mode else { return false }
        return unsafe chmod(to, mode_t(mode)) == 0
    }
}
