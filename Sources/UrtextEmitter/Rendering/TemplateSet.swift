import UrtextModel

/// Templates by path, parsed when they are first used.
struct TemplateSet {
    private let sources: [String: String]
    private var parsed: [String: MustacheTemplate] = [:]

    init(_ sources: [String: String]) { self.sources = sources }

    /// The path of a template that a tag injects: `c/type` is `c/type.mustache`.
    static func path(of name: String) -> String { name + ".mustache" }

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
    ///
    /// - Parameter partials: the templates that tags inject by a word. Any other tag that injects names a template by its
    ///   path, without the ending.
    mutating func render(
        _ path: String, _ value: MustacheValue, partials: [String: String] = [:], escape: MustacheEscaping = .none
    ) throws(TemplateFailure) -> String {
        let template = try template(path)
        var injected: [String: MustacheTemplate] = [:]
        for (name, path) in partials { injected[name] = try self.template(path) }
        var pending = [template] + injected.values
        while let next = pending.popLast() {
            for name in next.injectedNames where injected[name] == nil {
                let path = TemplateSet.path(of: name)
                // Of one that is not there the renderer tells, at the tag.
                guard sources[path] != nil else { continue }
                let partial = try self.template(path)
                injected[name] = partial
                pending.append(partial)
            }
        }
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

/// Which templates a template asks for.
package enum TemplateReferences {
    /// The paths of what the tags of a template inject; empty where it is no template.
    package static func paths(in source: String) -> [String] {
        let template = try? MustacheTemplate(parsing: source, name: "")
        return template?.injectedNames.map(TemplateSet.path) ?? []
    }
}
