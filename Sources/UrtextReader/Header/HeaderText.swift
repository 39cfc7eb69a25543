/// The text of all headers as the preprocessor sees it: continued lines joined, every comment a single blank.
///
/// Headers stand one after the other in one array, so that a token is an offset, whichever header it is from.
struct HeaderText: Sendable {
    /// Room for offsets of 32 bits.
    static let capacity = Int(Int32.max) - (1 << 20)

    var bytes: [UInt8] = []
    var names = NameTable()

    /// The number of a name given as text; used for the names the reader itself knows.
    mutating func intern(_ name: String) -> Int32 {
        let start = bytes.count
        bytes.append(contentsOf: name.utf8)
        return names.intern(start..<bytes.count, in: bytes)
    }

    /// Appends two pieces of the text one behind the other, which makes a new one.
    mutating func append(_ first: Range<Int>, _ second: Range<Int>) -> Range<Int> {
        let start = bytes.count
        // Byte by byte: a slice of the array would have it copied as a whole.
        for offset in first { bytes.append(bytes[offset]) }
        for offset in second { bytes.append(bytes[offset]) }
        return start..<bytes.count
    }

    /// The name as text. Names are ASCII in every header that compiles; other bytes become U+FFFD.
    func string(_ name: Int32) -> String {
        name < 0 ? "?" : string(names.range(of: name))
    }

    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// True for the word `enum`, which is looked for in text whose names are not entered in the table.
    func isEnum(_ range: Range<Int>) -> Bool {
        range.count == 4 && bytes[range.lowerBound] == UInt8(ascii: "e") && bytes[range].elementsEqual("enum".utf8)
    }
}

/// Where one header stands in ``HeaderText``, and which of its lines are which of the file's.
struct HeaderLines: Sendable {
    /// From this offset on, `swallowed` line ends of the file are missing from the text: they stood in a comment or
    /// before a continued line.
    struct Break: Sendable {
        var offset: Int
        var swallowed: Int
    }

    var range: Range<Int>
    var breaks: [Break] = []
    /// Line of the first NUL byte.
    var nulLine: Int?
    /// Line where a comment begins that never ends.
    var openCommentLine: Int?
}

/// Finds the line of the file for offsets that only grow.
struct HeaderLineCounter: Sendable {
    private let breaks: [HeaderLines.Break]
    private var next = 0
    private var swallowed = 0
    /// Line ends of the text that lie behind.
    var lineEnds = 0

    init(_ lines: HeaderLines) { breaks = lines.breaks }

    /// The line, from one, of the byte at `offset`.
    mutating func line(at offset: Int) -> Int {
        while next < breaks.count, breaks[next].offset <= offset {
            swallowed = breaks[next].swallowed
            next += 1
        }
        return 1 + lineEnds + swallowed
    }
}
