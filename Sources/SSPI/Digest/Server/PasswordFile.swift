internal import SSPIInterface
public import SSPIRuntime

extension Digest {
    /// The users of a file as Apache's `htdigest` writes it.
    ///
    /// A line is `user:realm:digits`, the hash over all three being MD5 with 32 digits and SHA-256 with 64; a line can name
    /// the algorithm, `user:realm:SHA-512-256:digits`. A user may have a line for each algorithm. The file is read again
    /// when it has changed. It is as good as the passwords: one that others than its owner may read or write is refused, and
    /// one that belongs to somebody else than the process's user or root.
    public final class PasswordFile: Accounts {
        /// Names in bytes: strings are the same that have other bytes, and the hash is over bytes.
        private struct Key: Hashable {
            let user: [UInt8]
            let realm: [UInt8]
            let hash: Hash

            init(user: String, realm: String, hash: Hash) {
                self.user = [UInt8](user.utf8)
                self.realm = [UInt8](realm.utf8)
                self.hash = hash
            }
        }

        private let reader: AccountFileReader<[Key: Entry]>

        /// Reads a file.
        ///
        /// - Throws: `SEC_E_NO_CREDENTIALS` when it cannot be read, is open to others, or has a line that is none.
        public convenience init(path: String) throws(SecurityError) { try self.init(path: path, isMaintained: false) }

        /// - Parameter isMaintained: True for an administrator's tool, which may read files that belong to others.
        package init(path: String, isMaintained: Bool) throws(SecurityError) {
            reader = AccountFileReader(
                path: path, title: "the password file", code: .noCredentials, followsLinks: true,
                isMaintained: isMaintained
            ) { bytes throws(SecurityError) in
                try Self.entries(of: bytes, path: path)
            }
            _ = try reader.contents()
        }

        /// Finds a user by name, to the letter.
        public func entry(user: String, realm: String, hash: Hash) throws(SecurityError) -> Entry? {
            try reader.contents()[Key(user: user, realm: realm, hash: hash)]
        }

        /// Finds a user by hash.
        public func entry(userHash: [UInt8], realm: String, hash: Hash) throws(SecurityError) -> Entry? {
            var found: Entry?
            let realmBytes = [UInt8](realm.utf8)
            for (key, entry) in try reader.contents() where key.realm == realmBytes && key.hash == hash {
                if ConstantTime.areEqual(Digest.userHash(hash, entry.user, realm), userHash) { found = entry }
            }
            return found
        }

        private static func entries(of bytes: [UInt8], path: String) throws(SecurityError) -> [Key: Entry] {
            var entries: [Key: Entry] = [:]
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() {
                func refusal(_ why: String) -> SecurityError {
                    SecurityError(.noCredentials, detail: "the password file \(path) line \(index + 1) \(why)")
                }
                let text = line.last == 13 ? line.dropLast() : line
                if text.isEmpty || text.first == UInt8(ascii: "#") { continue }
                // The digits stay bytes: texts that are made of them would be left behind.
                let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
                guard parts.count == 3 || parts.count == 4, let user = Charset.utf8([UInt8](parts[0])),
                    let realm = Charset.utf8([UInt8](parts[1])), let secret = Digits.secret(parts[parts.count - 1])
                else { throw refusal("is not user:realm:digits in UTF-8") }
                let hash: Hash?
                if parts.count == 4 {
                    hash = Hash.allCases.first { isName(parts[2], of: $0) }
                } else {
                    hash = secret.count == 16 ? .md5 : .sha256
                }
                guard let hash, hash.count == secret.count else { throw refusal("has digits that fit no algorithm") }
                let entry = Entry(user: user, knowledge: .secret(StoredSecret(secret)))
                guard entries.updateValue(entry, forKey: Key(user: user, realm: realm, hash: hash)) == nil else {
                    throw refusal("repeats a user of the same realm and algorithm")
                }
            }
            return entries
        }

        private static func isName(_ name: ArraySlice<UInt8>, of hash: Hash) -> Bool {
            let wanted = Algorithm(hash).description.utf8
            return name.count == wanted.count
                && zip(name, wanted).allSatisfy { ASCII.lower($0) == ASCII.lower($1) }
        }
    }
}
