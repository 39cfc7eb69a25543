internal import UrtextModel

extension RowLayout {
    /// A paragraph that begins with an anchor and a strong symbol on a line of its own:
    /// `<a href="" id="tea_hot"></a>**TEA\_HOT** (0x1)`, and what it means on the next line.
    ///
    /// What is emphasised twice there is a parameter of a callback, and no value.
    static let anchoredParagraph = RowLayout(name: "anchored paragraph") { tree, item in
        guard item.kind == .paragraph, let strong = strongHead(tree, item.node) else { return nil }
        let text = CellText(tree, at: item.node).first(1)
        guard let line = text.lines.first?.text, line.hasPrefix(strong) else { return nil }
        let rest = line.dropFirst(strong.count).trimmed
        return rest.isEmpty || SymbolCell.number(rest) != nil ? SymbolCell(text) : nil
    }

    /// The strong text behind an anchor at the head of a paragraph.
    private static func strongHead(_ tree: MarkupTree, _ paragraph: Int) -> String? {
        var hasAnchor = false
        var position = paragraph + 1
        while position < tree.nodes[paragraph].end {
            let node = tree.nodes[position]
            switch node.tag {
            case .a, .span:
                if !node.anchor.isEmpty { hasAnchor = true }
            case .strong where hasAnchor:
                let isDouble = tree.nodes[position..<node.end].contains { $0.tag == .em }
                return isDouble ? nil : tree.text(of: position).collapsed
            case .text where tree.isBlank(node.text), .br: break
            default: return nil
            }
            position += 1
        }
        return nil
    }
}
