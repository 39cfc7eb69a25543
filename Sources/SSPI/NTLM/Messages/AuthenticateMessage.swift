package import SSPIRuntime

extension NTLM {
    /// The third message: who the initiator is, and the answer to the challenge.
    ///
    /// Source: MS-NLMP 2.2.1.3
    package struct AuthenticateMessage: Sendable {
        static var type: UInt32 { 3 }
        /// Where the MIC stands, behind flags and version.
        static var micOffset: Int { 72 }
        static var micSize: Int { 16 }

        /// What the initiator has chosen of what was left.
        package var flags: Flags
        /// The answer of LAN Manager, or what stands in its place.
        package var lmResponse: ArraySlice<UInt8>
        /// The answer to the challenge.
        package var ntResponse: ArraySlice<UInt8>
        package var domain: String
        package var user: String
        package var workstation: String
        /// The session key, encrypted with what only both sides can know; empty where there is none.
        package var encryptedSessionKey: ArraySlice<UInt8>
        /// True when the fixed part has room for a MIC.
        package var hasRoomForMIC: Bool
        /// The message as it was sent.
        package var bytes: [UInt8]

        /// What a message is made of.
        struct Parts {
            var flags: Flags
            var lmResponse: [UInt8]
            var ntResponse: [UInt8]
            var domain: [UInt8]
            var user: [UInt8]
            var workstation: [UInt8]
            var encryptedSessionKey: [UInt8]
            var hasMIC: Bool
        }

        /// Writes a message; a MIC that is announced is zeros until it is put in.
        static func encode(_ parts: Parts) -> [UInt8] {
            let header = micOffset + (parts.hasMIC ? micSize : 0)
            let size = [
                parts.domain, parts.user, parts.workstation, parts.lmResponse, parts.ntResponse,
                parts.encryptedSessionKey,
            ].reduce(header) { $0 + $1.count }
            var bytes = MessageLayout.head(type, room: size)
            let domain = header
            let user = domain + parts.domain.count
            let workstation = user + parts.user.count
            var lm = workstation + parts.workstation.count
            var nt = lm + parts.lmResponse.count
            var key = nt + parts.ntResponse.count
            var names = domain
            MessageField.describe(parts.lmResponse, at: &lm, in: &bytes)
            MessageField.describe(parts.ntResponse, at: &nt, in: &bytes)
            MessageField.describe(parts.domain, at: &names, in: &bytes)
            MessageField.describe(parts.user, at: &names, in: &bytes)
            MessageField.describe(parts.workstation, at: &names, in: &bytes)
            MessageField.describe(parts.encryptedSessionKey, at: &key, in: &bytes)
            bytes.append(littleEndian: parts.flags.rawValue)
            bytes += MessageLayout.version
            if parts.hasMIC { bytes += [UInt8](repeating: 0, count: micSize) }
            bytes += parts.domain
            bytes += parts.user
            bytes += parts.workstation
            bytes += parts.lmResponse
            bytes += parts.ntResponse
            bytes += parts.encryptedSessionKey
            return bytes
        }

        /// Reads a message.
        ///
        /// - Parameters:
        ///   - bytes: All of it.
        ///   - offered: What the acceptor has offered; the character set is decided by both.
        package init(reading bytes: [UInt8], offered: Flags) throws(SecurityError) {
            let reader = try MessageLayout.open(bytes, type: Self.type, minimum: 64)
            guard let raw = reader.uint32(at: 60) else { throw MessageLayout.malformed("has no flags") }
            let flags = Flags(rawValue: raw)
            func field(_ place: Int, _ name: String) throws(SecurityError) -> MessageField {
                try MessageField(at: place, of: reader, header: 64, name: name)
            }
            let lm = try field(12, "LM response")
            let nt = try field(20, "NT response")
            let domain = try field(28, "domain")
            let user = try field(36, "user name")
            let workstation = try field(44, "workstation")
            let key = try field(52, "session key")
            // The fixed part ends where the first of the contents begins: after the flags, the version, or the MIC.
            let first = [lm, nt, domain, user, workstation, key].compactMap(\.offset).min() ?? bytes.count
            hasRoomForMIC = first >= Self.micOffset + Self.micSize
            let isUnicode = flags.intersection(offered).contains(.unicode)
            func text(_ field: MessageField) throws(SecurityError) -> String {
                guard let text = WireText.decode(field.bytes, unicode: isUnicode) else {
                    throw MessageLayout.malformed("has a name that is no text")
                }
                return text
            }
            self.flags = flags
            self.lmResponse = lm.bytes
            self.ntResponse = nt.bytes
            self.domain = try text(domain)
            self.user = try text(user)
            self.workstation = try text(workstation)
            self.encryptedSessionKey = key.bytes
            self.bytes = bytes
        }

        /// The MIC that the message carries.
        package var mic: [UInt8]? {
            guard hasRoomForMIC else { return nil }
            return ByteReader(bytes).slice(at: Self.micOffset, count: Self.micSize).map(Array.init)
        }

        /// The message as it was when its MIC was computed.
        package var bytesWithoutMIC: [UInt8] {
            var bytes = bytes
            bytes.replace(at: Self.micOffset, with: [UInt8](repeating: 0, count: Self.micSize))
            return bytes
        }

        /// True when the initiator does not say who it is.
        ///
        /// Source: MS-NLMP 3.2.5.1.2
        package var isAnonymous: Bool {
            user.isEmpty && ntResponse.isEmpty && (lmResponse.isEmpty || lmResponse.elementsEqual([0]))
        }
    }
}
