/// Reads numbers and runs of bytes from a token, never beyond its end.
///
/// Everything answers `nil` where bytes are missing; nothing traps, whatever the offsets.
package struct ByteReader: Sendable {
    /// What is read.
    package let bytes: ArraySlice<UInt8>
    /// How far reading has come, counted from the beginning.
    package private(set) var offset = 0

    /// Begins to read.
    package init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    /// Begins to read a part.
    package init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// How many bytes there are.
    package var count: Int { bytes.count }
    /// How many bytes are left.
    package var remaining: Int { bytes.count - offset }

    /// Reads the next bytes.
    package mutating func read(_ count: Int) -> ArraySlice<UInt8>? {
        guard let slice = slice(at: offset, count: count) else { return nil }
        offset += count
        return slice
    }

    /// Reads the next two bytes as a number, low byte first.
    package mutating func readUInt16() -> UInt16? {
        guard let value = uint16(at: offset) else { return nil }
        offset += 2
        return value
    }

    /// Reads the next four bytes as a number, low byte first.
    package mutating func readUInt32() -> UInt32? {
        guard let value = uint32(at: offset) else { return nil }
        offset += 4
        return value
    }

    /// The bytes at a place.
    package func slice(at offset: Int, count: Int) -> ArraySlice<UInt8>? {
        guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
        let start = bytes.startIndex + offset
        return bytes[start..<start + count]
    }

    /// The number of two bytes at a place, low byte first.
    package func uint16(at offset: Int) -> UInt16? {
        guard let slice = slice(at: offset, count: 2) else { return nil }
        return UInt16(slice[slice.startIndex]) | UInt16(slice[slice.startIndex + 1]) << 8
    }

    /// The number of four bytes at a place, low byte first.
    package func uint32(at offset: Int) -> UInt32? {
        guard let low = uint16(at: offset), let high = uint16(at: offset + 2) else { return nil }
        return UInt32(low) | UInt32(high) << 16
    }

    /// The number of eight bytes at a place, low byte first.
    package func uint64(at offset: Int) -> UInt64? {
        guard let low = uint32(at: offset), let high = uint32(at: offset + 4) else { return nil }
        return UInt64(low) | UInt64(high) << 32
    }
}
