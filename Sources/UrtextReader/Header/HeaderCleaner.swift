/// Makes the preprocessor's text of one header: joins continued lines and replaces comments by a blank.
///
/// One pass, one step a byte. A carriage return before a line feed is dropped, a lone one and a NUL are blanks; a
/// backslash continues its line also when blanks follow it, as compilers have it. A string or character constant ends
/// with its line at the latest, so that an apostrophe in the text of an `#error` hides no more than that line.
struct HeaderCleaner {
    private let raw: [UInt8]
    private var index = 0
    private var line = 1
    private var swallowed = 0
    private var lines: HeaderLines
    private var output: [UInt8]

    private init(_ raw: [UInt8], after text: [UInt8]) {
        self.raw = raw
        output = text
        lines = HeaderLines(range: output.count..<output.count)
    }

    /// Appends the header to `text` and says where it stands.
    static func append(_ raw: [UInt8], to text: inout [UInt8]) -> HeaderLines {
        var cleaner = HeaderCleaner(raw, after: text)
        text = []
        let room = cleaner.output.count + raw.count + 1
        // At least twice the room there was, or many headers would be moved again for each of them.
        if room > cleaner.output.capacity { cleaner.output.reserveCapacity(max(room, 2 * cleaner.output.capacity)) }
        let start = cleaner.output.count
        cleaner.run()
        cleaner.output.append(UInt8(ascii: "\n"))
        cleaner.lines.range = start..<cleaner.output.count
        text = cleaner.output
        return cleaner.lines
    }

    private mutating func run() {
        if raw.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        while index < raw.count {
            let byte = raw[index]
            switch byte {
            case UInt8(ascii: "\\"):
                if !joinLine() { copy() }
            case UInt8(ascii: "/"):
                comment()
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                quoted(byte)
            default:
                copy()
            }
        }
    }

    /// Copies the byte at hand, or what stands for it.
    private mutating func copy() {
        let byte = raw[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\n"):
            line += 1
            output.append(byte)
        case UInt8(ascii: "\r"):
            if index < raw.count, raw[index] == UInt8(ascii: "\n") { return }
            output.append(UInt8(ascii: " "))
        case 0:
            if lines.nulLine == nil { lines.nulLine = line }
            output.append(UInt8(ascii: " "))
        default:
            output.append(byte)
        }
    }

    /// Where the line goes on when the backslash at `start` continues it.
    private func continuation(at start: Int) -> Int? {
        guard start < raw.count, raw[start] == UInt8(ascii: "\\") else { return nil }
        var end = start + 1
        while end < raw.count {
            switch raw[end] {
            case UInt8(ascii: "\n"): return end + 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): end += 1
            default: return nil
            }
        }
        return nil
    }

    /// Steps over a backslash and the line end after it; false when there is none.
    private mutating func joinLine() -> Bool {
        guard let end = continuation(at: index) else { return false }
        index = end
        swallow()
        return true
    }

    private mutating func swallow() {
        line += 1
        swallowed += 1
        if let last = lines.breaks.last, last.offset == output.count { lines.breaks.removeLast() }
        lines.breaks.append(HeaderLines.Break(offset: output.count, swallowed: swallowed))
    }

    /// Handles a slash: a comment, or a slash.
    private mutating func comment() {
        var next = index + 1
        while let end = continuation(at: next) { next = end }
        guard next < raw.count, raw[next] == UInt8(ascii: "/") || raw[next] == UInt8(ascii: "*") else { return copy() }
        let openLine = line
        output.append(UInt8(ascii: " "))
        index += 1
        while joinLine() {}
        index += 1
        if raw[next] == UInt8(ascii: "*") {
            if !blockComment() { lines.openCommentLine = openLine }
        } else {
            lineComment()
        }
    }

    /// Steps to the line end that ends a `//` comment.
    private mutating func lineComment() {
        while index < raw.count, raw[index] != UInt8(ascii: "\n") {
            if raw[index] != UInt8(ascii: "\\") || !joinLine() { index += 1 }
        }
    }

    /// Steps over the rest of a `/*` comment; false when the header ends first.
    private mutating func blockComment() -> Bool {
        while index < raw.count {
            let byte = raw[index]
            if byte == UInt8(ascii: "\\"), joinLine() { continue }
            index += 1
            if byte == UInt8(ascii: "\n") {
                swallow()
            } else if byte == UInt8(ascii: "*") {
                while joinLine() {}
                if index < raw.count, raw[index] == UInt8(ascii: "/") {
                    index += 1
                    return true
                }
            }
        }
        return false
    }

    /// Copies a string or character constant with its quotes, to the line end at most.
    private mutating func quoted(_ quote: UInt8) {
        copy()
        while index < raw.count, raw[index] != UInt8(ascii: "\n") {
            let byte = raw[index]
            if byte == UInt8(ascii: "\\") {
                if joinLine() { continue }
                copy()
                while joinLine() {}
                if index < raw.count, raw[index] != UInt8(ascii: "\n") { copy() }
            } else {
                copy()
                if byte == quote { return }
            }
        }
    }
}
