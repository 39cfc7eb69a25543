/// Walks over the nodes of a template and of what it injects. What is inside what stands in a list and not on the
/// stack, so that no template can exhaust it.
struct MustacheRenderer {
    private let partials: [String: MustacheTemplate]
    private let escaping: MustacheEscaping
    private let mode: MustacheMode
    private let limits: MustacheLimits

    private var output: [UInt8] = []
    private var work = 0
    private var context: MustacheContext
    private var frame: MustacheFrame
    private var suspended: [MustacheFrame] = []
    /// The node that is being visited, of the frame's program.
    private var current = 0
    /// The names of all blocks that can be reached from a parent.
    private var reachableBlocks: [String: Set<String>] = [:]

    init(
        _ template: MustacheTemplate, _ value: MustacheValue, partials: [String: MustacheTemplate],
        escaping: MustacheEscaping, mode: MustacheMode, limits: MustacheLimits
    ) {
        self.partials = partials
        self.escaping = escaping
        self.mode = mode
        self.limits = limits
        context = MustacheContext(value)
        frame = MustacheFrame(template.program)
    }

    mutating func render() throws(MustacheError) -> String {
        repeat {
            while frame.next < frame.end {
                current = frame.next
                frame.next += 1
                try spend(1)
                try visit(frame.program.nodes[current])
            }
        } while try advance()
        return String(decoding: output, as: UTF8.self)
    }

    private mutating func visit(_ node: MustacheNode) throws(MustacheError) {
        switch node {
        case .text(let range, let startsLine): try write(range, startsLine: startsLine)
        case .variable(let name, let isEscaped): try variable(name, isEscaped: isEscaped)
        case .section(let name, let end): try section(name, current + 1, end)
        case .inverted(let name, let end):
            if try lookUp(name).isTruthy { frame.next = end }
        case .partial(let injection): try inject(injection, frame.arguments)
        case .parent(let injection, let arguments, let stray, let end):
            frame.next = end
            try check(arguments, stray, of: injection)
            var passed = frame.arguments
            for argument in arguments where passed[argument.name] == nil {
                passed[argument.name] = MustacheFilling(argument, writtenIn: frame)
            }
            try inject(injection, passed)
        case .block(let block): try fill(block)
        }
    }

    /// Takes the next turn of a section, or goes on with what was suspended; false at the end of all.
    private mutating func advance() throws(MustacheError) -> Bool {
        if frame.item + 1 < frame.items.count {
            frame.item += 1
            frame.next = frame.start
            current = frame.start - 1
            context.replaceTop(with: frame.items[frame.item])
            try spend(1)
            return true
        }
        if !frame.items.isEmpty { context.pop() }
        guard let outer = suspended.popLast() else { return false }
        frame = outer
        return true
    }

    // MARK: Tags

    private mutating func variable(_ name: MustacheName, isEscaped: Bool) throws(MustacheError) {
        guard let text = try lookUp(name).text else {
            if mode == .strict { throw error(.notText(name.text), name.offset) }
            return
        }
        let before = output.count
        (isEscaped ? escaping : .none).write(text, to: &output)
        try spend(output.count - before)
    }

    private mutating func section(_ name: MustacheName, _ start: Int, _ end: Int) throws(MustacheError) {
        let value = try lookUp(name)
        frame.next = end
        guard value.isTruthy, start < end else { return }
        var items = [value]
        if case .list(let elements) = value { items = elements }
        var body = frame
        body.enterSection(start..<end, items)
        context.push(items[0])
        suspended.append(frame)
        frame = body
    }

    private mutating func inject(
        _ injection: MustacheInjection, _ arguments: [String: MustacheFilling]
    ) throws(MustacheError) {
        if !injection.isStandalone, let leading = injection.leading { try write(leading, startsLine: true) }
        guard let template = partials[injection.name] else {
            if mode == .lenient { return }
            let nearest = nearestName(to: injection.name, among: partials.keys)
            throw error(.unknownPartial(injection.name, nearest: nearest), injection.offset)
        }
        guard frame.depth < limits.injections else {
            throw error(.injectedTooDeep(injection.name, limit: limits.injections), injection.offset)
        }
        var injected = MustacheFrame(template.program)
        injected.depth = frame.depth + 1
        injected.injectedAt = injection.offset
        injected.arguments = arguments
        if injection.isStandalone, let leading = injection.leading {
            injected.margin.added = frame.margin.indentation(leading, in: frame.program.source)
        }
        suspended.append(frame)
        frame = injected
    }

