internal import UrtextModel

extension ParameterLayout {
    /// A heading line: `### name [in]`, and with the mark of the newer layout `### -param name [in]`, `### -field name`.
    ///
    /// A bare hyphen marks a part of what stands above.
    static let heading = ParameterLayout(name: "heading") { tree, item in
        guard item.kind == .heading else { return nil }
        guard let text = CellText(tree, at: item.node).lines.first?.text, text.hasPrefix("-"),
            let blank = text.firstIndex(of: " ")
        else { return ParameterTerm(tree, item) }
        guard text.index(after: text.startIndex) < blank else { return nil }
        return ParameterTerm(tree, item, text: text[text.index(after: blank)...].trimmed, isMark: true)
    }
}

extension RowLayout {
    /// A heading line below a paragraph that holds nothing but the symbol's anchor: what the newer layout makes of the
    /// terms of a definition list.
    static let anchoredHeading = RowLayout(name: "anchored heading") { tree, item in
        guard item.kind == .heading, let anchor = item.anchors.first, Identifier.isSymbolShaped(anchor) else {
            return nil
        }
        return SymbolCell(CellText(tree, at: item.node, leading: item.anchors))
    }
}
