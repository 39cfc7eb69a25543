/// What the bytes of a page are, found in one pass: ASCII eight bytes at a time, everything else one character at a time.
struct TextScan {
    /// True when no byte is above 0x7F.
    private(set) var isASCII = true
    private(set) var hasZero = false
    private(set) var hasReturn = false
    /// True when there are control characters besides tab, line feed and carriage return.
    private(set) var hasControl = false
    /// The offset of the first sequence that is no well-formed UTF-8; `nil` when all are.
    private(set) var firstInvalid: Int?

    init(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { buffer in
            var index = 0
            while index < buffer.count {
                let byte = unsafe buffer[index]
                if byte >= 0x80 {
                    isASCII = false
                    let length = unsafe TextScan.sequenceLength(buffer, at: index)
                    if length == 0, firstInvalid == nil { firstInvalid = index }
                    index += max(length, 1)
                    continue
                }
                // As many words of ASCII as there are.
                let start = index
                while index + 8 <= buffer.count {
                    let word = unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    guard word & TextScan.high == 0 else { break }
                    if TextScan.mayHoldControls(word) {
                        for offset in 0..<8 { unsafe note(buffer[index + offset]) }
                    }
                    index += 8
                }
                if index == start {
                    note(byte)
                    index += 1
                }
            }
        }
    }

    private static let high: UInt64 = 0x8080_8080_8080_8080

    /// True when a word of ASCII holds another byte below 0x20 than line feeds.
    @inline(__always)
    private static func mayHoldControls(_ word: UInt64) -> Bool {
        // The high bit of each byte is set where the byte is below 0x20, and where it is a line feed.
        let low = ~(word &+ 0x6060_6060_6060_6060) & high
        let feeds = ~((word ^ 0x0A0A_0A0A_0A0A_0A0A) &+ 0x7F7F_7F7F_7F7F_7F7F) & high
        return low != feeds
    }

    @inline(__always)
    private mutating func note(_ byte: UInt8) {
        if byte >= 0x20 || byte == 9 || byte == 10 { return }
        if byte == 13 {
            hasReturn = true
            return
        }
        hasControl = true
        if byte == 0 { hasZero = true }
    }

    /// How many bytes the character that begins at an index has; 0 when they are not well-formed.
    ///
    /// Source: Unicode 15, table 3-7
    @inline(__always)
    private static func sequenceLength(_ buffer: UnsafeRawBufferPointer, at index: Int) -> Int {
        func continues(_ place: Int, from low: UInt8 = 0x80, to high: UInt8 = 0xBF) -> Bool {
            guard index + place < buffer.count else { return false }
            let byte = unsafe buffer[index + place]
            return low <= byte && byte <= high
        }
        switch unsafe buffer[index] {
        case 0xC2...0xDF: return continues(1) ? 2 : 0
        case 0xE0: return continues(1, from: 0xA0) && continues(2) ? 3 : 0
        case 0xED: return continues(1, to: 0x9F) && continues(2) ? 3 : 0
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
        case 0xF0: return continues(1, from: 0x90) && continues(2) && continues(3) ? 4 : 0
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
        case 0xF4: return continues(1, to: 0x8F) && continues(2) && continues(3) ? 4 : 0
        default: return 0
        }
    }
}
