/// A stretch of nodes that is being rendered, and what holds for it.
struct MustacheFrame {
    let program: MustacheProgram
    /// The nodes of the stretch, and the next one to visit.
    private(set) var start = 0
    private(set) var end: Int
    var next = 0
    var margin = MustacheMargin.plain
    /// What was passed for the blocks of the template.
    var arguments: [String: MustacheFilling] = [:]
    /// How many templates this is inside of.
    var depth = 0
    /// For an injected template: where the tag begins that injects it, in the template below.
    var injectedAt: Int?
    /// For a section: the values that take turns, and which one is up. It is on top of the context.
    private(set) var items: [MustacheValue] = []
    var item = 0

    /// A whole template.
    init(_ program: MustacheProgram) {
        self.program = program
        end = program.nodes.count
    }

    /// What was passed for a block. The blocks in it are filled as they are where it was written.
    init(_ filling: MustacheFilling) {
        program = filling.program
        start = filling.nodes.lowerBound
        next = start
        end = filling.nodes.upperBound
        margin.removed = Array(program.source.bytes[filling.margin])
        arguments = filling.arguments
    }

    /// Turns a copy of the frame around a section into the frame of its body.
    mutating func enterSection(_ nodes: Range<Int>, _ items: [MustacheValue]) {
        start = nodes.lowerBound
        next = start
        end = nodes.upperBound
        self.items = items
        item = 0
        injectedAt = nil
    }
}

/// A block that was passed to a parent, with what it needs where it is rendered.
struct MustacheFilling: Sendable {
    let program: MustacheProgram
    let nodes: Range<Int>
    let margin: Range<Int>
    /// What was passed to the template that the block is written in.
    let arguments: [String: MustacheFilling]

    init(_ argument: MustacheArgument, writtenIn frame: MustacheFrame) {
        program = frame.program
        nodes = argument.nodes
        margin = argument.margin
        arguments = frame.arguments
    }
}
