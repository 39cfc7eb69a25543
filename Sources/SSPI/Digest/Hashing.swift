internal import Cnettle
package import SSPIRuntime

extension Digest {
    /// A running hash of one of the functions; its state is wiped.
    package struct Hashing: ~Copyable {
        /// Room for the state of any of the functions.
        private struct State: BitwiseCopyable {
            var md5 = md5_ctx()
            var sha256 = sha256_ctx()
            var sha512 = sha512_ctx()
        }

        private let hash: Hash
        private let state: Wiped<State>

        /// Begins a hash.
        package init(_ hash: Hash) {
            self.hash = hash
            state = Wiped(State())
            switch hash {
            case .md5: unsafe nettle_md5_init(&state.pointer.pointee.md5)
            case .sha256: unsafe nettle_sha256_init(&state.pointer.pointee.sha256)
            case .sha512Half: unsafe nettle_sha512_256_init(&state.pointer.pointee.sha512)
            }
        }

        /// Adds bytes.
        package mutating func update(_ bytes: RawSpan) {
            unsafe bytes.withUnsafeBytes { bytes in
                guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
                switch hash {
                case .md5: unsafe nettle_md5_update(&state.pointer.pointee.md5, bytes.count, base)
                case .sha256: unsafe nettle_sha256_update(&state.pointer.pointee.sha256, bytes.count, base)
                case .sha512Half: unsafe nettle_sha512_update(&state.pointer.pointee.sha512, bytes.count, base)
                }
            }
        }

        /// Adds bytes.
        package mutating func update(_ bytes: [UInt8]) { unsafe update(bytes.span.bytes) }

        /// Adds the colon that parts what is hashed.
        package mutating func colon() { update([UInt8(ascii: ":")]) }

        /// Adds a secret in lower-case hexadecimal digits.
        package mutating func update(hexOf secret: borrowing SecretBytes) {
            var digits = SecretBytes(count: secret.count * 2)
            secret.withBytes { bytes in
                digits.withMutableBytes { target in
                    for index in 0..<bytes.byteCount {
                        let byte = unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
                        target.storeBytes(of: Digits.digit(byte >> 4), toByteOffset: index * 2, as: UInt8.self)
                        target.storeBytes(of: Digits.digit(byte & 15), toByteOffset: index * 2 + 1, as: UInt8.self)
                    }
                }
            }
            digits.withBytes { update($0) }
        }

        /// Ends the hash, where it is a secret.
        package consuming func finish() -> SecretBytes {
            var result = SecretBytes(count: hash.count)
            result.withMutableBytes { target in
                unsafe target.withUnsafeMutableBytes { bytes in
                    guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
                    switch hash {
                    case .md5: unsafe nettle_md5_digest(&state.pointer.pointee.md5, bytes.count, base)
                    case .sha256: unsafe nettle_sha256_digest(&state.pointer.pointee.sha256, bytes.count, base)
                    case .sha512Half:
                        unsafe nettle_sha512_256_digest(&state.pointer.pointee.sha512, bytes.count, base)
                    }
                }
            }
            return result
        }

        /// Ends the hash in lower-case hexadecimal digits, where it is no secret.
        package consuming func finishHex() -> [UInt8] { finish().withBytes { Digits.hex($0) } }
    }

    /// A second owner of the same secret.
    package static func copy(_ secret: borrowing SecretBytes) -> SecretBytes {
        secret.withBytes { source in
            var copy = SecretBytes(count: source.byteCount)
            copy.withMutableBytes { target in
                for index in 0..<source.byteCount {
                    let byte = unsafe source.unsafeLoad(fromByteOffset: index, as: UInt8.self)
                    target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
                }
            }
            return copy
        }
    }

    /// Hexadecimal digits.
    package enum Digits {
        /// A digit, in lower case.
        package static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

        /// Bytes as digits, in lower case.
        package static func hex(_ bytes: RawSpan) -> [UInt8] {
            var text: [UInt8] = []
            text.reserveCapacity(bytes.byteCount * 2)
            for index in 0..<bytes.byteCount {
                let byte = unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
                text.append(digit(byte >> 4))
                text.append(digit(byte & 15))
            }
            return text
        }

        /// Bytes as digits, in lower case.
        package static func hex(_ bytes: [UInt8]) -> [UInt8] { unsafe hex(bytes.span.bytes) }

        /// Digits as bytes; `nil` for anything else.
        package static func bytes(_ text: [UInt8]) -> [UInt8]? {
            guard text.count.isMultiple(of: 2) else { return nil }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(text.count / 2)
            var high: UInt8?
            for digit in text {
                guard let value = value(digit) else { return nil }
                if let first = high {
                    bytes.append(first << 4 | value)
                    high = nil
                } else {
                    high = value
                }
            }
            return bytes
        }

        /// Digits of a secret as bytes; `nil` for anything else.
        static func secret(_ text: ArraySlice<UInt8>) -> SecretBytes? {
            guard text.count.isMultiple(of: 2), text.allSatisfy({ value($0) != nil }) else { return nil }
            var bytes = SecretBytes(count: text.count / 2)
            bytes.withMutableBytes { target in
                for (place, index) in stride(from: text.startIndex, to: text.endIndex, by: 2).enumerated() {
                    let byte = (value(text[index]) ?? 0) << 4 | (value(text[index + 1]) ?? 0)
                    target.storeBytes(of: byte, toByteOffset: place, as: UInt8.self)
                }
            }
            return bytes
        }

        /// The nonce count as it goes over the wire: eight digits.
        package static func count(_ count: UInt32) -> [UInt8] {
            (0..<8).map { digit(UInt8(truncatingIfNeeded: count >> (28 - 4 * UInt32($0))) & 15) }
        }

        /// Reads a nonce count: eight digits, and not zero.
        package static func count(_ text: [UInt8]) -> UInt32? {
            guard text.count == 8 else { return nil }
            var count: UInt32 = 0
            for digit in text {
                guard let value = value(digit) else { return nil }
                count = count << 4 | UInt32(value)
            }
            return count == 0 ? nil : count
        }

        private static func value(_ digit: UInt8) -> UInt8? {
            switch digit {
            case 0x30...0x39: digit - 0x30
            case 0x61...0x66: digit - 0x57
            case 0x41...0x46: digit - 0x37
            default: nil
            }
        }
    }
}
