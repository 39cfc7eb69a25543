/// The `---` block at the head of a page: keys and what they say. Only the flat YAML that reference pages use:
/// `key: value` and lists of `- item`.
struct FrontMatter: Sendable {
    struct Entry: Sendable {
        var values: [String]
        /// The line of the key.
        var line: Int
        /// The line of each value.
        var lines: [Int]
    }

    private(set) var entries: [String: Entry]
    /// The offset of the first byte after the block.
    private(set) var end: Int
    /// The line of that byte, counted from one.
    private(set) var endLine: Int

    fileprivate init(unchecked: Void) {
        entries = [:]
        end = 0
        endLine = 1
    }

    /// No front matter.
    static let empty = FrontMatter(unchecked: ())

    /// Reads the block; empty when the page has none. `nil` when a block is opened and never closed.
    init?(_ bytes: [UInt8]) {
        entries = [:]
        end = 0
        endLine = 1
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes[start...].starts(with: "---".utf8) else {
            end = start
            return
        }
        var line = 1
        var key: String?
        while start < bytes.count {
            let stop = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            var text = bytes[start..<stop]
            if text.last == 13 { text = text.dropLast() }
            start = min(stop + 1, bytes.count)
            defer { line += 1 }
            let content = text.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if line > 1, text.elementsEqual("---".utf8) || text.elementsEqual("...".utf8) {
                end = start
                endLine = line + 1
                return
            }
            if line == 1 {
                guard text.allSatisfy({ $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") }) else { return }
            } else if content.starts(with: "- ".utf8) {
                if let key {
                    entries[key]?.values.append(FrontMatter.scalar(content.dropFirst(2)))
                    entries[key]?.lines.append(line)
                }
            } else if let colon = content.firstIndex(of: UInt8(ascii: ":")), content.startIndex == text.startIndex {
                let name = String(decoding: content[..<colon], as: UTF8.self)
                let value = FrontMatter.scalar(content[(colon + 1)...])
                key = name
                entries[name] = Entry(
                    values: value.isEmpty ? [] : [value], line: line, lines: value.isEmpty ? [] : [line])
            }
        }
        return nil
    }

    /// The first value of a key.
    subscript(_ key: String) -> String? { entries[key]?.values.first }

    /// A plain or quoted scalar without its quotes.
    private static func scalar(_ bytes: ArraySlice<UInt8>) -> String {
        var text = bytes.drop { $0 == UInt8(ascii: " ") }
        while let last = text.last, last == UInt8(ascii: " ") || last == 13 { text = text.dropLast() }
        if text.count >= 2, let first = text.first, first == text.last,
            first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
        {
            text = text.dropFirst().dropLast()
        }
        return String(decoding: text, as: UTF8.self)
    }
}
