/// The checksum CRC-32 of ISO 3309, as signatures without extended session security use it. It protects against nothing
/// but accident.
package struct CRC32: Sendable {
    private var register: UInt32 = 0xFFFF_FFFF

    /// Begins a checksum.
    package init() {}

    /// Adds bytes.
    package mutating func update(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { unsafe update($0) }
    }

    /// Adds bytes.
    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        for index in 0..<bytes.count {
            let place = unsafe UInt8(truncatingIfNeeded: register) ^ bytes[index]
            register = CRC32.table[Int(place)] ^ (register >> 8)
        }
    }

    /// The checksum of all bytes so far.
    package var value: UInt32 { register ^ 0xFFFF_FFFF }

    private static let table: [UInt32] = (0..<256).map { index in
        var entry = UInt32(index)
        for _ in 0..<8 { entry = entry & 1 == 0 ? entry >> 1 : entry >> 1 ^ 0xEDB8_8320 }
        return entry
    }
}
