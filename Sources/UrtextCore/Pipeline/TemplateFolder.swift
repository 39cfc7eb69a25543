import UrtextEmitter
import UrtextModel

/// The templates of a run: those inside the tool, and before them those of a folder.
struct TemplateFolder {
    /// By the path below the folder.
    private(set) var templates = EmbeddedTemplates.all
    private(set) var diagnostics: [Diagnostic] = []
    /// The files of the folder's templates, by the path below it.
    private var files: [String: String] = [:]

    init(_ configuration: Configuration, fileSystem: FileSystem) {
        guard let folder = configuration.templates else { return }
        let read = TemplateReader.read(folder, fileSystem: fileSystem)
        diagnostics = read.diagnostics
        let injected = Set(read.templates.values.flatMap(TemplateReferences.paths))
        for path in read.templates.keys.sorted() {
            let file = FilePath.join(folder, path)
            files[path] = file
            if !injected.contains(path), !isKnown(path, configuration) { diagnostics.append(unused(path, file)) }
        }
        templates.merge(read.templates) { $1 }
    }

    /// A diagnostic of a template, at its file.
    func located(_ diagnostic: Diagnostic) -> Diagnostic {
        guard let path = diagnostic.location?.path, let file = files[path] else { return diagnostic }
        var copy = diagnostic
        copy.location?.path = file
        return copy
    }

    private func isKnown(_ path: String, _ configuration: Configuration) -> Bool {
        let emitter = configuration.emitter
        return EmbeddedTemplates.all[path] != nil || configuration.files.contains { $0.template == path }
            || emitter.shapes.contains { $0.call == path }
            || emitter.checks.keys.contains { path == "swift/check-\($0).mustache" }
    }

    private func unused(_ path: String, _ file: String) -> Diagnostic {
        let near = Suggestion.nearest(to: path, among: EmbeddedTemplates.all.keys.sorted())
        return Diagnostic(
            .warning, "unknown-template", at: SourceLocation(path: file), "nothing asks for this template",
            explanation:
                "it is in the place of none of the tool's, and neither the configuration nor a template names it",
            solutions: (near.map { ["call it \($0)"] } ?? []) + ["name it under \"files\"", "remove it"])
    }
}
