#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The only type through which Urtext touches the disk.
package struct FileSystem: Sendable {
    /// What a path names.
    package struct Entry: Hashable, Sendable {
        package enum Kind: Hashable, Sendable { case file, folder, other }

        package var kind: Kind
        /// In bytes.
        package var size: Int
        /// Permission bits.
        package var mode: UInt32
        /// Device and inode: equal for two names of one file.
        package var identity: Identity
    }

    /// Names a file whatever its path.
    package struct Identity: Hashable, Sendable {
        package var device: UInt64
        package var inode: UInt64
    }

    let calls: SystemCalls

    package init(calls: SystemCalls = .system) { self.calls = calls }

    /// What a path names; `nil` when there is nothing. A symbolic link stands for what it leads to, unless links are not
    /// followed: then it is ``Entry/Kind/other``.
    package func entry(at path: String, followingLinks: Bool = true) throws(FileSystemError) -> Entry? {
        var status = stat()
        guard unsafe (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
            let code = errno
            if code == ENOENT || code == ENOTDIR { return nil }
            throw FileSystemError(.inspect, path, code: code)
        }
        let kind: Entry.Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            default: .other
            }
        return Entry(
            kind: kind, size: Int(status.st_size), mode: UInt32(status.st_mode) & 0o7777,
            identity: Identity(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino)))
    }

    /// The whole file, in one buffer.
    ///
    /// - Parameter limit: in bytes; a larger file is refused before it fills the memory.
    package func read(_ path: String, limit: Int = .max) throws(FileSystemError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileSystemError(.read, path, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw FileSystemError(.read, path, code: errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw FileSystemError(.read, path, code: EISDIR) }
        let tooLarge = FileSystemError(.read, path, code: EFBIG, detail: "it is larger than \(limit) bytes")
        guard Int(status.st_size) <= limit else { throw tooLarge }
        // One byte more than the size, so that one read sees the end of the file, too. A pipe has no size.
        var bytes: [UInt8] = []
        var capacity = (status.st_size > 0 ? Int(status.st_size) : 0xFFFF) + 1
        while true {
            let count = bytes.count
            var failure: Int32 = 0
            let chunk = unsafe [UInt8](unsafeUninitializedCapacity: capacity - count) { buffer, initialized in
                let size = unsafe posixRead(descriptor, buffer)
                if size < 0 { failure = errno }
                initialized = max(size, 0)
            }
            guard failure == 0 else { throw FileSystemError(.read, path, code: failure) }
            if chunk.isEmpty { return bytes }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            guard bytes.count <= limit else { throw tooLarge }
            if bytes.count == Int(status.st_size) { return bytes }
            if capacity - bytes.count < 0x1000 { capacity *= 2 }
        }
    }

    /// The names in a folder that begin with `prefix`, sorted by their bytes, without `.` and `..`.
    package func names(in folder: String, startingWith prefix: String = "") throws(FileSystemError) -> [String] {
        try contents(of: folder, startingWith: prefix).map(\.name)
    }

    /// The names in a folder that begin with `prefix`, sorted by their bytes, without `.` and `..`, and what the folder
    /// says each of them names: a file or a folder, or `nil` where that takes a look, as it does with symbolic links.
    package func contents(
        of folder: String, startingWith prefix: String = ""
    ) throws(FileSystemError) -> [(name: String, kind: Entry.Kind?)] {
        guard let stream = unsafe opendir(folder) else { throw FileSystemError(.list, folder, code: errno) }
        defer { unsafe closedir(stream) }
        var contents: [(name: String, kind: Entry.Kind?)] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                guard errno == 0 else { throw FileSystemError(.list, folder, code: errno) }
                return contents.sorted { FilePath.precedes($0.name, $1.name) }
            }
            let kind: Entry.Kind? =
                switch unsafe Int(entry.pointee.d_type) {
                case Int(DT_REG): .file
                case Int(DT_DIR): .folder
                default: nil
                }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                unsafe tuple.withMemoryRebound(
                    to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)
                ) { name -> (begins: Bool, text: String?) in
                    guard unsafe strncmp(name, prefix, prefix.utf8.count) == 0 else { return (false, nil) }
                    return (true, unsafe String(validatingCString: name))
                }
            }
            guard name.begins else { continue }
            guard let name = name.text else {
                throw FileSystemError(.list, folder, detail: "it holds a file whose name is not UTF-8")
            }
            if name != ".", name != ".." { contents.append((name, kind)) }
        }
    }

    /// Creates a folder and the folders above it; one that is there already is fine.
    package func createFolder(_ path: String) throws(FileSystemError) {
        if let entry = try entry(at: path) {
            guard entry.kind == .folder else { throw FileSystemError(.createFolder, path, code: ENOTDIR) }
            return
        }
        let parent = FilePath.folder(path)
        if parent != path, parent != "." { try createFolder(parent) }
        if unsafe mkdir(path, 0o777) == 0 { return }
        guard errno == EEXIST else { throw FileSystemError(.createFolder, path, code: errno) }
        // Another process may have been faster. A link that leads nowhere stands in the way of a folder for ever.
        if try entry(at: path) == nil, try entry(at: path, followingLinks: false) != nil {
            throw FileSystemError(
                .createFolder, path, code: EEXIST, detail: "a symbolic link of this name leads nowhere")
        }
    }

    /// The absolute path of the folder that relative paths begin at, symbolic links resolved.
    package func workingDirectory() throws(FileSystemError) -> String {
        guard let text = unsafe getcwd(nil, 0) else { throw FileSystemError(.inspect, ".", code: errno) }
        defer { unsafe free(text) }
        return unsafe String(cString: text)
    }

    package func remove(_ path: String) throws(FileSystemError) {
        guard unsafe unlink(path) == 0 else { throw FileSystemError(.remove, path, code: errno) }
    }

    /// Removes a folder if nothing is in it; says whether it did.
    @discardableResult
    package func removeFolderIfEmpty(_ path: String) -> Bool { unsafe rmdir(path) == 0 }
}
