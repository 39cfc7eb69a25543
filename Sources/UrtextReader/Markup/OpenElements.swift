internal import UrtextModel

/// Lists and tables in HTML that are opened and not closed. Published pages have none: where one is found, the page was
/// cut off, or its markup was damaged.
struct OpenElements: Sendable {
    struct Element: Hashable, Sendable {
        var name: String
        var line: Int
    }

    /// A tag that is not closed yet.
    private struct Opening {
        var isTable: Bool
        var offset: Int
    }

    /// Outermost first.
    private(set) var elements: [Element] = []
    /// The line of a pipe table's row at the very end that is cut off in the middle.
    private(set) var cutRow: Int?

    /// - Parameters:
    ///   - start: where the text begins, after the front matter.
    ///   - firstLine: the line of that byte.
    init(_ bytes: [UInt8], from start: Int, firstLine: Int) {
        var open = OpenElements.openings(bytes, from: start, besides: [])
        if !open.isEmpty {
            let halves = OpenElements.translatedHalves(bytes, from: start)
            if !halves.isEmpty { open = OpenElements.openings(bytes, from: start, besides: halves) }
        }
        var line = firstLine
        var counted = start
        for element in open {
            line += ByteSearch.lineFeeds(in: bytes, from: counted, to: element.offset)
            counted = element.offset
            elements.append(Element(name: element.isTable ? "table" : "dl", line: line))
        }
        cutRow = OpenElements.cutRow(bytes, from: start, firstLine: firstLine)
    }

    /// - Parameter halves: the parts that are not looked at, in order.
    private static func openings(_ bytes: [UInt8], from start: Int, besides halves: [Range<Int>]) -> [Opening] {
        var open: [Opening] = []
        var halves = halves[...]
        // How many of each name are open, so that a closing tag of none is not looked for.
        var lists = 0
        var tables = 0
        var position = start
        while let index = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: position, to: bytes.count) {
            position = index + 1
            if let half = halves.first, half.lowerBound <= index {
                position = max(half.upperBound, position)
                halves.removeFirst()
                continue
            }
            guard position < bytes.count else { break }
            let isClosing = bytes[position] == UInt8(ascii: "/")
            if isClosing { position += 1 }
            guard position < bytes.count else { break }
            let first = bytes[position] | 0x20
            guard first == UInt8(ascii: "d") || first == UInt8(ascii: "t"), let isTable = name(bytes, at: position)
            else {
                continue
            }
            if !isClosing {
                // Hostile nesting is another diagnostic's business.
                guard open.count < 10_000 else { continue }
                open.append(Opening(isTable: isTable, offset: index))
                if isTable { tables += 1 } else { lists += 1 }
            } else if isTable ? tables > 0 : lists > 0, let last = open.lastIndex(where: { $0.isTable == isTable }) {
                open.remove(at: last)
                if isTable { tables -= 1 } else { lists -= 1 }
            }
        }
        return open
    }

    /// The translations that the original stands right behind: a tag among the words of a pair stands in both halves.
    private static func translatedHalves(_ bytes: [UInt8], from start: Int) -> [Range<Int>] {
        var halves: [Range<Int>] = []
        // Where each open span begins, if it is a translation.
        var spans: [Int?] = []
        var position = start
        while let index = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: position, to: bytes.count) {
            position = index + 1
            let rest = bytes[index...]
            let isClosing = rest.starts(with: "</span>".utf8)
            guard isClosing || rest.starts(with: "<span".utf8) else { continue }
            // Where no tag ends any more, none is looked for again.
            guard let close = ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: position, to: bytes.count) else {
                break
            }
            position = close + 1
            if isClosing {
                guard let begin = spans.popLast() ?? nil,
                    bytes[position...].starts(with: "<span class=\"sxs-lookup\">".utf8)
                else { continue }
                // A pair in a pair is part of it.
                while let last = halves.last, last.lowerBound > begin { halves.removeLast() }
                halves.append(begin..<position)
            } else {
                // Hostile nesting is another diagnostic's business.
                guard spans.count < 10_000 else { return [] }
                let isTranslation = ByteSearch.first(" data-ttu-id=", in: bytes, from: index, to: close) != nil
                spans.append(isTranslation ? index : nil)
            }
        }
        return halves
    }

    /// Whether `table` (true) or `dl` (false) stands at an index as a whole word; `nil` for any other name.
    private static func name(_ bytes: [UInt8], at start: Int) -> Bool? {
        func stands(_ name: StaticString) -> Bool {
            let count = name.utf8CodeUnitCount
            guard start + count < bytes.count, !Identifier.isPart(bytes[start + count]) else { return false }
            for offset in 0..<count where unsafe bytes[start + offset] | 0x20 != name.utf8Start[offset] { return false }
            return true
        }
        if stands("dl") { return false }
        return stands("table") ? true : nil
    }

    /// The line of the last text, when it begins like a row and does not end like one.
    private static func cutRow(_ bytes: [UInt8], from start: Int, firstLine: Int) -> Int? {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
        var last = bytes.count - 1
        while last >= start, isBlank(bytes[last]) { last -= 1 }
        guard last >= start, bytes[last] != UInt8(ascii: "|") else { return nil }
        var first = last
        while first > start, bytes[first - 1] != UInt8(ascii: "\n") { first -= 1 }
        guard bytes[first] == UInt8(ascii: "|") else { return nil }
        return firstLine + ByteSearch.lineFeeds(in: bytes, from: start, to: first)
    }
}
