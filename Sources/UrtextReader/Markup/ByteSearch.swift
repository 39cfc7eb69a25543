#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Searches on bytes with the C library's vector code: a loop over every byte of a page costs more than all else that
/// is done with it.
enum ByteSearch {
    /// The first index of a byte in a range.
    @inline(__always)
    static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        guard start >= 0, start < end, end <= bytes.count else { return nil }
        return unsafe bytes.withUnsafeBufferPointer { buffer -> Int? in
            guard let base = buffer.baseAddress,
                let found = unsafe memchr(base + start, Int32(byte), end - start)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
    }

    /// The first index of a byte sequence in a range.
    static func first(_ sequence: StaticString, in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        let count = sequence.utf8CodeUnitCount
        guard count > 0, start >= 0, start < end, end <= bytes.count else { return nil }
        return unsafe bytes.withUnsafeBufferPointer { buffer -> Int? in
            guard let base = buffer.baseAddress else { return nil }
            let wanted = unsafe sequence.utf8Start
            var position = start
            while position <= end - count,
                let found = unsafe memchr(base + position, Int32(wanted[0]), end - count + 1 - position)
            {
                let index = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
                // The second byte tells most of them.
                if unsafe count == 1 || base[index + 1] == wanted[1],
                    unsafe memcmp(base + index, wanted, count) == 0
                {
                    return index
                }
                position = index + 1
            }
            return nil
        }
    }

    /// True when a sequence stands at an index, inside a range that ends at `end`.
    @inline(__always)
    static func has(_ sequence: StaticString, in bytes: [UInt8], at start: Int, to end: Int) -> Bool {
        let count = sequence.utf8CodeUnitCount
        guard start >= 0, end <= bytes.count, end - start >= count else { return false }
        return unsafe bytes.withUnsafeBufferPointer { buffer -> Bool in
            guard let base = buffer.baseAddress else { return false }
            return unsafe memcmp(base + start, sequence.utf8Start, count) == 0
        }
    }

    /// True when two ranges hold the same bytes.
    @inline(__always)
    static func areEqual(_ bytes: [UInt8], _ left: Range<Int>, _ right: Range<Int>) -> Bool {
        guard left.count == right.count, left.upperBound <= bytes.count, right.upperBound <= bytes.count else {
            return false
        }
        return unsafe bytes.withUnsafeBufferPointer { buffer -> Bool in
            guard let base = buffer.baseAddress else { return left.isEmpty }
            return unsafe memcmp(base + left.lowerBound, base + right.lowerBound, left.count) == 0
        }
    }

    /// How many line feeds a range holds.
    static func lineFeeds(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
        var count = 0
        var position = start
        while let feed = first(UInt8(ascii: "\n"), in: bytes, from: position, to: end) {
            count += 1
            position = feed + 1
        }
        return count
    }
}
