package import UrtextModel

extension ConfiguredSpec {
    /// What a folder of a specification has that was not read from pages and headers this time: an error each, since
    /// whoever starts from the folder then makes something else than who starts from the pages.
    package func unread(in folder: String, fileSystem: FileSystem) -> [Diagnostic] {
        guard (try? fileSystem.entry(at: folder))?.kind == .folder else { return [] }
        // What is wrong with the files is no matter here: they are about to be replaced.
        let (old, paths, _) = SpecReader.read(folder, fileSystem: fileSystem)
        let pages = Set(spec.pages.map(\.id))
        let headers = Set(spec.values.map(\.header))
        let reason = "urtext generate and check would take it in; what is made of the pages alone is something else"
        return old.pages.filter { !pages.contains($0.id) }.map { page in
            Diagnostic(
                .error, "spec-not-read", at: paths[page.id].map { SourceLocation(path: $0, line: 1) },
                "the specification has the page \(page.id), and it is none of the pages", explanation: reason,
                solutions: ["remove the file where the page is gone", "name its page under \"pages\""])
        }
            + old.values.filter { !headers.contains($0.header) }.map { values in
                Diagnostic(
                    .error, "spec-not-read", at: SourceLocation(path: folder),
                    "the specification has numbers of \(values.header), which were not read", explanation: reason,
                    solutions: [
                        "name their folder under \"values\", or the header under \"headers\"",
                        "remove \(values.header).json where the header is gone",
                    ])
            }
    }
}