    /// Renders what was passed for a block, or goes on into its default.
    private mutating func fill(_ block: MustacheBlock) throws(MustacheError) {
        let filling = frame.arguments[block.name]
        if filling == nil || block.indentation == nil, let leading = block.leading {
            try write(leading, startsLine: true)
        }
        guard let filling else { return }
        frame.next = block.end
        var body = MustacheFrame(filling)
        body.depth = frame.depth
        if let indentation = block.indentation {
            body.margin.added = frame.margin.indentation(indentation, in: frame.program.source)
        }
        suspended.append(frame)
        frame = body
    }

    // MARK: Names

    private func lookUp(_ name: MustacheName) throws(MustacheError) -> MustacheValue {
        switch context.resolve(name) {
        case .found(let value): return value
        case .missing(let part, let choices):
            if mode == .lenient { return .null }
            let nearest = nearestName(to: part, among: choices)
            throw error(.unknownName(name.text, missing: part, nearest: nearest), name.offset)
        }
    }

    /// In strict mode, nothing that is written inside a parent may be dropped.
    private mutating func check(
        _ arguments: [MustacheArgument], _ stray: Int?, of injection: MustacheInjection
    ) throws(MustacheError) {
        guard mode == .strict else { return }
        if let stray { throw error(.contentInParent(injection.name), stray) }
        guard !arguments.isEmpty, let parent = partials[injection.name] else { return }
        let blocks = reachableBlocks[injection.name] ?? blocks(reachableFrom: parent)
        reachableBlocks[injection.name] = blocks
        for argument in arguments where !blocks.contains(argument.name) {
            let nearest = nearestName(to: argument.name, among: blocks)
            throw error(.unknownBlock(argument.name, parent: injection.name, nearest: nearest), argument.offset)
        }
    }

    private func blocks(reachableFrom parent: MustacheTemplate) -> Set<String> {
        var blocks = parent.program.blocks
        var seen: Set<String> = []
        var waiting = parent.program.injected
        while let name = waiting.popFirst() {
            guard seen.insert(name).inserted, let program = partials[name]?.program else { continue }
            blocks.formUnion(program.blocks)
            waiting.formUnion(program.injected)
        }
        return blocks
    }

    // MARK: Output

    /// Writes text of the template, indented as the frame asks.
    private mutating func write(_ range: Range<Int>, startsLine: Bool) throws(MustacheError) {
        let source = frame.program.source
        let margin = frame.margin
        if margin.isPlain {
            try spend(range.count)
            output += source.bytes[range]
            return
        }
        var start = range.lowerBound
        var isLineStart = startsLine
        repeat {
            let end = source.endOfLine(from: start, to: range.upperBound)
            if isLineStart {
                start = margin.skip(source, from: start, to: end)
                if source.endOfLineEnd(at: start, to: end) == nil {
                    try spend(margin.added.count)
                    output += margin.added
                }
            }
            try spend(end - start)
            output += source.bytes[start..<end]
            start = end
            isLineStart = true
        } while start < range.upperBound
    }

    /// Counts work that is about to be done, or just was.
    private mutating func spend(_ amount: Int) throws(MustacheError) {
        work += amount
        if work > limits.work { throw error(.tooMuchWork(limit: limits.work), frame.program.nodes[current].offset) }
    }

    private func error(_ reason: MustacheError.Reason, _ offset: Int) -> MustacheError {
        var places: [MustachePlace] = []
        var inner = frame
        for outer in suspended.reversed() {
            if let offset = inner.injectedAt { places.append(outer.program.source.place(at: offset)) }
            inner = outer
        }
        return MustacheError(reason, at: frame.program.source.place(at: offset), injectedAt: places)
    }
}
