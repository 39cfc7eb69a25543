package import UrtextModel

/// Makes files from the spec, through templates. Pure.
package struct Emitter: Sendable {
    let templates: [String: String]
    private let configuration: EmitterConfiguration
    private let configurationPath: String
    private let prose: Prose

    /// - Parameters:
    ///   - templates: template text by path below the templates folder, e.g. `swift/flags.mustache`.
    ///   - configuration: what is known of the interface.
    ///   - configurationPath: the configuration's file, for diagnostics.
    ///   - prose: the sentences of doc comments; those of the configuration where there is none.
    package init(
        templates: [String: String], configuration: EmitterConfiguration = EmitterConfiguration(),
        configurationPath: String = "urtext.json", prose: Prose = Prose()
    ) {
        self.prose = prose
        self.templates = templates
        self.configuration = configuration
        self.configurationPath = configurationPath
    }

    /// What would be emitted: the names and the outputs, without the text.
    package func plan(_ spec: Spec) -> (plan: Plan, diagnostics: [Diagnostic]) {
        Planner(configuration, configurationPath: configurationPath).plan(spec)
    }

    /// The files, sorted by path, and what is wrong with the spec, the configuration or the templates.
    ///
    /// Where anything is an error there are no files at all.
    package func emit(_ spec: Spec) -> (files: [OutputFile], diagnostics: [Diagnostic]) {
        let (plan, diagnostics) = plan(spec)
        if diagnostics.contains(where: { $0.severity == .error }) { return ([], diagnostics) }
        var renderer = PlanRenderer(templates: TemplateSet(templates), status: configuration.status, prose: prose)
        let files = renderer.files(of: plan).sorted { $0.path < $1.path }
        let all = (diagnostics + renderer.diagnostics + ProseGaps.warnings(plan, prose)).sorted()
        return (all.contains { $0.severity == .error } ? [] : files, all)
    }
}
