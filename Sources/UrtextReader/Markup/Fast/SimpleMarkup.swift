internal import UrtextModel

/// Reads a section of the common shapes straight from its bytes: definition lists, paragraphs, pipe tables, headings and
/// what stands in them. Whatever is of another shape is declined, and read by the C libraries.
///
/// The tree it makes shows every reader what the C libraries' tree shows: the same blocks in the same order, with the
/// same lines, anchors and text. It leaves out what no reader looks at: white space between blocks, lists and quotations
/// of prose, and, where prose is not wanted, the text of paragraphs that can be no heading of a parameter.
///
/// What a new reader looks at besides must be added here, or asked for as ``Prose/all``.
struct SimpleMarkup {
    let bytes: [UInt8]
    /// The end of the section.
    let end: Int
    /// Which running text is wanted.
    let prose: Prose
    /// The start of the current line.
    var position: Int
    /// Its number in the page.
    var line: Int
    var builder: MarkupBuilder
    var inline = InlineReader()
    /// True between the tags of a table's columns.
    private var isInColumns = false
    /// Whether there was a paragraph, and a bar, in HTML: together they may be a table that was broken.
    private var hasRawParagraph = false
    private var hasRawBar = false

    /// Which paragraphs keep their text besides those that may be headings.
    enum Prose: Sendable {
        case none
        /// Those in which an underscore may stand.
        case mentions
        case all
    }

    /// The tree of a section; `nil` when it is not of the shapes read here.
    ///
    /// - Parameter isPrepared: whether the cells of tables in HTML were opened. Where they were not, a section that has
    ///   any is declined: opening them may change what else stands there.
    static func tree(
        _ bytes: [UInt8], _ range: Range<Int>, firstLine: Int, prose: Prose, isPrepared: Bool = false
    ) -> MarkupTree? {
        guard range.lowerBound >= 0, range.upperBound <= bytes.count,
            ByteSearch.first(13, in: bytes, from: range.lowerBound, to: range.upperBound) == nil,
            isPrepared || !mayHoldCells(bytes, range)
        else { return nil }
        var reader = SimpleMarkup(bytes, range, firstLine: firstLine, prose: prose)
        do throws(NotSimple) {
            try reader.readBlocks()
            if reader.isInColumns || reader.hasRawParagraph && reader.hasRawBar { return nil }
            return reader.builder.finish()
        } catch {
            return nil
        }
    }

    private init(_ bytes: [UInt8], _ range: Range<Int>, firstLine: Int, prose: Prose) {
        self.bytes = bytes
        self.end = range.upperBound
        self.prose = prose
        position = range.lowerBound
        line = firstLine
        builder = MarkupBuilder(firstLine: firstLine, capacity: range.count)
    }

