public import SSPIRuntime

extension NTLM {
    /// Who says whether an answer to a challenge is right: a store that knows passwords, or somebody who is asked over a
    /// network and only says yes or no.
    public protocol LogonAuthority: Sendable {
        /// Judges an answer.
        ///
        /// - Parameter request: The answer, and all that is needed to judge it.
        /// - Returns: The verdict.
        /// - Throws: A failure to judge; nobody gets in then.
        func judge(_ request: LogonRequest) throws(SecurityError) -> LogonVerdict
    }

    /// An authority that takes its time; ``Server/step(_:)`` waits for it.
    public protocol AsynchronousLogonAuthority: Sendable {
        /// Judges an answer.
        func judge(_ request: LogonRequest) async throws(SecurityError) -> LogonVerdict
    }

    /// An answer to a challenge.
    public struct LogonRequest: Sendable {
        /// The user's name as it was sent.
        public let user: String
        /// The domain as it was sent.
        public let domain: String
        /// The initiator's machine as it was sent.
        public let workstation: String
        /// The challenge that was sent to the initiator: eight bytes.
        public let challenge: [UInt8]
        /// The answer of NTLM: 24 bytes, or more for version 2.
        public let ntResponse: [UInt8]
        /// The answer of LAN Manager, or what stands in its place.
        public let lmResponse: [UInt8]
        /// True when version 1 was answered with extended session security.
        public let isExtended: Bool
        /// Which answers may be taken.
        public let level: Level
        /// What was agreed on, as bits of the messages; passed on by authorities that ask others.
        public let negotiatedFlags: UInt32

        /// Makes a request; acceptors do.
        package init(
            user: String, domain: String, workstation: String, challenge: [UInt8], ntResponse: [UInt8],
            lmResponse: [UInt8], isExtended: Bool, level: Level, negotiatedFlags: UInt32
        ) {
            self.user = user
            self.domain = domain
            self.workstation = workstation
            self.challenge = challenge
            self.ntResponse = ntResponse
            self.lmResponse = lmResponse
            self.isExtended = isExtended
            self.level = level
            self.negotiatedFlags = negotiatedFlags
        }

        /// True when the answer is of version 2.
        public var isVersion2: Bool { ntResponse.count > 24 }
    }

    /// A verdict on an answer.
    public enum LogonVerdict: Sendable {
        /// The answer is wrong, or there is no such account; which of the two is nobody's business.
        case denied
        /// The answer is right.
        ///
        /// - Parameters:
        ///   - user: The user as the authority spells it.
        ///   - domain: The user's domain as the authority spells it.
        ///   - sessionBaseKey: 16 bytes that the initiator has, too; wiped with their last owner.
        case granted(user: String, domain: String, sessionBaseKey: SessionBaseKey)
    }

    /// The key that both sides make of the password and the exchange: 16 bytes.
    ///
    /// Source: MS-NLMP 3.3.1 and 3.3.2 (`SessionBaseKey`)
    public final class SessionBaseKey: Sendable {
        package let key: Key
        package let lanManagerHash: Key?

        /// Takes a key from another authority; `nil` for any other number of bytes than 16.
        public init?(_ bytes: [UInt8]) {
            guard let key = Key(bytes) else { return nil }
            self.key = key
            lanManagerHash = nil
        }

        init(_ key: consuming Key, lanManagerHash: consuming Key? = nil) {
            self.key = key
            self.lanManagerHash = lanManagerHash
        }
    }
}
