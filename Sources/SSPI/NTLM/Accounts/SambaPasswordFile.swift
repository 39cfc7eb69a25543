internal import SSPIInterface
public import SSPIRuntime

extension NTLM {
    /// Accounts in a file `smbpasswd(5)`, as Samba writes it. It is read again when it changes, and refused when others may
    /// read or change it.
    ///
    /// Each line has the user's name, a number, the LM hash (which is not used), the NT hash, flags in brackets, and a
    /// time. Accounts that are disabled (`D`) or locked (`L`), belong to machines or domains (`W`, `S`, `I`), or have no
    /// password here (`X` for digits) let nobody in; those without a password (`N`) neither.
    public final class SambaPasswordFile: CredentialStore {
        private let reader: AccountFileReader<[[UInt16]: Account]>
        private let domain: String
        private let domains: [[UInt16]]

        /// Makes a store; the file is read when it is asked.
        ///
        /// - Parameters:
        ///   - path: Where the file is.
        ///   - domains: The domains under which its users may log on; none is always among them. All are names of the first
        ///     one, which is that of every account.
        public convenience init(path: String, domains: [String] = []) {
            self.init(path: path, domains: domains, isMaintained: false)
        }

        /// - Parameter isMaintained: True for an administrator's tool, which may read files that belong to others.
        package init(path: String, domains: [String] = [], isMaintained: Bool) {
            domain = domains.first ?? ""
            self.domains = domains.map(SimpleUppercase.key)
            reader = AccountFileReader(path: path, isMaintained: isMaintained) { bytes throws(SecurityError) in
                try Self.accounts(of: bytes, path: path)
            }
        }

        /// Finds an account; the domain is part of no line, so it has to be one of the store's.
        ///
        /// However a client spells its name, and whichever domain it names, the account has one name: whoever decides by
        /// names decides alike.
        public func account(user: String, domain: String) throws(SecurityError) -> Account? {
            let accounts = try reader.contents()
            guard domain.isEmpty || domains.contains(SimpleUppercase.key(domain)) else { return nil }
            guard let account = accounts[SimpleUppercase.key(user)] else { return nil }
            return Account(user: account.user, domain: self.domain, password: account.password)
        }

        /// Reads the lines.
        ///
        /// - Throws: `SEC_E_NO_AUTHENTICATING_AUTHORITY` for a line that is none, or a name that stands there twice: half a
        ///   file is no file.
        static func accounts(of bytes: [UInt8], path: String) throws(SecurityError) -> [[UInt16]: Account] {
            var accounts: [[UInt16]: Account] = [:]
            var names: Set<[UInt16]> = []
            for (index, raw) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
                guard !raw.isEmpty, raw.first != UInt8(ascii: "#") else { continue }
                func wrong(_ what: String) -> SecurityError {
                    SecurityError(.noAuthenticatingAuthority, detail: "\(path):\(index + 1): \(what)")
                }
                // The line stays bytes: texts that are made of it would be left behind, with the hash.
                guard (try? UTF8Span(validating: raw.span)) != nil else { throw wrong("is no UTF-8") }
                let fields = raw.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
                guard fields.count >= 6, !fields[0].isEmpty,
                    UInt32(String(decoding: fields[1], as: UTF8.self)) != nil
                else { throw wrong("is no line of smbpasswd") }
                let flags = fields[4]
                guard flags.first == UInt8(ascii: "["), flags.last == UInt8(ascii: "]") else {
                    throw wrong("has no flags in brackets")
                }
                let user = String(decoding: fields[0], as: UTF8.self)
                let name = SimpleUppercase.key(user)
                // Of two lines the first may be the one by which an account was disabled.
                guard names.insert(name).inserted else { throw wrong("names a user for the second time") }
                guard flags.contains(UInt8(ascii: "U")), !flags.contains(where: "DLNWSI".utf8.contains) else {
                    continue
                }
                guard let password = password(fields[3]) else {
                    if fields[3].allSatisfy({ $0 == UInt8(ascii: "X") || $0 == UInt8(ascii: "*") }) { continue }
                    throw wrong("has no NT hash of 32 hexadecimal digits")
                }
                accounts[name] = Account(user: user, password: password)
            }
            return accounts
        }

        private static func password(_ digits: ArraySlice<UInt8>) -> Password? {
            guard let hash = Digest.Digits.secret(digits) else { return nil }
            switch hash.withBytes({ Key($0) }) {
            case .some(let key): return Password(ntHash: key)
            case .none: return nil
            }
        }
    }
}
