/// The bytes of a template, with the questions parsing and rendering ask of them.
///
/// Everything Mustache looks for is ASCII or a delimiter in UTF-8, so that a match never begins inside a character.
struct MustacheSource: Sendable {
    let name: String
    let bytes: [UInt8]

    init(name: String, text: String) {
        self.name = name
        bytes = Array(text.utf8)
    }

    var count: Int { bytes.count }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// A place for people; takes time proportional to the offset, and is asked for errors only.
    func place(at offset: Int) -> MustachePlace {
        var line = 1
        var start = 0
        for index in 0..<offset where bytes[index] == MustacheByte.lineFeed {
            line += 1
            start = index + 1
        }
        return MustachePlace(template: name, line: line, column: text(start..<offset).count + 1)
    }

    /// The first place at or after `start` where `pattern`, which is not empty, stands.
    func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
        let first = pattern[0]
        var index = start
        while index + pattern.count <= bytes.count {
            if bytes[index] == first, stands(pattern, at: index) { return index }
            index += 1
        }
        return nil
    }

    func stands(_ pattern: [UInt8], at start: Int) -> Bool {
        guard start + pattern.count <= bytes.count else { return false }
        for index in pattern.indices where bytes[start + index] != pattern[index] { return false }
        return true
    }

    /// True at the start of the text and behind a line feed.
    func isLineStart(_ index: Int) -> Bool { index == 0 || bytes[index - 1] == MustacheByte.lineFeed }

    /// The end of the blanks that begin at `start`.
    func endOfBlanks(from start: Int, to limit: Int) -> Int {
        var index = start
        while index < limit, MustacheByte.isBlank(bytes[index]) { index += 1 }
        return index
    }

    /// The start of the blanks that end at `end`.
    func startOfBlanks(endingAt end: Int, from limit: Int) -> Int {
        var index = end
        while index > limit, MustacheByte.isBlank(bytes[index - 1]) { index -= 1 }
        return index
    }

    /// The end of the line end (`\n` or `\r\n`) that stands at `index`, or `nil` when none does.
    func endOfLineEnd(at index: Int, to limit: Int) -> Int? {
        guard index < limit else { return nil }
        if bytes[index] == MustacheByte.lineFeed { return index + 1 }
        if bytes[index] == MustacheByte.carriageReturn, index + 1 < limit, bytes[index + 1] == MustacheByte.lineFeed {
            return index + 2
        }
        return nil
    }

    /// The end of the line that holds `start`, behind its line feed, but not beyond `limit`.
    func endOfLine(from start: Int, to limit: Int) -> Int {
        var index = start
        while index < limit {
            index += 1
            if bytes[index - 1] == MustacheByte.lineFeed { break }
        }
        return index
    }

    /// `range` without white space at both ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, MustacheByte.isSpace(bytes[start]) { start += 1 }
        while end > start, MustacheByte.isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// How many bytes two ranges have in common at their starts.
    func commonPrefix(_ left: Range<Int>, _ right: Range<Int>) -> Int {
        if left.lowerBound == right.lowerBound { return min(left.count, right.count) }
        var count = 0
        while count < left.count, count < right.count,
            bytes[left.lowerBound + count] == bytes[right.lowerBound + count]
        { count += 1 }
        return count
    }
}

/// The bytes that matter to Mustache.
enum MustacheByte {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// A space or a tab: what indents a line.
    static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// Any white space of ASCII: what may surround a name in a tag.
    static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (byte >= 0x09 && byte <= 0x0D) }
}
