import UrtextModel

/// A page's lines as its rules look at them: without escapes, and without what stands in code or front matter.
struct PageLines: Sendable {
    /// In order; the first has the number one.
    private(set) var lines: [String] = []
    /// Whether the line is part of the front matter or of a fenced code block.
    private(set) var isCode: [Bool] = []

    init(_ bytes: [UInt8]) {
        var fence: Character?
        var isFrontMatter = false
        let bytes = LineEnds.plain(bytes)
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            var text = String(decoding: line, as: UTF8.self)
            if text.hasSuffix("\r") || text.hasSuffix("\r\n") { text.removeLast() }
            let head = text.drop { $0 == " " }
            var code = isFrontMatter || fence != nil
            if index == 0, text.hasPrefix("---") || text.hasPrefix("\u{FEFF}---") {
                isFrontMatter = true
                code = true
            } else if isFrontMatter {
                if text == "---" || text == "..." { isFrontMatter = false }
            } else if let mark = ["`", "~"].first(where: { head.hasPrefix(String(repeating: $0, count: 3)) })?.first {
                if fence == nil { fence = mark } else if fence == mark { fence = nil }
                code = true
            }
            isCode.append(code)
            lines.append(code ? text : PageLines.unescaped(text))
        }
    }

    /// The lines outside code, numbered from one.
    var prose: some Sequence<(line: Int, text: String)> {
        lines.indices.lazy.filter { !isCode[$0] }.map { (line: $0 + 1, text: lines[$0]) }
    }

    /// `\_` is `_`: a backslash before a mark of ASCII says that the mark is itself.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var result = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                let isMark = character.isASCII && !character.isLetter && !character.isNumber && !character.isWhitespace
                if !isMark { result.append("\\") }
                result.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return isEscaped ? result + "\\" : result
    }

    static func isHeading(_ text: String) -> Bool { text.hasPrefix("#") }

    /// A row of a pipe table.
    static func isRow(_ text: String) -> Bool {
        let head = text.drop { $0 == " " || $0 == "\t" }
        return head.hasPrefix("|") && head.dropFirst().contains("|")
    }

    /// The line under a table's header.
    static func isRule(_ text: String) -> Bool {
        isRow(text) && text.allSatisfy { "|-: \t".contains($0) } && text.contains("-")
    }

    /// What the cells of a row say, without blanks at their ends.
    static func cells(_ row: String) -> [String] {
        var cells = row.split(separator: "|", omittingEmptySubsequences: false).map { Blank.trimmed(String($0)) }
        if cells.first == "" { cells.removeFirst() }
        if cells.last == "" { cells.removeLast() }
        return cells
    }

    /// Words that have the shape of a constant with an underscore.
    static func symbols(in text: String) -> [String] {
        text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }.map(String.init)
            .filter { Identifier.isConstantShaped($0) && $0.contains("_") }
    }
}
