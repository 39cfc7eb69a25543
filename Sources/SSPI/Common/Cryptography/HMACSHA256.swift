internal import Cnettle

/// The keyed hash HMAC-SHA-256.
///
/// Source: RFC 2104, FIPS 180-4
package enum HMACSHA256 {
    /// The code of a message, 32 bytes.
    package static func code(key: RawSpan, message: [UInt8]) -> [UInt8] {
        let context = Wiped(hmac_sha256_ctx())
        var code = [UInt8](repeating: 0, count: 32)
        unsafe key.withUnsafeBytes { bytes in
            var none: UInt8 = 0
            let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            unsafe withUnsafePointer(to: &none) { empty in
                unsafe nettle_hmac_sha256_set_key(context.pointer, bytes.count, base ?? empty)
            }
        }
        unsafe message.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            unsafe nettle_hmac_sha256_update(context.pointer, bytes.count, base)
        }
        unsafe code.withUnsafeMutableBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            unsafe nettle_hmac_sha256_digest(context.pointer, bytes.count, base)
        }
        return code
    }
}
