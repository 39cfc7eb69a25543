public import SSPIInterface
public import SSPIRuntime

extension Digest.Acceptor: CompleteAuthToken.Core {
    /// Completes the answer to `auth-int`: the token gets the value of `Authentication-Info`.
    ///
    /// A buffer of package parameters has the digits of the hash of the answer's entity. Nothing is decided here: the
    /// logon was verified before.
    public mutating func completeAuthToken(token: inout [SecurityBuffer]) throws(SecurityError)
        -> CompleteAuthToken.Reply
    {
        guard let exchange = pendingAnswer else {
            throw SecurityError(.outOfSequence, detail: "no answer waits to be completed")
        }
        let given = token.first(.packageParameters)?.bytes
        let entity = given ?? Digest.Computation.digits(exchange.hash, of: [])
        guard let bytes = Digest.Digits.bytes(entity), bytes.count == exchange.hash.count else {
            throw Digest.malformed("the entity's hash has not \(exchange.hash.count * 2) digits")
        }
        let value = information(exchange, entity: Digest.Digits.hex(bytes))
        guard token.deliver(token: value, allocating: true) else { throw Digest.malformed("there is no token buffer") }
        pendingAnswer = nil
        return .init(status: .ok)
    }
}

extension Digest.Acceptor: EncryptMessage.Digest.Core {
    /// Protects a message in place.
    public mutating func encryptMessage(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> EncryptMessage.Reply {
        try Digest.encrypt(&layer, &message, protection)
        return .init(status: .ok)
    }
}

extension Digest.Acceptor: DecryptMessage.Digest.Core {
    /// Opens a message in place.
    public mutating func decryptMessage(
        message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> DecryptMessage.Reply {
        try Digest.decrypt(&layer, &message)
        return .init(status: .ok, protection: logon?.cipher == nil ? .wrapNoEncrypt : [])
    }
}

extension Digest.Acceptor: MakeSignature.Core {
    /// Signs a message of SASL.
    public mutating func makeSignature(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> MakeSignature.Reply {
        try Digest.sign(&layer, &message)
        return .init(status: .ok)
    }
}

extension Digest.Acceptor: VerifySignature.Core {
    /// Verifies a signature of SASL, or a further response of HTTP: the token, and the request's parameters.
    public mutating func verifySignature(
        message: [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> VerifySignature.Reply {
        guard isHTTP else {
            try Digest.verify(&layer, message)
            return .init(status: .ok, protection: .wrapNoEncrypt)
        }
        guard let request = try Digest.RequestParameters(among: message, target: nil) else {
            throw Digest.malformed("no method and URI are given")
        }
        try verifyFurther(message.first(.token)?.bytes ?? [], request)
        return .init(status: .ok, protection: .wrapNoEncrypt)
    }
}

extension Digest.Acceptor: QueryContextAttributes.Digest.Core {
    /// Answers a question about the context.
    public func queryContextAttributes(
        attribute: ContextAttribute
    ) throws(SecurityError) -> QueryContextAttributes.Reply {
        switch attribute {
        case .sizes: return .init(status: .ok, value: .sizes(Digest.sizes(block)))
        case .names, .nativeNames:
            guard let userName else { throw nobody }
            return .init(status: .ok, value: .name(userName))
        case .clientSpecifiedTarget:
            guard let logon else { throw nobody }
            // The response covers the URI.
            let target = Digest.Charset.text(logon.uri)
            return .init(status: .ok, value: .clientSpecifiedTarget(target, isVouchedFor: true))
        case .sessionKey:
            guard logon != nil else { throw nobody }
            return .init(status: .ok, value: .sessionKey(Digest.copy(key)))
        case .keyInformation:
            return .init(
                status: .ok,
                value: .keyInformation(Digest.keyInformation(logon?.algorithm, logon?.cipher)))
        default: throw SecurityError(.unsupportedFunction, detail: "\(attribute) is not known here")
        }
    }

    /// Who has logged on, or whom he acts for.
    package var userName: String? { logon.map { $0.authzid ?? $0.user } }
    private var nobody: SecurityError { SecurityError(.noCredentials, detail: "nobody has logged on") }
    /// The protection that was agreed on.
    package var protection: Digest.Protection? { logon?.protection }
    /// The algorithm that was agreed on.
    package var algorithm: Digest.Algorithm? { logon?.algorithm }
    /// The cipher that was agreed on.
    package var cipher: Digest.Cipher? { logon?.cipher }
}
