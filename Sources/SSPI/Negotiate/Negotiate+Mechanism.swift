public import SSPIInterface
public import SSPIRuntime

extension Negotiate {
    /// One side of a context of a package that can be negotiated: what protects messages once it is established.
    ///
    /// A package is added from outside with two types, one that conforms to ``InitiatingMechanism`` and one that conforms to
    /// ``AcceptingMechanism``, and a ``Package`` that makes them.
    public protocol Mechanism: ~Copyable, Sendable {
        /// True when the exchange used integrity in such a way that both sides have to sign the list of mechanisms, though
        /// the most wanted one was chosen. Asked once the mechanism is established.
        ///
        /// Source: MS-SPNG section 3.3.5.1: NTLM with a MIC
        var wantsListSignature: Bool { get }

        /// True when nobody but the peer can make its MIC over the list of mechanisms, so that the MIC proves who the peer is.
        /// Asked once the mechanism is established; true unless a mechanism knows better.
        var provesPeerByList: Bool { get }

        /// Makes a MIC over the list of mechanisms; the ciphers for messages are as they were after it.
        ///
        /// - Parameter list: The DER of the list as it was sent.
        mutating func signList(_ list: [UInt8]) throws(SecurityError) -> [UInt8]

        /// Checks the peer's MIC over the list of mechanisms; the ciphers for messages are as they were after it.
        ///
        /// - Parameters:
        ///   - signature: What the peer has sent, of any length.
        ///   - list: The DER of the list as it was sent.
        /// - Throws: `SEC_E_MESSAGE_ALTERED` when the signature does not fit.
        mutating func verifyList(_ signature: [UInt8], of list: [UInt8]) throws(SecurityError)

        /// Protects a message in place.
        mutating func encrypt(
            _ message: inout [SecurityBuffer], protection: QualityOfProtection, sequenceNumber: UInt32
        ) throws(SecurityError)

        /// Makes a protected message readable in place.
        ///
        /// - Returns: How it was protected.
        mutating func decrypt(
            _ message: inout [SecurityBuffer], sequenceNumber: UInt32
        ) throws(SecurityError) -> QualityOfProtection

        /// Signs a message; the signature goes into the token buffer.
        mutating func sign(
            _ message: inout [SecurityBuffer], protection: QualityOfProtection, sequenceNumber: UInt32
        ) throws(SecurityError)

        /// Verifies the signature of a message.
        ///
        /// - Returns: How it was protected.
        mutating func verify(
            _ message: [SecurityBuffer], sequenceNumber: UInt32
        ) throws(SecurityError) -> QualityOfProtection

        /// Answers a question about the context.
        func query(_ attribute: ContextAttribute) throws(SecurityError) -> ContextAttributeValue
    }

}

extension Negotiate.Mechanism where Self: ~Copyable {
    /// True: signatures are made with keys that both sides alone have.
    public var provesPeerByList: Bool { true }
}

extension Negotiate {
    /// The initiator's side of a package that can be negotiated.
    public protocol InitiatingMechanism: Mechanism, ~Copyable {
        /// Takes the acceptor's token, if there is one, and makes the next one.
        ///
        /// - Parameters:
        ///   - targetName: The name of the service.
        ///   - requirements: What is asked of the context; a mechanism leaves out what it does not know.
        ///   - input: The mechanism's own token, if there is one, and all other buffers that the caller has given.
        /// - Returns: `SEC_E_OK` or `SEC_I_CONTINUE_NEEDED`, with the token for the peer.
        mutating func initiate(
            targetName: String?, requirements: InitiatorRequirements, input: [SecurityBuffer]
        ) throws(SecurityError) -> InitializeSecurityContext.Reply
    }

    /// The acceptor's side of a package that can be negotiated.
    public protocol AcceptingMechanism: Mechanism, ~Copyable {
        /// Takes the initiator's token and makes the next one.
        ///
        /// - Parameters:
        ///   - requirements: What is asked of the context; a mechanism leaves out what it does not know.
        ///   - input: The mechanism's own token, and all other buffers that the caller has given.
        /// - Returns: `SEC_E_OK` or `SEC_I_CONTINUE_NEEDED`, with the token for the peer.
        mutating func accept(
            requirements: AcceptorRequirements, input: [SecurityBuffer]
        ) throws(SecurityError) -> AcceptSecurityContext.Reply

        /// Called once all is done: the mechanism is established, and the list of mechanisms signed where it has to be. What the
        /// initiator has handed over may be used from then on; nothing unless a mechanism knows better.
        mutating func conclude()
    }
}

extension Negotiate.AcceptingMechanism where Self: ~Copyable {
    /// Does nothing.
    public mutating func conclude() {}
}
