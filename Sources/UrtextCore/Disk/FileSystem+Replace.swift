#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension FileSystem {
    /// What became of a file that was to have certain bytes.
    package enum Replacement: Hashable, Sendable {
        /// It had them already and was not touched: same inode, same time of modification.
        case unchanged
        case written
    }

    /// Gives a file these bytes, or leaves it exactly as it was.
    ///
    /// The bytes go to a temporary file in the same folder, reach the disk, and only then take the file's name, in one
    /// step: a reader sees the old file or the new one, and so does whoever finds the disk after a power failure.
    /// Missing folders are created. A symbolic link stays one; the file it leads to is replaced.
    package func replace(_ path: String, with bytes: [UInt8]) throws(FileSystemError) -> Replacement {
        let existing = try entry(at: path)
        if let existing {
            guard existing.kind == .file else {
                throw FileSystemError(
                    .write, path, code: EISDIR,
                    detail: existing.kind == .folder ? "there is a folder of this name" : "it is not a regular file")
            }
            if existing.size == bytes.count, try read(path) == bytes { return .unchanged }
        }
        let target = existing == nil ? path : resolved(path)
        let folder = FilePath.folder(target)
        try createFolder(folder)
        let temporary = try TemporaryFiles.create(in: folder)
        do throws(FileSystemError) {
            try fill(temporary.descriptor, temporary.path, for: path, with: bytes, mode: existing?.mode)
            guard calls.rename(temporary.path, target) == 0 else {
                throw FileSystemError(.rename, path, code: errno)
            }
        } catch {
            TemporaryFiles.discard(temporary.path)
            throw error
        }
        TemporaryFiles.forget(temporary.path)
        return .written
    }

    /// Gives a file of a folder that is nobody's yet these bytes. What stood under its name is left as it is, since the
    /// same file may have another name in a folder that is in use.
    func place(_ bytes: [UInt8], inCopy path: String) throws(FileSystemError) {
        let existing = try entry(at: path, followingLinks: false)
        if existing == nil {
            try createFolder(FilePath.folder(path))
        } else {
            try remove(path)
        }
        let (descriptor, code) = TemporaryFiles.undisturbed { posixOpenNew(path) }
        guard descriptor >= 0 else { throw FileSystemError(.create, path, code: code) }
        try fill(descriptor, path, for: path, with: bytes, mode: existing?.mode)
    }

    private func fill(
        _ descriptor: Int32, _ temporary: String, for path: String, with bytes: [UInt8], mode: UInt32?
    ) throws(FileSystemError) {
        var failure: FileSystemError?
        var start = 0
        while start < bytes.count {
            let count = calls.write(descriptor, bytes.span.extracting(droppingFirst: start))
            guard count >= 0 else {
                failure = FileSystemError(.write, path, code: errno)
                break
            }
            start += count
        }
        if failure == nil, let mode { fchmod(descriptor, mode_t(mode)) }
        if failure == nil, calls.flush(descriptor) != 0 { failure = FileSystemError(.flush, path, code: errno) }
        if close(descriptor) != 0, failure == nil { failure = FileSystemError(.write, path, code: errno) }
        if let failure { throw failure }
    }

    /// Where a symbolic link leads; the path itself when it is none or leads nowhere.
    private func resolved(_ path: String) -> String {
        guard let text = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(text) }
        return unsafe String(validatingCString: text) ?? path
    }
}
