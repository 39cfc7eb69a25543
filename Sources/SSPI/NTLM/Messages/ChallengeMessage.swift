package import SSPIRuntime

extension NTLM {
    /// The second message: what the acceptor has chosen, and what the initiator has to answer.
    ///
    /// Source: MS-NLMP 2.2.1.2
    package struct ChallengeMessage: Sendable {
        static var type: UInt32 { 2 }

        /// What the acceptor has chosen.
        package var flags: Flags
        /// Eight random bytes, low byte first.
        package var challenge: UInt64
        /// What the acceptor says of itself; `nil` where it says nothing.
        package var information: TargetInformation?
        /// The message as it was sent.
        package var bytes: [UInt8]

        /// Makes a message.
        ///
        /// - Parameters:
        ///   - flags: What was chosen.
        ///   - challenge: Eight random bytes, low byte first.
        ///   - target: The acceptor's domain or name.
        ///   - information: What the acceptor says of itself.
        package init(flags: Flags, challenge: UInt64, target: String, information: TargetInformation) {
            self.flags = flags
            self.challenge = challenge
            self.information = information
            let name = WireText.encode(target, unicode: flags.contains(.unicode)) ?? []
            let encoded = information.encoded
            var offset = 56
            var bytes = MessageLayout.head(Self.type, room: 56 + name.count + encoded.count)
            MessageField.describe(name, at: &offset, in: &bytes)
            bytes.append(littleEndian: flags.rawValue)
            bytes.append(littleEndian: challenge)
            bytes.append(littleEndian: 0 as UInt64)
            MessageField.describe(encoded, at: &offset, in: &bytes)
            bytes += MessageLayout.version
            bytes += name
            bytes += encoded
            self.bytes = bytes
        }

        /// Reads a message.
        package init(reading bytes: [UInt8]) throws(SecurityError) {
            let reader = try MessageLayout.open(bytes, type: Self.type, minimum: 32)
            guard let flags = reader.uint32(at: 20), let challenge = reader.uint64(at: 24) else {
                throw MessageLayout.malformed("ends inside of its fixed part")
            }
            self.flags = Flags(rawValue: flags)
            self.challenge = challenge
            self.bytes = bytes
            // Old servers end after the challenge; all others go on to the description of the target information.
            let header = bytes.count >= 48 ? 48 : 32
            _ = try MessageField(at: 12, of: reader, header: header, name: "target name")
            guard self.flags.contains(.targetInformation) else { return }
            let field = try MessageField(at: 40, of: reader, header: 48, name: "target information")
            guard field.offset != nil else { return }
            information = try TargetInformation(reading: field.bytes)
        }
    }
}
