internal import UrtextModel

/// What the text below a heading says in its place: how a parameter that the header has no name for is called, and which way
/// it goes.
extension ParameterListReader {
    /// True for the mark of a parameter without a name: `### -param *`, `### -param unnamedParam2`.
    static func isNameless(_ heading: Heading) -> Bool {
        guard heading.isMark else { return false }
        let path = FieldPath(heading.name)
        guard let name = path.components.first else { return !heading.name.contains(".") }
        let word = "unnamedParam"
        return path.components.count == 1 && name.hasPrefix(word) && name.utf8.count > word.utf8.count
            && name.utf8.dropFirst(word.utf8.count).allSatisfy(Identifier.isDigit)
    }

    /// The headings with the names that the text below begins with, `*pSteam* [out]`. Emphasis without a bracket may be
    /// anything.
    static func named(_ headings: [Heading], _ tree: MarkupTree) -> [Heading] {
        headings.map { heading in
            guard isNameless(heading), let item = heading.body.first,
                let term = ParameterLayout.emphasisedParagraph.term(tree, item), Identifier.isIdentifier(term.name),
                let bracket = term.bracket, DirectionWords(bracket: bracket)?.isComplete ?? false
            else { return heading }
            var heading = heading
            heading.name = term.name
            heading.bracket = heading.bracket ?? bracket
            heading.line = term.line
            heading.isPaired = term.isPaired
            heading.isMark = false
            return heading
        }
    }

    /// The same where the one part that describes a name no mark has can only be about the one mark without a name.
    static func matched(_ headings: [Heading], _ asides: [Heading]) -> ([Heading], [Heading]) {
        let names = Set(headings.map { FieldPath($0.name).name.lowercased() })
        let nameless = headings.indices.filter { isNameless(headings[$0]) }
        let free = asides.indices.filter { !names.contains(FieldPath(asides[$0].name).name.lowercased()) }
        guard nameless.count == 1, free.count == 1, Identifier.isIdentifier(asides[free[0]].name) else {
            return (headings, asides)
        }
        var headings = headings
        var asides = asides
        let aside = asides.remove(at: free[0])
        headings[nameless[0]].name = aside.name
        headings[nameless[0]].bracket = headings[nameless[0]].bracket ?? aside.bracket
        headings[nameless[0]].line = aside.line
        headings[nameless[0]].isPaired = aside.isPaired
        headings[nameless[0]].isMark = false
        headings[nameless[0]].body += aside.body
        return (headings, asides)
    }

    /// The directions in brackets that the text below a mark, or a quotation below a term, begins with: `[in] The kettle.`,
    /// `` `[in, optional]` The lid. ``
    ///
    /// Nothing but the words of the original: any other bracket may be text.
    static func leadingBracket(of heading: Heading, _ tree: MarkupTree) -> String? {
        guard heading.bracket == nil, let item = heading.body.first, item.kind == .paragraph,
            heading.isMark || beginsQuotation(tree, item.node),
            beginsWithBracket(tree, item.node), let text = CellText(tree, at: item.node).lines.first?.text,
            text.hasPrefix("["), let close = text.firstIndex(of: "]")
        else { return nil }
        let parts = text[text.index(after: text.startIndex)..<close].lowercased().split(separator: ",").map(\.trimmed)
        let bracket = parts.joined(separator: ", ")
        return DirectionWords(bracket: bracket)?.isComplete ?? false ? bracket : nil
    }

    private static func beginsQuotation(_ tree: MarkupTree, _ paragraph: Int) -> Bool {
        var before = paragraph - 1
        while before > 0, tree.nodes[before].tag == .text, tree.isBlank(tree.nodes[before].text) { before -= 1 }
        return before >= 0 && tree.nodes[before].tag == .blockquote
    }

    private static func beginsWithBracket(_ tree: MarkupTree, _ paragraph: Int) -> Bool {
        for node in tree.nodes[paragraph..<tree.nodes[paragraph].end] where node.tag == .text {
            guard let first = tree.bytes[node.text.range].first(where: { $0 != 0x20 && $0 != 0x0A }) else { continue }
            return first == UInt8(ascii: "[")
        }
        return false
    }
}
