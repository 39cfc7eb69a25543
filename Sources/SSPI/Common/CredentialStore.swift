public import SSPIRuntime

/// Where an acceptor finds the accounts of its users. Names are compared without case.
///
/// A store that has to ask over a network, or that only says yes or no to a response, is an
/// ``NTLM/LogonAuthority`` instead.
public protocol CredentialStore: Sendable {
    /// Finds an account.
    ///
    /// - Parameters:
    ///   - user: The name of the user as it came over the wire.
    ///   - domain: The name of the domain; empty when none was named.
    /// - Returns: The account; `nil` when there is none, or when it may not be used.
    /// - Throws: A ``SSPIRuntime/SecurityError`` when the store cannot be asked; nobody gets in then.
    func account(user: String, domain: String) throws(SecurityError) -> Account?
}
