internal import Cnettle

/// The hash MD5.
///
/// Source: RFC 1321
package struct MD5: ~Copyable {
    private let context: Wiped<md5_ctx>

    /// Begins a hash.
    package init() {
        context = Wiped(md5_ctx())
        unsafe nettle_md5_init(context.pointer)
    }

    /// Adds bytes.
    package mutating func update(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            unsafe nettle_md5_update(context.pointer, bytes.count, base.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// Adds bytes.
    package mutating func update(_ bytes: [UInt8]) { unsafe update(bytes.span.bytes) }

    /// Adds a key.
    package mutating func update(_ key: borrowing Key) {
        unsafe key.withPointer { unsafe nettle_md5_update(context.pointer, Key.count, $0) }
    }

    /// Ends the hash, where it is a key.
    package consuming func finish() -> Key {
        unsafe Key { target in unsafe nettle_md5_digest(context.pointer, Key.count, target) }
    }

    /// The hash of bytes, 16 bytes, where it is no secret.
    package static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var hash = MD5()
        hash.update(bytes)
        return hash.finish().withBytes { key in [UInt8](copying: key) }
    }
}
