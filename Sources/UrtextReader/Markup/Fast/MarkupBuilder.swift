/// Says that a text is not of the shapes that are read without the C libraries; they read it then.
struct NotSimple: Error {}

/// Builds a tree from elements that open and close in order. Whatever a browser would have to repair is declined.
struct MarkupBuilder {
    private var nodes: [MarkupTree.Node] = []
    private var bytes: [UInt8] = []
    private var open: [Int] = [0]
    private var isBilingual = false
    private let firstLine: Int

    /// Nesting above this is declined.
    private static let depthLimit = 64

    init(firstLine: Int, capacity: Int) {
        self.firstLine = firstLine
        nodes.reserveCapacity(capacity / 24 + 16)
        bytes.reserveCapacity(capacity / 2 + 64)
        nodes.append(MarkupTree.Node(tag: .body, parent: -1, end: 1, line: firstLine))
    }

    /// The innermost open element.
    var top: MarkupTree.Tag { nodes[open[open.count - 1]].tag }
    var depth: Int { open.count }

    /// The innermost open element that is no span.
    var block: MarkupTree.Tag {
        for index in open.reversed() where nodes[index].tag != .span { return nodes[index].tag }
        return .body
    }

    func isOpen(_ tag: MarkupTree.Tag) -> Bool { open.contains { nodes[$0].tag == tag } }

    /// What was built. Elements that are still open end with the text.
    mutating func finish() -> MarkupTree {
        guard nodes.count > 1 else { return MarkupTree(isSimple: true) }
        for index in open { nodes[index].end = nodes.count }
        return MarkupTree(nodes: nodes, bytes: bytes, isBilingual: isBilingual, isSimple: true)
    }

    mutating func keep(_ source: [UInt8], _ range: Range<Int>) -> MarkupTree.Slice {
        guard !range.isEmpty else { return .none }
        let start = bytes.count
        bytes += source[range]
        return MarkupTree.Slice(
            start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: range.count))
    }

    mutating func open(
        _ tag: MarkupTree.Tag, line: Int, anchor: MarkupTree.Slice = .none, pair: MarkupTree.Slice = .none,
        side: MarkupTree.Side = .none
    ) throws(NotSimple) {
        guard open.count < MarkupBuilder.depthLimit else { throw NotSimple() }
        let parent = open[open.count - 1]
        let isPaired = side == .original || (side == .none && nodes[parent].isPaired)
        if side != .none { isBilingual = true }
        open.append(nodes.count)
        nodes.append(
            MarkupTree.Node(
                tag: tag, parent: parent, end: nodes.count + 1, line: line, anchor: anchor, pair: pair, side: side,
                isPaired: isPaired))
    }

    mutating func close(_ tag: MarkupTree.Tag) throws(NotSimple) {
        guard open.count > 1, top == tag, let index = open.popLast() else { throw NotSimple() }
        nodes[index].end = nodes.count
    }

    /// An element without content.
    mutating func leaf(_ tag: MarkupTree.Tag, line: Int) {
        let parent = open[open.count - 1]
        nodes.append(
            MarkupTree.Node(
                tag: tag, parent: parent, end: nodes.count + 1, line: line, isPaired: nodes[parent].isPaired))
    }

    mutating func text(_ source: [UInt8], _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        prepareText()
        bytes += source[range]
        nodes[nodes.count - 1].text.count += UInt32(truncatingIfNeeded: range.count)
    }

    mutating func text(_ byte: UInt8, count: Int = 1) {
        prepareText()
        for _ in 0..<count { bytes.append(byte) }
        nodes[nodes.count - 1].text.count += UInt32(truncatingIfNeeded: count)
    }

    mutating func text(_ scalar: Unicode.Scalar) {
        for byte in String(scalar).utf8 { text(byte) }
    }

    /// Makes the last node a text node at whose end bytes may be added: neighbouring texts are one.
    private mutating func prepareText() {
        let parent = open[open.count - 1]
        let last = nodes[nodes.count - 1]
        if last.tag == .text, last.parent == parent, last.text.range.upperBound == bytes.count { return }
        nodes.append(
            MarkupTree.Node(
                tag: .text, parent: parent, end: nodes.count + 1, line: nodes[parent].line,
                text: MarkupTree.Slice(start: UInt32(truncatingIfNeeded: bytes.count), count: 0),
                isPaired: nodes[parent].isPaired))
    }
}
