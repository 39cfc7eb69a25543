internal import UrtextModel

/// A name with the bracket behind it: `*fContextReq* [in, optional]`.
struct ParameterTerm: Sendable {
    /// What the layout writes before the name.
    enum Mark: Sendable {
        case none
        /// `-param`, `-field`: the name behind it is never translated.
        case name
        /// A bare hyphen: the block heads no parameter of its own, but tells more of the one it names.
        case aside
    }

    var name: String
    /// What stands in the bracket, in lower case, parts joined by a comma and a blank.
    var bracket: String?
    var line: Int
    var isPaired: Bool
    var mark: Mark
    /// The anchor beside the name.
    var anchor: String?
    /// True when the term is a number or has one, or has an anchor and strong emphasis, or the anchor of a constant, as the
    /// terms of value lists have; where such a list was not opened, they stand among the parameters' terms.
    var looksLikeValue: Bool

    /// - Parameters:
    ///   - text: what of the block is name and bracket; its first line when it is left out.
    ///   - mark: what stood before that.
    init?(_ tree: MarkupTree, _ item: SectionFlow.Item, text: String? = nil, mark: Mark = .none) {
        let cell = CellText(tree, at: item.node, leading: item.anchors)
        guard let first = cell.lines.first else { return nil }
        line = first.line
        isPaired = first.isPaired
        self.mark = mark
        anchor = cell.anchors.first
        let isStrong = (item.node..<tree.nodes[item.node].end).first { tree.nodes[$0].tag == .strong } != nil
        looksLikeValue = anchor.map { isStrong || Identifier.isConstantShaped($0) } ?? false
        let printed = ParameterTerm.withoutMarks(text ?? first.text).withPlainBrackets
        // Where every byte is a character, bytes are looked at: it is many times cheaper.
        let isASCII = printed.utf8.allSatisfy { $0 < 0x80 }
        var rest = printed[...]
        var words: [String]?
        func place(of bracket: Unicode.Scalar) -> String.Index? {
            isASCII
                ? rest.utf8.firstIndex(of: UInt8(ascii: bracket)) : rest.firstIndex(of: Character(bracket))
        }
        /// Takes a bracket that the rest begins with.
        func takeBracket() -> Bool {
            guard rest.utf8.first == UInt8(ascii: "["), isASCII || rest.first == "[", let close = place(of: "]") else {
                return false
            }
            let inner = rest[rest.index(after: rest.startIndex)..<close].lowercased()
            let parts =
                isASCII
                ? inner.utf8.split(separator: UInt8(ascii: ",")).compactMap { Substring($0) }
                : inner.split { $0 == "," || $0 == "，" || $0 == "、" }
            if words == nil { words = [] }
            words?.append(contentsOf: parts.map(\.trimmed))
            rest = rest[rest.index(after: close)...].drop(while: \.isWhitespace)
            return true
        }
        // `[in] name` is how the site prints what the page calls `name [in]`.
        while takeBracket() {}
        let hasBracket = rest.utf8.contains(UInt8(ascii: "["))
        let open = hasBracket ? place(of: "[") ?? rest.endIndex : rest.endIndex
        name = rest[..<open].trimmed
        rest = ParameterTerm.withoutBound(rest[..<open], rest[open...])
        // Text may follow the bracket of other layouts, and begin with a bracket.
        while takeBracket(), mark != .none {}
        // Of a mark that says more than a name, such as `LIST_ENTRY [MAX_TEA] rgTea`, nothing is known to be the name.
        if mark == .name, let first = rest.utf8.first, Identifier.isStart(first),
            DirectionWords(words ?? []).map({ !$0.isComplete }) ?? true
        {
            name += " " + rest.trimmed
        }
        bracket = words?.joined(separator: ", ")
        if name.isEmpty {
            // A parameter that the header has no name for is marked all the same: `-param *`.
            guard mark == .name, text?.contains("*") ?? false else { return nil }
            name = "*"
        }
        if mark == .none, CNumber.mayBegin(name.utf8.first), SymbolCell.number(name) != nil { looksLikeValue = true }
        // `Lukewarm (2)`: no parameter has a number.
        if mark == .none, name.utf8.last == UInt8(ascii: ")"), SymbolText.withoutOuterNumber(name).1 != nil {
            looksLikeValue = true
        }
    }

    /// The text without asterisks, and without backslashes before marks: a term on the line of its tags is no Markdown to
    /// the parser.
    private static func withoutMarks(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "\\") }),
            text.contains("*") || text.contains("\\")
        else { return text }
        let bare = text.filter { $0 != "*" }
        var result = ""
        for (index, character) in zip(bare.indices, bare) {
            let next = bare.index(after: index)
            let isEscape = character == "\\" && next < bare.endIndex && "[]_\\".contains(bare[next])
            if !isEscape { result.append(character) }
        }
        return result.collapsed
    }

    /// What follows the bound of an array, which stands close to the name: `rgchName[MAX_TEA] [out]`, `rgTea[4]`.
    private static func withoutBound(_ name: Substring, _ rest: Substring) -> Substring {
        guard rest.utf8.first == UInt8(ascii: "["), let last = name.last, !last.isWhitespace, rest.first == "[",
            let close = rest.firstIndex(of: "]")
        else {
            return rest
        }
        let bound = rest[rest.index(after: rest.startIndex)..<close]
        let after = rest[rest.index(after: close)...].drop(while: \.isWhitespace)
        let isBound = after.first == "[" || bound.first.map(\.isNumber) ?? true || Identifier.isConstantShaped(bound)
        return isBound ? after : rest
    }
}
