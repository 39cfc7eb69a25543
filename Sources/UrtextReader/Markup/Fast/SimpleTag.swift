internal import UrtextModel

/// A tag written the one way that every parser reads alike: name and attributes in small letters, values in double
/// quotes, on one line, without references.
struct SimpleTag {
    enum Form { case opening, closing, void }

    var form: Form
    var tag: MarkupTree.Tag
    /// The value of `id`, or of `name` where there is no `id`.
    var anchor: Range<Int> = 0..<0
    /// The value of `data-ttu-id` or `data-stu-id`.
    var pair: Range<Int> = 0..<0
    var side = MarkupTree.Side.none
    /// Index after the `>`.
    var end: Int
    /// Of a table's columns: `colgroup` or `col`, which hold no text.
    var column = Column.none

    enum Column { case none, group, single }

    /// True for elements of running text.
    var isInline: Bool {
        switch tag {
        case .span, .a, .br, .strong, .em, .code, .sup: true
        case .other: column == .none
        default: false
        }
    }

    /// - Parameter start: the index of the `<`.
    ///
    /// `nil` when what stands there can be no tag for anybody; an error when it may be one of another form.
    static func read(_ bytes: [UInt8], at start: Int, to limit: Int) throws(NotSimple) -> SimpleTag? {
        var index = start + 1
        guard index < limit else { return nil }
        let isClosing = bytes[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        let nameStart = index
        while index < limit, (bytes[index] >= 97 && bytes[index] <= 122) || Identifier.isDigit(bytes[index]) {
            index += 1
        }
        guard index > nameStart, !Identifier.isDigit(bytes[nameStart]) else {
            // `<` before a blank, a digit or a mark is text; a letter, `/`, `!` or `?` may begin something else.
            guard !isClosing, index < limit else {
                if isClosing { throw NotSimple() }
                return nil
            }
            let next = bytes[index]
            if next >= 0x80 || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || next == UInt8(ascii: "/")
                || (next | 0x20 >= 97 && next | 0x20 <= 122)
            {
                throw NotSimple()
            }
            return nil
        }
        guard index < limit else { throw NotSimple() }
        let column = column(bytes, nameStart..<index)
        guard let tag = column == .none ? name(bytes, nameStart..<index) : .other else { throw NotSimple() }
        let isVoid = tag == .br || column == .single
        var result = SimpleTag(form: isClosing ? .closing : isVoid ? .void : .opening, tag: tag, end: index)
        result.column = column
        if isClosing {
            guard bytes[index] == UInt8(ascii: ">"), !isVoid else { throw NotSimple() }
        } else {
            index = try result.readAttributes(bytes, from: index, to: limit)
        }
        result.end = index + 1
        return result
    }

    /// Reads attributes up to the `>`, and returns its index.
    private mutating func readAttributes(_ bytes: [UInt8], from start: Int, to limit: Int) throws(NotSimple) -> Int {
        var index = start
        var hasID = false
        while index < limit {
            let blank = index
            while index < limit, bytes[index] == UInt8(ascii: " ") { index += 1 }
            guard index < limit else { throw NotSimple() }
            if bytes[index] == UInt8(ascii: ">") { return index }
            if bytes[index] == UInt8(ascii: "/") {
                guard form == .void, index + 1 < limit, bytes[index + 1] == UInt8(ascii: ">") else { throw NotSimple() }
                return index + 1
            }
            guard index > blank else { throw NotSimple() }
            let key = index
            while index < limit, (bytes[index] >= 97 && bytes[index] <= 122) || bytes[index] == UInt8(ascii: "-") {
                index += 1
            }
            let keyEnd = index
            guard keyEnd > key, bytes[key] != UInt8(ascii: "-"), index + 1 < limit,
                bytes[index] == UInt8(ascii: "="), bytes[index + 1] == UInt8(ascii: "\"")
            else { throw NotSimple() }
            let value = index + 2
            index = value
            while index < limit, bytes[index] != UInt8(ascii: "\"") {
                let byte = bytes[index]
                if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\\")
                    || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
                {
                    throw NotSimple()
                }
                index += 1
            }
            guard index < limit else { throw NotSimple() }
            try note(bytes, key..<keyEnd, value..<index, &hasID)
            index += 1
        }
        throw NotSimple()
    }

    private mutating func note(
        _ bytes: [UInt8], _ key: Range<Int>, _ value: Range<Int>, _ hasID: inout Bool
    ) throws(NotSimple) {
        let (start, end) = (key.lowerBound, key.upperBound)
        switch key.count {
        case 2 where ByteSearch.has("id", in: bytes, at: start, to: end):
            if hasID { throw NotSimple() }
            hasID = true
            if !value.isEmpty { anchor = value }
        case 4 where ByteSearch.has("name", in: bytes, at: start, to: end):
            if anchor.isEmpty { anchor = value } else if !hasID { throw NotSimple() }
        case 11:
            let isTranslation = ByteSearch.has("data-ttu-id", in: bytes, at: start, to: end)
            guard isTranslation || ByteSearch.has("data-stu-id", in: bytes, at: start, to: end) else { return }
            guard side == .none, !value.isEmpty else { throw NotSimple() }
            side = isTranslation ? .translation : .original
            pair = value
        case 14 where ByteSearch.has("data-sourcepos", in: bytes, at: start, to: end): throw NotSimple()
        default: break
        }
    }

    private static func column(_ bytes: [UInt8], _ range: Range<Int>) -> Column {
        let (start, end) = (range.lowerBound, range.upperBound)
        if range.count == 3, ByteSearch.has("col", in: bytes, at: start, to: end) { return .single }
        return range.count == 8 && ByteSearch.has("colgroup", in: bytes, at: start, to: end) ? .group : .none
    }

    private static func name(_ bytes: [UInt8], _ range: Range<Int>) -> MarkupTree.Tag? {
        let first = bytes[range.lowerBound]
        switch range.count {
        case 1:
            switch first {
            case UInt8(ascii: "a"): return .a
            case UInt8(ascii: "p"): return .p
            case UInt8(ascii: "b"): return .strong
            case UInt8(ascii: "i"): return .em
            case UInt8(ascii: "u"): return .other
            default: return nil
            }
        case 2:
            switch (first, bytes[range.lowerBound + 1]) {
            case (UInt8(ascii: "b"), UInt8(ascii: "r")): return .br
            case (UInt8(ascii: "d"), UInt8(ascii: "l")): return .dl
            case (UInt8(ascii: "d"), UInt8(ascii: "t")): return .dt
            case (UInt8(ascii: "d"), UInt8(ascii: "d")): return .dd
            case (UInt8(ascii: "e"), UInt8(ascii: "m")): return .em
            case (UInt8(ascii: "l"), UInt8(ascii: "i")): return .li
            case (UInt8(ascii: "u"), UInt8(ascii: "l")): return .ul
            case (UInt8(ascii: "o"), UInt8(ascii: "l")): return .ol
            case (UInt8(ascii: "t"), UInt8(ascii: "d")): return .td
            case (UInt8(ascii: "t"), UInt8(ascii: "h")): return .th
            case (UInt8(ascii: "t"), UInt8(ascii: "r")): return .tr
            default: return nil
            }
        default:
            let (start, end) = (range.lowerBound, range.upperBound)
            if range.count == 4, ByteSearch.has("span", in: bytes, at: start, to: end) { return .span }
            if range.count == 4, ByteSearch.has("code", in: bytes, at: start, to: end) { return .code }
            if range.count == 6, ByteSearch.has("strong", in: bytes, at: start, to: end) { return .strong }
            if range.count == 5 {
                if ByteSearch.has("table", in: bytes, at: start, to: end) { return .table }
                if ByteSearch.has("thead", in: bytes, at: start, to: end) { return .thead }
                if ByteSearch.has("tbody", in: bytes, at: start, to: end) { return .tbody }
            }
            if range.count == 10, ByteSearch.has("blockquote", in: bytes, at: start, to: end) { return .blockquote }
            if range.count == 3 {
                if ByteSearch.has("sup", in: bytes, at: start, to: end) { return .sup }
                if ByteSearch.has("sub", in: bytes, at: start, to: end) { return .other }
            }
            return nil
        }
    }
}
