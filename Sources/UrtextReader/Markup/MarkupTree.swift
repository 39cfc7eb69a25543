internal import CMarkup
internal import UrtextModel

/// Markdown with embedded HTML as an immutable tree with line numbers.
///
/// Nodes lie in document order in one array; a node's descendants follow it. Their characters lie in one array of bytes,
/// so that a tree costs two allocations, whatever it holds.
struct MarkupTree: Sendable {
    enum Tag: UInt8, Sendable {
        case text = 0
        case other, a, blockquote, body, br, code, dd, dl, dt, em, h1, h2, h3, h4, h5, h6, li, ol, p, pre, span, strong
        case sup, table, tbody, td, th, thead, tr, ul
    }

    /// Which half of a bilingual pair an element is.
    enum Side: UInt8, Sendable {
        case none = 0
        case translation, original
    }

    /// A piece of ``bytes``; empty when absent.
    struct Slice: Hashable, Sendable {
        var start: UInt32
        var count: UInt32

        static let none = Slice(start: 0, count: 0)

        var isEmpty: Bool { count == 0 }
        var range: Range<Int> { Int(start)..<(Int(start) + Int(count)) }
    }

    struct Node: Sendable {
        private var storedParent: Int32
        private var storedEnd: Int32
        private var storedLine: Int32
        /// A text node's characters.
        var text: Slice
        /// The value of `id`, or of `name`; empty when there is none.
        var anchor: Slice
        /// The id that ties the two halves of a pair together; empty outside pairs.
        var pair: Slice
        var tag: Tag
        var side: Side
        /// True for text that stands in the original half of a pair.
        var isPaired: Bool

        /// Index of the parent, -1 for the root.
        var parent: Int {
            get { Int(storedParent) }
            set { storedParent = Int32(truncatingIfNeeded: newValue) }
        }
        /// Index after the last descendant.
        var end: Int {
            get { Int(storedEnd) }
            set { storedEnd = Int32(truncatingIfNeeded: newValue) }
        }
        /// Line in the page, counted from one.
        var line: Int {
            get { Int(storedLine) }
            set { storedLine = Int32(truncatingIfNeeded: newValue) }
        }

        init(
            tag: Tag, parent: Int, end: Int, line: Int, text: Slice = .none, anchor: Slice = .none,
            pair: Slice = .none, side: Side = .none, isPaired: Bool = false
        ) {
            self.tag = tag
            storedParent = Int32(truncatingIfNeeded: parent)
            storedEnd = Int32(truncatingIfNeeded: end)
            storedLine = Int32(truncatingIfNeeded: line)
            self.text = text
            self.anchor = anchor
            self.pair = pair
            self.side = side
            self.isPaired = isPaired
        }
    }

    var nodes: [Node]
    /// The characters of all nodes.
    let bytes: [UInt8]
    /// True when the HTML was nested too deeply and its end was not read.
    var isTruncated: Bool
    /// True when the tree holds a half of a pair.
    let isBilingual: Bool
    /// True when no paragraph of it can be a table that was broken.
    let isSimple: Bool

    init(
        nodes: [Node] = [], bytes: [UInt8] = [], isTruncated: Bool = false, isBilingual: Bool = false,
        isSimple: Bool = false
    ) {
        self.nodes = nodes
        self.bytes = bytes
        self.isTruncated = isTruncated
        self.isBilingual = isBilingual
        self.isSimple = isSimple
    }

    /// True when a piece is white space and nothing else.
    func isBlank(_ slice: Slice) -> Bool { Blank.isBlank(bytes[slice.range]) }

    func string(_ slice: Slice) -> String {
        slice.isEmpty ? "" : String(decoding: bytes[slice.range], as: UTF8.self)
    }
}

extension MarkupTree {
    private static let prepared: Void = cmarkup_prepare()

    /// Parses a prepared section. `nil` when memory ran out.
    init?(parsing prepared: PreparedMarkup) {
        _ = MarkupTree.prepared
        var result = unsafe prepared.bytes.withUnsafeBufferPointer { buffer in
            unsafe cmarkup_parse(buffer.baseAddress, buffer.count)
        }
        defer { unsafe cmarkup_free(&result) }
        guard unsafe result.failed == 0 else { return nil }
        let strings = unsafe [UInt8](UnsafeBufferPointer(start: result.strings, count: result.string_count))
        let source = unsafe UnsafeBufferPointer(start: result.nodes, count: result.node_count)
        var nodes: [Node] = []
        nodes.reserveCapacity(source.count)
        var isBilingual = false
        func slice(_ slice: cmarkup_slice) -> Slice { Slice(start: slice.offset, count: slice.length) }
        for index in source.indices {
            let node = unsafe source[index]
            let parent = Int(node.parent)
            let side = Side(rawValue: UInt8(truncatingIfNeeded: node.side)) ?? .none
            if side != .none { isBilingual = true }
            let isPaired = side == .original || (parent >= 0 && side == .none && nodes[parent].isPaired)
            nodes.append(
                Node(
                    tag: Tag(rawValue: UInt8(truncatingIfNeeded: node.tag)) ?? .other, parent: parent, end: index + 1,
                    line: prepared.sourceLine(Int(node.line)), text: slice(node.text), anchor: slice(node.anchor),
                    pair: slice(node.pair), side: side, isPaired: isPaired))
        }
        MarkupTree.setEnds(&nodes)
        self.init(nodes: nodes, bytes: strings, isTruncated: unsafe result.truncated != 0, isBilingual: isBilingual)
    }

    /// Replaces the line of every node, as where the tree was read from bytes that were made ready.
    mutating func mapLines(_ line: (Int) -> Int) {
        for index in nodes.indices { nodes[index].line = line(nodes[index].line) }
    }

    /// Computes every node's `end` from the parents.
    static func setEnds(_ nodes: inout [Node]) {
        for index in nodes.indices.reversed() {
            let parent = nodes[index].parent
            if parent >= 0, nodes[parent].end < nodes[index].end { nodes[parent].end = nodes[index].end }
        }
    }

    /// The children of a node, in order.
    func children(of index: Int) -> [Int] {
        var result: [Int] = []
        var child = index + 1
        while child < nodes[index].end {
            result.append(child)
            child = nodes[child].end
        }
        return result
    }

    /// The text below a node, with a line feed for `<br>` and at the borders of blocks.
    func text(of index: Int) -> String {
        var result: [UInt8] = []
        for position in index..<nodes[index].end {
            switch nodes[position].tag {
            case .text: result += bytes[nodes[position].text.range]
            case .br, .dt, .dd, .p, .li, .tr, .td, .th, .dl:
                if result.last != UInt8(ascii: "\n") { result.append(UInt8(ascii: "\n")) }
            default: break
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
