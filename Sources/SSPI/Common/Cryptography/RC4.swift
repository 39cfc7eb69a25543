internal import Cnettle

/// The stream cipher RC4. Each use goes on where the last one ended.
///
/// Source: RFC 6229 for its values
package struct RC4: ~Copyable, Sendable {
    let context: Wiped<arcfour_ctx>

    /// Makes a cipher.
    package init(key: borrowing Key) {
        context = Wiped(arcfour_ctx())
        unsafe key.withPointer { unsafe nettle_arcfour_set_key(context.pointer, Key.count, $0) }
    }

    /// Makes a cipher.
    ///
    /// - Parameter key: 1 to 256 bytes; anything else makes `nil`.
    package init?(key: RawSpan) {
        guard (1...256).contains(key.byteCount) else { return nil }
        context = Wiped(arcfour_ctx())
        unsafe key.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            unsafe nettle_arcfour_set_key(context.pointer, bytes.count, base.assumingMemoryBound(to: UInt8.self))
        }
    }

    private init(context: consuming Wiped<arcfour_ctx>) { self.context = context }

    /// A cipher in the same state that goes its own way.
    package func copy() -> RC4 { RC4(context: context.copy()) }

    /// Takes over the state of another cipher.
    package mutating func assign(from other: borrowing RC4) { context.assign(from: other.context) }

    /// Encrypts or decrypts in place.
    package mutating func process(_ bytes: inout [UInt8]) {
        unsafe bytes.withUnsafeMutableBytes { unsafe process($0) }
    }

    /// Encrypts or decrypts the first bytes in place.
    package mutating func process(_ bytes: inout [UInt8], count: Int) {
        unsafe bytes.withUnsafeMutableBytes {
            unsafe process(UnsafeMutableRawBufferPointer(rebasing: $0.prefix(count)))
        }
    }

    /// Encrypts or decrypts in place.
    mutating func process(_ bytes: UnsafeMutableRawBufferPointer) {
        guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        unsafe nettle_arcfour_crypt(context.pointer, bytes.count, base, base)
    }

    /// Encrypts or decrypts a number of eight bytes, low byte first.
    package mutating func process(_ number: UInt64) -> UInt64 {
        var value = number.littleEndian
        unsafe withUnsafeMutableBytes(of: &value) { unsafe process($0) }
        return UInt64(littleEndian: value)
    }

    /// Encrypts or decrypts a number of four bytes, low byte first.
    package mutating func process(_ number: UInt32) -> UInt32 {
        var value = number.littleEndian
        unsafe withUnsafeMutableBytes(of: &value) { unsafe process($0) }
        return UInt32(littleEndian: value)
    }

    /// Encrypts or decrypts a key in place.
    package mutating func process(_ key: borrowing Key) {
        unsafe key.withPointer { unsafe nettle_arcfour_crypt(context.pointer, Key.count, $0, $0) }
    }
}
