internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

/// What the line protocol needs of a client or server, whatever its package.
protocol InteropSide: ~Copyable {
    mutating func step(_ token: [UInt8]?) throws(SecurityError) -> ExchangeStep
    /// Seals a message where that was agreed on, and signs it otherwise.
    mutating func wrap(_ message: inout [UInt8], number: UInt32) throws(SecurityError) -> [UInt8]
    /// Opens a message, which has to be sealed where that was agreed on.
    mutating func open(_ message: [UInt8], number: UInt32) throws(SecurityError) -> [UInt8]
    mutating func sign(_ message: [UInt8], number: UInt32?) throws(SecurityError) -> [UInt8]
    mutating func verify(_ message: [UInt8], signature: [UInt8], number: UInt32?) throws(SecurityError)
    borrowing func query<Answer>(
        _ attribute: ContextAttribute, _ body: (borrowing ContextAttributeValue) -> Answer
    ) throws(SecurityError) -> Answer
    /// Bits of NTLM's messages, where there are some.
    var negotiatedFlags: UInt32? { get }
}

extension NTLM.Client: InteropSide {
    mutating func wrap(_ message: inout [UInt8], number: UInt32) throws(SecurityError) -> [UInt8] {
        attributes.contains(.confidentiality)
            ? try seal(&message, number: number) : try sign(message, number: number)
    }

    mutating func open(_ message: [UInt8], number: UInt32) throws(SecurityError) -> [UInt8] {
        var plain = Array(message.dropFirst(16))
        let protection = try unwrap(&plain, signature: Array(message.prefix(16)), number: number)
        try protection.check(isSealing: attributes.contains(.confidentiality))
        return plain
    }
}

extension NTLM.Server: InteropSide {
    mutating func wrap(_ message: inout [UInt8], number: UInt32) throws(SecurityError) -> [UInt8] {
        attributes.contains(.confidentiality)
            ? try seal(&message, number: number) : try sign(message, number: number)
    }

    mutating func open(_ message: [UInt8], number: UInt32) throws(SecurityError) -> [UInt8] {
        var plain = Array(message.dropFirst(16))
        let protection = try unwrap(&plain, signature: Array(message.prefix(16)), number: number)
        try protection.check(isSealing: attributes.contains(.confidentiality))
        return plain
    }
}

extension Negotiate.Client: InteropSide {
    var negotiatedFlags: UInt32? { nil }

    mutating func wrap(_ message: inout [UInt8], number: UInt32) throws(SecurityError) -> [UInt8] {
        attributes.contains(.confidentiality)
            ? try seal(&message, number: number) : try wrapWithoutSealing(message, number: number)
    }

    mutating func open(_ message: [UInt8], number: UInt32) throws(SecurityError) -> [UInt8] {
        var buffers = try WrappedMessage.buffers(
            message, package: try query(.negotiationInformation) { $0.packageName })
        let outcome = try DecryptMessage.Negotiate.call(context: &context, message: &buffers, sequenceNumber: number)
        try outcome.protection.check(isSealing: attributes.contains(.confidentiality))
        return buffers.first(.data)?.bytes ?? []
    }
}

extension Negotiate.Server: InteropSide {
    var negotiatedFlags: UInt32? { nil }

    mutating func wrap(_ message: inout [UInt8], number: UInt32) throws(SecurityError) -> [UInt8] {
        attributes.contains(.confidentiality)
            ? try seal(&message, number: number) : try wrapWithoutSealing(message, number: number)
    }

    mutating func open(_ message: [UInt8], number: UInt32) throws(SecurityError) -> [UInt8] {
        var buffers = try WrappedMessage.buffers(
            message, package: try query(.negotiationInformation) { $0.packageName })
        let outcome = try DecryptMessage.Negotiate.call(context: &context, message: &buffers, sequenceNumber: number)
        try outcome.protection.check(isSealing: attributes.contains(.confidentiality))
        return buffers.first(.data)?.bytes ?? []
    }
}

/// A protected message as the line protocol has it: in one piece.
enum WrappedMessage {
    /// The buffers to open a message with: NTLM's signature has 16 bytes, Kerberos says for itself how long its parts are.
    static func buffers(_ message: [UInt8], package: String?) throws(SecurityError) -> [SecurityBuffer] {
        guard package == NTLM.packageName else { return [SecurityBuffer(.stream, message), SecurityBuffer(.data)] }
        return [.token(Array(message.prefix(16))), .data(Array(message.dropFirst(16)))]
    }
}

extension QualityOfProtection {
    /// Refuses a message that was only signed in a context that seals.
    func check(isSealing: Bool) throws(SecurityError) {
        guard isSealing, contains(.wrapNoEncrypt) else { return }
        throw SecurityError(.qualityOfProtectionNotSupported, detail: "the message was only signed")
    }
}

extension ContextAttributeValue {
    /// The name of the package, where that was asked for.
    var packageName: String? {
        switch self {
        case .negotiation(let information, _): information.name
        default: nil
        }
    }
}
