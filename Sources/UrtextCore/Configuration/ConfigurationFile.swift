package import UrtextModel

/// Finds the configuration that is in force.
package enum ConfigurationFile {
    /// The file the caller names, or else the nearest `urtext.json` in the working directory or a folder above it.
    ///
    /// - Parameter isRequired: whether it is an error when there is none; otherwise the defaults are in force then.
    package static func load(
        named path: String?, isRequired: Bool = false, fileSystem: FileSystem
    ) -> (configuration: Configuration, diagnostics: [Diagnostic]) {
        do throws(FileSystemError) {
            let nearest = path == nil ? try nearest(fileSystem) : path
            guard let found = nearest else {
                return (Configuration(), isRequired ? [missing(try fileSystem.workingDirectory())] : [])
            }
            return ConfigurationReader.read(try fileSystem.read(found, limit: SizeLimit.document), path: found)
        } catch {
            return (Configuration(), [error.diagnostic])
        }
    }

    /// The path is relative (`../urtext.json`), so that diagnostics are short and the same everywhere.
    private static func nearest(_ fileSystem: FileSystem) throws(FileSystemError) -> String? {
        var path = Configuration.fileName
        for _ in ConfigurationSearch.candidates(from: try fileSystem.workingDirectory(), upTo: "/") {
            // What bears the name and cannot be read is an error: one farther away says something else.
            if try fileSystem.entry(at: path, followingLinks: false) != nil { return path }
            path = "../" + path
        }
        return nil
    }

    private static func missing(_ folder: String) -> Diagnostic {
        let candidates = ConfigurationSearch.candidates(from: folder, upTo: "/")
        return Diagnostic(
            .error, "no-configuration", "there is no \(Configuration.fileName), and this command needs one",
            explanation: "looked for " + candidates.joined(separator: ", "),
            solutions: ["write one, see docs/configuration.md", "name one with --config"])
    }
}
