extension ParameterLayout {
    /// A paragraph outside lists that begins with an emphasised name: alone, on a line of its own, or with a bracket.
    ///
    /// `*name*`, ``*name* `[in]` ``, `*name* \[in\] text…`, `` `name` ``, `` `[in] name` ``.
    static let emphasisedParagraph = ParameterLayout(name: "emphasised paragraph") { tree, item in
        guard item.kind == .paragraph, item.listDepth == 0, let head = LeadingEmphasis(tree, item.node) else {
            return nil
        }
        let after = head.rest.trimmed.withPlainBrackets
        if head.text.hasPrefix("["), head.text.contains("]"), after.isEmpty {
            return ParameterTerm(tree, item, text: head.text)
        }
        guard after.isEmpty || after.hasPrefix("[") || head.endsLine else { return nil }
        guard after.hasPrefix("[") || !head.text.contains(where: \.isWhitespace) else { return nil }
        return ParameterTerm(tree, item, text: after.hasPrefix("[") ? head.text + " " + after : head.text)
    }
}

/// The emphasis or code a paragraph begins with.
struct LeadingEmphasis {
    var text: String
    var rest: String
    /// True when the line ends behind it.
    var endsLine: Bool

    init?(_ tree: MarkupTree, _ paragraph: Int) {
        var position = paragraph + 1
        while position < tree.nodes[paragraph].end {
            let node = tree.nodes[position]
            switch node.tag {
            case .em, .strong, .code:
                text = tree.text(of: position).collapsed.withPlainBrackets
                rest = ""
                for later in node.end..<max(tree.nodes[paragraph].end, node.end) where tree.nodes[later].tag == .text {
                    rest += tree.string(tree.nodes[later].text)
                }
                endsLine = rest.first { !($0 == " " || $0 == "\t") }?.isNewline ?? false
                if text.isEmpty { return nil }
                return
            case .text where !tree.isBlank(node.text): return nil
            default: position += 1
            }
        }
        return nil
    }
}
