/// What the bytes of a page are, found in one pass over whole words.
struct TextScan {
    /// True when no byte is above 0x7F.
    private(set) var isASCII = true
    private(set) var hasZero = false
    private(set) var hasReturn = false
    /// True when there are control characters besides tab, line feed and carriage return.
    private(set) var hasControl = false

    init(_ bytes: [UInt8]) {
        var high: UInt64 = 0
        var index = 0
        unsafe bytes.withUnsafeBytes { buffer in
            while index + 8 <= buffer.count {
                let word = unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                high |= word
                // Not zero when a byte may be below 0x20.
                if (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 != 0 {
                    for offset in 0..<8 { unsafe note(buffer[index + offset]) }
                }
                index += 8
            }
            while index < buffer.count {
                let byte = unsafe buffer[index]
                high |= UInt64(byte)
                note(byte)
                index += 1
            }
        }
        isASCII = high & 0x8080_8080_8080_8080 == 0
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
}
