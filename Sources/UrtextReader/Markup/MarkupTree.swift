internal import CMarkup

/// Markdown with embedded HTML as an immutable tree with line numbers.
///
/// Nodes lie in document order in one array; a node's descendants follow it. Everything is copied out of the C
/// libraries before the initializer returns.
struct MarkupTree: Sendable {
    enum Tag: Int32, Sendable {
        case text = 0
        case other, a, blockquote, body, br, code, dd, dl, dt, em, h1, h2, h3, h4, h5, h6, li, ol, p, pre, span, strong
        case sup, table, tbody, td, th, thead, tr, ul
    }

    /// Which half of a bilingual pair an element is.
    enum Side: Int32, Sendable {
        case none = 0
        case translation, original
    }

    struct Node: Sendable {
        var tag: Tag
        /// Index of the parent, -1 for the root.
        var parent: Int
        /// Index after the last descendant.
        var end: Int
        /// Line in the page, counted from one.
        var line: Int
        var text: String
        /// The value of `id`, or of `name`; empty when there is none.
        var anchor: String
        /// The id that ties the two halves of a pair together; empty outside pairs.
        var pair: String
        var side: Side
        /// True for text that stands in the original half of a pair.
        var isPaired: Bool
    }

    var nodes: [Node]
    /// True when the HTML was nested too deeply and its end was not read.
    var isTruncated: Bool

    init(nodes: [Node] = [], isTruncated: Bool = false) {
        self.nodes = nodes
        self.isTruncated = isTruncated
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
        let strings = unsafe UnsafeBufferPointer(start: result.strings, count: result.string_count)
        let source = unsafe UnsafeBufferPointer(start: result.nodes, count: result.node_count)
        var nodes: [Node] = []
        nodes.reserveCapacity(source.count)
        func string(_ slice: cmarkup_slice) -> String {
            guard slice.length > 0 else { return "" }
            let range = Int(slice.offset)..<(Int(slice.offset) + Int(slice.length))
            return unsafe String(decoding: strings[range], as: UTF8.self)
        }
        for index in source.indices {
            let node = unsafe source[index]
            let parent = Int(node.parent)
            let side = Side(rawValue: node.side) ?? .none
            let isPaired = side == .original || (parent >= 0 && side == .none && nodes[parent].isPaired)
            nodes.append(
                Node(
                    tag: Tag(rawValue: node.tag) ?? .other, parent: parent, end: index + 1,
                    line: prepared.sourceLine(Int(node.line)), text: string(node.text), anchor: string(node.anchor),
                    pair: string(node.pair), side: side, isPaired: isPaired))
        }
        MarkupTree.setEnds(&nodes)
        self.init(nodes: nodes, isTruncated: unsafe result.truncated != 0)
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
        var result = ""
        for position in index..<nodes[index].end {
            switch nodes[position].tag {
            case .text: result += nodes[position].text
            case .br, .dt, .dd, .p, .li, .tr, .td, .th, .dl: if !result.hasSuffix("\n") { result += "\n" }
            default: break
            }
        }
        return result
    }
}
