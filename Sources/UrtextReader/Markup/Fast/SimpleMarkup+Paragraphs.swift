internal import UrtextModel

extension SimpleMarkup {
    /// Reads the paragraph that begins on the current line.
    mutating func readParagraph() throws(NotSimple) {
        let first = line(at: position)
        let firstLine = line
        if bytes[first.content] == UInt8(ascii: "["), isReference(first) { throw NotSimple() }
        try checkPlace(isParagraph: true)
        var stop = first.end
        advance(past: first)
        while position < end {
            let current = line(at: position)
            if current.isBlank { break }
            if try endsParagraph(current) { break }
            stop = current.end
            advance(past: current)
        }
        while stop > first.content, bytes[stop - 1] == UInt8(ascii: " ") || bytes[stop - 1] == UInt8(ascii: "\t") {
            stop -= 1
        }
        let range = first.content..<stop
        // Several bars in a paragraph may be a table that was broken.
        var bars = 0
        var index = range.lowerBound
        while let bar = ByteSearch.first(UInt8(ascii: "|"), in: bytes, from: index, to: stop) {
            bars += 1
            if bars == 4 { throw NotSimple() }
            index = bar + 1
        }
        let end = (position, line)
        line = firstLine
        let isProse = try isProse(range)
        let depth = builder.depth
        try builder.open(.p, line: firstLine)
        if !isProse { try readInline(range, lineEnd: stop, isCell: false) }
        // A list in a cell's text ends the paragraph.
        if builder.depth > depth { try builder.close(.p) }
        guard builder.depth == depth else { throw NotSimple() }
        (position, line) = end
    }

    /// True when a line begins another block behind a paragraph.
    private func endsParagraph(_ current: Line) throws(NotSimple) -> Bool {
        if current.indent >= 4 { return false }
        switch bytes[current.content] {
        case UInt8(ascii: "`"), UInt8(ascii: "~"): return Fence(opening: bytes[current.start..<current.end]) != nil
        case UInt8(ascii: "#"):
            var index = current.content
            while index < current.end, bytes[index] == UInt8(ascii: "#") { index += 1 }
            return index - current.content <= 6
                && (index == current.end || bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t"))
        case UInt8(ascii: "<"): return try interrupts(current)
        case UInt8(ascii: ">"): return true
        case UInt8(ascii: "|"), UInt8(ascii: "\t"): throw NotSimple()
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: ":"):
            if isRule(current) { throw NotSimple() }
            guard let marker = try listMarker(current) else { return false }
            // A number other than 1 does not interrupt.
            return !marker.isNumber || marker.isOne
        default: return false
        }
    }

    /// True for what may define a link.
    private func isReference(_ line: Line) -> Bool {
        ByteSearch.first("]:", in: bytes, from: line.content, to: line.end) != nil
    }

    /// True for a paragraph whose text nobody looks at: it stands in a definition, or begins with plain text, and its
    /// tags and pairs are whole.
    private func isProse(_ range: Range<Int>) throws(NotSimple) -> Bool {
        guard prose != .all, builder.top == .body || builder.top == .dd, !mayMention(range), !isLoneSymbol(range)
        else { return false }
        switch bytes[range.lowerBound] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "."):
            return try isInert(range)
        case 0x80... where Blank.length(bytes[range], at: range.lowerBound) == 0: return try isInert(range)
        default: return builder.top == .dd ? try isInert(range, needsText: true) : false
        }
    }

    /// True for a paragraph of one symbol, which a quotation below may explain.
    private func isLoneSymbol(_ range: Range<Int>) -> Bool {
        var hasUnderscore = false
        for byte in bytes[range] {
            guard byte != UInt8(ascii: "_") else {
                hasUnderscore = true
                continue
            }
            // Underscores may be escaped.
            guard (65...90).contains(byte) || Identifier.isDigit(byte) || byte == UInt8(ascii: "\\") else {
                return false
            }
        }
        return hasUnderscore
    }

    /// True when a symbol may stand in a text, and mentions are wanted.
    func mayMention(_ range: Range<Int>) -> Bool {
        prose == .mentions
            && (ByteSearch.first(UInt8(ascii: "_"), in: bytes, from: range.lowerBound, to: range.upperBound) != nil
                || ByteSearch.first(UInt8(ascii: "&"), in: bytes, from: range.lowerBound, to: range.upperBound) != nil)
    }
}
