extension ParameterLayout {
    /// A term of the outermost definition list: `<dt>*name* \[in\]</dt> <dd>…`, also with `<dl>` left out.
    static let definitionTerm = ParameterLayout(name: "definition term") { tree, item in
        guard item.kind == .term(depth: 1) else { return nil }
        return ParameterTerm(tree, item)
    }
}

extension RowLayout {
    /// A term of a definition list: `<dt><span id="TEA_HOT"></span>**TEA\_HOT** (0x1)</dt>`.
    static let definitionTerm = RowLayout(name: "definition term") { tree, item in
        guard case .term = item.kind else { return nil }
        return SymbolCell(CellText(tree, at: item.node, leading: item.anchors))
    }
}
