internal import UrtextModel

/// The type that the text below a parameter's heading begins with: `Type: <b>DWORD</b>`, a paragraph of its own.
///
/// The label may be of any language. What follows it is emphasised, a link or code, and reads as a type of C.
struct TypeLine: Sendable {
    /// As printed, white space joined.
    let type: String
    let line: Int
    /// True when it stands in the original half of a bilingual pair.
    let isPaired: Bool

    init?(_ tree: MarkupTree, _ body: ArraySlice<SectionFlow.Item>) {
        guard let item = body.first, item.kind == .paragraph else { return nil }
        let lines = CellText(tree, at: item.node).lines
        guard lines.count == 1, let text = Label.stripped(from: lines[0].text), TypeLine.isType(text),
            TypeLine.isMarkup(tree, item.node)
        else { return nil }
        type = text
        line = lines[0].line
        isPaired = lines[0].isPaired
    }

    /// True when all words but those of the label stand in emphasis, links or code.
    private static func isMarkup(_ tree: MarkupTree, _ paragraph: Int) -> Bool {
        var isBehindLabel = false
        var position = paragraph + 1
        while position < tree.nodes[paragraph].end {
            let node = tree.nodes[position]
            switch node.tag {
            case .strong, .em, .code, .a:
                isBehindLabel = true
                position = node.end
                continue
            case .text where isBehindLabel:
                if tree.string(node.text).contains(where: { $0.isLetter || $0 == "." }) { return false }
            case .text:
                // A label may be emphasised by itself, but then nothing tells where the type begins.
                guard let last = tree.string(node.text).last(where: { !$0.isWhitespace }) else { break }
                if last != ":", last != "：" { return false }
            default: break
            }
            position += 1
        }
        return isBehindLabel
    }

    /// True for words of C with one name among them: `const WCHAR *`, `unsigned long`, `ATL::CString&`, `BYTE[16]`.
    private static func isType(_ text: String) -> Bool {
        var names = 0
        var words = 0
        for part in text.split(whereSeparator: { " *&[]<>,:()".contains($0) }) {
            guard part.utf8.allSatisfy(Identifier.isPart) else { return false }
            guard part.utf8.first.map(Identifier.isStart) ?? false else { continue }
            words += 1
            if !TypeLine.qualifiers.contains(String(part).lowercased()) { names += 1 }
        }
        let begins = text.utf8.first.map(Identifier.isStart) ?? false
        return begins && words <= 4 && (names == 1 || (names == 0 && words > 0) || (names == 2 && text.contains("::")))
    }

    /// Words that stand beside the name of a type, or make one.
    private static let qualifiers: Set<String> = [
        "const", "volatile", "struct", "union", "enum", "unsigned", "signed", "long", "short", "int", "char", "far",
        "void", "interface",
    ]
}
