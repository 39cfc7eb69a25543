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
    /// Whether the first line stands in a definition list, but in none of its terms.
    private var hasStrayHead = false
    /// The line on which the cell begins.
    let line: Int

    /// - Parameter leading: anchors that stand before the node and belong to it.
    init(_ tree: MarkupTree, at index: Int, leading: [String] = []) {
        line = tree.nodes[index].line
        for anchor in leading { add(anchor) }
        var current = LineBuilder(line: line)
        // Blocks still open, innermost last, and the end of a link.
        var blocks: [(end: Int, isList: Bool)] = []
        var linkEnd = 0
        var skipEnd = 0
        for position in index..<tree.nodes[index].end where position >= skipEnd {
            while let last = blocks.last, position >= last.end {
                flush(&current, isStray: last.isList)
                blocks.removeLast()
            }
            let node = tree.nodes[position]
            switch node.tag {
            case .text: current.append(node, tree.bytes, isLink: position < linkEnd)
            case .br: flush(&current)
            case .sup:
                // The number of a footnote, unless it is an exponent: then what it stands behind is no number.
                if current.isNumber {
                    current.append(UInt8(ascii: "^"), of: node)
                } else {
                    skipEnd = node.end
                }
            case .p, .dt, .dd, .dl, .li, .ul, .ol, .td, .th, .table, .tr, .blockquote, .pre:
                flush(&current, isStray: blocks.last?.isList ?? false)
                blocks.append((node.end, node.tag == .dl && position != index))
            case .a: linkEnd = node.end
            default: break
            }
            if !node.anchor.isEmpty, node.tag == .span || node.tag == .a, position != index {
                add(tree.string(node.anchor))
            }
        }
        flush(&current, isStray: blocks.last?.isList ?? false)
        // A word that translation moved before the terms is none of them.
        if hasStrayHead, lines.count > 1, SymbolCell.number(lines[1].text) == nil { lines.removeFirst() }
    }

    /// The same without the lines behind some.
    func first(_ count: Int) -> CellText {
        var text = self
        text.lines.removeSubrange(min(count, lines.count)...)
        return text
    }

    /// - Parameter isStray: whether the line stands in a definition list, but in none of its terms.
    private mutating func flush(_ current: inout LineBuilder, isStray: Bool = false) {
        if let line = current.finished() {
            if lines.isEmpty { hasStrayHead = isStray }
            lines.append(line)
        }
        current.reset(line: line)
    }

    /// Every anchor is written again in lower or upper case; the first is spelled like the symbol.
    private mutating func add(_ anchor: String) {
        if anchors.isEmpty {
            anchors.append(anchor)
            return
        }
        if knownAnchors.isEmpty { knownAnchors.insert(anchors[0].lowercased()) }
        if knownAnchors.insert(anchor.lowercased()).inserted { anchors.append(anchor) }
    }
}

/// One line of a cell, piece by piece.
private struct LineBuilder {
    /// What the pieces print, one behind the other.
    private var bytes: [UInt8] = []
    private var pieceCount = 0
    /// Where the pieces lie that are links.
    private var links: [Range<Int>] = []
    private var line: Int
    private var isPaired = true

    init(line: Int) { self.line = line }

    /// True when the line is a number so far; a number is one piece.
    var isNumber: Bool { pieceCount <= 2 && CNumber.parse(String(decoding: bytes, as: UTF8.self).trimmed) != nil }

    /// Appends a mark of a node that has no text of its own.
    mutating func append(_ mark: UInt8, of node: MarkupTree.Node) {
        if bytes.isEmpty { line = max(node.line, line) }
        pieceCount += 1
        bytes.append(mark)
    }

    mutating func reset(line: Int) {
        bytes.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        pieceCount = 0
        self.line = line
        isPaired = true
    }

    mutating func append(_ node: MarkupTree.Node, _ source: [UInt8], isLink: Bool) {
        let text = source[node.text.range]
        // Marks outside the pairs belong to neither language.
        if isPaired, !node.isPaired, LineBuilder.hasWord(text) { isPaired = false }
        if bytes.isEmpty {
            line = max(node.line, line)
            if LineBuilder.isBlank(text) { return }
        }
        pieceCount += 1
        if isLink { links.append(bytes.count..<(bytes.count + text.count)) }
        bytes += text
    }

    /// True when there is a letter or a digit of any script.
    private static func hasWord(_ text: ArraySlice<UInt8>) -> Bool {
        var isASCII = true
        for byte in text {
            if byte >= 0x80 { isASCII = false }
            if Identifier.isPart(byte), byte != UInt8(ascii: "_") { return true }
        }
        guard !isASCII else { return false }
        return hasIdeograph(text) || String(decoding: text, as: UTF8.self).contains { $0.isLetter || $0.isNumber }
    }

    /// True when there is a character from U+5000 to U+8FFF: all of them are letters.
    private static func hasIdeograph(_ text: ArraySlice<UInt8>) -> Bool {
        text.contains { (0xE5...0xE8).contains($0) }
    }

    private static func isBlank(_ text: ArraySlice<UInt8>) -> Bool {
        var index = text.startIndex
        while index < text.endIndex {
            let length = Blank.length(text, at: index)
            if length == 0 { return false }
            index += length
        }
        return true
    }

    /// The line; `nil` when it holds no text.
    mutating func finished() -> CellText.Line? {
        guard !bytes.isEmpty else { return nil }
        if !links.isEmpty { repairLinks() }
        let text = Blank.joined(bytes[...])
        return text.isEmpty ? nil : CellText.Line(text: text, line: line, isPaired: isPaired)
    }

    /// Spells links that a glossary put into the middle of a symbol like the rest of it: the term's small letters become
    /// the symbol's capitals (`SEC_` + `cipher` + `_INFO`).
    private mutating func repairLinks() {
        var hasCapital = false
        var start = 0
        for link in links + [bytes.count..<bytes.count] {
            for byte in bytes[start..<link.lowerBound] {
                if byte >= 97, byte <= 122 { return }
                if byte >= 65, byte <= 90 { hasCapital = true }
            }
            start = link.upperBound
        }
        guard hasCapital else { return }
        var result: [UInt8] = []
        start = 0
        for link in links {
            let before = link.lowerBound > 0 ? bytes[link.lowerBound - 1] : 0
            let after = link.upperBound < bytes.count ? bytes[link.upperBound] : 0
            result += bytes[start..<link.lowerBound]
            if before == UInt8(ascii: "_") || after == UInt8(ascii: "_") {
                result += String(decoding: bytes[link], as: UTF8.self).uppercased().utf8
            } else {
                result += bytes[link]
            }
            start = link.upperBound
        }
        bytes = result + bytes[start...]
    }
}
