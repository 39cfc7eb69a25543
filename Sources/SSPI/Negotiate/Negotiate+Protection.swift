public import SSPIInterface
public import SSPIRuntime

// Once a mechanism is established, everything is its business. Both sides say so in the same words, since a box of
// either mechanism cannot stand for the other.

extension Negotiate.Initiator: EncryptMessage.Negotiate.Core {
    /// Protects a message in place, as the chosen package does.
    public mutating func encryptMessage(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> EncryptMessage.Reply {
        try mechanism?.encrypt(&message, protection: protection, sequenceNumber: sequenceNumber)
        return .init(status: try status())
    }
}

extension Negotiate.Initiator: DecryptMessage.Negotiate.Core {
    /// Makes a protected message readable in place, as the chosen package does.
    public mutating func decryptMessage(
        message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> DecryptMessage.Reply {
        let protection = try mechanism?.decrypt(&message, sequenceNumber: sequenceNumber)
        return .init(status: try status(), protection: protection ?? [])
    }
}

extension Negotiate.Initiator: MakeSignature.Core {
    /// Signs a message, as the chosen package does.
    public mutating func makeSignature(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> MakeSignature.Reply {
        try mechanism?.sign(&message, protection: protection, sequenceNumber: sequenceNumber)
        return .init(status: try status())
    }
}

extension Negotiate.Initiator: VerifySignature.Core {
    /// Verifies a signature, as the chosen package does.
    public mutating func verifySignature(
        message: [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> VerifySignature.Reply {
        let protection = try mechanism?.verify(message, sequenceNumber: sequenceNumber)
        return .init(status: try status(), protection: protection ?? [])
    }
}

extension Negotiate.Initiator: QueryContextAttributes.Negotiate.Core {
    /// Answers a question about the context: which package was chosen, or else what that one answers.
    public func queryContextAttributes(
        attribute: ContextAttribute
    ) throws(SecurityError) -> QueryContextAttributes.Reply {
        switch mechanism {
        case .some(let mechanism): return .init(status: .ok, value: try mechanism.query(attribute, in: state))
        case .none: throw Negotiate.noMechanism
        }
    }

    private func status() throws(SecurityError) -> SecurityStatus {
        guard mechanism != nil else { throw Negotiate.noMechanism }
        return .ok
    }
}

extension Negotiate.Acceptor: EncryptMessage.Negotiate.Core {
    /// Protects a message in place, as the chosen package does.
    public mutating func encryptMessage(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> EncryptMessage.Reply {
        try mechanism?.encrypt(&message, protection: protection, sequenceNumber: sequenceNumber)
        return .init(status: try status())
    }
}

extension Negotiate.Acceptor: DecryptMessage.Negotiate.Core {
    /// Makes a protected message readable in place, as the chosen package does.
    public mutating func decryptMessage(
        message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> DecryptMessage.Reply {
        let protection = try mechanism?.decrypt(&message, sequenceNumber: sequenceNumber)
        return .init(status: try status(), protection: protection ?? [])
    }
}

extension Negotiate.Acceptor: MakeSignature.Core {
    /// Signs a message, as the chosen package does.
    public mutating func makeSignature(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> MakeSignature.Reply {
        try mechanism?.sign(&message, protection: protection, sequenceNumber: sequenceNumber)
        return .init(status: try status())
    }
}

extension Negotiate.Acceptor: VerifySignature.Core {
    /// Verifies a signature, as the chosen package does.
    public mutating func verifySignature(
        message: [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> VerifySignature.Reply {
        let protection = try mechanism?.verify(message, sequenceNumber: sequenceNumber)
        return .init(status: try status(), protection: protection ?? [])
    }
}

extension Negotiate.Acceptor: QueryContextAttributes.Negotiate.Core {
    /// Answers a question about the context: which package was chosen, or else what that one answers.
    public func queryContextAttributes(
        attribute: ContextAttribute
    ) throws(SecurityError) -> QueryContextAttributes.Reply {
        switch mechanism {
        case .some(let mechanism):
            // The mechanism may know the initiator while the list of mechanisms is not signed yet.
            guard state != .inProgress || attribute != .names && attribute != .nativeNames else {
                throw SecurityError(.invalidHandle, detail: "nobody has logged on before the negotiation is complete")
            }
            return .init(status: .ok, value: try mechanism.query(attribute, in: state))
        case .none: throw Negotiate.noMechanism
        }
    }

    private func status() throws(SecurityError) -> SecurityStatus {
        guard mechanism != nil else { throw Negotiate.noMechanism }
        return .ok
    }
}

extension Negotiate {
    static var noMechanism: SecurityError {
        SecurityError(.invalidHandle, detail: "no package has been chosen yet")
    }
}

extension Negotiate.Mechanism where Self: ~Copyable {
    /// Answers a question about a context of a negotiation, of which the mechanism does not know how far it has come.
    fileprivate func query(
        _ attribute: ContextAttribute, in state: NegotiationState
    ) throws(SecurityError) -> ContextAttributeValue {
        guard attribute == .negotiationInformation else { return try query(attribute) }
        switch try query(attribute) {
        case .negotiation(let information, _): return .negotiation(information, state: state)
        default: throw SecurityError(.internalError, detail: "the mechanism does not say which package it is of")
        }
    }
}
