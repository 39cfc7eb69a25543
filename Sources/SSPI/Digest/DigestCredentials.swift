public import SSPIInterface
public import SSPIRuntime

extension Digest {
    /// Makes credentials of clients: there is no default, the contents have to be given.
    public struct ClientCredentials: AcquireCredentialsHandle.Digest.Core {
        /// Makes a maker.
        public init() {}

        /// Takes the contents as the credential.
        public func acquireCredentialsHandle(
            principal: String?, use: CredentialUse, logonID: UInt64?, authenticationData: Credential?
        ) throws(SecurityError) -> AcquireCredentialsHandle.Reply<Credential> {
            guard let authenticationData else {
                throw SecurityError(.noCredentials, detail: "no user and password are given")
            }
            return .init(status: .ok, credential: authenticationData)
        }
    }

    /// Makes credentials of servers: the accounts that they judge by.
    public struct ServerCredentials: AcquireCredentialsHandle.Digest.Core {
        /// Makes a maker.
        public init() {}

        /// Takes the accounts as the credential.
        public func acquireCredentialsHandle(
            principal: String?, use: CredentialUse, logonID: UInt64?, authenticationData: (any Accounts)?
        ) throws(SecurityError) -> AcquireCredentialsHandle.Reply<any Accounts> {
            guard let authenticationData else {
                throw SecurityError(.noCredentials, detail: "no accounts are given")
            }
            return .init(status: .ok, credential: authenticationData)
        }
    }
}
