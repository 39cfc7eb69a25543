/// Text between tags, line by line.
extension MustacheBuilder {
    /// What comes behind a piece of text, on its last line.
    enum Follower {
        /// Nothing: the rest of the line belongs to a tag that has it for itself, or the text ends.
        case lineEnd
        case tag
        /// A closing tag within a line, behind which the line goes on outside of what it closes.
        case closingTag
    }

    /// Writes the text between the cursor and `end`. A line that begins with a tag gets an empty piece of text, so
    /// that rendering sees where lines begin.
    mutating func writeText(upTo end: Int, followedBy follower: Follower) {
        if openBlocks > 0 { noteMargins(upTo: end, followedBy: follower) }
        if cursor < end { nodes.append(.text(cursor..<end, startsLine: isLineStart(cursor))) }
        if follower != .lineEnd, isLineStart(end) { nodes.append(.text(end..<end, startsLine: true)) }
        cursor = end
    }

    /// Passes a tag that may have its line for itself: such a line is no text at all.
    ///
    /// - Returns: the blanks before the tag, when it has.
    @discardableResult
    mutating func consume(_ index: Int) -> Range<Int>? {
        let tag = tags[index]
        let isOpening = tag.kind == .section || tag.kind == .inverted
        let surrounding = tag.kind == .close ? stack[stack.count - 2] : top
        if let leading = leadingBlanks(tag),
            let end = endOfLine(behind: index, endsFile: surrounding.kind == .argument && !isOpening)
        {
            writeText(upTo: leading.lowerBound, followedBy: .lineEnd)
            cursor = end
            return leading
        }
        writeText(upTo: tag.range.lowerBound, followedBy: tag.kind == .close ? .closingTag : .tag)
        cursor = tag.range.upperBound
        return nil
    }

    /// The blanks before a tag, when nothing else is before it on its line.
    func leadingBlanks(_ tag: MustacheTag) -> Range<Int>? {
        let start = source.startOfBlanks(endingAt: tag.range.lowerBound, from: cursor)
        return isLineStart(start) ? start..<tag.range.lowerBound : nil
    }

    /// Where the next line begins, when nothing but blanks follows the tag at `index` on its line.
    ///
    /// - Parameter endsFile: the tag is a direct part of an argument, whose closing tag is the end of a file.
    func endOfLine(behind index: Int, endsFile: Bool) -> Int? {
        let end = source.endOfBlanks(from: tags[index].range.upperBound, to: source.count)
        if end == source.count { return end }
        if endsFile, index + 1 < tags.count, tags[index + 1].kind == .close, tags[index + 1].range.lowerBound == end {
            return end
        }
        return source.endOfLineEnd(at: end, to: source.count)
    }

    func isLineStart(_ index: Int) -> Bool { source.isLineStart(index) || index == top.fileStart }

    /// Remembers the first thing inside a parent that is not a block.
    mutating func noteStray(upTo end: Int) {
        guard top.stray == nil else { return }
        stack[stack.count - 1].stray = (cursor..<end).first { !MustacheByte.isSpace(source.bytes[$0]) }
    }

    // MARK: Margins

    /// Narrows the common indentation of what is open down to that of one more line.
    mutating func noteMargin(_ blanks: Range<Int>) {
        guard openBlocks > 0 else { return }
        let last = stack.count - 1
        guard let margin = stack[last].margin else {
            stack[last].margin = blanks
            return
        }
        let count = source.commonPrefix(margin, blanks)
        stack[last].margin = margin.lowerBound..<(margin.lowerBound + count)
    }

    /// Notes the indentation of each line that begins in the text up to `end`, and is not blank.
    private mutating func noteMargins(upTo end: Int, followedBy follower: Follower) {
        var start = cursor
        if !isLineStart(start) {
            start = source.endOfLine(from: start, to: end)
            guard isLineStart(start) else { return }
        }
        while true {
            let blanks = source.endOfBlanks(from: start, to: end)
            if blanks == end {
                if follower == .tag { noteMargin(start..<blanks) }
                return
            }
            if source.endOfLineEnd(at: blanks, to: end) == nil { noteMargin(start..<blanks) }
            start = source.endOfLine(from: blanks, to: end)
            guard start < end || isLineStart(start) else { return }
        }
    }
}
