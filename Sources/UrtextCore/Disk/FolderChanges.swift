/// The files of a folder that a run writes and removes, made all at once: see ``FolderExchange``.
package struct FolderChanges: Sendable {
    private let folder: String
    private let fileSystem: FileSystem
    private var writes: [(path: String, bytes: [UInt8])] = []
    private var removals: [String] = []

    package init(_ folder: String, fileSystem: FileSystem) {
        self.folder = folder
        self.fileSystem = fileSystem
    }

    /// - Parameter path: below the folder.
    package mutating func write(_ path: String, _ text: String) { write(path, Array(text.utf8)) }

    /// - Parameter path: below the folder.
    package mutating func write(_ path: String, _ bytes: [UInt8]) { writes.append((path, bytes)) }

    /// Also removes the folders above that become empty.
    package mutating func remove(_ path: String) { removals.append(path) }

    /// Makes the changes. Where they cannot be made in one step, file by file, each in one step; a file that cannot be
    /// written then keeps no other back.
    package func apply(log: inout DiagnosticLog) -> FileTally {
        var changed: [(path: String, bytes: [UInt8])] = []
        var tally = FileTally()
        var isPlain = true
        for file in writes {
            let path = FilePath.join(folder, file.path)
            do throws(FileSystemError) {
                let entry = try fileSystem.entry(at: path, followingLinks: false)
                if let entry, entry.kind != .file { isPlain = false }
                if let entry, entry.kind == .file, entry.size == file.bytes.count,
                    try fileSystem.read(path) == file.bytes
                {
                    tally.unchanged += 1
                } else {
                    changed.append(file)
                }
            } catch {
                isPlain = false
                changed.append(file)
            }
        }
        // Another run may have removed a file since it was looked for.
        let removals = removals.filter {
            (try? fileSystem.entry(at: FilePath.join(folder, $0), followingLinks: false)) != nil
        }
        // One file is replaced in one step anyway.
        guard isPlain, changed.count + removals.count > 1, let copy = FolderExchange(folder, fileSystem: fileSystem)
        else {
            tally.add(oneByOne(changed, removals, log: &log))
            return tally
        }
        do throws(FileSystemError) {
            for file in changed { try fileSystem.place(file.bytes, inCopy: copy.path(of: file.path)) }
            for path in removals {
                try fileSystem.remove(copy.path(of: path))
                removeEmptyFolders(above: path) { copy.path(of: $0) }
            }
        } catch {
            copy.discard()
            tally.add(oneByOne(changed, removals, log: &log))
            return tally
        }
        guard copy.commit() else {
            copy.discard()
            tally.add(oneByOne(changed, removals, log: &log))
            return tally
        }
        tally.written += changed.count
        tally.removed += removals.count
        return tally
    }

    private func oneByOne(
        _ changed: [(path: String, bytes: [UInt8])], _ removals: [String], log: inout DiagnosticLog
    ) -> FileTally {
        var tally = FileTally()
        for file in changed {
            tally.replace(FilePath.join(folder, file.path), with: file.bytes, fileSystem: fileSystem, log: &log)
        }
        for path in removals {
            tally.remove(FilePath.join(folder, path), fileSystem: fileSystem, log: &log)
            removeEmptyFolders(above: path) { FilePath.join(folder, $0) }
        }
        return tally
    }

    private func removeEmptyFolders(above path: String, in place: (String) -> String) {
        var folder = FilePath.folder(path)
        while folder != ".", fileSystem.removeFolderIfEmpty(place(folder)) { folder = FilePath.folder(folder) }
    }
}
