package import UrtextModel

/// Finds the configuration that is in force.
package enum ConfigurationFile {
    /// The file the caller names, or else the nearest `urtext.json` in the working directory or a folder above it; the
    /// defaults where there is none.
    package static func load(
        named path: String?, fileSystem: FileSystem
    ) -> (configuration: Configuration, diagnostics: [Diagnostic]) {
        do throws(FileSystemError) {
            let nearest = path == nil ? try nearest(fileSystem) : path
            guard let found = nearest else { return (Configuration(), []) }
            return ConfigurationReader.read(try fileSystem.read(found, limit: SizeLimit.document), path: found)
        } catch {
            return (Configuration(), [error.diagnostic])
        }
    }

    /// The path is relative (`../urtext.json`), so that diagnostics are short and the same everywhere.
    private static func nearest(_ fileSystem: FileSystem) throws(FileSystemError) -> String? {
        let depth = try fileSystem.workingDirectory().split(separator: "/").count
        var path = Configuration.fileName
        for _ in 0...depth {
            if try fileSystem.entry(at: path)?.kind == .file { return path }
            path = "../" + path
        }
        return nil
    }
}
