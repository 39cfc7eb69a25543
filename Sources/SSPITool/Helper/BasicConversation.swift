internal import SSPI
internal import SSPIRuntime

/// Passwords in the clear, as Squid asks for them: `user password`, percent-encoded; the answer is `OK` or `ERR`.
final class BasicConversation: HelperConversation {
    private let accounts: any CredentialStore
    /// What is compared with where there is no account, so that it takes as long.
    private let nobody = Password("")

    init(_ accounts: any CredentialStore) { self.accounts = accounts }

    func answer(_ request: String) -> String {
        let parts = request.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let name = HelperText.unescaped(parts[0]),
            let password = HelperText.unescaped(parts[1]), !name.isEmpty
        else { return "ERR" }
        // Whoever names a domain writes it before a backslash.
        let words = name.split(separator: "\\", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let (domain, user) = words.count == 2 ? (words[0], words[1]) : ("", name)
        do throws(SecurityError) {
            let account = try accounts.account(user: user, domain: domain)
            let expected = account?.password ?? nobody
            let isRight = Password(password).withNTHash { given in expected.withNTHash { given.isEqual(to: $0) } }
            return isRight && account != nil ? "OK" : "ERR"
        } catch {
            StandardOutput.complain("sspi helper: \(error)")
            return HelperText.broken(NTStatusText.text(for: error.code))
        }
    }
}
