package import UrtextModel
package import UrtextReader

/// Reads C headers from disk, together: a constant of one may be defined by a constant of another.
package struct HeaderLoader: Sendable {
    package typealias Read =
        @Sendable ([HeaderFileReader.Source]) -> (values: [HeaderValues], diagnostics: [Diagnostic])

    private let fileSystem: FileSystem
    private let read: Read

    package init(fileSystem: FileSystem, read: @escaping Read = { HeaderFileReader().read($0) }) {
        self.fileSystem = fileSystem
        self.read = read
    }

    /// - Parameters:
    ///   - origin: the package the headers belong to, if known; part of the provenance.
    ///   - version: that package's version.
    package func load(
        _ paths: [String], origin: String? = nil, version: String? = nil
    ) -> (values: [HeaderValues], diagnostics: [Diagnostic]) {
        var log = DiagnosticLog()
        var sources: [HeaderFileReader.Source] = []
        var names: [String: String] = [:]
        for path in paths {
            if let other = names.updateValue(path, forKey: FilePath.name(path)) {
                if other != path { log.add(twice(path, other)) }
                continue
            }
            do throws(FileSystemError) {
                let bytes = try fileSystem.read(path, limit: SizeLimit.document)
                sources.append(.init(path: path, bytes: bytes, origin: origin, version: version))
            } catch {
                log.add(error)
            }
        }
        let (values, diagnostics) = sources.isEmpty ? ([], []) : read(sources)
        log.add(diagnostics)
        return (values, log.sorted)
    }

    private func twice(_ path: String, _ other: String) -> Diagnostic {
        Diagnostic(
            .error, "duplicate-header", at: SourceLocation(path: path),
            "this header and \(other) have the same file name",
            explanation: "Values are recorded by the header's file name, so only the first was read.",
            solutions: ["name one of them"])
    }
}
