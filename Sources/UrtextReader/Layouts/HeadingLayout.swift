internal import UrtextModel

extension ParameterLayout {
    /// A heading line: `### name [in]`, and with the mark of the newer layout `### -param name [in]`, `### -field name`.
    ///
    /// `#### - name` describes apart from the marks what one of them names.
    static let heading = ParameterLayout(name: "heading") { tree, item in
        guard item.kind == .heading else { return nil }
        guard let text = CellText(tree, at: item.node).lines.first?.text, text.hasPrefix("-"),
            let blank = text.firstIndex(of: " ")
        else { return ParameterTerm(tree, item) }
        let isMark = text.index(after: text.startIndex) < blank
        let name = text[text.index(after: blank)...].trimmed
        return ParameterTerm(tree, item, text: name, mark: isMark ? .name : .aside)
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

    /// The same without the anchor: `#### TEA_HOT`, `#### TEA_HOT (0x1)`.
    ///
    /// A constant with an underscore or a number: a heading of capitals may be an abbreviation.
    static let symbolHeading = RowLayout(name: "symbol heading") { tree, item in
        guard item.kind == .heading else { return nil }
        let cell = SymbolCell(CellText(tree, at: item.node))
        guard cell.isSymbolOnly, let symbol = cell.symbol?.text, Identifier.isConstantShaped(symbol),
            symbol.contains("_") || cell.number != nil
        else { return nil }
        return cell
    }
}
