extension Digest {
    /// The credential of a client.
    public struct Credential: Sendable {
        /// The user's name.
        public let user: String
        /// The user's password.
        public let password: Password
        /// Whom the user wants to act for; SASL only.
        public let authorization: String?

        /// Makes a credential.
        public init(user: String, password: Password, authorization: String? = nil) {
            self.user = user
            self.password = password
            self.authorization = authorization
        }
    }

    /// What a client takes, beyond what the flags of a call say.
    public struct InitiatorConfiguration: Sendable {
        /// The hash functions that are good enough.
        public var hashes: Set<Hash> = Set(Hash.allCases)
        /// The protections that are taken, best first.
        public var protections: [Protection] = [.confidentiality, .integrity, .authentication]
        /// True when a challenge of HTTP without `qop` is taken, as servers sent it before RFC 2617.
        ///
        /// The response to one has nothing of the client's own in it: whoever makes the challenge, or takes `qop` out of that of
        /// another, chooses all that the password is hashed with, and may have made tables for it.
        public var allowsNoProtection = false
        /// The realm to use instead of the one in the challenge; SASL only.
        public var realm: String?
        /// The ciphers that are taken, best first.
        public var ciphers: [Cipher] = Cipher.strong
        /// The longest protected message that is taken.
        public var maximumBuffer = Limits.defaultBuffer
        /// Where the client's nonces come from.
        public var random = RandomSource.system
        /// The client's nonce, for published exchanges.
        package var fixedNonce: [UInt8]?

        /// Makes a configuration that takes all that is not weak.
        public init() {}
    }
}
