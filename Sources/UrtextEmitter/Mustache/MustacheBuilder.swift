/// Makes nodes from tags: matches openings and closings, and decides what white space around tags is text.
///
/// The stack of openings is a list and not recursion, so that nesting costs no stack.
struct MustacheBuilder {
    let source: MustacheSource
    let tags: [MustacheTag]
    var nodes: [MustacheNode] = []
    /// What is open; the file is always the first.
    var stack: [MustacheOpening]
    /// How many of them are blocks or arguments, whose margins must be known.
    var openBlocks = 0
    /// Everything before it has become nodes, or nothing.
    var cursor = 0
    private var blocks: Set<String> = []
    private var injected: Set<String> = []

    private init(_ source: MustacheSource) throws(MustacheError) {
        self.source = source
        tags = try MustacheScanner.tags(of: source)
        stack = [MustacheOpening(.file, MustacheTag(kind: .comment, range: 0..<0, name: 0..<0), node: 0, fileStart: 0)]
    }

    static func program(of source: MustacheSource) throws(MustacheError) -> MustacheProgram {
        var builder = try MustacheBuilder(source)
        for index in builder.tags.indices { try builder.add(index) }
        if builder.top.kind != .file {
            let opening = builder.top
            throw builder.error(.unclosedSection(opening: builder.signed(opening)), opening.tag)
        }
        builder.writeText(upTo: source.count, followedBy: .lineEnd)
        return MustacheProgram(
            source: source, nodes: builder.nodes, blocks: builder.blocks, injected: builder.injected)
    }

    var top: MustacheOpening { stack[stack.count - 1] }

    private mutating func add(_ index: Int) throws(MustacheError) {
        let tag = tags[index]
        if top.kind == .parent {
            noteStray(upTo: tag.range.lowerBound)
            cursor = tag.range.lowerBound
            switch tag.kind {
            case .block: return try openArgument(tag)
            case .close, .comment, .delimiters: break
            default: stack[stack.count - 1].stray = top.stray ?? tag.range.lowerBound
            }
        }
        switch tag.kind {
        case .variable, .unescaped:
            writeText(upTo: tag.range.lowerBound, followedBy: .tag)
            nodes.append(.variable(try name(tag), isEscaped: tag.kind == .variable))
            cursor = tag.range.upperBound
        case .comment, .delimiters: consume(index)
        case .section, .inverted: try openSection(index)
        case .partial: partial(index)
        case .parent: try openParent(tag)
        case .block: try openBlock(index)
        case .close: try close(index)
        }
    }

    // MARK: Opening

    private mutating func openSection(_ index: Int) throws(MustacheError) {
        let tag = tags[index]
        let name = try name(tag)
        consume(index)
        try push(MustacheOpening(tag.kind == .section ? .section : .inverted, tag, at: self))
        nodes.append(tag.kind == .section ? .section(name, end: 0) : .inverted(name, end: 0))
    }

    private mutating func partial(_ index: Int) {
        let tag = tags[index]
        let name = source.text(tag.name)
        injected.insert(name)
        let leading = consume(index)
        if let leading { noteMargin(leading) }
        nodes.append(
            .partial(
                MustacheInjection(
                    name: name, offset: tag.range.lowerBound, leading: leading, isStandalone: leading != nil)))
    }

    /// Whether a parent stands alone is known at its closing tag; until then the blanks before it are kept.
    private mutating func openParent(_ tag: MustacheTag) throws(MustacheError) {
        let name = source.text(tag.name)
        injected.insert(name)
        let leading = leadingBlanks(tag)
        if let leading {
            writeText(upTo: leading.lowerBound, followedBy: .lineEnd)
            noteMargin(leading)
        } else {
            writeText(upTo: tag.range.lowerBound, followedBy: .tag)
        }
        cursor = tag.range.upperBound
        var opening = MustacheOpening(.parent, tag, at: self)
        opening.leading = leading
        try push(opening)
        let injection = MustacheInjection(
            name: name, offset: tag.range.lowerBound, leading: leading, isStandalone: false)
        nodes.append(.parent(injection, arguments: [], stray: nil, end: 0))
    }

    private mutating func openBlock(_ index: Int) throws(MustacheError) {
        let tag = tags[index]
        let name = source.text(tag.name)
        blocks.insert(name)
        let leading = leadingBlanks(tag)
        let end = endOfLine(behind: index, endsFile: false)
        if let leading {
            writeText(upTo: leading.lowerBound, followedBy: .lineEnd)
            if end == nil { noteMargin(leading) }
        } else {
            writeText(upTo: tag.range.lowerBound, followedBy: .tag)
        }
        var opening = MustacheOpening(.block, tag, at: self)
        opening.leading = leading
        opening.isLineOfItsOwn = leading != nil && end != nil
        cursor = opening.isLineOfItsOwn ? end ?? cursor : tag.range.upperBound
        try push(opening)
        nodes.append(
            .block(
                MustacheBlock(
                    name: name, offset: tag.range.lowerBound, leading: opening.isLineOfItsOwn ? nil : leading,
                    indentation: nil, end: 0)))
    }

