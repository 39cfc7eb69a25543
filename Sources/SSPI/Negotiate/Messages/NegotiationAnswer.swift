/// Every token of a negotiation after the first: how far it has come, and a token of the mechanism.
///
/// Source: RFC 4178 section 4.2.2
package struct NegotiationAnswer: Hashable, Sendable {
    /// How far the negotiation has come, in the acceptor's eyes.
    package enum State: UInt8, Hashable, Sendable, CaseIterable {
        /// All is done.
        case completed = 0
        /// Another token is expected.
        case incomplete = 1
        /// The negotiation has failed.
        case rejected = 2
        /// Another token is expected, and at the end a MIC over the list of mechanisms.
        case signatureRequested = 3
    }

    /// How far the negotiation has come; initiators may leave it out.
    package var state: State?
    /// The mechanism that the acceptor has chosen, in its first answer.
    package var mechanism: MechanismIdentifier?
    /// A token of the mechanism.
    package var token: [UInt8]?
    /// A MIC over the list of mechanisms.
    package var listSignature: [UInt8]?

    /// Makes an answer to send.
    package init(
        state: State? = nil, mechanism: MechanismIdentifier? = nil, token: [UInt8]? = nil,
        listSignature: [UInt8]? = nil
    ) {
        self.state = state
        self.mechanism = mechanism
        self.token = token
        self.listSignature = listSignature
    }

    init(reading reader: inout DERReader) throws(DERError) {
        self.init()
        var answer = self
        try reader.constructed(DERTag.context(1)) { outer throws(DERError) in
            try outer.constructed(DERTag.sequence) { fields throws(DERError) in
                answer.state = try fields.optional(DERTag.context(0)) { field throws(DERError) in
                    let value = try field.element(DERTag.enumerated)
                    guard value.count == 1, let octet = value.first, let state = State(rawValue: octet) else {
                        throw .malformedValue
                    }
                    return state
                }
                answer.mechanism = try fields.optional(DERTag.context(1)) { field throws(DERError) in
                    try MechanismIdentifier(reading: &field)
                }
                answer.token = try fields.octets(DERTag.context(2))
                answer.listSignature = try fields.octets(DERTag.context(3))
            }
        }
        self = answer
    }

    /// The token, ready to be sent.
    package var encoded: [UInt8] {
        DERWriter.write { writer in
            writer.constructed(DERTag.context(1)) { outer in
                outer.constructed(DERTag.sequence) { fields in
                    if let state {
                        fields.constructed(DERTag.context(0)) { $0.element(DERTag.enumerated, [state.rawValue]) }
                    }
                    if let mechanism { fields.constructed(DERTag.context(1)) { mechanism.write(to: &$0) } }
                    if let token {
                        fields.constructed(DERTag.context(2)) { $0.element(DERTag.octetString, token) }
                    }
                    if let listSignature {
                        fields.constructed(DERTag.context(3)) { $0.element(DERTag.octetString, listSignature) }
                    }
                }
            }
        }
    }
}
