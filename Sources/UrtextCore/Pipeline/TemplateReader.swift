package import UrtextModel

/// Reads the templates of a folder: text by path below it, e.g. `swift/flags.mustache`.
package enum TemplateReader {
    package static func read(
        _ folder: String, fileSystem: FileSystem
    ) -> (templates: [String: String], diagnostics: [Diagnostic]) {
        var templates: [String: String] = [:]
        var walk = FolderWalk(fileSystem: fileSystem) { $0.hasSuffix(".mustache") }
        let paths = walk.files(in: folder)
        var diagnostics = walk.diagnostics
        if paths.isEmpty, diagnostics.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .error, "no-templates", at: SourceLocation(path: folder),
                    "no template (*.mustache) is below this folder",
                    solutions: ["leave the option out to use the templates inside the tool"]))
        }
        for path in paths {
            do throws(FileSystemError) {
                let bytes = try fileSystem.read(path, limit: SizeLimit.document)
                guard let text = String(validating: bytes, as: UTF8.self) else {
                    diagnostics.append(
                        Diagnostic(.error, "not-utf-8", at: SourceLocation(path: path), "the template is not UTF-8"))
                    continue
                }
                templates[below(folder, path)] = text
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        return (templates, diagnostics)
    }

    /// The part of a walked path that stands below the folder.
    private static func below(_ folder: String, _ path: String) -> String {
        let base = FilePath.join(folder, "x").dropLast()
        return String(path.dropFirst(base.count))
    }
}
