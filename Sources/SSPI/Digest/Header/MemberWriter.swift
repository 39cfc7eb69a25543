extension Digest {
    /// Writes a list of members.
    package struct MemberWriter: Sendable {
        /// What is written so far.
        package private(set) var bytes: [UInt8] = []
        private let separator: [UInt8]

        /// - Parameter separator: What parts members: `, ` in HTTP, `,` in SASL.
        package init(separator: String) {
            self.separator = [UInt8](separator.utf8)
            bytes.reserveCapacity(384)
        }

        /// Writes a value that needs no quotes.
        package mutating func token(_ name: MemberName, _ value: [UInt8]) {
            begin(name)
            bytes += value
        }

        /// Writes a value that needs no quotes.
        package mutating func token(_ name: MemberName, _ value: String) {
            begin(name)
            bytes.append(contentsOf: value.utf8)
        }

        /// Writes a value in quotes, with backslashes where they are needed.
        package mutating func quoted(_ name: MemberName, _ value: [UInt8]) {
            begin(name)
            bytes.append(UInt8(ascii: "\""))
            for byte in value {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }

        private mutating func begin(_ name: MemberName) {
            if !bytes.isEmpty { bytes += separator }
            unsafe bytes.append(
                contentsOf: UnsafeBufferPointer(start: name.text.utf8Start, count: name.text.utf8CodeUnitCount))
            bytes.append(UInt8(ascii: "="))
        }
    }
}
