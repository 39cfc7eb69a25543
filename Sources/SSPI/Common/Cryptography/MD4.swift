internal import Cnettle

/// The hash MD4, as NT hashes of passwords need it.
///
/// Source: RFC 1320
package struct MD4: ~Copyable {
    private let context: Wiped<md4_ctx>

    /// Begins a hash.
    package init() {
        context = Wiped(md4_ctx())
        unsafe nettle_md4_init(context.pointer)
    }

    /// Adds bytes.
    package mutating func update(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            unsafe nettle_md4_update(context.pointer, bytes.count, base.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// Ends the hash.
    package consuming func finish() -> Key {
        unsafe Key { target in unsafe nettle_md4_digest(context.pointer, Key.count, target) }
    }
}
