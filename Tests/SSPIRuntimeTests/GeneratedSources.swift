import Foundation

/// The generated files as text.
enum GeneratedSources {
    struct File: Sendable {
        /// Below the folder of generated files.
        var path: String
        var lines: [String]
    }

    /// The repository, found from this file's place in it.
    static var root: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// The files in some folders, sorted by path.
    static func files(in folders: [String]) throws -> [File] {
        var files: [File] = []
        for folder in folders {
            let url = root.appending(path: "Generated").appending(path: folder)
            for name in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() {
                let text = try String(contentsOf: url.appending(path: name), encoding: .utf8)
                files.append(
                    File(
                        path: "\(folder)/\(name)",
                        lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)))
            }
        }
        return files
    }

    /// The symbol of a line such as `/// Win32: `ISC_REQ_STREAM``.
    static func symbol(in line: String) -> String? {
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].hasSuffix("/// Win32: ") else { return nil }
        return String(parts[1])
    }
}
