/// What a peer has sent to a negotiation.
package enum NegotiationToken: Hashable, Sendable {
    /// How large a token may be. Kerberos tickets with many groups come to some 64 KiB.
    package static let maximumSize = 1 << 20

    /// A list of mechanisms: `NegTokenInit` or `NegTokenInit2`.
    case offer(NegotiationOffer)
    /// A later token: `NegTokenResp`.
    case answer(NegotiationAnswer)
    /// A token of NTLM without negotiation around it.
    case bareNTLM
    /// The first token of another mechanism, framed as GSS-API has it, without negotiation around it.
    case bare(MechanismIdentifier)

    /// Reads a token.
    ///
    /// - Parameter bytes: All that the peer has sent.
    /// - Throws: An error when the bytes are none of these.
    package init(_ bytes: [UInt8]) throws(DERError) {
        guard bytes.count <= Self.maximumSize else { throw .tooMany }
        guard !bytes.starts(with: Self.ntlmSignature) else {
            self = .bareNTLM
            return
        }
        self = try DERReader.read(bytes) { reader throws(DERError) in
            guard reader.nextTag == DERTag.initialToken else {
                return .answer(try NegotiationAnswer(reading: &reader))
            }
            return try reader.constructed(DERTag.initialToken) { frame throws(DERError) in
                let mechanism = try MechanismIdentifier(reading: &frame)
                guard mechanism == .negotiation else {
                    frame.skipRemainder()
                    return .bare(mechanism)
                }
                return .offer(try NegotiationOffer(reading: &frame))
            }
        }
    }

    private static let ntlmSignature = Array("NTLMSSP\0".utf8)
}
