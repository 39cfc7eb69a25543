public import SSPI
internal import SSPIRuntime

/// The Kerberos package, through the system's GSS-API library (MIT Kerberos).
///
/// It is negotiated like any other package: put ``package(initiating:)`` or ``package(accepting:policy:delegation:)`` into a
/// ``SSPI/Negotiate/Credential``.
///
/// Source: RFC 4121, MS-KILE
public enum Kerberos {
    /// The name of the package. Win32: `MICROSOFT_KERBEROS_NAME`
    public static let packageName = "Kerberos"

    /// What it is called on the wire: as Windows 2000 misspelt it, then as RFC 4121 has it.
    public static let identifiers: [MechanismIdentifier] = [.legacyKerberos, .kerberos]

    /// The package for an initiator.
    ///
    /// - Parameter credential: Whose tickets are used.
    public static func package(initiating credential: InitiatorCredential) -> Negotiate.Package {
        Negotiate.Package(
            name: packageName, identifiers: identifiers,
            initiator: { () throws(SecurityError) in Initiator(credential: credential) })
    }

    /// The package for an acceptor.
    ///
    /// - Parameters:
    ///   - credential: The keys of the service.
    ///   - policy: What is asked of initiators.
    ///   - delegation: Takes what an initiator delegates, where the caller of the context asks for it
    ///     (`ASC_REQ_DELEGATE`).
    public static func package(
        accepting credential: AcceptorCredential, policy: AcceptorPolicy = AcceptorPolicy(),
        delegation: Delegation? = nil
    ) -> Negotiate.Package {
        Negotiate.Package(
            name: packageName, identifiers: identifiers,
            acceptor: { () throws(SecurityError) in
                Acceptor(credential: credential, policy: policy, delegation: delegation)
            })
    }

    /// Takes a credential with which an acceptor may act as the initiator towards others.
    public typealias Delegation = @Sendable (InitiatorCredential) -> Void

    /// What an acceptor asks of initiators beyond a valid ticket.
    public struct AcceptorPolicy: Hashable, Sendable {
        /// True when an initiator that sends no channel bindings is refused where the acceptor has some. Bindings that
        /// differ are refused in any case.
        public var requiresChannelBindings: Bool

        /// True when an initiator may log on as nobody, with an anonymous ticket.
        ///
        /// Source: RFC 8062
        public var allowsAnonymous: Bool

        /// Makes a policy.
        public init(requiresChannelBindings: Bool = true, allowsAnonymous: Bool = false) {
            self.requiresChannelBindings = requiresChannelBindings
            self.allowsAnonymous = allowsAnonymous
        }
    }
}
