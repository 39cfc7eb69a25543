public import SSPIRuntime

extension Digest {
    /// A hash over name, realm and password, which is as good as the password for its realm; wiped when the last user ends.
    public final class StoredSecret: Sendable {
        private let bytes: SecretBytes

        /// Takes the hash's bytes; the source is the caller's to wipe.
        public init(_ bytes: [UInt8]) { self.bytes = SecretBytes(bytes) }

        /// Takes the hash.
        init(_ bytes: consuming SecretBytes) { self.bytes = bytes }

        /// A second owner of the same bytes.
        package func copy() -> SecretBytes { Digest.copy(bytes) }
    }

    /// What a server knows of a user.
    public enum Knowledge: Sendable {
        /// The password itself.
        case password(Password)
        /// The hash over name, realm and password, of the hash function that was asked for.
        case secret(StoredSecret)
    }

    /// A user that was found.
    public struct Entry: Sendable {
        /// The name as the store writes it.
        public let user: String
        /// What is known.
        public let knowledge: Knowledge

        /// Makes an entry.
        public init(user: String, knowledge: Knowledge) {
            self.user = user
            self.knowledge = knowledge
        }
    }

    /// Where a server finds its users.
    public protocol Accounts: Sendable {
        /// Finds a user by name.
        ///
        /// - Returns: The user; `nil` when there is none, or when nothing of this hash function is known.
        /// - Throws: A ``SSPIRuntime/SecurityError`` when the store cannot be asked; nobody gets in then.
        func entry(user: String, realm: String, hash: Hash) throws(SecurityError) -> Entry?

        /// Finds a user by the digits of the hash over name and realm.
        func entry(userHash: [UInt8], realm: String, hash: Hash) throws(SecurityError) -> Entry?
    }

    /// The users of a ``CredentialStore``.
    public struct PasswordAccounts: Accounts {
        private let store: any CredentialStore
        private let domain: String
        private let names: [String]

        /// Makes the accounts.
        ///
        /// - Parameters:
        ///   - store: Where the passwords are.
        ///   - domain: The domain that names belong to.
        ///   - names: The names that can be found by their hash.
        public init(_ store: any CredentialStore, domain: String = "", names: [String] = []) {
            self.store = store
            self.domain = domain
            self.names = names
        }

        /// Finds a user by name.
        public func entry(user: String, realm: String, hash: Hash) throws(SecurityError) -> Entry? {
            guard let account = try store.account(user: user, domain: domain) else { return nil }
            return Entry(user: account.user, knowledge: .password(account.password))
        }

        /// Finds a user by hash.
        public func entry(userHash: [UInt8], realm: String, hash: Hash) throws(SecurityError) -> Entry? {
            var found: String?
            // All are compared, so that the time does not tell which one it was.
            for name in names where ConstantTime.areEqual(Digest.userHash(hash, name, realm), userHash) { found = name }
            guard let found else { return nil }
            return try entry(user: found, realm: realm, hash: hash)
        }
    }

    /// The digits of the hash over name and realm. Source: RFC 7616 section 3.4.4
    package static func userHash(_ hash: Hash, _ user: String, _ realm: String) -> [UInt8] {
        Computation.digits(hash, of: [UInt8]("\(user):\(realm)".utf8))
    }
}
