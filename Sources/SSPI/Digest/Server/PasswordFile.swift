internal import Foundation
internal import SSPIInterface
public import SSPIRuntime
internal import VisibleLock

extension Digest {
    /// The users of a file as Apache's `htdigest` writes it.
    ///
    /// A line is `user:realm:digits`, the hash over all three being MD5 with 32 digits and SHA-256 with 64; a line can name
    /// the algorithm, `user:realm:SHA-512-256:digits`. A user may have a line for each algorithm. The file is read again
    /// when it has changed. It is as good as the passwords: one that others than its owner may read or write is refused.
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

        /// One state of the file. The time of its last change says nothing alone: tools that copy files set it.
        private struct Version: Hashable {
            let size: Int
            let seconds: Int
            let nanoseconds: Int
            let statusSeconds: Int
            let statusNanoseconds: Int
            let node: UInt64
        }

        private struct Contents {
            var version: Version?
            var entries: [Key: Entry] = [:]
        }

        private let path: String
        private let contents = Lock(Contents())

        /// Reads a file.
        ///
        /// - Throws: `SEC_E_NO_CREDENTIALS` when it cannot be read, is open to others, or has a line that is none.
        public init(path: String) throws(SecurityError) {
            self.path = path
            try refresh()
        }

        /// Finds a user by name, to the letter.
        public func entry(user: String, realm: String, hash: Hash) throws(SecurityError) -> Entry? {
            try refresh()
            return contents.withLock { $0.entries[Key(user: user, realm: realm, hash: hash)] }
        }

        /// Finds a user by hash.
        public func entry(userHash: [UInt8], realm: String, hash: Hash) throws(SecurityError) -> Entry? {
            try refresh()
            return contents.withLock { contents in
                var found: Entry?
                let realmBytes = [UInt8](realm.utf8)
                for (key, entry) in contents.entries where key.realm == realmBytes && key.hash == hash {
                    if ConstantTime.areEqual(Digest.userHash(hash, entry.user, realm), userHash) { found = entry }
                }
                return found
            }
        }

        private func refresh() throws(SecurityError) {
            let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw refusal("cannot be opened") }
            defer { close(descriptor) }
            var status = stat()
            // The open file is asked, not the path, which may name another one by then.
            guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                throw refusal("is no regular file")
            }
            guard status.st_mode & 0o077 == 0 else {
                throw refusal("may be read or written by others; take their permission away (chmod 600)")
            }
            let version = Version(
                size: Int(status.st_size), seconds: Int(status.st_mtim.tv_sec),
                nanoseconds: Int(status.st_mtim.tv_nsec), statusSeconds: Int(status.st_ctim.tv_sec),
                statusNanoseconds: Int(status.st_ctim.tv_nsec), node: UInt64(status.st_ino))
            guard contents.withLock({ $0.version != version }) else { return }
            guard version.size <= PasswordFile.sizeLimit else { throw refusal("is too long") }
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
            let data: Data
            do {
                data = try handle.readToEnd() ?? Data()
            } catch {
                throw refusal("cannot be read")
            }
            let entries = try read([UInt8](data))
            contents.withLock { $0 = Contents(version: version, entries: entries) }
        }

        private func read(_ bytes: [UInt8]) throws(SecurityError) -> [Key: Entry] {
            var entries: [Key: Entry] = [:]
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() {
                let text = line.last == 13 ? line.dropLast() : line
                if text.isEmpty || text.first == UInt8(ascii: "#") { continue }
                let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
                    .map { Charset.utf8([UInt8]($0)) }
                guard parts.count == 3 || parts.count == 4, let user = parts[0], let realm = parts[1],
                    let text = parts.last, let digits = text, let secret = Digits.bytes([UInt8](digits.utf8))
                else { throw refusal("line \(index + 1) is not user:realm:digits in UTF-8") }
                let hash: Hash?
                if parts.count == 4 {
                    let algorithm = parts[2].flatMap { Algorithm(name: $0) }
                    hash = algorithm.flatMap { $0.isSession ? nil : $0.hash }
                } else {
                    hash = secret.count == 16 ? .md5 : .sha256
                }
                guard let hash, hash.count == secret.count else {
                    throw refusal("line \(index + 1) has digits that fit no algorithm")
                }
                let entry = Entry(user: user, knowledge: .secret(StoredSecret(secret)))
                guard entries.updateValue(entry, forKey: Key(user: user, realm: realm, hash: hash)) == nil else {
                    throw refusal("line \(index + 1) repeats a user of the same realm and algorithm")
                }
            }
            return entries
        }

        private func refusal(_ why: String) -> SecurityError {
            SecurityError(.noCredentials, detail: "the password file \(path) \(why)")
        }

        private static let sizeLimit = 64 << 20
    }
}
