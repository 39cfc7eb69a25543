package import Foundation

/// A folder of its own for a test, gone when the test is.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        let name = "urtext-test-\(UUID().uuidString)"
        // Links resolved: what the tool reports and what a test expects must be spelled alike.
        let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in it.
    package func path(of name: String) -> String { "\(path)/\(name)" }

    /// Writes a file; missing folders are made.
    package func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    package func write(_ data: Data, to name: String) throws {
        let url = URL(fileURLWithPath: path(of: name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    package func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path(of: name), withIntermediateDirectories: true)
    }

    package func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(of: name), withDestinationPath: target)
    }

    package func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(of: name))), as: UTF8.self)
    }

    /// The paths of all files below it, hidden ones, too, sorted.
    package func files() -> [String] {
        let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return all.filter { name in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path(of: name))
            return attributes?[.type] as? FileAttributeType != .typeDirectory
        }.sorted()
    }

    /// Inode and time of modification: both stay when a file is not touched.
    package func stamp(of name: String) throws -> FileStamp {
        let attributes = try FileManager.default.attributesOfItem(atPath: path(of: name))
        return FileStamp(
            inode: attributes[.systemFileNumber] as? UInt64 ?? 0, modified: attributes[.modificationDate] as? Date)
    }
}

package struct FileStamp: Hashable, Sendable {
    package var inode: UInt64
    package var modified: Date?
}
