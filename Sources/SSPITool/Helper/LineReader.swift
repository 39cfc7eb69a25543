/// Reads lines of bounded length from somewhere.
struct LineReader {
    /// What was read.
    enum Line: Hashable {
        /// A line without its end.
        case line([UInt8])
        /// A line that has more bytes than it may; all of it was thrown away.
        case tooLong
    }

    /// The longest line that is taken, in bytes: the largest token of Kerberos in Base64, and some.
    static var limit: Int { 96 * 1024 }

    private let limit: Int
    /// Gives more bytes, none at the end.
    private let more: () -> [UInt8]
    private var buffer: [UInt8] = []
    /// Up to where there is no end of a line in the buffer.
    private var scanned = 0
    private var isAtEnd = false

    /// Makes a reader.
    ///
    /// - Parameters:
    ///   - limit: The longest line that is taken.
    ///   - more: Gives the next bytes, none at the end.
    init(limit: Int = Self.limit, more: @escaping () -> [UInt8]) {
        self.limit = limit
        self.more = more
    }

    /// The next line; `nil` at the end. A last line that has no end is none: whoever wrote it has gone in the middle.
    mutating func next() -> Line? {
        var isTooLong = false
        while true {
            if let end = buffer[scanned...].firstIndex(of: 0x0A) {
                var line = Array(buffer[..<end])
                buffer.removeFirst(end + 1)
                scanned = 0
                if isTooLong || line.count > limit { return .tooLong }
                if line.last == 0x0D { line.removeLast() }
                return .line(line)
            }
            if buffer.count > limit {
                isTooLong = true
                buffer.removeAll(keepingCapacity: true)
            }
            scanned = buffer.count
            guard !isAtEnd else { return nil }
            let bytes = more()
            isAtEnd = bytes.isEmpty
            buffer += bytes
        }
    }
}
