internal import Cnettle

/// The block cipher DES as NTLM uses it: keys of seven bytes, one block at a time.
///
/// Source: MS-NLMP 6 (`DES`), FIPS 46-3
package enum DES {
    /// Encrypts one block.
    ///
    /// - Parameters:
    ///   - block: Eight bytes, low byte first.
    ///   - key: Seven bytes, 56 bits; anything else counts as zeros behind it or is cut off.
    /// - Returns: Eight bytes, low byte first.
    package static func encrypt(_ block: UInt64, key: InlineArray<7, UInt8>) -> UInt64 {
        var bits: UInt64 = 0
        for index in 0..<7 { bits = bits << 8 | UInt64(key[index]) }
        let spread = Wiped(InlineArray<8, UInt8>(repeating: 0))
        // Seven bits a byte; the lowest is for parity, which nobody looks at.
        for index in 0..<8 {
            unsafe spread.pointer.pointee[index] = UInt8(truncatingIfNeeded: bits >> (49 - 7 * index)) << 1
        }
        let context = Wiped(des_ctx())
        unsafe spread.pointer.withMemoryRebound(to: UInt8.self, capacity: 8) {
            // Zero is returned for a weak key, which is a key all the same.
            unsafe _ = nettle_des_set_key(context.pointer, $0)
        }
        var input = block.littleEndian
        var output: UInt64 = 0
        unsafe withUnsafeBytes(of: &input) { source in
            unsafe withUnsafeMutableBytes(of: &output) { target in
                guard let from = unsafe source.baseAddress?.assumingMemoryBound(to: UInt8.self),
                    let to = unsafe target.baseAddress?.assumingMemoryBound(to: UInt8.self)
                else { return }
                unsafe nettle_des_encrypt(context.pointer, 8, to, from)
            }
        }
        return UInt64(littleEndian: output)
    }
}
