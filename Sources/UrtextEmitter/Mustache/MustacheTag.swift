/// A tag as it stands in the source; what it means there is not known yet.
struct MustacheTag: Sendable {
    enum Kind: Sendable {
        case variable
        /// `{{{name}}}` and `{{&name}}`.
        case unescaped
        case comment
        case delimiters
        /// `{{#name}}`.
        case section
        /// `{{^name}}`.
        case inverted
        /// `{{/name}}`.
        case close
        /// `{{>name}}`.
        case partial
        /// `{{<name}}`.
        case parent
        /// `{{$name}}`.
        case block

        /// The sign behind the opening delimiter; empty for kinds that are not opened and closed.
        var sign: String {
            switch self {
            case .section: "#"
            case .inverted: "^"
            case .parent: "<"
            case .block: "$"
            case .variable, .unescaped, .comment, .delimiters, .close, .partial: ""
            }
        }
    }

    let kind: Kind
    /// From the first byte of the opening delimiter to behind the closing one.
    let range: Range<Int>
    /// The name, without white space around it; empty for comments and delimiters.
    let name: Range<Int>
}
