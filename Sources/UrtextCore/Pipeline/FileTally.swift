/// What became of the files of a run.
package struct FileTally: Hashable, Sendable {
    package var written = 0
    package var unchanged = 0
    package var removed = 0

    package init() {}

    /// Counts what another tally counted.
    package mutating func add(_ other: FileTally) {
        written += other.written
        unchanged += other.unchanged
        removed += other.removed
    }

    /// Gives a file this text and counts it; a failure becomes a diagnostic.
    package mutating func replace(
        _ path: String, with text: String, fileSystem: FileSystem, log: inout DiagnosticLog
    ) {
        replace(path, with: Array(text.utf8), fileSystem: fileSystem, log: &log)
    }

    /// Gives a file these bytes and counts it; a failure becomes a diagnostic.
    package mutating func replace(
        _ path: String, with bytes: [UInt8], fileSystem: FileSystem, log: inout DiagnosticLog
    ) {
        do throws(FileSystemError) {
            switch try fileSystem.replace(path, with: bytes) {
            case .written: written += 1
            case .unchanged: unchanged += 1
            }
        } catch {
            log.add(error)
        }
    }

    /// Removes a file and counts it; a failure becomes a diagnostic.
    package mutating func remove(_ path: String, fileSystem: FileSystem, log: inout DiagnosticLog) {
        do throws(FileSystemError) {
            try fileSystem.remove(path)
            removed += 1
        } catch {
            log.add(error)
        }
    }
}
