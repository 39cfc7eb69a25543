internal import UrtextModel

/// How a section marks its parameters.
enum ParameterHeadingStyle: CaseIterable, Sendable {
    case outerTerm, paragraph, heading

    init?(_ item: SectionFlow.Item) {
        switch item.kind {
        case .term(depth: 1): self = .outerTerm
        case .paragraph where item.listDepth == 0: self = .paragraph
        case .heading: self = .heading
        default: return nil
        }
    }
}

/// A name with the bracket behind it: `*fContextReq* [in, optional]`.
struct ParameterTerm: Sendable {
    var name: String
    /// What stands in the bracket, in lower case, parts joined by a comma and a blank.
    var bracket: String?
    var line: Int
    var isPaired: Bool
    /// True when the name stands behind a mark of the layout (`-param`), which is never translated.
    var isMark = false
    /// The anchor beside the name.
    var anchor: String?
    /// True when the term has an anchor and strong emphasis, or the anchor of a constant, as the terms of value lists
    /// have; where such a list was not opened, they stand among the parameters' terms.
    var looksLikeValue: Bool

    init?(_ tree: MarkupTree, _ item: SectionFlow.Item, style: ParameterHeadingStyle) {
        let cell = CellText(tree, at: item.node, leading: item.anchors)
        guard let first = cell.lines.first else { return nil }
        line = first.line
        isPaired = first.isPaired
        anchor = cell.anchors.first
        let isStrong = (item.node..<tree.nodes[item.node].end).first { tree.nodes[$0].tag == .strong } != nil
        looksLikeValue = anchor.map { isStrong || Identifier.isConstantShaped($0) } ?? false
        var text = first.text
        if style == .paragraph {
            // The name is what is emphasised at the head; a bracket, a line's end or nothing follows.
            guard let head = LeadingEmphasis(tree, item.node) else { return nil }
            let after = head.rest.trimmed
            guard after.isEmpty || after.hasPrefix("[") || head.endsLine else { return nil }
            guard after.hasPrefix("[") || !head.text.contains(where: \.isWhitespace) else { return nil }
            text = after.hasPrefix("[") ? head.text + " " + after : head.text
        }
        if style == .heading, text.hasPrefix("-"), let blank = text.firstIndex(of: " ") {
            // `### -param name [in]`, `### -field name`
            // A bare hyphen marks a part of what stands above.
            guard text.index(after: text.startIndex) < blank else { return nil }
            text = text[text.index(after: blank)...].trimmed
            isMark = true
        }
        let open = text.firstIndex(of: "[")
        name = text[..<(open ?? text.endIndex)].trimmed
        if let open, let close = text[open...].firstIndex(of: "]") {
            let parts = text[text.index(after: open)..<close].lowercased().split { ",，、".contains($0) }
            bracket = parts.map(\.trimmed).joined(separator: ", ")
        }
        if name.isEmpty { return nil }
    }
}

/// The emphasis or code a paragraph begins with.
private struct LeadingEmphasis {
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
                text = tree.text(of: position).collapsed
                rest = ""
                for later in node.end..<max(tree.nodes[paragraph].end, node.end) where tree.nodes[later].tag == .text {
                    rest += tree.nodes[later].text
                }
                endsLine = rest.first { !($0 == " " || $0 == "\t") }?.isNewline ?? false
                if text.isEmpty { return nil }
                return
            case .text where !node.text.isBlank: return nil
            default: position += 1
            }
        }
        return nil
    }
}
