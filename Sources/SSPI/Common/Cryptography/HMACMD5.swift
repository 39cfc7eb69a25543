internal import Cnettle

/// The keyed hash HMAC-MD5. Making one works the key in; it can then be used for any number of messages.
///
/// Source: RFC 2104
package struct HMACMD5: ~Copyable, Sendable {
    let context: Wiped<hmac_md5_ctx>

    /// Makes a keyed hash.
    package init(key: borrowing Key) {
        context = Wiped(hmac_md5_ctx())
        unsafe key.withPointer { unsafe nettle_hmac_md5_set_key(context.pointer, Key.count, $0) }
    }

    /// Makes a keyed hash with a key of any size.
    package init(key: RawSpan) {
        context = Wiped(hmac_md5_ctx())
        unsafe key.withUnsafeBytes { bytes in
            var none: UInt8 = 0
            let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            unsafe withUnsafePointer(to: &none) { empty in
                unsafe nettle_hmac_md5_set_key(context.pointer, bytes.count, base ?? empty)
            }
        }
    }

    /// Adds bytes of the message.
    package mutating func update(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { bytes in unsafe update(bytes) }
    }

    /// Adds bytes of the message.
    package mutating func update(_ bytes: [UInt8]) { unsafe update(bytes.span.bytes) }

    /// Adds bytes of the message.
    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress else { return }
        unsafe nettle_hmac_md5_update(context.pointer, bytes.count, base.assumingMemoryBound(to: UInt8.self))
    }

    /// Adds a number of the message, low byte first.
    package mutating func update(littleEndian number: UInt32) {
        var number = number.littleEndian
        unsafe withUnsafeBytes(of: &number) { unsafe update($0) }
    }

    /// Ends the message; the next update begins another.
    package mutating func finish() -> Key {
        unsafe Key { target in unsafe nettle_hmac_md5_digest(context.pointer, Key.count, target) }
    }

    /// Ends the message; the next update begins another.
    ///
    /// - Parameters:
    ///   - count: How many bytes of the code are wanted; at most 16.
    ///   - room: For how many bytes there shall be room.
    package mutating func finish(_ count: Int, reserving room: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: max(room, Key.count)) { target, initialized in
            guard let base = target.baseAddress else { return }
            initialized = min(count, Key.count)
            unsafe nettle_hmac_md5_digest(context.pointer, initialized, base)
        }
    }

    /// Ends the message with the first eight bytes of the code, low byte first; the next update begins another.
    package mutating func finishShort() -> UInt64 {
        var code: UInt64 = 0
        unsafe withUnsafeMutableBytes(of: &code) { target in
            guard let base = target.baseAddress else { return }
            unsafe nettle_hmac_md5_digest(context.pointer, target.count, base.assumingMemoryBound(to: UInt8.self))
        }
        return UInt64(littleEndian: code)
    }
}