    /// A block directly inside a parent. What stands before it on its line is dropped anyway, so that only what
    /// follows decides whether its text begins on the next line.
    private mutating func openArgument(_ tag: MustacheTag) throws(MustacheError) {
        let name = source.text(tag.name)
        blocks.insert(name)
        if let first = stack[stack.count - 1].argumentOffsets.updateValue(tag.range.lowerBound, forKey: name) {
            throw error(.duplicateBlock(name, first: source.place(at: first)), tag)
        }
        let blanks = source.endOfBlanks(from: tag.range.upperBound, to: source.count)
        let end = source.endOfLineEnd(at: blanks, to: source.count)
        cursor = end ?? tag.range.upperBound
        var opening = MustacheOpening(.argument, tag, node: nodes.count, fileStart: cursor)
        opening.isLineOfItsOwn = end != nil
        try push(opening)
    }

    private mutating func push(_ opening: MustacheOpening) throws(MustacheError) {
        guard stack.count <= MustacheLimits.nesting else {
            throw error(.nestedTooDeep(limit: MustacheLimits.nesting), opening.tag)
        }
        if opening.kind == .block || opening.kind == .argument { openBlocks += 1 }
        stack.append(opening)
    }

    // MARK: Closing

    private mutating func close(_ index: Int) throws(MustacheError) {
        let tag = tags[index]
        let opening = top
        guard opening.kind != .file else { throw error(.unopenedSection(source.text(tag.name)), tag) }
        guard source.bytes[opening.tag.name].elementsEqual(source.bytes[tag.name]) else {
            throw error(
                .mismatchedClose(
                    source.text(tag.name), opening: signed(opening),
                    openedAt: source.place(at: opening.tag.range.lowerBound)), tag)
        }
        switch opening.kind {
        case .file: break
        case .section, .inverted: closeSection(index)
        case .block: closeBlock(index)
        case .argument: closeArgument(tag)
        case .parent: closeParent(index)
        }
    }

    private mutating func closeSection(_ index: Int) {
        consume(index)
        let opening = pop()
        switch nodes[opening.node] {
        case .section(let name, _): nodes[opening.node] = .section(name, end: nodes.count)
        case .inverted(let name, _): nodes[opening.node] = .inverted(name, end: nodes.count)
        default: break
        }
    }

    private mutating func closeBlock(_ index: Int) {
        let isAlone = endOfLine(behind: index, endsFile: stack[stack.count - 2].kind == .argument) != nil
        consume(index)
        let opening = pop()
        guard case .block(var block) = nodes[opening.node] else { return }
        block.end = nodes.count
        if opening.isLineOfItsOwn {
            block.indentation = opening.margin ?? opening.leading
        } else if isAlone {
            block.indentation = opening.leading
        }
        nodes[opening.node] = .block(block)
    }

    private mutating func closeArgument(_ tag: MustacheTag) {
        let start = source.startOfBlanks(endingAt: tag.range.lowerBound, from: cursor)
        writeText(upTo: source.isLineStart(start) ? start : tag.range.lowerBound, followedBy: .lineEnd)
        cursor = tag.range.upperBound
        let opening = pop()
        let margin = opening.isLineOfItsOwn ? opening.margin : nil
        stack[stack.count - 1].arguments.append(
            MustacheArgument(
                name: source.text(opening.tag.name), offset: opening.tag.range.lowerBound,
                nodes: opening.node..<nodes.count, margin: margin ?? cursor..<cursor))
    }

    private mutating func closeParent(_ index: Int) {
        let end = endOfLine(behind: index, endsFile: stack[stack.count - 2].kind == .argument)
        let opening = pop()
        guard case .parent(var injection, _, _, _) = nodes[opening.node] else { return }
        injection.isStandalone = opening.leading != nil && end != nil
        cursor = tags[index].range.upperBound
        if injection.isStandalone, let end { cursor = end }
        nodes[opening.node] = .parent(
            injection, arguments: opening.arguments, stray: opening.stray, end: nodes.count)
    }

    private mutating func pop() -> MustacheOpening {
        let opening = stack.removeLast()
        if opening.kind == .block || opening.kind == .argument { openBlocks -= 1 }
        if opening.kind != .argument, opening.kind != .parent, let margin = opening.margin { noteMargin(margin) }
        return opening
    }

    // MARK: Names and errors

    /// The name of a value, split at its dots.
    private func name(_ tag: MustacheTag) throws(MustacheError) -> MustacheName {
        let text = source.text(tag.name)
        if text == "." { return MustacheName(parts: [], offset: tag.range.lowerBound) }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.allSatisfy({ !$0.isEmpty }) else { throw error(.badName(text), tag) }
        return MustacheName(parts: parts, offset: tag.range.lowerBound)
    }

    private func signed(_ opening: MustacheOpening) -> String {
        opening.tag.kind.sign + source.text(opening.tag.name)
    }

    private func error(_ reason: MustacheError.Reason, _ tag: MustacheTag) -> MustacheError {
        MustacheError(reason, at: source.place(at: tag.range.lowerBound))
    }
}

extension MustacheOpening {
    /// An opening whose node is the next one, in the file or argument that is open.
    fileprivate init(_ kind: Kind, _ tag: MustacheTag, at builder: MustacheBuilder) {
        self.init(kind, tag, node: builder.nodes.count, fileStart: builder.top.fileStart)
    }
}
