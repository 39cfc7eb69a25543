internal import UrtextModel

/// What a table cell or list term prints: lines of text, and the anchors beside them.
struct CellText: Sendable {
    struct Line: Sendable {
        var text: String
        var line: Int
        /// True when all of the text stands in the original half of a bilingual pair.
        var isPaired: Bool
    }

    private(set) var lines: [Line] = []
    /// Values of `id`, without those that only repeat an earlier one in other letter case.
    private(set) var anchors: [String] = []
    private var knownAnchors: Set<String> = []
    /// The line on which the cell begins.
    let line: Int

    /// - Parameter leading: anchors that stand before the node and belong to it.
    init(_ tree: MarkupTree, at index: Int, leading: [String] = []) {
        line = tree.nodes[index].line
        for anchor in leading { add(anchor) }
        var current = LineBuilder(line: line)
        func flush(_ lines: inout [Line]) {
            if let line = current.finished() { lines.append(line) }
            current = LineBuilder(line: line)
        }
        // Ends of blocks and links still open, innermost last.
        var blockEnds: [Int] = []
        var linkEnd = 0
        var skipEnd = 0
        for position in index..<tree.nodes[index].end where position >= skipEnd {
            while let end = blockEnds.last, position >= end {
                flush(&lines)
                blockEnds.removeLast()
            }
            let node = tree.nodes[position]
            switch node.tag {
            case .text: current.append(node, isLink: position < linkEnd)
            case .br: flush(&lines)
            case .sup:
                // The number of a footnote, unless it is an exponent: then what it stands behind is no number.
                if current.isNumber {
                    current.append("^", of: node)
                } else {
                    skipEnd = node.end
                }
            case .p, .dt, .dd, .dl, .li, .ul, .ol, .td, .th, .table, .tr, .blockquote, .pre:
                flush(&lines)
                blockEnds.append(node.end)
            case .a: linkEnd = node.end
            default: break
            }
            if !node.anchor.isEmpty, node.tag == .span || node.tag == .a, position != index {
                add(node.anchor)
            }
        }
        flush(&lines)
    }

    /// Every anchor is written again in lower or upper case; the first is spelled like the symbol.
    private mutating func add(_ anchor: String) {
        if knownAnchors.insert(anchor.lowercased()).inserted { anchors.append(anchor) }
    }
}

/// One line of a cell, piece by piece.
private struct LineBuilder {
    private var pieces: [(text: String, isLink: Bool)] = []
    private var line: Int
    private var isPaired = true

    init(line: Int) { self.line = line }

    /// True when the line is a number so far; a number is one piece.
    var isNumber: Bool { pieces.count <= 2 && CNumber.parse(pieces.map(\.text).joined().trimmed) != nil }

    /// Appends a mark of a node that has no text of its own.
    mutating func append(_ mark: String, of node: MarkupTree.Node) {
        if pieces.isEmpty { line = max(node.line, line) }
        pieces.append((mark, false))
    }

    mutating func append(_ node: MarkupTree.Node, isLink: Bool) {
        // Marks outside the pairs belong to neither language.
        let isMarkOnly = !LineBuilder.hasWord(node.text)
        if !isMarkOnly, !node.isPaired { isPaired = false }
        if pieces.isEmpty { line = max(node.line, line) }
        if !pieces.isEmpty || !node.text.isBlank { pieces.append((node.text, isLink)) }
    }

    /// True when there is a letter or a digit of any script.
    private static func hasWord(_ text: String) -> Bool {
        var isASCII = true
        for byte in text.utf8 {
            if byte >= 0x80 { isASCII = false }
            if Identifier.isPart(byte), byte != UInt8(ascii: "_") { return true }
        }
        return !isASCII && text.contains { $0.isLetter || $0.isNumber }
    }

    /// The line; `nil` when it holds no text.
    func finished() -> CellText.Line? {
        let text = repairedPieces().joined().collapsed
        return text.isEmpty ? nil : CellText.Line(text: text, line: line, isPaired: isPaired)
    }

    /// The pieces, with links that a glossary put into the middle of a symbol spelled like the rest of it: the term's
    /// small letters take the place of the symbol's capitals (`SEC_` + `cipher` + `_INFO`).
    private func repairedPieces() -> [String] {
        let rest = pieces.filter { !$0.isLink }.joinedText
        let isCapital = rest.utf8.contains { $0 >= 65 && $0 <= 90 } && rest.utf8.allSatisfy { $0 < 97 || $0 > 122 }
        return pieces.indices.map { index in
            let piece = pieces[index]
            guard piece.isLink, isCapital else { return piece.text }
            let before = index > 0 ? pieces[index - 1].text.last : nil
            let after = index + 1 < pieces.count ? pieces[index + 1].text.first : nil
            return before == "_" || after == "_" ? piece.text.uppercased() : piece.text
        }
    }
}

extension [(text: String, isLink: Bool)] {
    fileprivate var joinedText: String { map(\.text).joined() }
}
