package import UrtextEmitter

/// What `urtext.json` says. Paths are relative to the working directory, whatever folder the file stands in.
package struct Configuration: Hashable, Sendable {
    package static let fileName = ConfigurationSearch.fileName

    /// The file that says so, for diagnostics; its usual name where there is none.
    package var path: String
    /// The pages and what is known besides them; for commands that read pages.
    package var sources: PageSources
    /// The folder of the specification.
    package var spec: String
    /// The folder of templates that stand before those inside the tool; `nil` for none.
    package var templates: String?
    /// The folder of the generated files.
    package var output: String
    /// The folder of the sentences of doc comments, one file a language; that of the specification where none is named.
    package var prose: String?
    /// Whether the sentences of doc comments are those of the pages that are read.
    package var takesPageProse = false
    /// What the pages' text is licensed under; said wherever a sentence of theirs is used.
    package var license: String?
    /// The language of doc comments, e.g. `de`; `nil` for the sentences of the configuration itself.
    package var language: String?
    /// How the Swift is written that comes of it.
    package var style: SwiftStyle
    /// What is emitted of all that the specification says.
    package var selection: Selection
    /// Files of templates of one's own.
    package var files: [FileConfiguration]
    package var emitter: EmitterConfiguration
    /// Where the official pages are, for links of the reference.
    package var links = ReferenceLinks()
    /// Where in the file the paths stand.
    package var places: ConfigurationPlaces

    package init(
        path: String = fileName, sources: PageSources = PageSources(), spec: String = "spec", templates: String? = nil,
        output: String = "Generated", style: SwiftStyle = SwiftStyle(), selection: Selection = Selection(),
        files: [FileConfiguration] = [], emitter: EmitterConfiguration = EmitterConfiguration()
    ) {
        self.path = path
        self.sources = sources
        self.spec = spec
        self.templates = templates
        self.output = output
        self.style = style
        self.selection = selection
        self.files = files
        self.emitter = emitter
        self.places = ConfigurationPlaces()
    }
}
