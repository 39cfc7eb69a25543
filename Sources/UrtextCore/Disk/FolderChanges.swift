/// The files of a folder that a run writes and removes, made all at once: see ``FolderExchange``.
///
/// However much is written, only some megabytes of it are in memory: the rest waits in the copy that takes the folder's
/// place in the end.
package struct FolderChanges: Sendable {
    private let folder: String
    private let fileSystem: FileSystem
    private let most: Int
    /// Files that change and are not in the copy yet, and how many bytes they have.
    private var changed: [(path: String, bytes: [UInt8])] = []
    private var held = 0
    private var removals: [String] = []
    private var copy: FolderExchange?
    /// What was put into the copy.
    private var copied: [String] = []
    /// False when something else than files and folders stands where a file is to be written.
    private var isPlain = true
    /// True when the changes cannot be made in one step.
    private var isStepwise = false
    private var tally = FileTally()
    private var log = DiagnosticLog()

    /// - Parameter most: how many bytes are held in memory, about.
    package init(_ folder: String, fileSystem: FileSystem, holding most: Int = 4 << 20) {
        self.folder = folder
        self.fileSystem = fileSystem
        self.most = most
    }

    /// - Parameter path: below the folder.
    package mutating func write(_ path: String, _ text: String) { write(path, Array(text.utf8)) }

    /// - Parameter path: below the folder.
    package mutating func write(_ path: String, _ bytes: [UInt8]) {
        let place = FilePath.join(folder, path)
        do throws(FileSystemError) {
            let entry = try fileSystem.entry(at: place, followingLinks: false)
            if let entry, entry.kind != .file { isPlain = false }
            if let entry, entry.kind == .file, entry.size == bytes.count, try fileSystem.read(place) == bytes {
                tally.unchanged += 1
                return
            }
        } catch {
            isPlain = false
        }
        changed.append((path, bytes))
        held += bytes.count
        if held > most { flush() }
    }

    /// Also removes the folders above that become empty.
    package mutating func remove(_ path: String) { removals.append(path) }

    /// Makes the changes. Where they cannot be made in one step, file by file, each in one step; a file that cannot be
    /// written then keeps no other back.
    package mutating func apply(log: inout DiagnosticLog) -> FileTally {
        // Another run may have removed a file since it was looked for.
        removals = removals.filter {
            (try? fileSystem.entry(at: FilePath.join(folder, $0), followingLinks: false)) != nil
        }
        // One file is replaced in one step anyway.
        if copy == nil, changed.count + removals.count <= 1 { isStepwise = true }
        flush()
        if let copy, removeFromCopy(copy), copy.commit() {
            tally.written += copied.count
            tally.removed += removals.count
        } else {
            abandonCopy()
            removeOneByOne()
        }
        log.add(self.log)
        return tally
    }

    /// Puts what is held into the copy, or where there can be none into the folder.
    private mutating func flush() {
        if !isPlain { abandonCopy() }
        if copy == nil, !isStepwise { copy = FolderExchange(folder, fileSystem: fileSystem) }
        defer {
            changed = []
            held = 0
        }
        var rest = changed[...]
        if let copy {
            do throws(FileSystemError) {
                while let file = rest.first {
                    try fileSystem.place(file.bytes, inCopy: copy.path(of: file.path))
                    copied.append(file.path)
                    rest.removeFirst()
                }
                return
            } catch {
                abandonCopy()
            }
        }
        isStepwise = true
        for file in rest { replace(file.path, with: file.bytes) }
    }

    /// What is in the copy is written into the folder, file by file, and the copy is no more.
    private mutating func abandonCopy() {
        isStepwise = true
        guard let copy else { return }
        for path in copied {
            do throws(FileSystemError) {
                replace(path, with: try fileSystem.read(copy.path(of: path)))
            } catch {
                log.add(error)
            }
        }
        copied = []
        copy.discard()
        self.copy = nil
    }

    private func removeFromCopy(_ copy: FolderExchange) -> Bool {
        do throws(FileSystemError) {
            for path in removals {
                try fileSystem.remove(copy.path(of: path))
                removeEmptyFolders(above: path) { copy.path(of: $0) }
            }
            return true
        } catch {
            return false
        }
    }

    private mutating func replace(_ path: String, with bytes: [UInt8]) {
        tally.replace(FilePath.join(folder, path), with: bytes, fileSystem: fileSystem, log: &log)
    }

    private mutating func removeOneByOne() {
        for path in removals {
            tally.remove(FilePath.join(folder, path), fileSystem: fileSystem, log: &log)
            removeEmptyFolders(above: path) { FilePath.join(folder, $0) }
        }
    }

    private func removeEmptyFolders(above path: String, in place: (String) -> String) {
        var folder = FilePath.folder(path)
        while folder != ".", fileSystem.removeFolderIfEmpty(place(folder)) { folder = FilePath.folder(folder) }
    }
}
