internal import SSPI
internal import SSPIRuntime

/// Hashes of passwords, as Squid asks for them: `"user":"realm"`; the answer is `OK ha1="digits"` or `ERR`.
///
/// Squid computes with MD5 alone, so only lines of MD5 are of use to it.
final class DigestConversation: HelperConversation {
    private let accounts: any Digest.Accounts

    init(_ accounts: any Digest.Accounts) { self.accounts = accounts }

    func answer(_ request: String) -> String {
        // A name with a quote in it could be read in two ways, so that none is taken.
        let parts = request.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[2] == ":", parts[4].isEmpty || parts[4].hasPrefix(" ") else {
            return "BH message=\"the request is not \\\"user\\\":\\\"realm\\\"\""
        }
        do throws(SecurityError) {
            let entry = try accounts.entry(user: String(parts[1]), realm: String(parts[3]), hash: .md5)
            guard let entry, case .secret(let secret) = entry.knowledge else { return "ERR message=\"No such user\"" }
            let digits = secret.copy().withBytes { Digest.Digits.hex($0) }
            return "OK ha1=\"\(String(decoding: digits, as: UTF8.self))\""
        } catch {
            StandardOutput.complain("sspi helper: \(error)")
            return "BH message=\"the file of accounts cannot be read\""
        }
    }
}