    /// True when a tag of a cell stands anywhere in a section, be it in code.
    private static func mayHoldCells(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        while let mark = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: position, to: range.upperBound) {
            position = mark + 1
            var name = position
            if name < range.upperBound, bytes[name] == UInt8(ascii: "/") { name += 1 }
            guard name + 1 < range.upperBound, bytes[name] | 0x20 == UInt8(ascii: "t") else { continue }
            let second = bytes[name + 1] | 0x20
            if second == UInt8(ascii: "d") || second == UInt8(ascii: "h") { return true }
        }
        return false
    }

    /// A line as the block structure sees it.
    struct Line {
        var start: Int
        /// The first byte that is no blank; ``end`` on a blank line.
        var content: Int
        /// The line feed, or the end of the section.
        var end: Int

        var indent: Int { content - start }
        var isBlank: Bool { content == end }
    }

    /// The line that begins at an index.
    func line(at start: Int) -> Line {
        let stop = ByteSearch.first(UInt8(ascii: "\n"), in: bytes, from: start, to: end) ?? end
        var content = start
        while content < stop, bytes[content] == UInt8(ascii: " ") { content += 1 }
        if content < stop, bytes[content] == UInt8(ascii: "\t") {
            // Only blank lines may begin with a tab.
            var index = content
            while index < stop, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") { index += 1 }
            if index == stop { content = stop }
        }
        return Line(start: start, content: content, end: stop)
    }

    /// Goes to the line behind one.
    mutating func advance(past line: Line) {
        position = min(line.end + 1, end)
        self.line += 1
    }

    private mutating func readBlocks() throws(NotSimple) {
        while position < end {
            let current = line(at: position)
            if current.isBlank {
                advance(past: current)
                continue
            }
            guard current.indent < 4, bytes[current.content] != UInt8(ascii: "\t") else { throw NotSimple() }
            switch bytes[current.content] {
            case UInt8(ascii: "`"), UInt8(ascii: "~"):
                if let fence = Fence(opening: bytes[current.start..<current.end]) {
                    try skipCode(fence, current)
                } else {
                    try readParagraph()
                }
            case UInt8(ascii: "#"): if try !readHeading(current) { try readParagraph() }
            case UInt8(ascii: "<"): if try !readRawBlock(current) { try readParagraph() }
            case UInt8(ascii: ">"): try skipQuotation()
            case UInt8(ascii: "|"): try readTable(current)
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "_"), UInt8(ascii: "="):
                if isRule(current) { throw NotSimple() }
                if let marker = try listMarker(current) { try skipList(marker, current) } else { try readParagraph() }
            default: try readParagraph()
            }
        }
    }

    /// True for a line of nothing but the marks of rules, underlines and tables.
    func isRule(_ line: Line) -> Bool {
        for index in line.content..<line.end {
            switch bytes[index] {
            case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "|"),
                UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"):
                continue
            default: return false
            }
        }
        return true
    }

    /// Where blocks of Markdown may stand: in no element, or directly in a definition; paragraphs also in a term or cell.
    func checkPlace(isParagraph: Bool = false) throws(NotSimple) {
        switch builder.top {
        case .body, .dd: return
        case .dt where isParagraph, .td where isParagraph, .th where isParagraph: return
        default: throw NotSimple()
        }
    }

    private mutating func skipCode(_ fence: Fence, _ opening: Line) throws(NotSimple) {
        try checkPlace()
        builder.leaf(.pre, line: line)
        advance(past: opening)
        while position < end {
            let current = line(at: position)
            advance(past: current)
            if fence.isClosed(by: bytes[current.start..<current.end]) { return }
        }
    }

    private mutating func readHeading(_ current: Line) throws(NotSimple) -> Bool {
        var start = current.content
        while start < current.end, bytes[start] == UInt8(ascii: "#") { start += 1 }
        let level = start - current.content
        guard level <= 6, start < current.end else {
            if level <= 6 { throw NotSimple() }
            return false
        }
        guard bytes[start] == UInt8(ascii: " ") else {
            if bytes[start] == UInt8(ascii: "\t") { throw NotSimple() }
            return false
        }
        try checkPlace()
        while start < current.end, bytes[start] == UInt8(ascii: " ") { start += 1 }
        var stop = current.end
        while stop > start, bytes[stop - 1] == UInt8(ascii: " ") || bytes[stop - 1] == UInt8(ascii: "\t") { stop -= 1 }
        guard stop > start, bytes[stop - 1] != UInt8(ascii: "#") else { throw NotSimple() }
        let tag = MarkupTree.Tag(rawValue: MarkupTree.Tag.h1.rawValue + UInt8(truncatingIfNeeded: level - 1)) ?? .h6
        try builder.open(tag, line: line)
        try readInline(start..<stop, lineEnd: current.end, isCell: false)
        try builder.close(tag)
        advance(past: current)
        return true
    }

    // MARK: Raw HTML

    /// Reads a block of HTML, up to the next blank line. False when the line begins a paragraph.
    private mutating func readRawBlock(_ current: Line) throws(NotSimple) -> Bool {
        if ByteSearch.has("<!--", in: bytes, at: current.content, to: current.end) {
            try skipComment(current)
            return true
        }
        guard let tag = try SimpleTag.read(bytes, at: current.content, to: current.end) else { return false }
        if tag.isInline {
            // Alone on its line it begins a block, else a paragraph.
            var rest = tag.end
            while rest < current.end, bytes[rest] == UInt8(ascii: " ") { rest += 1 }
            guard rest == current.end else { return false }
        }
        try readRawLines(current)
        return true
    }

    /// True when a line begins a block of HTML that may interrupt a paragraph.
    func interrupts(_ current: Line) throws(NotSimple) -> Bool {
        if ByteSearch.has("<!--", in: bytes, at: current.content, to: current.end) { throw NotSimple() }
        guard let tag = try SimpleTag.read(bytes, at: current.content, to: current.end) else { return false }
        return !tag.isInline
    }

    private mutating func readRawLines(_ first: Line) throws(NotSimple) {
        var current = first
        while true {
            if ByteSearch.first("] (", in: bytes, from: current.content, to: current.end) != nil { throw NotSimple() }
            // A table that was folded into one line.
            if bytes[current.content] == UInt8(ascii: "|") { throw NotSimple() }
            if ByteSearch.first(UInt8(ascii: "|"), in: bytes, from: current.content, to: current.end) != nil {
                hasRawBar = true
            }
            var index = current.content
            while index < current.end {
                let next = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: index, to: current.end) ?? current.end
                if isInColumns, !Blank.isBlank(bytes[index..<next]) { throw NotSimple() }
                while let mark = ByteSearch.first(UInt8(ascii: "&"), in: bytes, from: index, to: next) {
                    guard let (scalar, end) = try reference(mark, to: next) else { throw NotSimple() }
                    builder.text(bytes, index..<mark)
                    builder.text(scalar)
                    index = end
                }
                builder.text(bytes, index..<next)
                index = next
                guard index < current.end else { break }
                guard let tag = try SimpleTag.read(bytes, at: index, to: current.end) else { throw NotSimple() }
                try apply(tag, line: line, isRaw: true)
                index = tag.end
            }
            advance(past: current)
            guard position < end else { return }
            current = line(at: position)
            if current.isBlank { return }
            builder.text(UInt8(ascii: "\n"))
        }
    }

    private mutating func skipComment(_ current: Line) throws(NotSimple) {
        guard let close = ByteSearch.first("-->", in: bytes, from: current.content + 4, to: current.end) else {
            throw NotSimple()
        }
        var index = close + 3
        while index < current.end, bytes[index] == UInt8(ascii: " ") { index += 1 }
        let isEmpty =
            ByteSearch.has("<!-->", in: bytes, at: current.content, to: current.end)
            || ByteSearch.has("<!--->", in: bytes, at: current.content, to: current.end)
        guard index == current.end, !isEmpty,
            ByteSearch.first("--", in: bytes, from: current.content + 4, to: close) == nil
        else { throw NotSimple() }
        advance(past: current)
    }

    /// Opens or closes an element where no parser would repair anything.
    mutating func apply(_ tag: SimpleTag, line: Int, isRaw: Bool) throws(NotSimple) {
        if tag.column != .none { return try applyColumn(tag, isRaw: isRaw) }
        guard !isInColumns else { throw NotSimple() }
        if tag.form == .closing {
            // A term has ended the definition already, or the list was closed before its end: a parser passes over what
            // ends nothing.
            if tag.tag == .dd || tag.tag == .dt || tag.tag == .dl, !builder.isOpen(tag.tag) { return }
            return try builder.close(tag.tag)
        }
        if tag.tag == .dt, builder.top == .dd { try builder.close(.dd) }
        let block = builder.block
        if tag.isInline {
            switch block {
            case .ul, .ol, .table, .tr, .thead, .tbody: throw NotSimple()
            case .a where tag.tag == .a: throw NotSimple()
            default: break
            }
            if tag.tag == .a, builder.isOpen(.a) { throw NotSimple() }
            if tag.form == .void {
                builder.leaf(.br, line: line)
                return
            }
        } else {
            let isAllowed =
                switch tag.tag {
                case .dl: block == .body || block == .dd || block == .td || block == .th
                case .dt, .dd: block == .dl
                case .p:
                    builder.top == block && (block == .td || block == .th || block == .dd || block == .li)
                case .ul, .ol: block == .td || block == .th || block == .dd || block == .li
                case .li: block == .ul || block == .ol
                case .table: isRaw && builder.top == block && (block == .body || block == .dd)
                case .thead, .tbody: isRaw && builder.top == .table
                case .tr: isRaw && (builder.top == .tbody || builder.top == .thead || builder.top == .table)
                case .td, .th: isRaw && builder.top == .tr
                case .blockquote: builder.top == block && (block == .td || block == .th)
                default: false
                }
            guard isAllowed else { throw NotSimple() }
            if isRaw, tag.tag == .p { hasRawParagraph = true }
        }
        let anchor = builder.keep(bytes, tag.anchor)
        let pair = builder.keep(bytes, tag.pair)
        try builder.open(tag.tag, line: line, anchor: anchor, pair: pair, side: tag.side)
    }

    /// Checks the tags of a table's columns, and leaves them out: nobody looks at them.
    private mutating func applyColumn(_ tag: SimpleTag, isRaw: Bool) throws(NotSimple) {
        guard isRaw, builder.top == .table else { throw NotSimple() }
        switch (tag.column, tag.form) {
        case (.group, .opening) where !isInColumns: isInColumns = true
        case (.group, .closing) where isInColumns: isInColumns = false
        case (.single, .void): break
        default: throw NotSimple()
        }
    }
}
