package import UrtextModel

/// Whether what a configuration names is there.
package enum ConfigurationInputs {
    /// An error for each path that leads nowhere, at its place in the file, all of them together.
    package static func missing(_ configuration: Configuration, fileSystem: FileSystem) -> [Diagnostic] {
        let sources = configuration.sources
        var named: [(key: String, path: String)] = []
        named += sources.pages.enumerated().map { ("pages/\($0)", $1) }
        named += sources.headers.enumerated().map { ("headers/\($0)", $1) }
        named += sources.lexicons.enumerated().map { ("lexicons/\($0)", $1) }
        for (key, path) in [
            ("manifest", sources.manifest), ("values", sources.values), ("templates", configuration.templates),
        ] {
            if let path { named.append((key, path)) }
        }
        if !sources.hasPages { named.append(("spec", configuration.spec)) }
        return named.compactMap { key, path in
            do throws(FileSystemError) {
                if try fileSystem.entry(at: path) != nil { return nil }
                return Diagnostic(
                    .error, "missing-input", at: configuration.places[key] ?? SourceLocation(path: configuration.path),
                    "there is no file or folder \(FilePath.name(path))",
                    explanation: "looked for \(absolute(path, fileSystem))",
                    solutions: ["correct the path; paths are relative to the folder of \(configuration.path)"])
            } catch {
                return error.diagnostic
            }
        }
    }

    private static func absolute(_ path: String, _ fileSystem: FileSystem) -> String {
        guard let folder = try? fileSystem.workingDirectory() else { return path }
        return FilePath.join(folder, path)
    }
}
