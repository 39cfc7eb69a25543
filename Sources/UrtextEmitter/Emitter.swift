package import UrtextModel

/// Makes files from the spec, through templates. Pure.
package struct Emitter: Sendable {
    private let templates: [String: String]

    /// - Parameter templates: template text by path below the templates folder, e.g. `swift/flags.mustache`.
    package init(templates: [String: String]) { self.templates = templates }

    /// The files, sorted by path, and what is wrong with the spec or the templates.
    package func emit(_ spec: Spec) -> (files: [OutputFile], diagnostics: [Diagnostic]) {
        ([], [])
    }
}
