/// A section's bytes made ready for a CommonMark parser, and the way back to the page's lines.
///
/// Three repairs, all without looking at words: links that translation tore apart are closed again (`] (url)`), table
/// cells written in HTML are opened, so that the Markdown inside them is read as Markdown, and tables that were folded
/// into one line are unfolded.
struct PreparedMarkup: Sendable {
    private(set) var bytes: [UInt8]
    /// For each line of `bytes`, the page's line it comes from.
    private var lines: [Int]
    /// The first line that makes parsing take quadratic time, and why.
    private(set) var obstacle: (line: Int, kind: Obstacle)?

    enum Obstacle: Sendable {
        /// More bars than a table's row may have.
        case wideRow
        /// The rule under a table's head, once more than one run of lines may have: a parser takes every one for the
        /// first of the table that all lines before it are the head of.
        case repeatedRule
    }

    /// Bars in a line, far above what a table that people read can have.
    private static let barLimit = 2000
    /// Rules between two blank lines; a table has one.
    private static let ruleLimit = 64

    /// - Parameter firstLine: the line of the page on which the section begins.
    init(_ section: ArraySlice<UInt8>, firstLine: Int) {
        bytes = []
        bytes.reserveCapacity(section.count + section.count / 8)
        lines = [firstLine]
        var line = firstLine
        var start = section.startIndex
        var fence: Fence?
        var isBehindRow = false
        var rules = 0
        while start < section.endIndex {
            let end = section[start...].firstIndex(of: UInt8(ascii: "\n")) ?? section.endIndex
            let text = section[start..<end]
            if text.count > PreparedMarkup.barLimit, obstacle == nil,
                text.count(where: { $0 == UInt8(ascii: "|") }) > PreparedMarkup.barLimit
            {
                obstacle = (line, .wideRow)
            }
            switch fence == nil ? PreparedMarkup.part(text) : .other {
            case .blank: rules = 0
            case .rule: rules += 1
            case .other: break
            }
            if rules > PreparedMarkup.ruleLimit, obstacle == nil { obstacle = (line, .repeatedRule) }
            if let open = fence {
                if open.isClosed(by: text) { fence = nil }
                bytes += text
            } else if let opened = Fence(opening: text) {
                fence = opened
                bytes += text
            } else if PreparedMarkup.isRow(text), !isBehindRow, obstacle == nil,
                end == section.endIndex || !PreparedMarkup.isRow(section[(end + 1)...]),
                let table = FoldedTable(text)
            {
                for (place, row) in table.lines.enumerated() {
                    if place > 0 { breakRow(at: line) }
                    append(row[...], line: line)
                }
            } else {
                append(text, line: line)
            }
            isBehindRow = PreparedMarkup.isRow(text)
            line += 1
            if end < section.endIndex {
                bytes.append(UInt8(ascii: "\n"))
                lines.append(line)
            }
            start = end < section.endIndex ? end + 1 : end
        }
    }

    /// The page's line behind a line of the prepared text.
    func sourceLine(_ line: Int) -> Int {
        lines.isEmpty ? line : lines[min(max(line - 1, 0), lines.count - 1)]
    }

    /// True when a bar is the first mark of the line.
    private static func isRow(_ text: ArraySlice<UInt8>) -> Bool {
        text.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "|")
    }

    private enum Part { case blank, rule, other }

    /// Whether a line has nothing, or nothing but what the rule under a table's head is made of; in a quotation, too.
    private static func part(_ text: ArraySlice<UInt8>) -> Part {
        var isBlank = true
        var hasDash = false
        for byte in text {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B...0x0D: continue
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ">"): break
            default: return .other
            }
            isBlank = false
        }
        return isBlank ? .blank : hasDash ? .rule : .other
    }

    /// The end of a row that stands on the same line of the page as the next one.
    private mutating func breakRow(at line: Int) {
        bytes.append(UInt8(ascii: "\n"))
        lines.append(line)
    }

    private mutating func append(_ text: ArraySlice<UInt8>, line: Int) {
        let isPipeRow = PreparedMarkup.isRow(text)
        let indent = text.prefix { $0 == UInt8(ascii: " ") }.count
        // A cell opened on an indented line would become an indented code block.
        let opensCells = !isPipeRow && indent < 4
        var index = text.startIndex
        var copied = index
        while index < text.endIndex {
            let byte = text[index]
            if byte == UInt8(ascii: "]"), let target = PreparedMarkup.tornTarget(after: index, in: text) {
                bytes += text[copied...index]
                index = target
                copied = index
            } else if byte == UInt8(ascii: "<"), opensCells, let tag = CellTag(at: index, in: text) {
                bytes += text[copied..<index]
                if tag.isClosing {
                    breakLine(at: line)
                    bytes += text[index..<tag.end]
                } else {
                    bytes += text[index..<tag.end]
                    if !text[tag.end...].starts(with: "<pre".utf8) { breakLine(at: line) }
                }
                index = tag.end
                // Blanks at the head of the new line could make it an indented code block.
                if !tag.isClosing { while index < text.endIndex, text[index] == UInt8(ascii: " ") { index += 1 } }
                copied = index
            } else {
                index += 1
            }
        }
        bytes += text[copied...]
    }

    /// An empty line: it ends an HTML block, so that what follows is read as Markdown.
    private mutating func breakLine(at line: Int) {
        bytes.append(UInt8(ascii: "\n"))
        lines.append(line)
        bytes.append(UInt8(ascii: "\n"))
        lines.append(line)
    }

    /// For `] (target)`, the index of the parenthesis, if what stands in it is a link's target.
    static func tornTarget(after bracket: Int, in text: ArraySlice<UInt8>) -> Int? {
        let open = bracket + 2
        guard open + 1 < text.endIndex, text[bracket + 1] == UInt8(ascii: " "), text[open] == UInt8(ascii: "(")
        else { return nil }
        let limit = min(text.endIndex, open + 2048)
        guard let close = text[(open + 1)..<limit].firstIndex(of: UInt8(ascii: ")")) else { return nil }
        let target = text[(open + 1)..<close]
        guard !target.isEmpty, !target.contains(UInt8(ascii: " ")) else { return nil }
        let isPage = target.count > 3 && target.suffix(3).elementsEqual(".md".utf8)
        let hasPage = target.split(separator: UInt8(ascii: "#")).first?.suffix(3).elementsEqual(".md".utf8) ?? false
        let isAbsolute = target.first == UInt8(ascii: "/") || target.starts(with: "http".utf8)
        return isPage || hasPage || isAbsolute ? open : nil
    }
}

/// A `<td>` or `<th>` tag, opening or closing.
private struct CellTag {
    var isClosing: Bool
    /// Index after the `>`.
    var end: Int

    init?(at index: Int, in text: ArraySlice<UInt8>) {
        var position = index + 1
        guard position < text.endIndex else { return nil }
        isClosing = text[position] == UInt8(ascii: "/")
        if isClosing { position += 1 }
        guard position + 2 < text.endIndex, text[position] | 0x20 == UInt8(ascii: "t"),
            text[position + 1] | 0x20 == UInt8(ascii: "d") || text[position + 1] | 0x20 == UInt8(ascii: "h")
        else { return nil }
        position += 2
        let next = text[position]
        guard next == UInt8(ascii: ">") || next == UInt8(ascii: " ") else { return nil }
        let limit = min(text.endIndex, position + 512)
        guard let close = text[position..<limit].firstIndex(of: UInt8(ascii: ">")) else { return nil }
        end = close + 1
    }
}
