internal import SSPIInterface
public import SSPIRuntime

extension NTLM {
    /// Accounts in a file `smbpasswd(5)`, as Samba writes it. It is read again when it changes, and refused when others may
    /// read or change it.
    ///
    /// Each line has the user's name, a number, the LM hash (which is not used), the NT hash, flags in brackets, and a
    /// time. Accounts that are disabled (`D`), belong to machines or domains (`W`, `S`, `I`), or have no password here (`X`
    /// for digits) let nobody in; those without a password (`N`) neither.
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
        public init(path: String, domains: [String] = []) {
            domain = domains.first ?? ""
            self.domains = domains.map(SimpleUppercase.key)
            reader = AccountFileReader(path: path) { bytes throws(SecurityError) in
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
            for (index, raw) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
                guard !raw.isEmpty, raw.first != UInt8(ascii: "#") else { continue }
                func wrong(_ what: String) -> SecurityError {
                    SecurityError(.noAuthenticatingAuthority, detail: "\(path):\(index + 1): \(what)")
                }
                guard let line = String(validating: raw, as: UTF8.self) else { throw wrong("is no UTF-8") }
                let fields = line.split(separator: ":", omittingEmptySubsequences: false)
                guard fields.count >= 6, !fields[0].isEmpty, UInt32(fields[1]) != nil else {
                    throw wrong("is no line of smbpasswd")
                }
                let flags = fields[4]
                guard flags.first == "[", flags.last == "]" else { throw wrong("has no flags in brackets") }
                let name = SimpleUppercase.key(String(fields[0]))
                guard accounts[name] == nil else { throw wrong("names a user for the second time") }
                guard flags.contains("U"), !flags.contains(where: { "DNWSI".contains($0) }) else { continue }
                guard let hash = hexadecimal(fields[3]), let password = Password(ntHash: hash) else {
                    if fields[3].allSatisfy({ $0 == "X" || $0 == "*" }) { continue }
                    throw wrong("has no NT hash of 32 hexadecimal digits")
                }
                accounts[name] = Account(user: String(fields[0]), password: password)
            }
            return accounts
        }

        private static func hexadecimal(_ digits: Substring) -> [UInt8]? {
            guard digits.utf8.count == 32 else { return nil }
            var bytes: [UInt8] = []
            var high: UInt8?
            for digit in digits {
                guard digit.isASCII, let value = digit.hexDigitValue.map(UInt8.init) else { return nil }
                if let first = high {
                    bytes.append(first << 4 | value)
                    high = nil
                } else {
                    high = value
                }
            }
            return bytes
        }
    }
}
