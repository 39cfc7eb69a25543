import UrtextEmitter
package import UrtextModel

/// The generated files as a build wants them: few, and named before any page is read.
package enum BuildBundle {
    /// One file for each path that a build declares, in order: what is generated into a folder is put together, and a
    /// file of one's own template stays as it is where it is Swift.
    ///
    /// A declared file that nothing goes to is there all the same, and empty but for its comment.
    package static func files(_ files: [OutputFile], _ configuration: Configuration) -> [OutputFile] {
        let own = Set(configuration.files.map(\.path))
        return outputs(configuration).map { path in
            if own.contains(path), let file = files.first(where: { $0.path == path }) { return file }
            let parts = files.filter { file in
                !own.contains(file.path) && bundle(of: file.path) == path
            }
            return OutputFile(path: path, text: joined(parts.map { SwiftFileParts($0.text) }))
        }
    }

    /// An error for each file of one's own that has the name of a file of the build: the compiler takes one of the two.
    package static func collisions(_ configuration: Configuration) -> [Diagnostic] {
        guard configuration.style.isEmitted else { return [] }
        let bundles = Set(BuildOutputs.folders.map { BuildOutputs.bundle(of: $0).lowercased() })
        return configuration.files.map(\.path).filter { bundles.contains(FilePath.name($0).lowercased()) }.map { path in
            Diagnostic(
                .error, "output-collision",
                at: configuration.places["files/\(path)"] ?? SourceLocation(path: configuration.path),
                "\(path) has the name of a file that the build makes of generated ones",
                solutions: ["choose another \"path\" for the file"])
        }
    }

    /// The paths that a build declares for a configuration.
    package static func outputs(_ configuration: Configuration) -> [String] {
        BuildOutputs.paths(emitsSwift: configuration.style.isEmitted, files: configuration.files.map(\.path))
    }

    private static func bundle(of path: String) -> String? {
        path.split(separator: "/").first.map { BuildOutputs.bundle(of: String($0)) }
    }

    private static func joined(_ parts: [SwiftFileParts]) -> String {
        var whole = SwiftFileParts()
        whole.header = parts.first?.header ?? ["// \(GeneratedFolder.marker), do not edit."]
        for part in parts {
            for declaration in part.imports { whole.add(declaration) }
            whole.body += (whole.body.isEmpty ? [] : [""]) + part.body
        }
        return whole.text
    }
}
