package import UrtextModel

/// The reference as a static site: a page for each function and package, each set of flags, each status code and each
/// parameter, in several languages, with an index for searching in the browser. Pure.
package struct ReferenceSite: Sendable {
    private let contents: ReferenceContents
    private let templates: [String: String]
    private let meanings: [String: String]

    /// - Parameters:
    ///   - contents: what it is made of.
    ///   - templates: template text by path below the templates folder, e.g. `reference/function.mustache`.
    ///   - meanings: what codes mean where a prose has no text.
    package init(_ contents: ReferenceContents, templates: [String: String], meanings: [String: String] = [:]) {
        self.contents = contents
        self.templates = templates
        self.meanings = meanings
    }

    /// The files, sorted by path; none where a template or a text is wrong.
    ///
    /// - Parameter languages: the sentences of each language, the one for strangers first.
    package func files(in languages: [Prose]) -> (files: [OutputFile], diagnostics: [Diagnostic]) {
        var set = TemplateSet(templates)
        var files: [OutputFile] = []
        var diagnostics: [Diagnostic] = []
        func add(_ path: String, _ template: String, _ value: MustacheValue, escape: MustacheEscaping = .html) {
            do {
                let partials = [
                    "layout": "reference/layout.mustache", "evidence": "reference/evidence.mustache",
                    "pages": "reference/pages.mustache",
                ]
                let text = try set.render(
                    "reference/\(template).mustache", value, partials: escape == .html ? partials : [:],
                    escape: escape)
                files.append(OutputFile(path: path, text: text))
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        for prose in languages {
            let view = ReferenceView(contents, prose: prose, languages: languages, meanings: meanings)
            for page in view.pages {
                add("\(prose.locale)/\(page.path)", page.template, page.value)
                // One complaint about a template is enough.
                if !diagnostics.isEmpty { return ([], diagnostics) }
            }
            diagnostics += view.gaps
        }
        add(
            "index.html", "languages",
            ReferenceView(contents, prose: languages.first ?? Prose(), languages: languages, meanings: meanings).entry)
        add("assets/style.css", "style.css", .object([:]), escape: .none)
        add("assets/search.js", "search.js", .object([:]), escape: .none)
        files.append(OutputFile(path: "assets/index.js", text: SearchIndex(contents).script))
        let hasErrors = diagnostics.contains { $0.severity == .error }
        return (hasErrors ? [] : files.sorted { $0.path < $1.path }, diagnostics)
    }
}
