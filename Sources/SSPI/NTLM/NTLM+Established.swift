internal import SSPIInterface
public import SSPIRuntime

extension NTLM {
    /// What is known once both sides are done.
    struct Established: ~Copyable, Sendable {
        var protection: MessageProtection
        let sessionKey: Key
        let flags: Flags
        /// True when the third message carried a MIC.
        let hasMIC: Bool
        /// Who has logged on, as `DOMAIN\user`.
        let client: String
        /// Whom the initiator wanted, if it said so.
        let target: String?
        /// True when the initiator trusts the source of that name.
        let isTargetTrusted: Bool
        /// What the acceptor said of itself, its end included.
        let targetInformation: [UInt8]
        /// When both were done.
        let start: TimeStamp

        /// Makes it of the session key.
        init(
            sessionKey: consuming Key, flags: Flags, side: Side, hasMIC: Bool, client: String, target: String?,
            isTargetTrusted: Bool, targetInformation: [UInt8], start: TimeStamp
        ) {
            protection = MessageProtection(key: sessionKey, flags: flags, side: side)
            self.sessionKey = sessionKey
            self.flags = flags
            self.hasMIC = hasMIC
            self.client = client
            self.target = target
            self.isTargetTrusted = isTargetTrusted
            self.targetInformation = targetInformation
            self.start = start
        }
    }

    /// A user's name as it is shown.
    static func name(user: String, domain: String) -> String { domain.isEmpty ? user : "\(domain)\\\(user)" }

    /// How large a token may be. Windows says the same.
    static var maximumToken: Int { 2888 }

    /// What the package says of itself.
    public static let information = SecurityPackageInformation(
        name: packageName, comment: "NTLM, by challenge and response", rpcID: 10, maximumToken: maximumToken)
}
