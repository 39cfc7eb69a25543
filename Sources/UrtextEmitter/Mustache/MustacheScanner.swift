/// Finds the tags of a template, one after the other, in one pass over its bytes.
struct MustacheScanner {
    private let source: MustacheSource
    private var opening = Array("{{".utf8)
    private var closing = Array("}}".utf8)
    private var position = 0

    init(_ source: MustacheSource) { self.source = source }

    /// All tags of the template, in order.
    static func tags(of source: MustacheSource) throws(MustacheError) -> [MustacheTag] {
        var scanner = MustacheScanner(source)
        var tags: [MustacheTag] = []
        while let tag = try scanner.next() { tags.append(tag) }
        return tags
    }

    private mutating func next() throws(MustacheError) -> MustacheTag? {
        guard let start = source.firstIndex(of: opening, from: position) else { return nil }
        var inside = start + opening.count
        while inside < source.count, MustacheByte.isSpace(source.bytes[inside]) { inside += 1 }
        guard inside < source.count else { throw unclosed(start, closing) }
        let tag =
            switch source.bytes[inside] {
            case UInt8(ascii: "!"): try comment(start, inside + 1)
            case UInt8(ascii: "="): try delimiters(start, inside + 1)
            case UInt8(ascii: "{"): try triple(start, inside + 1)
            case UInt8(ascii: "&"): try named(.unescaped, start, inside + 1)
            case UInt8(ascii: "#"): try named(.section, start, inside + 1)
            case UInt8(ascii: "^"): try named(.inverted, start, inside + 1)
            case UInt8(ascii: "/"): try named(.close, start, inside + 1)
            case UInt8(ascii: ">"): try named(.partial, start, inside + 1)
            case UInt8(ascii: "<"): try named(.parent, start, inside + 1)
            case UInt8(ascii: "$"): try named(.block, start, inside + 1)
            default: try named(.variable, start, inside)
            }
        position = tag.range.upperBound
        return tag
    }

    private func comment(_ start: Int, _ inside: Int) throws(MustacheError) -> MustacheTag {
        guard let end = source.firstIndex(of: closing, from: inside) else { throw unclosed(start, closing) }
        return MustacheTag(kind: .comment, range: start..<(end + closing.count), name: inside..<inside)
    }

    private func named(_ kind: MustacheTag.Kind, _ start: Int, _ inside: Int) throws(MustacheError) -> MustacheTag {
        guard let end = source.firstIndex(of: closing, from: inside) else { throw unclosed(start, closing) }
        return try tag(kind, start, inside..<end, end + closing.count)
    }

    /// `{{{name}}}`: the brace belongs to the tag, and the closing delimiter must not come before it.
    private func triple(_ start: Int, _ inside: Int) throws(MustacheError) -> MustacheTag {
        let braced = [UInt8(ascii: "}")] + closing
        guard let close = source.firstIndex(of: closing, from: inside) else { throw unclosed(start, braced) }
        // The first closing delimiter either follows the brace, or begins with a brace and is one byte early.
        for end in [close - 1, close] where end >= inside && source.stands(braced, at: end) {
            return try tag(.unescaped, start, inside..<end, end + braced.count)
        }
        throw unclosed(start, braced)
    }

    private mutating func delimiters(_ start: Int, _ inside: Int) throws(MustacheError) -> MustacheTag {
        let ending = [UInt8(ascii: "=")] + closing
        guard let end = source.firstIndex(of: ending, from: inside) else {
            guard let close = source.firstIndex(of: closing, from: inside) else { throw unclosed(start, ending) }
            throw error(.badDelimiters(source.text(source.trimmed(inside..<close))), start)
        }
        let content = source.trimmed(inside..<end)
        let pair = source.bytes[content].split(whereSeparator: MustacheByte.isSpace)
        guard pair.count == 2, pair.allSatisfy({ $0.count <= MustacheLimits.delimiter }) else {
            throw error(.badDelimiters(source.text(content)), start)
        }
        let tag = MustacheTag(kind: .delimiters, range: start..<(end + ending.count), name: inside..<inside)
        opening = Array(pair[0])
        closing = Array(pair[1])
        return tag
    }

    private func tag(
        _ kind: MustacheTag.Kind, _ start: Int, _ content: Range<Int>, _ end: Int
    ) throws(MustacheError) -> MustacheTag {
        let name = source.trimmed(content)
        if name.isEmpty { throw error(.emptyTag, start) }
        if source.bytes[name].contains(where: MustacheByte.isSpace) { throw error(.badName(source.text(name)), start) }
        return MustacheTag(kind: kind, range: start..<end, name: name)
    }

    private func unclosed(_ start: Int, _ closing: [UInt8]) -> MustacheError {
        error(.unclosedTag(closing: String(decoding: closing, as: UTF8.self)), start)
    }

    private func error(_ reason: MustacheError.Reason, _ offset: Int) -> MustacheError {
        MustacheError(reason, at: source.place(at: offset))
    }
}
