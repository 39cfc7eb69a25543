import UrtextModel

/// Templates by path, parsed when they are first used.
struct TemplateSet {
    private let sources: [String: String]
    private var parsed: [String: MustacheTemplate] = [:]

    init(_ sources: [String: String]) { self.sources = sources }

    /// A template; throws the diagnostic of one that is not there or not well-formed.
    mutating func template(_ path: String) throws(TemplateFailure) -> MustacheTemplate {
        if let template = parsed[path] { return template }
        guard let source = sources[path] else {
            let near = StrictKeys.nearest(to: path, in: sources.keys.sorted()).map { ["write \($0)"] } ?? []
            throw TemplateFailure(
                Diagnostic(
                    .error, "template-missing", at: SourceLocation(path: path), "there is no template \(path)",
                    solutions: near + ["add it to the templates folder"]))
        }
        do {
            let template = try MustacheTemplate(parsing: source, name: path)
            parsed[path] = template
            return template
        } catch {
            throw TemplateFailure(error.diagnostic { $0 })
        }
    }

    /// A template filled.
    mutating func render(
        _ path: String, _ value: MustacheValue, partials: [String: String] = [:], escape: MustacheEscaping = .none
    ) throws(TemplateFailure) -> String {
        let template = try template(path)
        var injected: [String: MustacheTemplate] = [:]
        for (name, path) in partials { injected[name] = try self.template(path) }
        do {
            return try template.render(value, partials: injected, escape: escape, mode: .strict)
        } catch {
            throw TemplateFailure(error.diagnostic { $0 })
        }
    }
}

/// Why a template gives no text.
struct TemplateFailure: Error {
    let diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}
