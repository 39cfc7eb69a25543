package import UrtextEmitter

/// What `urtext.json` says. Paths are relative to the working directory, whatever folder the file stands in.
package struct Configuration: Hashable, Sendable {
    package static let fileName = "urtext.json"

    /// The file that says so, for diagnostics; its usual name where there is none.
    package var path: String
    /// The folder of the specification.
    package var spec: String
    /// The folder of the templates; `nil` for those inside the tool.
    package var templates: String?
    /// The folder of the generated files.
    package var output: String
    /// The folder of the sentences of doc comments, one file a language; that of the specification where none is named.
    package var prose: String?
    /// The language of doc comments, e.g. `de`; `nil` for the sentences of the configuration itself.
    package var language: String?
    package var emitter: EmitterConfiguration

    package init(
        path: String = fileName, spec: String = "spec", templates: String? = nil, output: String = "Generated",
        emitter: EmitterConfiguration = EmitterConfiguration()
    ) {
        self.path = path
        self.spec = spec
        self.templates = templates
        self.output = output
        self.emitter = emitter
    }
}
