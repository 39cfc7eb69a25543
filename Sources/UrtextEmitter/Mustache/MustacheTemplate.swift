/// A Mustache template, parsed once and rendered as often as one likes.
///
/// The dialect is the Mustache specification's, with its optional inheritance (`{{<parent}}`, `{{$block}}`) and
/// without its lambdas and dynamic names. Where the specification leaves a choice:
/// - only `null`, `false` and the empty list are false; see ``MustacheValue/isTruthy``;
/// - an injected template is indented line by line, but its empty lines stay empty;
/// - a block passed to a parent is a template of its own: its ends count as the ends of a file when it is decided
///   whether a tag has its line for itself, and the blocks in it are places of the template that it is written in;
/// - the common indentation of the lines of a block, not that of its first line, is what is taken away where it is
///   passed, and what is added where its default stands on lines of its own;
/// - a name with an empty part (`a..b`) and a block passed twice to one parent are errors.
package struct MustacheTemplate: Sendable {
    let program: MustacheProgram

    /// - Parameters:
    ///   - source: the template's text, with line ends `\n` or `\r\n`.
    ///   - name: what errors call the template, e.g. its path below the templates folder.
    package init(parsing source: String, name: String) throws(MustacheError) {
        program = try MustacheBuilder.program(of: MustacheSource(name: name, text: source))
    }

    package var name: String { program.source.name }

    /// The names of the partials and parents that the template injects itself, each once, sorted.
    package var injectedNames: [String] { program.injected.sorted() }

    /// Fills the template. The same arguments give the same bytes.
    ///
    /// - Parameters:
    ///   - value: where names are looked up.
    ///   - partials: what `{{>name}}` and `{{<name}}` inject.
    ///   - escape: what is done to values written with `{{name}}`.
    ///   - mode: what becomes of names that do not exist.
    ///   - limits: how far rendering may go.
    package func render(
        _ value: MustacheValue, partials: [String: MustacheTemplate] = [:], escape: MustacheEscaping = .html,
        mode: MustacheMode = .strict, limits: MustacheLimits = .standard
    ) throws(MustacheError) -> String {
        var renderer = MustacheRenderer(
            self, value, partials: partials, escaping: escape, mode: mode, limits: limits)
        return try renderer.render()
    }
}

/// What a template is parsed into; shared by its copies.
final class MustacheProgram: Sendable {
    let source: MustacheSource
    let nodes: [MustacheNode]
    /// The names of all blocks in it, in whatever place.
    let blocks: Set<String>
    /// The names of all templates that it injects.
    let injected: Set<String>

    init(source: MustacheSource, nodes: [MustacheNode], blocks: Set<String>, injected: Set<String>) {
        self.source = source
        self.nodes = nodes
        self.blocks = blocks
        self.injected = injected
    }
}
