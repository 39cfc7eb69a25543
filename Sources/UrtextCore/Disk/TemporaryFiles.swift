import VisibleLock

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The temporary files this process has open, so that an interrupted run can remove them.
///
/// A file is created and recorded under one lock. Whoever holds the lock therefore knows every temporary file there is,
/// and no other can appear.
package enum TemporaryFiles {
    private struct Open {
        var files: Set<String> = []
        /// Folders that hold nothing but what is to be thrown away.
        var folders: Set<String> = []
        /// The number of the file that was created last.
        var serial = 0
    }

    private static let open = Lock(Open())

    /// Records a folder that an interrupted run is to remove with everything in it.
    static func record(folder: String) { _ = open.withLock { $0.folders.insert(folder) } }

    /// Removes such a folder.
    static func discard(folder: String) {
        removeFolder(folder)
        _ = open.withLock { $0.folders.remove(folder) }
    }

    /// Removes a folder and what is in it; symbolic links are removed, not followed.
    static func removeFolder(_ path: String) {
        let fileSystem = FileSystem()
        for name in (try? fileSystem.names(in: path)) ?? [] {
            let child = FilePath.join(path, name)
            if (try? fileSystem.entry(at: child, followingLinks: false))?.kind == .folder {
                removeFolder(child)
            } else {
                _ = unsafe unlink(child)
            }
        }
        _ = unsafe rmdir(path)
    }

    /// Creates an empty file next to the one it is to replace, and records it.
    ///
    /// The name, `.urtext-<process>-<number>.tmp`, is short: it fits wherever the final name fits.
    static func create(in folder: String) throws(FileSystemError) -> (path: String, descriptor: Int32) {
        let (path, descriptor, code) = open.withLock { open in
            open.serial += 1
            let path = FilePath.join(folder, ".urtext-\(getpid())-\(open.serial).tmp")
            let descriptor = posixOpenNew(path)
            let code = errno
            if descriptor >= 0 { open.files.insert(path) }
            return (path, descriptor, code)
        }
        guard descriptor >= 0 else { throw FileSystemError(.create, folder, code: code) }
        return (path, descriptor)
    }

    /// Does what must not happen while an ended run's files are being removed; then it never happens.
    static func undisturbed(_ body: () -> Int32) -> (result: Int32, code: Int32) {
        open.withLock { _ in
            let result = body()
            return (result, errno)
        }
    }

    /// Forgets a file that has been renamed to its final name.
    static func forget(_ path: String) { _ = open.withLock { $0.files.remove(path) } }

    /// Removes a file that will not be needed.
    static func discard(_ path: String) {
        open.withLock { open in
            _ = unsafe unlink(path)
            open.files.remove(path)
        }
    }

    /// Removes all of them, keeps the lock so that no other is created, and runs `body`, which ends the process.
    static func removeAllAndEnd(_ body: () -> Never) -> Never {
        open.withLock { open in
            for path in open.files { _ = unsafe unlink(path) }
            for folder in open.folders { removeFolder(folder) }
            body()
        }
    }
}
