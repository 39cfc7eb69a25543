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

    /// A key as it lies in the page.
    private struct Key {
        var name: Range<Int>
        var line: Int
        /// Which of the block's values are its own.
        var values: Range<Int>
    }

    private let bytes: [UInt8]
    private var keys: [Key] = []
    /// The values of all keys and their lines.
    private var values: [(range: Range<Int>, line: Int)] = []
    /// The offset of the first byte after the block.
    private(set) var end: Int
    /// The line of that byte, counted from one.
    private(set) var endLine: Int

    fileprivate init(unchecked: Void) {
        bytes = []
        end = 0
        endLine = 1
    }

    /// No front matter.
    static let empty = FrontMatter(unchecked: ())

    /// What a key says; where it stands twice, the last one.
    func entry(_ key: String) -> Entry? {
        guard let found = find(key) else { return nil }
        let own = values[found.values]
        return Entry(
            values: own.map { String(decoding: bytes[$0.range], as: UTF8.self) }, line: found.line,
            lines: own.map(\.line))
    }

    private func find(_ key: String) -> Key? {
        keys.last { $0.name.count == key.utf8.count && bytes[$0.name].elementsEqual(key.utf8) }
    }

    /// Every key and what it says.
    var entries: [String: Entry] {
        var entries: [String: Entry] = [:]
        for key in keys {
            let name = String(decoding: bytes[key.name], as: UTF8.self)
            entries[name] = entry(name)
        }
        return entries
    }

    /// Reads the block; empty when the page has none. `nil` when a block is opened and never closed.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        end = 0
        endLine = 1
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes[start...].starts(with: "---".utf8) else {
            end = start
            return
        }
        var line = 1
        keys.reserveCapacity(16)
        values.reserveCapacity(24)
        while start < bytes.count {
            let stop = ByteSearch.first(UInt8(ascii: "\n"), in: bytes, from: start, to: bytes.count) ?? bytes.count
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
                if !keys.isEmpty { add(FrontMatter.scalar(content.dropFirst(2)), line) }
            } else if let colon = content.firstIndex(of: UInt8(ascii: ":")), content.startIndex == text.startIndex {
                keys.append(
                    Key(name: content.startIndex..<colon, line: line, values: values.count..<values.count))
                let value = FrontMatter.scalar(content[(colon + 1)...])
                if !value.isEmpty { add(value, line) }
            }
        }
        return nil
    }

    /// Gives the last key one more value.
    private mutating func add(_ value: Range<Int>, _ line: Int) {
        values.append((value, line))
        keys[keys.count - 1].values = keys[keys.count - 1].values.lowerBound..<values.count
    }

    /// The first value of a key.
    subscript(_ key: String) -> String? {
        find(key).flatMap { values[$0.values].first }.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    /// True when a key has a value.
    func has(_ key: String) -> Bool { find(key).map { !$0.values.isEmpty } ?? false }

    /// Where a plain or quoted scalar stands, without its quotes.
    private static func scalar(_ bytes: ArraySlice<UInt8>) -> Range<Int> {
        var text = bytes.drop { $0 == UInt8(ascii: " ") }
        while let last = text.last, last == UInt8(ascii: " ") || last == 13 { text = text.dropLast() }
        if text.count >= 2, let first = text.first, first == text.last,
            first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
        {
            text = text.dropFirst().dropLast()
        }
        return text.startIndex..<text.endIndex
    }
}
