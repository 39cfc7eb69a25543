internal import SSPIRuntime

extension Array where Element == UInt8 {
    /// A copy of lent bytes.
    package init(copying span: RawSpan) {
        self = unsafe span.withUnsafeBytes { unsafe [UInt8]($0) }
    }

    /// Adds a number of two bytes, low byte first.
    package mutating func append(littleEndian number: UInt16) {
        append(UInt8(truncatingIfNeeded: number))
        append(UInt8(truncatingIfNeeded: number >> 8))
    }

    /// Adds a number of four bytes, low byte first.
    package mutating func append(littleEndian number: UInt32) {
        append(littleEndian: UInt16(truncatingIfNeeded: number))
        append(littleEndian: UInt16(truncatingIfNeeded: number >> 16))
    }

    /// Adds a number of eight bytes, low byte first.
    package mutating func append(littleEndian number: UInt64) {
        append(littleEndian: UInt32(truncatingIfNeeded: number))
        append(littleEndian: UInt32(truncatingIfNeeded: number >> 32))
    }

    /// Overwrites bytes that are there; what would run past the end is left out.
    package mutating func replace(at offset: Int, with bytes: [UInt8]) {
        for (index, byte) in bytes.enumerated() where indices.contains(offset + index) { self[offset + index] = byte }
    }

    /// Overwrites all bytes with zeros and gives them up; other copies of the array keep theirs.
    package mutating func wipe() {
        unsafe withUnsafeMutableBytes { memory in unsafe SecretBytes.wipe(memory) }
        self = []
    }

    /// Gives up all bytes without copying them.
    package mutating func takeAll() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &self)
        return taken
    }
}
