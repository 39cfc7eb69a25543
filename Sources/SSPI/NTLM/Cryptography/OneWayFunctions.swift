internal import SSPIRuntime

extension NTLM {
    /// Hashes of passwords.
    ///
    /// Source: MS-NLMP 3.3.1 and 3.3.2
    package enum OneWayFunction {
        /// The key of NTLMv2: the NT hash, bound to a user and a domain.
        ///
        /// - Parameters:
        ///   - hash: The NT hash of the password.
        ///   - user: The user's name as it is sent; its case does not count.
        ///   - domain: The domain as it is sent; its case counts.
        package static func v2(_ hash: borrowing Key, user: String, domain: String) -> Key {
            var code = HMACMD5(key: hash)
            code.update(WireText.utf16(SimpleUppercase.text(user)))
            code.update(WireText.utf16(domain))
            return code.finish()
        }

        /// The LM hash of a password; `nil` for one that LAN Manager could not say.
        ///
        /// Source: MS-NLMP 3.3.1 (`LMOWFv1`)
        package static func lanManager(_ password: Password) -> Key? {
            let blocks = password.withText { text -> (UInt64, UInt64)? in
                guard text.byteCount <= 14 else { return nil }
                var halves: (InlineArray<7, UInt8>, InlineArray<7, UInt8>) = (.init(repeating: 0), .init(repeating: 0))
                for index in 0..<text.byteCount {
                    let byte = unsafe text.unsafeLoad(fromByteOffset: index, as: UInt8.self)
                    guard byte < 0x80 else { return nil }
                    let upper = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
                    if index < 7 { halves.0[index] = upper } else { halves.1[index - 7] = upper }
                }
                return (DES.encrypt(magic, key: halves.0), DES.encrypt(magic, key: halves.1))
            }
            guard case let (low, high)?? = blocks else { return nil }
            return Key(low, high)
        }

        /// `KGS!@#$%`, low byte first.
        private static var magic: UInt64 { 0x2524_2340_2153_474B }
    }
}

extension Key {
    /// Makes a key of two numbers, low byte first.
    init(_ low: UInt64, _ high: UInt64) {
        unsafe self.init { target in
            for index in 0..<8 {
                unsafe target[index] = UInt8(truncatingIfNeeded: low >> (8 * index))
                unsafe target[index + 8] = UInt8(truncatingIfNeeded: high >> (8 * index))
            }
        }
    }

    /// The bytes from a place on, zeros behind the end.
    func bytes<let count: Int>(from start: Int) -> InlineArray<count, UInt8> {
        var part = InlineArray<count, UInt8>(repeating: 0)
        withBytes { key in
            for index in 0..<count where start + index < key.byteCount {
                part[index] = unsafe key.unsafeLoad(fromByteOffset: start + index, as: UInt8.self)
            }
        }
        return part
    }
}
