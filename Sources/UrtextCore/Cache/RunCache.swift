import UrtextModel

/// A folder of records of runs: one that would do what it did before is not done again.
///
/// There is one record for each set of arguments. Nothing in the folder is needed: it may be deleted at any time, and
/// used by several processes at once, since records are replaced in one step. A record that is damaged, of another
/// version of the tool or of another place is passed over.
///
/// What pages state is not kept, since reading a page takes less time than reading what was read from it.
package struct RunCache: Sendable {
    private let folder: String
    private let key: String
    private let start: WallTime
    private let fileSystem: FileSystem

    /// - Parameters:
    ///   - arguments: all that decides what the run does besides the files it reads.
    ///   - start: when the run began: what changed since is not known to be what was read.
    package init(_ folder: String, arguments: [String], fileSystem: FileSystem, start: WallTime = .now) {
        self.folder = folder
        self.fileSystem = fileSystem
        self.start = start
        let place = (try? fileSystem.workingDirectory()) ?? ""
        key = ([ToolVersion.current, place] + arguments).map { "\($0.utf8.count):\($0)" }.joined(separator: "\n")
    }

    private var path: String { FilePath.join(folder, "\(Digest.sha256(Array(key.utf8))).run") }

    /// The record of the same run, if all it read and wrote is as it was.
    package func unchangedRun() -> StoredRunRecord? {
        guard let bytes = try? fileSystem.read(path, limit: RunRecord.sizeLimit),
            let record = StoredRunRecord(bytes, key: key), record.holds(fileSystem)
        else { return nil }
        // Next time the status will do.
        if record.hasDigests { _ = try? fileSystem.replace(path, with: record.refreshed(at: start).bytes(key: key)) }
        return record
    }

    /// Keeps a run, if it is certain what it read: nothing of that changed since shortly before it began.
    ///
    /// - Parameters:
    ///   - inputs: files and folders that were read or listed.
    ///   - outputs: files and folders that were written.
    package func store(
        inputs: [String], outputs: [String], output: String, error: String, exitCode: ExitCode
    ) throws(FileSystemError) {
        var members: [RunRecord.Member] = []
        members.reserveCapacity(inputs.count + outputs.count + 1)
        // The tool itself: builds of one version differ. Elsewhere than on Linux the version has to do.
        for path in inputs + (FileStatus(of: RunCache.tool) == nil ? [] : [RunCache.tool]) {
            guard let status = FileStatus(of: path), status.isSettled(before: start) else { return }
            members.append(RunRecord.Member(path: path, status: status))
        }
        for path in outputs {
            guard let status = FileStatus(of: path) else { return }
            let isSettled = status.isSettled(before: start)
            let digest = isSettled ? [] : RunRecord.digest(of: path, fileSystem)
            guard isSettled || !digest.isEmpty else { return }
            members.append(RunRecord.Member(path: path, status: status, digest: digest))
        }
        let record = RunRecord(members: members, output: output, error: error, exitCode: exitCode)
        _ = try fileSystem.replace(path, with: record.bytes(key: key))
    }

    private static let tool = "/proc/self/exe"

    /// Files as they are, folders with the files in them.
    package func members(of paths: [String]) -> [String] {
        paths.flatMap { path -> [String] in
            guard let names = try? fileSystem.names(in: path) else { return [path] }
            return [path] + names.map { FilePath.join(path, $0) }
        }
    }
}

extension RunCache {
    /// True when a run with these diagnostics would say the same again: no file was missing or refused, which no file's
    /// status shows.
    package static func mayKeep(_ log: DiagnosticLog) -> Bool {
        !log.sorted.contains { fleeting.contains($0.identifier) }
    }

    private static let fleeting: Set<String> = [
        "cannot-read", "cannot-write", "cannot-remove", "cannot-print", "missing-input", "out-of-memory",
    ]
}
