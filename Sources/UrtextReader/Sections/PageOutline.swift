internal import UrtextModel

/// The headings and code blocks of a page, found on bytes: what is wanted of a page is then parsed, and nothing else.
struct PageOutline: Sendable {
    struct Section: Sendable {
        /// The number of `#`, 1 above a line of `=` and 2 above one of `-`; 0 for the text before the first heading.
        var level: Int
        /// The untranslated slug of the heading: from `<a name="…">`, else made from the heading's own words.
        var slug: String
        /// True when the slug stood on the page, so that its words are the original's.
        var hasAnchor: Bool
        /// What the section is for, by its slug.
        var role: SectionRole?
        /// The heading's text as it stands, without the marks.
        var heading: ArraySlice<UInt8>
        var headingLine: Int
        /// The body: from the line after the heading to the next heading of the same or a higher level.
        var body: Range<Int>
        /// The line of the body's first byte.
        var bodyLine: Int
    }

    struct CodeBlock: Sendable {
        var language: String
        /// The code, without the fences.
        var body: Range<Int>
        /// The line of the body's first byte.
        var bodyLine: Int
    }

    private(set) var sections: [Section]
    private(set) var codeBlocks: [CodeBlock]
    /// The line of a fence that is never closed.
    private(set) var openFenceLine: Int?
    /// The line of the first heading beyond ``headingLimit``; the page is not read from there on.
    private(set) var surplusHeadingLine: Int?

    /// Headings of a page, far above what a page that people read can have.
    static let headingLimit = 16_384

    /// - Parameters:
    ///   - start: where the text begins, after the front matter.
    ///   - firstLine: the line of that byte.
    init(_ bytes: [UInt8], from start: Int, firstLine: Int) {
        sections = [
            Section(
                level: 0, slug: "", hasAnchor: false, role: nil, heading: [], headingLine: firstLine,
                body: start..<bytes.count, bodyLine: firstLine)
        ]
        codeBlocks = []
        var line = firstLine
        var position = start
        var fence: (fence: Fence, start: Int, line: Int)?
        /// Where the line before this one begins.
        var previous = start
        while position < bytes.count {
            let end = ByteSearch.first(UInt8(ascii: "\n"), in: bytes, from: position, to: bytes.count) ?? bytes.count
            let next = min(end + 1, bytes.count)
            var content = position
            while content < end, content < position + 4, bytes[content] == UInt8(ascii: " ") { content += 1 }
            let first = content < end ? bytes[content] : 0
            switch first {
            case UInt8(ascii: "#"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "="), UInt8(ascii: "-"):
                let text = bytes[position..<end]
                if let open = fence {
                    guard open.fence.isClosed(by: text) else { break }
                    codeBlocks.append(
                        CodeBlock(language: open.fence.language, body: open.start..<position, bodyLine: open.line))
                    fence = nil
                } else if let opened = Fence(opening: text) {
                    fence = (opened, next, line + 1)
                } else if let heading = Heading(text) {
                    append(heading, line: line, body: next..<bytes.count, bodyLine: line + 1)
                } else if let heading = Heading(bytes, from: start, previous: previous, underline: text) {
                    append(heading, line: line - 1, body: next..<bytes.count, bodyLine: line + 1)
                }
            default: break
            }
            if surplusHeadingLine != nil { break }
            previous = position
            position = next
            line += 1
            if end == bytes.count { break }
        }
        if let open = fence {
            openFenceLine = open.line - 1
            codeBlocks.append(
                CodeBlock(language: open.fence.language, body: open.start..<bytes.count, bodyLine: open.line))
        }
        closeSections(bytes)
    }

    private mutating func append(_ heading: Heading, line: Int, body: Range<Int>, bodyLine: Int) {
        guard sections.count <= PageOutline.headingLimit else {
            surplusHeadingLine = line
            return
        }
        sections.append(
            Section(
                level: heading.level, slug: heading.slug, hasAnchor: heading.hasAnchor,
                role: SectionRole(slug: heading.slug), heading: heading.text,
                headingLine: line, body: body, bodyLine: bodyLine))
    }

    /// Ends each section where the next heading of the same or a higher level begins.
    private mutating func closeSections(_ bytes: [UInt8]) {
        // For each level, the start of the nearest following heading at that level or above.
        var nextStart = [Int](repeating: bytes.count, count: 8)
        for index in sections.indices.reversed() {
            let level = sections[index].level
            let end =
                level == 0 ? (sections.count > 1 ? sections[1].heading.startIndex : bytes.count) : nextStart[level]
            sections[index].body = sections[index].body.lowerBound..<max(end, sections[index].body.lowerBound)
            let start = lineStart(of: sections[index].heading, in: bytes)
            if level > 0 { for deeper in level..<8 { nextStart[deeper] = start } }
        }
        if sections.count > 1 {
            let first = lineStart(of: sections[1].heading, in: bytes)
            sections[0].body = sections[0].body.lowerBound..<max(first, sections[0].body.lowerBound)
        }
    }

    private func lineStart(of heading: ArraySlice<UInt8>, in bytes: [UInt8]) -> Int {
        var index = heading.startIndex
        while index > 0, bytes[index - 1] != UInt8(ascii: "\n") { index -= 1 }
        return index
    }

