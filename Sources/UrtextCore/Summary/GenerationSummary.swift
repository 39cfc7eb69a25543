package import UrtextModel

/// What was generated, on a few lines.
package struct GenerationSummary: Sendable {
    package let text: String

    /// - Parameter log: everything the run has to say, of which warnings are shown.
    package init(_ files: [OutputFile], output: String, log: DiagnosticLog) {
        var folders: [(name: String, files: [String])] = []
        for file in files {
            let folder = FilePath.folder(FilePath.join(output, file.path))
            let name = FilePath.name(file.path)
            if folders.last?.name == folder {
                folders[folders.count - 1].files.append(name)
            } else {
                folders.append((folder, [name]))
            }
        }
        let lines = folders.flatMap { folder in
            SummaryScreen.wrapped(["\(folder.name):"] + folder.files.map { "\($0)," })
        }
        text = SummaryScreen.section("Generated", lines, limit: 8) + SummaryScreen.noticed(log)
    }
}
