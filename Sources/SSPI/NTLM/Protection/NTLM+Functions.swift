public import SSPIInterface
public import SSPIRuntime

// Once both are done they do the same; what differs is what the stubs are told of the context.

extension NTLM.Initiator: EncryptMessage.NTLM.Core {
    /// Protects a message in place.
    public mutating func encryptMessage(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> EncryptMessage.Reply {
        guard established != nil else { throw NTLM.notEstablished }
        try established?.protect(
            &message, sealing: !protection.contains(.wrapNoEncrypt), number: sequenceNumber)
        return .init(status: .ok)
    }
}

extension NTLM.Initiator: DecryptMessage.NTLM.Core {
    /// Verifies a message and makes it readable in place.
    public mutating func decryptMessage(
        message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> DecryptMessage.Reply {
        guard let isSealed = try established?.open(&message, sealing: true, number: sequenceNumber) else {
            throw NTLM.notEstablished
        }
        return .init(status: .ok, protection: isSealed ? [] : .wrapNoEncrypt)
    }
}

extension NTLM.Initiator: MakeSignature.Core {
    /// Signs a message; the signature goes into the token buffer.
    public mutating func makeSignature(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> MakeSignature.Reply {
        guard established != nil else { throw NTLM.notEstablished }
        try established?.protect(&message, sealing: false, number: sequenceNumber)
        return .init(status: .ok)
    }
}

extension NTLM.Initiator: VerifySignature.Core {
    /// Verifies the signature of a message.
    public mutating func verifySignature(
        message: [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> VerifySignature.Reply {
        var message = message
        guard try established?.open(&message, sealing: false, number: sequenceNumber) != nil else {
            throw NTLM.notEstablished
        }
        return .init(status: .ok, protection: [])
    }
}

extension NTLM.Initiator: QueryContextAttributes.NTLM.Core {
    /// Answers a question about the context.
    public func queryContextAttributes(
        attribute: ContextAttribute
    ) throws(SecurityError) -> QueryContextAttributes.Reply {
        .init(status: .ok, value: try answer(attribute))
    }

    func answer(_ attribute: ContextAttribute) throws(SecurityError) -> ContextAttributeValue {
        switch established {
        case .some(let established):
            return try established.query(attribute, bits: attributes(established.flags).rawValue)
        case .none: throw NTLM.notEstablished
        }
    }

    /// What was agreed on, as bits of the messages; `nil` before the exchange is complete.
    package var negotiatedFlags: UInt32? {
        switch established {
        case .some(let established): established.flags.rawValue
        case .none: nil
        }
    }

    /// True when the third message carried a MIC.
    var hasMIC: Bool {
        switch established {
        case .some(let established): established.hasMIC
        case .none: false
        }
    }
}

extension NTLM.Acceptor: EncryptMessage.NTLM.Core {
    /// Protects a message in place.
    public mutating func encryptMessage(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> EncryptMessage.Reply {
        guard established != nil else { throw NTLM.notEstablished }
        try established?.protect(
            &message, sealing: !protection.contains(.wrapNoEncrypt), number: sequenceNumber)
        return .init(status: .ok)
    }
}

extension NTLM.Acceptor: DecryptMessage.NTLM.Core {
    /// Verifies a message and makes it readable in place.
    public mutating func decryptMessage(
        message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> DecryptMessage.Reply {
        guard let isSealed = try established?.open(&message, sealing: true, number: sequenceNumber) else {
            throw NTLM.notEstablished
        }
        return .init(status: .ok, protection: isSealed ? [] : .wrapNoEncrypt)
    }
}

extension NTLM.Acceptor: MakeSignature.Core {
    /// Signs a message; the signature goes into the token buffer.
    public mutating func makeSignature(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> MakeSignature.Reply {
        guard established != nil else { throw NTLM.notEstablished }
        try established?.protect(&message, sealing: false, number: sequenceNumber)
        return .init(status: .ok)
    }
}

extension NTLM.Acceptor: VerifySignature.Core {
    /// Verifies the signature of a message.
    public mutating func verifySignature(
        message: [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> VerifySignature.Reply {
        var message = message
        guard try established?.open(&message, sealing: false, number: sequenceNumber) != nil else {
            throw NTLM.notEstablished
        }
        return .init(status: .ok, protection: [])
    }
}

extension NTLM.Acceptor: QueryContextAttributes.NTLM.Core {
    /// Answers a question about the context.
    public func queryContextAttributes(
        attribute: ContextAttribute
    ) throws(SecurityError) -> QueryContextAttributes.Reply {
        .init(status: .ok, value: try answer(attribute))
    }

    func answer(_ attribute: ContextAttribute) throws(SecurityError) -> ContextAttributeValue {
        switch established {
        case .some(let established):
            return try established.query(attribute, bits: attributes(established.flags).rawValue)
        case .none: throw NTLM.notEstablished
        }
    }

    /// What was agreed on, as bits of the messages; `nil` before the exchange is complete.
    package var negotiatedFlags: UInt32? {
        switch established {
        case .some(let established): established.flags.rawValue
        case .none: nil
        }
    }

    /// True when the third message carried a MIC.
    var hasMIC: Bool {
        switch established {
        case .some(let established): established.hasMIC
        case .none: false
        }
    }
}
