public import SSPIInterface
public import SSPIRuntime

extension Digest {
    /// The client's side.
    ///
    /// `ISC_REQ_HTTP` makes it one of HTTP, where the URI is the target or stands in a buffer. For SASL the target is
    /// `service/host`. The server opens the exchange.
    ///
    /// Win32: the context behind `InitializeSecurityContext` for `WDigest`
    public struct Initiator: ~Copyable, Sendable {
        let configuration: InitiatorConfiguration
        var isHTTP = true
        var session: Session?
        /// The key, that of the session where the algorithm has one.
        var key = SecretBytes(count: 0)
        var layer: MessageLayer?
        /// The block of the layer's cipher.
        var block = 1
        /// True when the response waits for method and URI.
        var isPending = false

        /// Makes a side.
        public init(_ configuration: InitiatorConfiguration = InitiatorConfiguration()) {
            self.configuration = configuration
        }
    }

    /// What a client keeps between requests.
    struct Session: Sendable {
        let user: [UInt8]
        let realm: [UInt8]
        let algorithm: Algorithm
        let namesAlgorithm: Bool
        let protection: Protection?
        let cipher: Cipher?
        let opaque: [UInt8]?
        let isUTF8: Bool
        let isHashed: Bool
        let target: String
        let cnonce: [UInt8]
        var nonce: [UInt8]
        var count: UInt32 = 0
        /// The last response, which the server's answer is checked against.
        var last: Exchange?
        let requiresAnswer: Bool
        /// What responses are bound to.
        var binding: Binding?
    }
}

extension Digest.Initiator: InitializeSecurityContext.Digest.Core {
    /// Answers the challenge; in SASL, also verifies the server's last token.
    public mutating func initializeSecurityContext(
        credential: Digest.Credential?, targetName: String?, requirements: InitiatorRequirements,
        dataRepresentation: DataRepresentation, input: [SecurityBuffer]
    ) throws(SecurityError) -> InitializeSecurityContext.Reply {
        guard let credential else { throw SecurityError(.noCredentials, detail: "no credential is given") }
        isHTTP = requirements.contains(.http)
        guard let token = input.first(.token)?.bytes, !token.isEmpty else {
            throw Digest.malformed("no challenge is given; the server opens the exchange")
        }
        guard isHTTP else {
            if session != nil {
                try finishSASL(token)
                return .init(status: .ok, attributes: attributes.union(.mutualAuthentication))
            }
            let response = try answerSASL(token, credential, targetName, requirements)
            return .init(status: .continueNeeded, token: response, attributes: attributes)
        }
        try begin(
            Digest.Challenge(token), credential, targetName ?? "", requirements, binding: try binding(among: input))
        guard let request = try Digest.RequestParameters(among: input, target: targetName) else {
            isPending = true
            return .init(status: .completeNeeded, attributes: attributes)
        }
        return .init(status: .ok, token: try response(to: request), attributes: attributes)
    }

    /// What the caller has to be bound to: the bindings, and the service's name in a buffer of its own.
    private func binding(among input: [SecurityBuffer]) throws(SecurityError) -> Digest.Binding? {
        guard let bindings = try ChannelBindings(among: input) else { return nil }
        let service = input.first(.targetHost)?.bytes ?? []
        guard service.allSatisfy(Digest.ASCII.isText) else {
            throw SecurityError(.targetUnknown, detail: "the service's name has a control character")
        }
        return Digest.Binding(service: service, to: bindings)
    }

    /// What the context has, by what was agreed on. Over HTTP the server proves itself after the last of these calls, by the
    /// answer that `VerifySignature` checks.
    private var attributes: InitiatorAttributes {
        let counted: InitiatorAttributes = [.replayDetect, .sequenceDetect]
        return switch session?.protection {
        case .confidentiality: counted.union([.integrity, .confidentiality])
        case .integrity: counted.union(.integrity)
        case .authentication, nil: isHTTP ? counted : []
        }
    }

    /// The protections that do what the caller requires.
    func wanted(_ requirements: InitiatorRequirements) -> [Digest.Protection] {
        let needed = Digest.Protection.needed(
            confidentiality: requirements.contains(.confidentiality), integrity: requirements.contains(.integrity),
            counting: !requirements.isDisjoint(with: [.replayDetect, .sequenceDetect]), isHTTP: isHTTP)
        return configuration.protections.filter { $0.suffices(for: needed) }
    }

    /// True when responses are bound to a channel.
    var isBound: Bool { session?.binding != nil }

    /// A nonce of this side.
    func freshNonce() -> [UInt8] {
        configuration.fixedNonce ?? Digest.Digits.hex(configuration.random.bytes(16))
    }
}
