internal import UrtextModel

/// Finds the headings of a parameter section, and what stands below each.
///
/// A heading is a term of the outermost definition list, or, where there is none, a paragraph that begins with an
/// emphasised name alone, with a bracket or on a line of its own, or a heading line. No word of any language is looked at.
struct ParameterListReader: Sendable {
    struct Heading: Sendable {
        var name: String
        /// What stands in the bracket behind the name, in lower case, parts joined by a comma and a blank; `nil` without one.
        var bracket: String?
        var line: Int
        /// True when the name stands in the original half of a bilingual pair.
        var isPaired: Bool
        /// The blocks below it, up to the next heading.
        var body: ArraySlice<SectionFlow.Item>
    }

    private(set) var headings: [Heading] = []
    /// From which depth on a list term is a value: where the outermost terms are the headings, the terms inside them.
    private(set) var valueTermDepth = 2

    init(_ tree: MarkupTree, _ flow: SectionFlow, declaredNames: [String]) {
        let declared = Set(declaredNames.map { $0.lowercased() })
        var candidates: [(item: Int, style: Style, term: Term)] = []
        for (index, item) in flow.items.enumerated() {
            guard let style = Style(item), let term = Term(tree, item, style: style) else { continue }
            candidates.append((index, style, term))
        }
        // The style that the section uses: the one most of whose terms are declared, else the first that occurs.
        let styles = Style.allCases.filter { style in candidates.contains { $0.style == style } }
        func score(_ style: Style) -> (Int, Int) {
            let own = candidates.filter { $0.style == style }
            return (own.filter { declared.contains($0.term.name.lowercased()) }.count, -abs(own.count - declared.count))
        }
        guard let first = styles.first else { return }
        var best = first
        for style in styles.dropFirst() where !declared.isEmpty && score(style) > score(best) { best = style }
        if best != .outerTerm { valueTermDepth = 1 }
        let chosen = candidates.filter { $0.style == best }
        for (position, candidate) in chosen.enumerated() {
            let end = position + 1 < chosen.count ? chosen[position + 1].item : flow.items.count
            headings.append(
                Heading(
                    name: candidate.term.name, bracket: candidate.term.bracket, line: candidate.term.line,
                    isPaired: candidate.term.isPaired, body: flow.items[(candidate.item + 1)..<end]))
        }
    }
}

/// How a section marks its parameters.
private enum Style: CaseIterable {
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

/// A name with the bracket behind it.
private struct Term {
    var name: String
    var bracket: String?
    var line: Int
    var isPaired: Bool

    init?(_ tree: MarkupTree, _ item: SectionFlow.Item, style: Style) {
        let cell = CellText(tree, at: item.node)
        guard let first = cell.lines.first else { return nil }
        line = first.line
        isPaired = first.isPaired
        var text = first.text
        if style == .paragraph {
            // The name is what is emphasised at the head; a bracket, a line's end or nothing follows.
            guard let (emphasis, rest, hasBreak) = Term.leadingEmphasis(tree, item.node) else { return nil }
            let after = rest.trimmed
            guard after.isEmpty || after.hasPrefix("[") || hasBreak else { return nil }
            text = emphasis + " " + after
            guard !emphasis.contains(where: \.isWhitespace) || after.hasPrefix("[") else { return nil }
        }
        let open = text.firstIndex(of: "[")
        name = text[..<(open ?? text.endIndex)].trimmed
        if let open, let close = text[open...].firstIndex(of: "]") {
            let parts = text[text.index(after: open)..<close].lowercased().split { ",，、".contains($0) }
            bracket = parts.map(\.trimmed).joined(separator: ", ")
        }
        if style == .paragraph, open == nil, let space = name.firstIndex(where: \.isWhitespace) {
            name = String(name[..<space])
        }
        if name.isEmpty { return nil }
    }

    /// The text of the first element if it is emphasis or code, the text after it, and whether a line ends between them.
    private static func leadingEmphasis(_ tree: MarkupTree, _ paragraph: Int) -> (String, String, Bool)? {
        var position = paragraph + 1
        while position < tree.nodes[paragraph].end {
            let node = tree.nodes[position]
            switch node.tag {
            case .em, .strong, .code:
                let emphasis = tree.text(of: position).collapsed
                var rest = ""
                for later in node.end..<max(tree.nodes[paragraph].end, node.end) where tree.nodes[later].tag == .text {
                    rest += tree.nodes[later].text
                }
                let breaks = rest.first { !($0 == " " || $0 == "\t") }?.isNewline ?? false
                return emphasis.isEmpty ? nil : (emphasis, rest, breaks)
            case .text where node.text.allSatisfy(\.isWhitespace): position += 1
            case .text: return nil
            default: position += 1
            }
        }
        return nil
    }
}
