public import SSPI
internal import SSPIRuntime

extension HTTPAuthentication {
    /// Who a client is, for each scheme that it may use. A scheme without credentials is not used.
    public struct Credentials: Sendable {
        /// The packages for Negotiate, the most wanted first.
        public var negotiate: [Negotiate.Package] = []
        /// The user of NTLM without negotiation.
        public var ntlm: NTLM.Identity?
        /// What goes beyond that.
        public var ntlmConfiguration = NTLM.InitiatorConfiguration()
        /// The user of Digest.
        public var digest: Digest.Credential?
        /// What is taken of Digest.
        public var digestConfiguration = Digest.InitiatorConfiguration()

        /// Makes credentials for no scheme at all.
        public init() {}

        /// Makes credentials of a name and a password, for all schemes.
        ///
        /// - Parameters:
        ///   - user: The user's name.
        ///   - domain: The user's domain; Digest does without.
        ///   - password: What the user knows.
        public init(user: String, domain: String = "", password: String) {
            let password = Password(password)
            let identity = NTLM.Identity(user: user, domain: domain, password: password)
            negotiate = [NTLM.package(initiating: identity)]
            ntlm = identity
            digest = Digest.Credential(user: user, password: password)
        }
    }
}
