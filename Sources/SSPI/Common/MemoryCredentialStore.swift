public import SSPIRuntime

/// Accounts in memory.
public struct MemoryCredentialStore: CredentialStore {
    private let accounts: [[[UInt16]]: Account]

    /// Makes a store; of two accounts with the same name and domain the first counts.
    public init(_ accounts: [Account]) {
        self.accounts = Dictionary(
            accounts.map { (MemoryCredentialStore.key($0.user, $0.domain), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Finds an account by its exact domain.
    public func account(user: String, domain: String) throws(SecurityError) -> Account? {
        accounts[MemoryCredentialStore.key(user, domain)]
    }

    private static func key(_ user: String, _ domain: String) -> [[UInt16]] {
        [SimpleUppercase.key(user), SimpleUppercase.key(domain)]
    }
}
