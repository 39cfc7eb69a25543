internal import SSPI
internal import SSPIRuntime

/// Lines of Apache's `htdigest`: name, realm, hash over both and the password; one line for each hash function.
struct DigestFormat: AccountFormat {
    /// The realm; `nil` where all of a file are meant.
    let realm: String?
    /// The hash functions of new lines; those that there were where none are given, SHA-256 where there were none.
    var hashes: [Digest.Hash]?

    func objection(to user: String) -> String? { commonObjection(to: user) }

    func places(of user: String, in lines: AccountLines) -> [Int] {
        // To the letter, as the library has it: strings are the same that have other bytes.
        let wanted = [user, realm].map { $0.map { Array($0.utf8) } }
        return lines.accounts.filter { $0.fields.count > 2 && $0.fields.prefix(2).map { Array($0.utf8) } == wanted }
            .map(\.place)
    }

    func lines(
        for user: String, _ password: String, replacing places: [Int], of lines: AccountLines
    ) -> [String] {
        let known = lines.accounts.filter { places.contains($0.place) }.compactMap { Self.hash($0.fields) }
        let realm = realm ?? ""
        return Set(hashes ?? (known.isEmpty ? [.sha256] : known)).sorted().map { hash in
            let digits = String(decoding: Digest.Digits.hex(Self.bytes(hash, user, realm, password)), as: UTF8.self)
            return hash == .sha512Half
                ? "\(user):\(realm):\(Digest.Algorithm(hash)):\(digits)" : "\(user):\(realm):\(digits)"
        }
    }

    func isRight(_ password: String, for user: String, in path: String) throws(ToolError) -> Bool {
        let realm = realm ?? ""
        var found = 0
        for hash in hashes ?? Digest.Hash.allCases {
            let entry = try calling { () throws(SecurityError) in
                try Digest.PasswordFile(path: path, isMaintained: true).entry(user: user, realm: realm, hash: hash)
            }
            guard let entry, case .secret(let secret) = entry.knowledge else { continue }
            let given = Self.bytes(hash, user, realm, password)
            guard secret.copy().withBytes({ ConstantTime.areEqual([UInt8](copying: $0), given) }) else { return false }
            found += 1
        }
        // Every line of the user has to fit: one that does not is an old password that still lets somebody in.
        return found > 0
    }

    func check(_ path: String) throws(ToolError) {
        _ = try calling { () throws(SecurityError) in try Digest.PasswordFile(path: path, isMaintained: true) }
    }

    func summary(_ lines: AccountLines) -> [String] {
        lines.accounts.compactMap { account in
            guard let hash = Self.hash(account.fields), realm == nil || realm == account.fields[1] else { return nil }
            return "\(account.fields[0])  \(account.fields[1])  \(Digest.Algorithm(hash))"
        }
    }

    /// The hash function of a line.
    private static func hash(_ fields: [String]) -> Digest.Hash? {
        switch fields.count {
        case 3: fields[2].utf8.count == 32 ? .md5 : .sha256
        case 4: Digest.Algorithm(name: fields[2])?.hash
        default: nil
        }
    }

    private static func bytes(_ hash: Digest.Hash, _ user: String, _ realm: String, _ password: String) -> [UInt8] {
        var secret: [UInt8] = Array(password.utf8)
        defer { secret.wipe() }
        return unsafe Digest.Computation.secret(
            hash, user: Array(user.utf8), realm: Array(realm.utf8), password: secret.span.bytes
        ).withBytes { [UInt8](copying: $0) }
    }

    private func calling<Result>(_ body: () throws(SecurityError) -> Result) throws(ToolError) -> Result {
        do throws(SecurityError) {
            return try body()
        } catch {
            throw ToolError.failure(error.detail ?? "\(error)")
        }
    }
}
