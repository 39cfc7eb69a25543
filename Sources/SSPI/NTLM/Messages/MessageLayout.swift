internal import SSPIInterface
internal import SSPIRuntime

extension NTLM {
    /// What all messages have in common.
    ///
    /// Source: MS-NLMP 2.2.1
    enum MessageLayout {
        /// How large a message may be. Lengths are 16 bits each, so that no honest one comes near it.
        static var maximumSize: Int { 1 << 18 }

        static let signature = Array("NTLMSSP\0".utf8)

        /// What this side says of its version: that of Windows 10, whose form of the messages is meant.
        ///
        /// Source: MS-NLMP 2.2.2.10
        static let version: [UInt8] = [0x0A, 0x00, 0x61, 0x4A, 0x00, 0x00, 0x00, 0x0F]

        /// The start of a message.
        static func head(_ type: UInt32, room: Int) -> [UInt8] {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(room)
            bytes += signature
            bytes.append(littleEndian: type)
            return bytes
        }

        /// Opens a message and checks what it is.
        ///
        /// - Parameters:
        ///   - bytes: All of it.
        ///   - type: What it has to be.
        ///   - minimum: How many bytes it has at least.
        static func open(_ bytes: [UInt8], type: UInt32, minimum: Int) throws(SecurityError) -> ByteReader {
            let reader = ByteReader(bytes)
            guard bytes.count <= maximumSize else { throw malformed("is larger than any can be") }
            guard bytes.starts(with: signature), let found = reader.uint32(at: 8) else {
                throw malformed("is none of NTLM")
            }
            guard found == type else { throw malformed("is of type \(found) where \(type) is due") }
            guard bytes.count >= minimum else { throw malformed("ends inside of its fixed part") }
            return reader
        }

        /// The failure of a message that cannot be read.
        static func malformed(_ what: String) -> SecurityError {
            SecurityError(.invalidToken, detail: "the message \(what)")
        }
    }

    /// Where a message holds a run of bytes: length, room, offset.
    ///
    /// Source: MS-NLMP 2.2.1.1
    struct MessageField {
        /// How many bytes a field may have: its length is a number of 16 bits.
        static var longest: Int { 0xFFFF }

        /// Where the bytes begin; `nil` when there are none, and then the message's word for it counts for nothing.
        let offset: Int?
        /// The bytes.
        let bytes: ArraySlice<UInt8>

        /// Reads a field.
        ///
        /// - Parameters:
        ///   - place: Where its description stands.
        ///   - reader: The message.
        ///   - header: How long the fixed part is at least; nothing may point into it.
        ///   - name: What it is, for a person.
        init(
            at place: Int, of reader: ByteReader, header: Int, name: String
        ) throws(SecurityError) {
            guard let count = reader.uint16(at: place), let start = reader.uint32(at: place + 4) else {
                throw MessageLayout.malformed("has no \(name)")
            }
            guard count > 0 else {
                offset = nil
                bytes = []
                return
            }
            guard start >= UInt32(header), let slice = reader.slice(at: Int(start), count: Int(count)) else {
                throw MessageLayout.malformed("has a \(name) that points outside of its contents")
            }
            offset = Int(start)
            bytes = slice
        }

        /// Writes the description of bytes that stand at an offset.
        static func describe(_ bytes: [UInt8], at offset: inout Int, in message: inout [UInt8]) {
            let count = UInt16(truncatingIfNeeded: bytes.count)
            message.append(littleEndian: count)
            message.append(littleEndian: count)
            message.append(littleEndian: UInt32(truncatingIfNeeded: offset))
            offset += bytes.count
        }
    }

    /// Names on the wire: UTF-16, or a character set of old, of which only ASCII is certain.
    package enum WireText {
        /// A name as it is sent; `nil` when the character set cannot say it.
        static func encode(_ text: String, unicode: Bool) -> [UInt8]? {
            guard !unicode else { return utf16(text) }
            guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
            // In the letters that the key was made with: the acceptor makes its own of what is sent.
            return [UInt8](text.utf8)
        }

        /// A name as it was received; `nil` for an odd number of bytes, halves of pairs, or letters beyond ASCII.
        package static func decode(_ bytes: ArraySlice<UInt8>, unicode: Bool) -> String? {
            guard unicode else {
                return bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
            }
            guard bytes.count % 2 == 0 else { return nil }
            var units: [UInt16] = []
            units.reserveCapacity(bytes.count / 2)
            var index = bytes.startIndex
            while index < bytes.endIndex {
                units.append(UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8)
                index += 2
            }
            return String(validating: units, as: UTF16.self)
        }

        package static func utf16(_ text: String) -> [UInt8] {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(text.utf16.count * 2)
            for unit in text.utf16 { bytes.append(littleEndian: unit) }
            return bytes
        }
    }
}