    /// What the sections that stand in one without a role are about, by the starts of their headings: the start of its
    /// heading. The title's section is none.
    func subjects() -> [Int: Int] {
        var subjects: [Int: Int] = [:]
        var open: [Section] = []
        for section in sections where section.level > 1 {
            while let last = open.last, last.level >= section.level { open.removeLast() }
            if let last = open.last {
                let start = last.heading.startIndex
                subjects[section.heading.startIndex] = last.role == nil ? start : subjects[start]
            }
            open.append(section)
        }
        return subjects
    }

    /// The code blocks that lie in a section.
    func codeBlocks(in section: Section) -> [CodeBlock] {
        codeBlocks.filter { section.body.contains($0.body.lowerBound) || section.body.lowerBound == $0.body.lowerBound }
    }
}

/// A heading behind `#`, or above a line of `=` or `-`.
private struct Heading {
    var level: Int
    var slug: String
    var hasAnchor: Bool
    var text: ArraySlice<UInt8>

    init?(_ line: ArraySlice<UInt8>) {
        let body = line.drop { $0 == UInt8(ascii: " ") }
        guard body.startIndex - line.startIndex <= 3, body.first == UInt8(ascii: "#") else { return nil }
        let level = body.prefix { $0 == UInt8(ascii: "#") }.count
        let rest = body.dropFirst(level)
        guard level <= 6, let blank = rest.first, blank == UInt8(ascii: " ") || blank == UInt8(ascii: "\t") else {
            return nil
        }
        self.init(level: level, rest)
    }

    /// A line of text between a blank line and one that underlines it.
    ///
    /// Three marks are wanted, one more than a bullet that was left empty and its neighbour have.
    init?(_ bytes: [UInt8], from start: Int, previous: Int, underline: ArraySlice<UInt8>) {
        guard previous < underline.startIndex else { return nil }
        let marks = Heading.trimmed(underline)
        let text = Heading.trimmed(bytes[previous..<(underline.startIndex - 1)])
        guard marks.count >= 3, marks.allSatisfy({ $0 == marks.first }), marks.startIndex - underline.startIndex <= 3,
            let first = text.first, text.startIndex - previous <= 3,
            !"#>|<-*+=`~".utf8.contains(first) || Heading.isAnchored(text), !Heading.isListItem(text)
        else { return nil }
        // What has another line of text above it is no heading of one line.
        var index = previous
        if index > start {
            index -= 1
            while index > start, bytes[index - 1] != UInt8(ascii: "\n") {
                guard [UInt8(ascii: " "), UInt8(ascii: "\t"), 13].contains(bytes[index - 1]) else { return nil }
                index -= 1
            }
        }
        self.init(level: marks.first == UInt8(ascii: "=") ? 1 : 2, text)
    }

    /// True for `1. text` and `1) text`, below which a line of hyphens is a rule.
    private static func isListItem(_ text: ArraySlice<UInt8>) -> Bool {
        let rest = text.drop(while: Identifier.isDigit)
        guard rest.startIndex > text.startIndex, let mark = rest.first else { return false }
        return (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"))
            && rest.dropFirst().first.map { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } ?? true
    }

    private static func isAnchored(_ text: ArraySlice<UInt8>) -> Bool { text.starts(with: "<a ".utf8) }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 13 }
        var rest = line.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
        return rest
    }

    private init(level: Int, _ line: ArraySlice<UInt8>) {
        self.level = level
        let rest = Heading.trimmed(line)
        text = rest
        if let anchor = Heading.anchor(in: rest) {
            slug = String(decoding: anchor.value, as: UTF8.self)
            hasAnchor = true
            text = rest[anchor.end...]
        } else {
            slug = Heading.slug(of: rest)
            hasAnchor = false
        }
        // Such a mark stands in a section, and begins none.
        if level == 2, text.starts(with: "-param ".utf8) || text.starts(with: "-field ".utf8) { self.level = 3 }
    }

    /// The value of `<a name="…"></a>` or `<a id="…"></a>` at the head of the text.
    private static func anchor(in text: ArraySlice<UInt8>) -> (value: ArraySlice<UInt8>, end: Int)? {
        guard text.starts(with: "<a ".utf8), let quote = text.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        let key = text[(text.startIndex + 3)..<quote]
        guard key.elementsEqual("name=".utf8) || key.elementsEqual("id=".utf8),
            let close = text[(quote + 1)...].firstIndex(of: UInt8(ascii: "\"")),
            let end = text[close...].firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        let rest = text[(end + 1)...]
        let skip = rest.starts(with: "</a>".utf8) ? 4 : 0
        return (text[(quote + 1)..<close], end + 1 + skip)
    }

    /// The slug that a documentation site makes of a heading: lower case, blanks as hyphens, other marks dropped.
    private static func slug(of text: ArraySlice<UInt8>) -> String {
        let hyphen = UInt8(ascii: "-")
        return unsafe String(unsafeUninitializedCapacity: text.count) { slug in
            var count = 0
            func append(_ byte: UInt8) {
                unsafe slug[count] = byte
                count += 1
            }
            for byte in text {
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20)
                // The newer layout writes `## -parameters`.
                case UInt8(ascii: " "), hyphen: if count > 0, unsafe slug[count - 1] != hyphen { append(hyphen) }
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
                    0x80...:
                    append(byte)
                default: break
                }
            }
            while count > 0, unsafe slug[count - 1] == hyphen { count -= 1 }
            return count
        }
    }
}
