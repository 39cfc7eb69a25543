/// A step of rendering. A template is a flat list of them; whatever has a body knows the index behind it.
///
/// Ranges are offsets into the template's source, which is never copied.
enum MustacheNode: Sendable {
    /// Text to write as it stands. `startsLine`: the first byte is the first of a line, where the text of an injected
    /// template is indented; the range is empty where a line starts with a tag.
    case text(Range<Int>, startsLine: Bool)
    case variable(MustacheName, isEscaped: Bool)
    /// The body is what follows, up to `end`.
    case section(MustacheName, end: Int)
    case inverted(MustacheName, end: Int)
    case partial(MustacheInjection)
    /// What follows up to `end` are the bodies of the arguments, and other things that are never rendered.
    case parent(MustacheInjection, arguments: [MustacheArgument], stray: Int?, end: Int)
    /// The default follows, up to `end`.
    case block(MustacheBlock)

    /// Where it begins.
    var offset: Int {
        switch self {
        case .text(let range, _): range.lowerBound
        case .variable(let name, _), .section(let name, _), .inverted(let name, _): name.offset
        case .partial(let injection), .parent(let injection, _, _, _): injection.offset
        case .block(let block): block.offset
        }
    }
}

/// The name of a value.
struct MustacheName: Sendable {
    /// The parts between the dots; none for `.`, the value itself.
    let parts: [String]
    /// Where the tag begins.
    let offset: Int

    var text: String { parts.isEmpty ? "." : parts.joined(separator: ".") }
}

/// A tag that injects a template.
struct MustacheInjection: Sendable {
    let name: String
    /// Where the tag begins.
    let offset: Int
    /// The blanks before the tag, when the tag is the first thing on its line and they were not written yet.
    var leading: Range<Int>?
    /// The tag has its line or lines for itself: `leading` is not written, but indents every line of the template.
    var isStandalone: Bool
}

/// A block that is passed to a parent.
struct MustacheArgument: Sendable {
    let name: String
    /// Where the tag begins.
    let offset: Int
    /// Its body, in the list of nodes.
    let nodes: Range<Int>
    /// The blanks that all lines of its body begin with, and which are taken away from each.
    let margin: Range<Int>
}

/// A place that can be filled by whoever injects the template.
struct MustacheBlock: Sendable {
    let name: String
    /// Where the tag begins.
    let offset: Int
    /// The blanks before the tag, when the tag is the first thing on its line and they were not written yet.
    let leading: Range<Int>?
    /// What indents every line that is put here; `nil` within a line. `leading` is not written then.
    var indentation: Range<Int>?
    /// The index behind the default.
    var end: Int
}
