/// A section's blocks in document order, whatever they are nested in: what a reader of the page sees from top to bottom.
struct SectionFlow: Sendable {
    enum Kind: Hashable, Sendable {
        /// A `<dt>`, or a `<dd>` of text in a list that has no term; the depth counts the `<dl>` around it.
        case term(depth: Int)
        case paragraph
        case heading
        case table
        case code
    }

    struct Item: Sendable {
        var kind: Kind
        var node: Int
        /// How many lists the block stands in.
        var listDepth: Int
        /// For a term, the anchors that stand before it between the terms; for a heading, those of a paragraph before it
        /// that holds nothing else.
        var anchors: [String] = []
    }

    private(set) var items: [Item] = []

    init(_ tree: MarkupTree) {
        guard !tree.nodes.isEmpty else { return }
        var position = 0
        var open: [(end: Int, isDefinition: Bool, hasTerm: Bool)] = []
        var anchors: [String] = []
        while position < tree.nodes.count {
            while let last = open.last, position >= last.end { open.removeLast() }
            let node = tree.nodes[position]
            let depth = open.count
            switch node.tag {
            case .dl:
                open.append((node.end, true, SectionFlow.hasTerm(tree, position)))
                position += 1
            case .ul, .ol, .blockquote:
                open.append((node.end, false, true))
                position += 1
            case .dd where open.last.map { !$0.hasTerm } ?? false && !SectionFlow.hasBlocks(tree, position):
                fallthrough
            case .dt:
                var definitions = 0
                for element in open where element.isDefinition { definitions += 1 }
                let kind = Kind.term(depth: max(definitions, 1))
                items.append(Item(kind: kind, node: position, listDepth: depth, anchors: anchors))
                anchors = []
                addTables(tree, in: position, listDepth: depth)
                position = node.end
            case .dd:
                anchors = []
                position += 1
            case .span, .a:
                if !node.anchor.isEmpty { anchors.append(tree.string(node.anchor)) }
                position += 1
            case .p:
                if let own = SectionFlow.anchorsOnly(tree, position) {
                    anchors += own
                } else {
                    items.append(Item(kind: .paragraph, node: position, listDepth: depth))
                }
                position = node.end
            case .h1, .h2, .h3, .h4, .h5, .h6:
                items.append(Item(kind: .heading, node: position, listDepth: depth, anchors: anchors))
                anchors = []
                position = node.end
            case .table:
                items.append(Item(kind: .table, node: position, listDepth: depth))
                position = node.end
            case .pre:
                items.append(Item(kind: .code, node: position, listDepth: depth))
                position = node.end
            default:
                position += 1
            }
        }
    }

    /// What explains a term may itself be marked as one, and hold tables.
    private mutating func addTables(_ tree: MarkupTree, in term: Int, listDepth: Int) {
        var position = term + 1
        while position < tree.nodes[term].end {
            if tree.nodes[position].tag == .table {
                items.append(Item(kind: .table, node: position, listDepth: listDepth))
                position = tree.nodes[position].end
            } else {
                position += 1
            }
        }
    }

    /// True when a definition list has a term of its own.
    private static func hasTerm(_ tree: MarkupTree, _ list: Int) -> Bool {
        var child = list + 1
        while child < tree.nodes[list].end {
            if tree.nodes[child].tag == .dt { return true }
            child = tree.nodes[child].end
        }
        return false
    }

    private static func hasBlocks(_ tree: MarkupTree, _ node: Int) -> Bool {
        tree.nodes[(node + 1)..<max(tree.nodes[node].end, node + 1)].contains {
            [.p, .dl, .ul, .ol, .table, .pre, .blockquote].contains($0.tag)
        }
    }

    /// The anchors of a paragraph that holds nothing but anchors.
    private static func anchorsOnly(_ tree: MarkupTree, _ paragraph: Int) -> [String]? {
        var anchors: [String] = []
        for node in tree.nodes[(paragraph + 1)..<max(tree.nodes[paragraph].end, paragraph + 1)] {
            switch node.tag {
            case .text where tree.isBlank(node.text): continue
            case .a, .span: if !node.anchor.isEmpty { anchors.append(tree.string(node.anchor)) }
            default: return nil
            }
        }
        return anchors.isEmpty ? nil : anchors
    }
}
