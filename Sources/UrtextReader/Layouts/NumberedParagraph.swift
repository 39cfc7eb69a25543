internal import UrtextModel

/// A paragraph that defines a constant: the symbol alone on its first line, its number alone on the second.
enum NumberedParagraph {
    /// True when a line of a range breaks, and the next one begins with a digit, perhaps inside a tag.
    static func mayStand(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        while let found = ByteSearch.first("  \n", in: bytes, from: position, to: range.upperBound) {
            position = found + 3
            guard position < range.upperBound else { break }
            if Identifier.isDigit(bytes[position]) || bytes[position] == UInt8(ascii: "<") { return true }
        }
        return false
    }

    /// The symbol and the number; `nil` for any other block.
    static func cell(_ tree: MarkupTree, _ item: SectionFlow.Item) -> SymbolCell? {
        guard item.kind == .paragraph, item.listDepth == 0 else { return nil }
        let text = CellText(tree, at: item.node).first(2)
        guard text.lines.count == 2, Identifier.isIdentifier(text.lines[0].text),
            text.lines[0].text.hasByte(UInt8(ascii: "_")), text.lines[0].text.contains(where: \.isLetter),
            SymbolCell.number(text.lines[1].text) != nil
        else { return nil }
        return SymbolCell(text)
    }
}
