package import UrtextModel

extension GeneratedFolder {
    /// An error when the folder is that of the specification, or one above it: it is no folder for generated files alone,
    /// and what other runs generated below it would be taken for files that are no longer made, and removed.
    package static func complaint(about output: String, holding spec: String, fileSystem: FileSystem) -> Diagnostic? {
        guard let place = try? fileSystem.workingDirectory() else { return nil }
        let parts = components(output, in: place)
        guard components(spec, in: place).starts(with: parts) else { return nil }
        return Diagnostic(
            .error, "unusable-output-path", at: SourceLocation(path: output),
            "the output folder holds the specification (\(spec))",
            explanation: "what an earlier run generated and this one does not make is removed from the output folder",
            solutions: ["name a folder for generated files alone, e.g. \(FilePath.join(output, "Generated"))"])
    }

    /// The components of a path without `.` and `..`.
    private static func components(_ path: String, in place: String) -> [Substring] {
        var parts: [Substring] = []
        for part in FilePath.join(place, path).split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts
    }
}
