/// An account that somebody can log on to.
public struct Account: Sendable {
    /// The user's name as the store writes it.
    public let user: String
    /// The domain that the account belongs to; empty for one that belongs to the server itself.
    public let domain: String
    /// What the user knows.
    public let password: Password

    /// Makes an account.
    ///
    /// - Parameters:
    ///   - user: The user's name, or a UPN with an empty domain.
    ///   - domain: The domain, or nothing.
    ///   - password: What the user knows.
    public init(user: String, domain: String = "", password: Password) {
        self.user = user
        self.domain = domain
        self.password = password
    }
}
