public import SSPIInterface
public import SSPIRuntime

extension Digest {
    /// The server's side.
    ///
    /// `ASC_REQ_HTTP` makes it one of HTTP. Without a token the first call gives the challenge; with one, it verifies the
    /// response to a challenge of any context of the same authority, so that nothing has to be kept in between.
    ///
    /// Win32: the context behind `AcceptSecurityContext` for `WDigest`
    public struct Acceptor: ~Copyable, Sendable {
        let configuration: AcceptorConfiguration
        let authority: Authority
        var isHTTP = true
        /// What a client of HTTP is to be bound to.
        var bindings: ChannelBindings?
        /// The nonce of the challenge that was sent.
        var sentNonce: [UInt8]?
        /// Who has logged on.
        var logon: Logon?
        /// The key of the logon, that of the session where the algorithm has one.
        var key = SecretBytes(count: 0)
        /// The block of the layer's cipher.
        var block = 1
        var layer: MessageLayer?
        /// The answer that waits for its entity.
        var pendingAnswer: Exchange?

        /// Makes a side.
        ///
        /// - Parameters:
        ///   - configuration: What is offered.
        ///   - authority: Makes and judges nonces.
        public init(_ configuration: AcceptorConfiguration, authority: Authority) {
            self.configuration = configuration
            self.authority = authority
        }
    }

    /// Who has logged on, and how.
    struct Logon: Sendable {
        let user: String
        let wireName: [UInt8]
        let algorithm: Algorithm
        let protection: Protection?
        let cipher: Cipher?
        let nonce: [UInt8]
        let uri: [UInt8]
        let authzid: String?
    }
}

extension Digest.Acceptor: AcceptSecurityContext.Digest.Core {
    /// Makes the challenge, or verifies the response.
    public mutating func acceptSecurityContext(
        credential: (any Digest.Accounts)?, input: [SecurityBuffer], requirements: AcceptorRequirements,
        dataRepresentation: DataRepresentation
    ) throws(SecurityError) -> AcceptSecurityContext.Reply {
        guard let accounts = credential else {
            throw SecurityError(.noCredentials, detail: "no accounts are given")
        }
        isHTTP = requirements.contains(.http)
        bindings = try ChannelBindings(among: input)
        guard isHTTP || bindings == nil || configuration.channelBindings == .off else {
            throw SecurityError(.badBindings, detail: "an exchange of SASL is bound to no channel")
        }
        guard let token = input.first(.token)?.bytes, !token.isEmpty else {
            return .init(status: .continueNeeded, token: try challenge(requirements), attributes: granted)
        }
        if isHTTP {
            guard let request = try Digest.RequestParameters(among: input, target: nil) else {
                throw Digest.malformed("no method and URI are given")
            }
            let answer = try acceptHTTP(token, request, accounts, requirements)
            let status: SecurityStatus = pendingAnswer == nil ? .ok : .completeNeeded
            return .init(status: status, token: answer, attributes: granted)
        }
        let answer = try acceptSASL(token, accounts, requirements)
        return .init(status: .ok, token: answer, attributes: granted)
    }

    /// What the context has: by what was agreed on, whatever was asked for. Over HTTP the count of each response has its
    /// place; SASL counts protected messages alone.
    private var granted: AcceptorAttributes {
        let counted: AcceptorAttributes = [.replayDetect, .sequenceDetect]
        return switch logon?.protection {
        case .confidentiality: counted.union([.integrity, .confidentiality])
        case .integrity: counted.union(.integrity)
        case .authentication, nil: isHTTP ? counted : []
        }
    }

    /// What is offered, without what falls short of what the caller requires.
    func offered(_ requirements: AcceptorRequirements) throws(SecurityError) -> [Digest.Protection] {
        let isHTTP = isHTTP
        let needed = Digest.Protection.needed(
            confidentiality: requirements.contains(.confidentiality), integrity: requirements.contains(.integrity),
            counting: !requirements.isDisjoint(with: [.replayDetect, .sequenceDetect]), isHTTP: isHTTP)
        let offered = configuration.protections.filter {
            $0.suffices(for: needed) && !(isHTTP && $0 == .confidentiality)
        }
        guard !offered.isEmpty || configuration.protections.isEmpty && isHTTP && needed == .authentication else {
            throw SecurityError(
                .securityQualityOfServiceFailed, detail: "nothing is offered that protects as much as is asked for")
        }
        return offered
    }

    /// True where clients are asked to be bound to the channel.
    var isBound: Bool { isHTTP && bindings != nil && configuration.channelBindings != .off }

    /// What nonces of this exchange are for. One that was made where nobody is bound is no good here, nor the other way about.
    var purpose: [UInt8] { configuration.purpose(isHTTP: isHTTP, isBound: isBound) }

    /// A nonce for a client, which says whether it is to be bound.
    func freshNonce() -> [UInt8] {
        let nonce = authority.nonce(for: purpose)
        return isBound ? Digest.Binding.mark + nonce : nonce
    }

    /// The authority's part of a nonce that came back; nothing where the mark has been taken away.
    func own(_ nonce: [UInt8]) -> [UInt8] {
        guard isBound else { return nonce }
        return Digest.Binding.isMarked(nonce) ? [UInt8](nonce.dropFirst(Digest.Binding.mark.count)) : []
    }

    /// Makes a challenge.
    mutating func challenge(_ requirements: AcceptorRequirements, stale: Bool = false) throws(SecurityError) -> [UInt8]
    {
        let offered = try offered(requirements)
        let nonce = freshNonce()
        sentNonce = nonce
        var writer = Digest.MemberWriter(separator: isHTTP ? ", " : ",")
        writer.quoted(.realm, [UInt8](configuration.realm.utf8))
        if isHTTP, let domain = configuration.domain { writer.quoted(.domain, [UInt8](domain.utf8)) }
        writer.quoted(.nonce, nonce)
        if isHTTP, let opaque = configuration.opaque { writer.quoted(.opaque, [UInt8](opaque.utf8)) }
        if stale { writer.token(.stale, "true") }
        writer.token(.algorithm, isHTTP ? configuration.algorithm.description : "md5-sess")
        if !offered.isEmpty {
            writer.quoted(.qop, [UInt8](offered.map(\.rawValue).joined(separator: ",").utf8))
        }
        if configuration.announcesUTF8 { writer.token(.charset, isHTTP ? "UTF-8" : "utf-8") }
        if isHTTP {
            if configuration.asksForUserHash { writer.token(.userhash, "true") }
        } else {
            if offered.contains(.confidentiality) {
                writer.quoted(.cipher, [UInt8](configuration.ciphers.map(\.rawValue).joined(separator: ",").utf8))
            }
            if offered != [.authentication] { writer.token(.maxbuf, "\(configuration.maximumBuffer)") }
        }
        return writer.bytes
    }
}
