internal import UrtextModel

extension RowLayout {
    /// A paragraph of a symbol and nothing else, outside lists, above a quotation that says what it means.
    ///
    /// A constant with an underscore: a single word in capitals may be an abbreviation, and in emphasis a name of something.
    /// Without the quotation it may be about anything that the text before it names.
    static let quotedSymbol = RowLayout(name: "quoted symbol") { tree, item in
        guard item.kind == .paragraph, item.listDepth == 0, isPlain(tree, item.node), isAboveQuotation(tree, item.node)
        else { return nil }
        let cell = SymbolCell(CellText(tree, at: item.node))
        guard cell.isSymbolOnly, cell.number == nil, let symbol = cell.symbol?.text, symbol.contains("_"),
            Identifier.isConstantShaped(symbol)
        else { return nil }
        return cell
    }

    /// True for a paragraph of text without emphasis, code or links.
    private static func isPlain(_ tree: MarkupTree, _ paragraph: Int) -> Bool {
        tree.nodes[(paragraph + 1)..<max(tree.nodes[paragraph].end, paragraph + 1)].allSatisfy {
            $0.tag == .text || $0.tag == .br || ($0.tag == .span && $0.anchor.isEmpty)
        }
    }

    private static func isAboveQuotation(_ tree: MarkupTree, _ paragraph: Int) -> Bool {
        var next = tree.nodes[paragraph].end
        while next < tree.nodes.count, tree.nodes[next].tag == .text, tree.isBlank(tree.nodes[next].text) { next += 1 }
        return next < tree.nodes.count && tree.nodes[next].tag == .blockquote
    }
}
