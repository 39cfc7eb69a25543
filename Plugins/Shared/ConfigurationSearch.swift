// Compiled into the plugins as well as into the tool: see docs/decisions/0040-build-plugin.md. Foundation alone may be
// imported here, and nothing may be more than internal.

/// Where a configuration is looked for.
enum ConfigurationSearch {
    static let fileName = "urtext.json"

    /// The files that may be the configuration of a folder, nearest first: in the folder itself, then in each folder
    /// above it, up to and including `root`.
    ///
    /// - Parameters:
    ///   - folder: an absolute path.
    ///   - root: an absolute path at or above it; where it is neither, only the folder itself is searched.
    static func candidates(from folder: String, upTo root: String) -> [String] {
        var paths: [String] = []
        var parts = folder.split(separator: "/").map(String.init)
        let last = root.split(separator: "/").map(String.init)
        guard parts.starts(with: last) else { return [path(parts)] }
        while true {
            paths.append(path(parts))
            if parts.count <= last.count { return paths }
            parts.removeLast()
        }
    }

    private static func path(_ folder: [String]) -> String { "/" + (folder + [fileName]).joined(separator: "/") }
}
