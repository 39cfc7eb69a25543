internal import UrtextModel

/// A name with the bracket behind it: `*fContextReq* [in, optional]`.
struct ParameterTerm: Sendable {
    var name: String
    /// What stands in the bracket, in lower case, parts joined by a comma and a blank.
    var bracket: String?
    var line: Int
    var isPaired: Bool
    /// True when the name stands behind a mark of the layout (`-param`), which is never translated.
    var isMark: Bool
    /// The anchor beside the name.
    var anchor: String?
    /// True when the term has an anchor and strong emphasis, or the anchor of a constant, as the terms of value lists
    /// have; where such a list was not opened, they stand among the parameters' terms.
    var looksLikeValue: Bool

    /// - Parameters:
    ///   - text: what of the block is name and bracket; its first line when it is left out.
    ///   - isMark: whether the text stands behind a mark of the layout.
    init?(_ tree: MarkupTree, _ item: SectionFlow.Item, text: String? = nil, isMark: Bool = false) {
        let cell = CellText(tree, at: item.node, leading: item.anchors)
        guard let first = cell.lines.first else { return nil }
        line = first.line
        isPaired = first.isPaired
        self.isMark = isMark
        anchor = cell.anchors.first
        let isStrong = (item.node..<tree.nodes[item.node].end).first { tree.nodes[$0].tag == .strong } != nil
        looksLikeValue = anchor.map { isStrong || Identifier.isConstantShaped($0) } ?? false
        var rest = (text ?? first.text)[...]
        var words: [String]?
        /// Takes a bracket that the rest begins with.
        func takeBracket() -> Bool {
            guard rest.first == "[", let close = rest.firstIndex(of: "]") else { return false }
            let parts = rest[rest.index(after: rest.startIndex)..<close].lowercased().split { ",，、".contains($0) }
            words = (words ?? []) + parts.map(\.trimmed)
            rest = rest[rest.index(after: close)...].drop(while: \.isWhitespace)
            return true
        }
        // `[in] name` is how the site prints what the page calls `name [in]`.
        while takeBracket() {}
        let open = rest.firstIndex(of: "[") ?? rest.endIndex
        name = rest[..<open].trimmed
        rest = rest[open...]
        // Text may follow the bracket of other layouts, and begin with a bracket.
        while takeBracket(), isMark {}
        bracket = words?.joined(separator: ", ")
        if name.isEmpty { return nil }
    }
}
