extension Negotiate {
    /// Whether the list of mechanisms has to be signed, and by whom it has been.
    ///
    /// A list that was altered on its way could make both sides use a weaker mechanism than they would.
    ///
    /// Source: RFC 4178 section 5
    struct ListSignature: Sendable {
        /// True when negotiation itself asks for signatures: another mechanism than the most wanted one was chosen, or the
        /// acceptor has said so.
        var isRequired = false
        /// True when this side has sent its signature.
        var isSent = false
        /// True when the peer's signature has been verified.
        var isVerified = false

        /// True when nothing is missing: nobody signs, or both have.
        func isComplete(mechanismWants: Bool) -> Bool {
            isRequired || mechanismWants || isSent ? isSent && isVerified : true
        }
    }
}

extension NegotiationAnswer {
    /// The signature of the list, unless it is the mechanism's token once more, as some servers send it.
    var distinctListSignature: [UInt8]? { listSignature == token ? nil : listSignature }
}
