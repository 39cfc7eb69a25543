internal import SSPI
internal import SSPIRuntime

/// Tells what a token of a negotiation says, and what is inside of it.
///
/// Source: RFC 4178, MS-SPNG
enum NegotiationListing {
    static func list(_ token: [UInt8], in listing: inout Listing, depth: Int) throws(InspectionError) {
        let parsed = try TokenListing.decoding("the token") { () throws(DERError) in try NegotiationToken(token) }
        switch parsed {
        case .offer(let offer): try list(offer, token.count, &listing, depth)
        case .answer(let answer): try list(answer, token.count, &listing, depth)
        case .bareNTLM: try NTLMListing.list(token, in: &listing)
        case .bare(let identifier):
            if identifier == .kerberos || identifier == .legacyKerberos || identifier == .userToUserKerberos {
                try KerberosListing.list(framed: token, identifier, in: &listing)
            } else {
                listing.add("GSS-API token", "of \(name(identifier)), \(token.count) bytes")
            }
        }
    }

    private static func list(
        _ offer: NegotiationOffer, _ count: Int, _ listing: inout Listing, _ depth: Int
    ) throws(InspectionError) {
        let title = offer.isHint ? "NegTokenInit2" : "NegTokenInit"
        try listing.group(
            "SPNEGO \(title)", "\(count) bytes, from the \(offer.isHint ? "acceptor" : "initiator")"
        ) { listing throws(InspectionError) in
            listing.add("mechanisms", offer.mechanisms.map(name))
            warn(offer, &listing)
            if let signature = offer.listSignature { listing.add("mechListMIC", bytes: signature) }
            guard let token = offer.token else { return listing.add("mechToken", "none") }
            try inner("mechToken", token, &listing, depth)
        }
    }

    private static func list(
        _ answer: NegotiationAnswer, _ count: Int, _ listing: inout Listing, _ depth: Int
    ) throws(InspectionError) {
        try listing.group("SPNEGO NegTokenResp", "\(count) bytes") { listing throws(InspectionError) in
            switch answer.state {
            case .completed: listing.add("negState", "accept-completed")
            case .incomplete: listing.add("negState", "accept-incomplete")
            case .rejected:
                listing.add("negState", "reject")
                listing.warn("the exchange is refused")
            case .signatureRequested:
                listing.add("negState", "request-mic")
                listing.warn("the acceptor does not take the mechanism that the initiator wanted most")
            case nil: listing.add("negState", "none (from the initiator)")
            }
            if let mechanism = answer.mechanism {
                listing.add("supportedMech", name(mechanism))
                if mechanism == .legacyKerberos { listing.warn(legacy) }
            }
            if let signature = answer.listSignature {
                listing.add("mechListMIC", bytes: signature)
            } else if answer.state == .completed {
                listing.warn(
                    "no mechListMIC: the list of mechanisms is proved only if the mechanism was the first of it")
            }
            guard let token = answer.token else { return listing.add("responseToken", "none") }
            if token == answer.listSignature {
                listing.add("responseToken", "the mechListMIC once more")
                return listing.warn("the token is repeated as mechListMIC, as Windows 2000 does")
            }
            try inner("responseToken", token, &listing, depth)
        }
    }

    private static func inner(
        _ label: String, _ token: [UInt8], _ listing: inout Listing, _ depth: Int
    ) throws(InspectionError) {
        guard !token.isEmpty else { return listing.add(label, "empty") }
        try listing.group(label, "\(token.count) bytes") { listing throws(InspectionError) in
            try TokenListing.list(token, in: &listing, depth: depth + 1)
        }
    }

    private static func warn(_ offer: NegotiationOffer, _ listing: inout Listing) {
        let kerberos = offer.mechanisms.firstIndex { $0 == .kerberos || $0 == .legacyKerberos }
        let ntlm = offer.mechanisms.firstIndex(of: .ntlm)
        if offer.mechanisms.contains(.legacyKerberos) { listing.warn(legacy) }
        if let ntlm, kerberos == nil || ntlm < kerberos ?? 0 {
            listing.warn("NTLM is wanted most: it proves no server, and can be relayed where nothing binds it")
        }
        if Set(offer.mechanisms).count < offer.mechanisms.count { listing.warn("a mechanism is offered twice") }
    }

    private static let legacy =
        "Kerberos is named as Windows 2000 misspelt it (1.2.840.48018.1.2.2), for peers that know no other name"

    /// A mechanism for a person.
    static func name(_ identifier: MechanismIdentifier) -> String {
        let name: String? =
            switch identifier {
            case .ntlm: "NTLM"
            case .kerberos: "Kerberos"
            case .legacyKerberos: "Kerberos, legacy"
            case .userToUserKerberos: "Kerberos, user to user"
            case .extendedNegotiation: "NEGOEX"
            case .negotiation: "SPNEGO"
            default: nil
            }
        return name.map { "\($0) (\(identifier))" } ?? "\(identifier)"
    }
}
