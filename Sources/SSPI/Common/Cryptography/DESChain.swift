internal import Cnettle

/// DES or triple DES in cipher block chaining; the chain goes on from one message to the next.
///
/// Source: FIPS 46-3, FIPS 81; RFC 2831 section 2.4 for how keys are made
package struct DESChain: ~Copyable, Sendable {
    private let context: Wiped<des3_ctx>
    private let vector: Wiped<InlineArray<8, UInt8>>

    /// Makes a chain of two-key triple DES from 16 bytes: seven for each key; the last eight begin the chain.
    package init(triple key: borrowing Key) {
        self.init(key, seconds: 7)
    }

    /// Makes a chain of DES from 16 bytes: the first seven are the key; the last eight begin the chain.
    package init(single key: borrowing Key) {
        // Three times the same key is DES.
        self.init(key, seconds: 0)
    }

    private init(_ key: borrowing Key, seconds: Int) {
        context = Wiped(des3_ctx())
        vector = Wiped(InlineArray(repeating: 0))
        let keys = Wiped(InlineArray<24, UInt8>(repeating: 0))
        unsafe key.withPointer { source in
            for part in 0..<3 {
                let start = part == 1 ? seconds : 0
                var bits: UInt64 = 0
                for index in 0..<7 { bits = unsafe bits << 8 | UInt64(source[start + index]) }
                for index in 0..<8 {
                    let seven = UInt8(truncatingIfNeeded: bits >> (49 - 7 * index)) << 1
                    unsafe keys.pointer.pointee[part * 8 + index] = seven
                }
            }
            for index in 0..<8 { unsafe vector.pointer.pointee[index] = source[8 + index] }
        }
        unsafe keys.pointer.withMemoryRebound(to: UInt8.self, capacity: 24) {
            // Zero is returned for a weak key, which is a key all the same.
            unsafe _ = nettle_des3_set_key(context.pointer, $0)
        }
    }

    /// Encrypts in place. Bytes behind the last whole block stay as they are.
    package mutating func encrypt(_ bytes: inout [UInt8]) {
        unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var place = 0
            while place + 8 <= buffer.count {
                let block = unsafe base + place
                for index in 0..<8 { unsafe block[index] ^= vector.pointer.pointee[index] }
                unsafe nettle_des3_encrypt(context.pointer, 8, block, block)
                for index in 0..<8 { unsafe vector.pointer.pointee[index] = block[index] }
                place += 8
            }
        }
    }

    /// Decrypts the first bytes in place. Bytes behind the last whole block of them stay as they are.
    package mutating func decrypt(_ bytes: inout [UInt8], count: Int) {
        unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var place = 0
            while place + 8 <= min(count, buffer.count) {
                let block = unsafe base + place
                let sealed = InlineArray<8, UInt8> { unsafe block[$0] }
                unsafe nettle_des3_decrypt(context.pointer, 8, block, block)
                for index in 0..<8 {
                    unsafe block[index] ^= vector.pointer.pointee[index]
                    unsafe vector.pointer.pointee[index] = sealed[index]
                }
                place += 8
            }
        }
    }
}
