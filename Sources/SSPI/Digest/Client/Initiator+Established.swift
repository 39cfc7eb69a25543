public import SSPIInterface
public import SSPIRuntime

extension Digest.Initiator: CompleteAuthToken.Core {
    /// Completes the first response, where the first call was not told of the request.
    public mutating func completeAuthToken(token: inout [SecurityBuffer]) throws(SecurityError)
        -> CompleteAuthToken.Reply
    {
        guard isPending else { throw SecurityError(.outOfSequence, detail: "no response waits to be completed") }
        guard let request = try Digest.RequestParameters(among: token, target: session?.target) else {
            throw Digest.malformed("no method is given")
        }
        let value = try response(to: request)
        guard token.deliver(token: value, allocating: true) else { throw Digest.malformed("there is no token buffer") }
        isPending = false
        return .init(status: .ok)
    }
}

extension Digest.Initiator: EncryptMessage.Digest.Core {
    /// Protects a message in place.
    public mutating func encryptMessage(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> EncryptMessage.Reply {
        try Digest.encrypt(&layer, &message, protection)
        return .init(status: .ok)
    }
}

extension Digest.Initiator: DecryptMessage.Digest.Core {
    /// Opens a message in place.
    public mutating func decryptMessage(
        message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> DecryptMessage.Reply {
        try Digest.decrypt(&layer, &message)
        return .init(status: .ok, protection: session?.cipher == nil ? .wrapNoEncrypt : [])
    }
}

extension Digest.Initiator: MakeSignature.Core {
    /// Signs a message of SASL. Over HTTP, makes the response of a further request: the parameters are those of the
    /// request, the token gets the response.
    public mutating func makeSignature(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> MakeSignature.Reply {
        guard isHTTP else {
            try Digest.sign(&layer, &message)
            return .init(status: .ok)
        }
        guard let request = try Digest.RequestParameters(among: message, target: session?.target) else {
            throw Digest.malformed("no method is given")
        }
        let value = try response(to: request)
        guard message.deliver(token: value, allocating: true) else {
            throw Digest.malformed("there is no token buffer")
        }
        return .init(status: .ok)
    }
}

extension Digest.Initiator: VerifySignature.Core {
    /// Verifies a signature of SASL. Over HTTP, the token is the value of `Authentication-Info`, and the parameters, if any,
    /// are the digits of the hash of the answer's entity.
    public mutating func verifySignature(
        message: [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> VerifySignature.Reply {
        if isHTTP {
            try checkAnswer(message.first(.token)?.bytes ?? [], entity: message.first(.packageParameters)?.bytes)
        } else {
            try Digest.verify(&layer, message)
        }
        return .init(status: .ok, protection: .wrapNoEncrypt)
    }
}

extension Digest.Initiator: QueryContextAttributes.Digest.Core {
    /// Answers a question about the context.
    public func queryContextAttributes(
        attribute: ContextAttribute
    ) throws(SecurityError) -> QueryContextAttributes.Reply {
        switch attribute {
        case .sizes: return .init(status: .ok, value: .sizes(Digest.sizes(block)))
        case .names:
            return .init(status: .ok, value: .name(Digest.Charset.text(session?.user ?? [])))
        case .sessionKey:
            guard session != nil else { throw SecurityError(.noCredentials, detail: "no challenge was answered") }
            return .init(status: .ok, value: .sessionKey(Digest.copy(key)))
        case .keyInformation:
            return .init(
                status: .ok, value: .keyInformation(Digest.keyInformation(session?.algorithm, session?.cipher)))
        default: throw SecurityError(.unsupportedFunction, detail: "\(attribute) is not known here")
        }
    }

    /// The protection that was agreed on.
    package var protection: Digest.Protection? { session?.protection }
    /// The algorithm that was agreed on.
    package var algorithm: Digest.Algorithm? { session?.algorithm }
    /// The cipher that was agreed on.
    package var cipher: Digest.Cipher? { session?.cipher }
}
