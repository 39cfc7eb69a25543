internal import UrtextModel

/// Lists and tables in HTML that are opened and not closed. Published pages have none: where one is found, the page was
/// cut off, or its markup was damaged.
struct OpenElements: Sendable {
    struct Element: Hashable, Sendable {
        var name: String
        var line: Int
    }

    /// Outermost first.
    private(set) var elements: [Element] = []
    /// The line of a pipe table's row at the very end that is cut off in the middle.
    private(set) var cutRow: Int?
    /// How many elements of each name are open, so that a closing tag of none is not looked for.
    private var counts: [String: Int] = [:]

    /// - Parameters:
    ///   - start: where the text begins, after the front matter.
    ///   - firstLine: the line of that byte.
    init(_ bytes: [UInt8], from start: Int, firstLine: Int) {
        var line = firstLine
        var index = start
        var lineStart = start
        var lastText = (start: start, line: firstLine)
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\n"):
                line += 1
                lineStart = index + 1
            case UInt8(ascii: "<"): note(bytes, at: index, line: line)
            case UInt8(ascii: " "), UInt8(ascii: "\t"), 13: break
            default: if lastText.start != lineStart { lastText = (lineStart, line) }
            }
            index += 1
        }
        let row = bytes[lastText.start...]
        let end = row.lastIndex {
            $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") && $0 != 13 && $0 != UInt8(ascii: "\t")
        }
        if row.first == UInt8(ascii: "|"), let end, row[end] != UInt8(ascii: "|") { cutRow = lastText.line }
    }

    private mutating func note(_ bytes: [UInt8], at index: Int, line: Int) {
        let isClosing = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
        let start = index + (isClosing ? 2 : 1)
        for name in ["dl", "table"] {
            let end = start + name.utf8.count
            guard end < bytes.count, zip(bytes[start..<end], name.utf8).allSatisfy({ $0 | 0x20 == $1 }),
                !Identifier.isPart(bytes[end])
            else { continue }
            if !isClosing {
                // Hostile nesting is another diagnostic's business.
                guard elements.count < 10_000 else { continue }
                elements.append(Element(name: name, line: line))
                counts[name, default: 0] += 1
            } else if counts[name, default: 0] > 0, let open = elements.lastIndex(where: { $0.name == name }) {
                elements.remove(at: open)
                counts[name, default: 0] -= 1
            }
        }
    }
}
