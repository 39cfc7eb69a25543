/// A tag that waits for its closing tag, or the file itself, which is always open.
struct MustacheOpening {
    enum Kind {
        case file, section, inverted
        /// A block where it is rendered.
        case block
        /// A block directly inside a parent: passed to it, not rendered here.
        case argument
        case parent
    }

    let kind: Kind
    /// The opening tag; for the file an empty range at its start.
    let tag: MustacheTag
    /// The index of its node, or of the first node of an argument.
    let node: Int
    /// Where the file or the argument begins that this is a part of.
    let fileStart: Int

    /// For a block or a parent: the blanks before it, when it is the first thing on its line.
    var leading: Range<Int>?
    /// For a block or an argument: its text begins on the line behind the opening tag.
    var isLineOfItsOwn = false
    /// The blanks that all lines rendered so far begin with; `nil` before the first.
    var margin: Range<Int>?

    /// For a parent: what is passed to it, with the place of each by name, and the first thing that is not a block.
    var arguments: [MustacheArgument] = []
    var argumentOffsets: [String: Int] = [:]
    var stray: Int?

    init(_ kind: Kind, _ tag: MustacheTag, node: Int, fileStart: Int) {
        self.kind = kind
        self.tag = tag
        self.node = node
        self.fileStart = fileStart
    }
}
