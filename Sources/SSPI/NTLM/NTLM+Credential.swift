public import SSPIInterface
public import SSPIRuntime

extension NTLM {
    /// Who an initiator is.
    ///
    /// Win32: `SEC_WINNT_AUTH_IDENTITY`
    public struct Identity: Sendable {
        /// The user's name, or a UPN with an empty domain.
        public var user: String
        /// The user's domain, or nothing.
        public var domain: String
        /// What the user knows.
        public var password: Password

        /// Makes an identity.
        public init(user: String, domain: String = "", password: Password) {
            self.user = user
            self.domain = domain
            self.password = password
        }

        /// Makes an identity with a password.
        public init(user: String, domain: String = "", password: String) {
            self.init(user: user, domain: domain, password: Password(password))
        }
    }

    /// A credential of the package.
    public struct Credential: Sendable {
        /// Who an initiator is; `nil` for nobody.
        public let identity: Identity?
        /// Which sides it is for.
        public let use: CredentialUse
    }

    /// Acquires credentials. There is no logon session on this system, so a credential is what the caller supplies.
    public struct Credentials: Sendable, AcquireCredentialsHandle.NTLM.Core {
        /// What the package keeps of a credential.
        public typealias Credential = NTLM.Credential
        /// The contents of a credential as a caller supplies them.
        public typealias AuthenticationData = Identity

        /// Makes the source of credentials.
        public init() {}

        /// Makes a credential of what the caller supplies.
        ///
        /// - Throws: `SEC_E_UNKNOWN_CREDENTIALS` when a principal is named that the supplied identity is not.
        public func acquireCredentialsHandle(
            principal: String?, use: CredentialUse, logonID: UInt64?, authenticationData: Identity?
        ) throws(SecurityError) -> AcquireCredentialsHandle.Reply<NTLM.Credential> {
            if let principal, let identity = authenticationData {
                guard SimpleUppercase.key(principal) == SimpleUppercase.key(identity.user) else {
                    throw SecurityError(.unknownCredentials, detail: "the principal is not the user that is supplied")
                }
            }
            return .init(
                status: .ok, credential: NTLM.Credential(identity: authenticationData, use: use), expiry: .never)
        }
    }
}
