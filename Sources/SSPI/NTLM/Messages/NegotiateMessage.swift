package import SSPIRuntime

extension NTLM {
    /// The first message: what the initiator can do.
    ///
    /// Source: MS-NLMP 2.2.1.1
    package struct NegotiateMessage: Sendable {
        static var type: UInt32 { 1 }

        /// What the initiator can do.
        package var flags: Flags
        /// The message as it was sent.
        package var bytes: [UInt8]

        /// Makes a message.
        package init(flags: Flags) {
            self.flags = flags.union(.version)
            var bytes = MessageLayout.head(Self.type, room: 40)
            bytes.append(littleEndian: self.flags.rawValue)
            // No names: they would be in the clear, and nobody needs them.
            bytes += [UInt8](repeating: 0, count: 16)
            bytes += MessageLayout.version
            self.bytes = bytes
        }

        /// Reads a message, of any of the forms that were ever sent: 16, 32 or 40 bytes and more.
        package init(reading bytes: [UInt8]) throws(SecurityError) {
            let reader = try MessageLayout.open(bytes, type: Self.type, minimum: 16)
            guard let flags = reader.uint32(at: 12) else { throw MessageLayout.malformed("has no flags") }
            self.flags = Flags(rawValue: flags)
            self.bytes = bytes
            guard bytes.count >= 32 else { return }
            // Nothing is done with the names; that they are there is asked for all the same.
            _ = try MessageField(at: 16, of: reader, header: 32, name: "domain")
            _ = try MessageField(at: 24, of: reader, header: 32, name: "workstation")
        }
    }
}
