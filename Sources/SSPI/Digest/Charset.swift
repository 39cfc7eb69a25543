package import SSPIRuntime

extension Digest {
    /// Names and passwords in UTF-8 and ISO 8859-1.
    ///
    /// Source: RFC 2831 section 2.1.2.1, RFC 7616 section 4
    package enum Charset {
        /// The ISO 8859-1 bytes of a text; `nil` where it cannot hold it.
        package static func latin1(_ text: String) -> [UInt8]? {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(text.utf8.count)
            for scalar in text.unicodeScalars {
                guard let byte = UInt8(exactly: scalar.value) else { return nil }
                bytes.append(byte)
            }
            return bytes
        }

        /// What SASL hashes for a text: ISO 8859-1 where that can hold it, else UTF-8.
        package static func hashed(_ text: String) -> [UInt8] { latin1(text) ?? [UInt8](text.utf8) }

        /// Reads a text that is UTF-8, or else ISO 8859-1.
        package static func text(_ bytes: [UInt8]) -> String { utf8(bytes) ?? fromLatin1(bytes) }

        /// Reads UTF-8; `nil` for anything else.
        package static func utf8(_ bytes: [UInt8]) -> String? { String(validating: bytes, as: UTF8.self) }

        /// Reads ISO 8859-1.
        package static func fromLatin1(_ bytes: [UInt8]) -> String {
            var text = String.UnicodeScalarView()
            for byte in bytes { text.append(Unicode.Scalar(byte)) }
            return String(text)
        }

        /// A password's UTF-8 bytes in ISO 8859-1; `nil` where that cannot hold it.
        package static func latin1(password: RawSpan) -> SecretBytes? {
            var count = 0
            var place = 0
            while place < password.byteCount {
                let byte = unsafe password.unsafeLoad(fromByteOffset: place, as: UInt8.self)
                // Two bytes with a lead of C2 or C3 are U+0080 to U+00FF; the text is valid UTF-8.
                guard byte < 0x80 || byte == 0xC2 || byte == 0xC3 else { return nil }
                place += byte < 0x80 ? 1 : 2
                count += 1
            }
            guard place == password.byteCount else { return nil }
            var result = SecretBytes(count: count)
            result.withMutableBytes { target in
                var place = 0
                for index in 0..<count {
                    var byte = unsafe password.unsafeLoad(fromByteOffset: place, as: UInt8.self)
                    if byte >= 0x80 {
                        let next = unsafe password.unsafeLoad(fromByteOffset: place + 1, as: UInt8.self)
                        byte = (byte & 3) << 6 | (next & 0x3F)
                        place += 1
                    }
                    place += 1
                    target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
                }
            }
            return result
        }

        /// The extended notation of a name: `UTF-8''` and percent-encoded bytes.
        ///
        /// Source: RFC 8187
        package static func extended(_ name: [UInt8]) -> [UInt8] {
            var bytes = [UInt8]("UTF-8''".utf8)
            for byte in name {
                let isPlain = ASCII.isToken(byte) && byte != 0x25 && byte != 0x27 && byte != 0x2A
                if isPlain {
                    bytes.append(byte)
                } else {
                    bytes.append(UInt8(ascii: "%"))
                    for nibble in [byte >> 4, byte & 15] {
                        bytes.append(nibble < 10 ? 0x30 + nibble : 0x37 + nibble)
                    }
                }
            }
            return bytes
        }

        /// Reads the extended notation; the name must be UTF-8.
        package static func name(extended bytes: [UInt8]) throws(SecurityError) -> [UInt8] {
            let parts = bytes.split(
                separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, ASCII.equal([UInt8](parts[0]), "utf-8") else {
                throw Digest.malformed("username* is not in UTF-8")
            }
            var name: [UInt8] = []
            var rest = parts[2]
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "%") else {
                    guard ASCII.isToken(byte), byte != 0x27, byte != 0x2A else {
                        throw Digest.malformed("username* has a byte that is not encoded")
                    }
                    name.append(byte)
                    continue
                }
                guard rest.count >= 2, let value = Digits.bytes([UInt8](rest.prefix(2)))?.first else {
                    throw Digest.malformed("username* has a bad percent sign")
                }
                name.append(value)
                rest = rest.dropFirst(2)
            }
            guard utf8(name) != nil else { throw Digest.malformed("username* is not UTF-8") }
            guard name.allSatisfy(ASCII.isText) else { throw Digest.malformed("username* has a control character") }
            return name
        }
    }
}
