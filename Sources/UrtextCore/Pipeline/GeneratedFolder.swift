package import UrtextModel

/// The folder of the generated files, and how far it is from what it should be.
package struct GeneratedFolder: Sendable {
    /// Stands in the first lines of every generated file. Only such files are ever replaced or removed.
    package static let marker = GeneratedMark.text

    /// A file that is not as it should be.
    package enum Change: Hashable, Sendable {
        /// It is missing.
        case create(OutputFile)
        /// It has other bytes.
        case update(OutputFile, old: [UInt8])
        /// An earlier run generated it, and it is no longer made. The path is below the folder.
        case remove(path: String, old: [UInt8])

        package var path: String {
            switch self {
            case .create(let file), .update(let file, _): file.path
            case .remove(let path, _): path
            }
        }
    }

    package let path: String
    private let fileSystem: FileSystem

    package init(path: String, fileSystem: FileSystem) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// What must be done so that the folder holds exactly these generated files, sorted by path.
    package func changes(for files: [OutputFile]) -> (changes: [Change], diagnostics: [Diagnostic]) {
        if let obstacle { return ([], [obstacle]) }
        var changes: [Change] = []
        var log = DiagnosticLog()
        var wanted: Set<String> = []
        for file in files {
            guard FilePath.staysInside(file.path), wanted.insert(file.path).inserted else {
                log.add(
                    Diagnostic(
                        .error, "unusable-output-path",
                        "the generated file \"\(file.path)\" is not a path below the output folder, or stands twice"))
                continue
            }
            guard Self.isGenerated(Array(file.text.utf8.prefix(GeneratedMark.reach))) else {
                log.add(unmarked(file))
                continue
            }
            if let change = change(for: file, log: &log) { changes.append(change) }
        }
        for path in wanted.sorted(by: FilePath.precedes) {
            var folder = FilePath.folder(path)
            while folder != ".", !wanted.contains(folder) { folder = FilePath.folder(folder) }
            guard folder != "." else { continue }
            log.add(
                Diagnostic(
                    .error, "unusable-output-path",
                    "of the generated files \"\(folder)\" and \"\(path)\", the first would be the folder of the second",
                    solutions: ["choose another path for one of them"]))
        }
        changes += surplus(except: wanted, log: &log)
        return (changes.sorted { FilePath.precedes($0.path, $1.path) }, log.sorted)
    }

    /// How many of the files are as they should be; one that is to be written and cannot be is none of them.
    package static func unchanged(_ files: [OutputFile], _ changes: [Change]) -> Int {
        files.count - changes.count { if case .remove = $0 { false } else { true } }
    }

    /// Makes the changes. A file that cannot be written or removed does not keep the others back.
    package func apply(_ changes: [Change], log: inout DiagnosticLog) -> FileTally {
        guard !changes.isEmpty else { return FileTally() }
        let lock: FolderLock
        do throws(FileSystemError) {
            lock = try FolderLock.take(path, fileSystem: fileSystem)
        } catch {
            log.add(error)
            return FileTally()
        }
        defer { withExtendedLifetime(lock) {} }
        var files = FolderChanges(path, fileSystem: fileSystem)
        for change in changes {
            switch change {
            case .create(let file), .update(let file, _): files.write(file.path, file.text)
            case .remove: files.remove(change.path)
            }
        }
        return files.apply(log: &log)
    }

    /// It would be written once, over whatever is there, and then be anybody's.
    private func unmarked(_ file: OutputFile) -> Diagnostic {
        Diagnostic(
            .error, "unmarked-output", at: SourceLocation(path: FilePath.join(path, file.path)),
            "the file would not say that it is generated",
            explanation:
                "only files that say so in their first \(GeneratedMark.reach) bytes are ever replaced or removed",
            solutions: ["write \"\(GeneratedMark.text)\" into a comment at the top of the file's template"])
    }

    /// What keeps the path from being a folder; one complaint instead of one about each file in it.
    private var obstacle: Diagnostic? {
        let what: String
        do throws(FileSystemError) {
            if let entry = try fileSystem.entry(at: path) {
                guard entry.kind != .folder else { return nil }
                what = entry.kind == .file ? "a file of this name" : "something of this name that is no folder"
            } else {
                guard try fileSystem.entry(at: path, followingLinks: false) != nil else { return nil }
                what = "a symbolic link of this name, which leads nowhere,"
            }
        } catch {
            return error.diagnostic
        }
        return Diagnostic(
            .error, "no-output-folder", at: SourceLocation(path: path),
            "\(what) stands where the output folder belongs",
            solutions: ["move it away, or choose another output folder"])
    }

    private func change(for file: OutputFile, log: inout DiagnosticLog) -> Change? {
        let target = FilePath.join(path, file.path)
        do throws(FileSystemError) {
            guard try fileSystem.entry(at: target) != nil else { return .create(file) }
            let old = try fileSystem.read(target, limit: SizeLimit.document)
            if old == Array(file.text.utf8) { return nil }
            if !Self.isGenerated(old) {
                log.add(
                    Diagnostic(
                        .error, "not-generated", at: SourceLocation(path: target),
                        "a file that no run of urtext made stands where a generated one belongs",
                        solutions: ["move it away, or choose another output folder"]))
                return nil
            }
            return .update(file, old: old)
        } catch {
            log.add(error)
            return nil
        }
    }

    private func surplus(except wanted: Set<String>, log: inout DiagnosticLog) -> [Change] {
        var walk = FolderWalk(fileSystem: fileSystem, followsLinks: false) { _ in true }
        var changes: [Change] = []
        let base = FilePath.join(path, "x").utf8.count - 1
        for file in walk.files(in: path) {
            let below = String(decoding: file.utf8.dropFirst(base), as: UTF8.self)
            // A template begins like the files that it makes, and nobody generated it.
            guard !wanted.contains(below), !below.hasSuffix(".mustache") else { continue }
            do throws(FileSystemError) {
                let old = try fileSystem.read(file, limit: SizeLimit.document)
                if Self.isGenerated(old) { changes.append(.remove(path: below, old: old)) }
            } catch {
                log.add(error)
            }
        }
        log.add(walk.diagnostics)
        return changes
    }

    private static func isGenerated(_ bytes: [UInt8]) -> Bool {
        GeneratedMark.stands(in: String(decoding: bytes.prefix(GeneratedMark.reach), as: UTF8.self))
    }
}
