internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

/// What the line protocol needs of a client or server, whatever its package.
protocol InteropSide: ~Copyable {
    mutating func step(_ token: [UInt8]?) throws(SecurityError) -> ExchangeStep
    /// True where confidentiality was agreed on.
    var isSealing: Bool { get }
    mutating func seal(_ message: inout [UInt8], number: UInt32?) throws(SecurityError) -> [UInt8]
    mutating func wrapWithoutSealing(_ message: [UInt8], number: UInt32?) throws(SecurityError) -> [UInt8]
    /// Opens a message, and says how it was protected.
    mutating func opened(
        _ message: [UInt8], number: UInt32
    ) throws(SecurityError) -> (plain: [UInt8], protection: QualityOfProtection)
    mutating func sign(_ message: [UInt8], number: UInt32?) throws(SecurityError) -> [UInt8]
    mutating func verify(_ message: [UInt8], signature: [UInt8], number: UInt32?) throws(SecurityError)
    borrowing func query<Answer>(
        _ attribute: ContextAttribute, _ body: (borrowing ContextAttributeValue) -> Answer
    ) throws(SecurityError) -> Answer
    /// Bits of NTLM's messages, where there are some.
    var negotiatedFlags: UInt32? { get }
}

extension InteropSide where Self: ~Copyable {
    /// Seals a message where that was agreed on, and signs it otherwise.
    mutating func wrap(_ message: inout [UInt8], number: UInt32) throws(SecurityError) -> [UInt8] {
        isSealing ? try seal(&message, number: number) : try wrapWithoutSealing(message, number: number)
    }

    /// Opens a message, which has to be sealed where that was agreed on.
    mutating func open(_ message: [UInt8], number: UInt32) throws(SecurityError) -> [UInt8] {
        var (plain, protection) = try opened(message, number: number)
        if isSealing { try protection.requireSealing(of: &plain) }
        return plain
    }
}

extension NTLM.Client: InteropSide {
    var isSealing: Bool { attributes.contains(.confidentiality) }

    mutating func wrapWithoutSealing(_ message: [UInt8], number: UInt32?) throws(SecurityError) -> [UInt8] {
        try sign(message, number: number)
    }

    mutating func opened(
        _ message: [UInt8], number: UInt32
    ) throws(SecurityError) -> (plain: [UInt8], protection: QualityOfProtection) {
        var plain = Array(message.dropFirst(16))
        let protection = try unwrap(&plain, signature: Array(message.prefix(16)), number: number)
        return (plain, protection)
    }
}

extension NTLM.Server: InteropSide {
    var isSealing: Bool { attributes.contains(.confidentiality) }

    mutating func wrapWithoutSealing(_ message: [UInt8], number: UInt32?) throws(SecurityError) -> [UInt8] {
        try sign(message, number: number)
    }

    mutating func opened(
        _ message: [UInt8], number: UInt32
    ) throws(SecurityError) -> (plain: [UInt8], protection: QualityOfProtection) {
        var plain = Array(message.dropFirst(16))
        let protection = try unwrap(&plain, signature: Array(message.prefix(16)), number: number)
        return (plain, protection)
    }
}

extension Negotiate.Client: InteropSide {
    var isSealing: Bool { attributes.contains(.confidentiality) }
    var negotiatedFlags: UInt32? { nil }

    mutating func opened(
        _ message: [UInt8], number: UInt32
    ) throws(SecurityError) -> (plain: [UInt8], protection: QualityOfProtection) {
        var buffers = try WrappedMessage.buffers(
            message, package: try query(.negotiationInformation) { $0.packageName })
        let outcome = try DecryptMessage.Negotiate.call(context: &context, message: &buffers, sequenceNumber: number)
        return (buffers.first(.data)?.bytes ?? [], outcome.protection)
    }
}

extension Negotiate.Server: InteropSide {
    var isSealing: Bool { attributes.contains(.confidentiality) }
    var negotiatedFlags: UInt32? { nil }

    mutating func opened(
        _ message: [UInt8], number: UInt32
    ) throws(SecurityError) -> (plain: [UInt8], protection: QualityOfProtection) {
        var buffers = try WrappedMessage.buffers(
            message, package: try query(.negotiationInformation) { $0.packageName })
        let outcome = try DecryptMessage.Negotiate.call(context: &context, message: &buffers, sequenceNumber: number)
        return (buffers.first(.data)?.bytes ?? [], outcome.protection)
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

extension ContextAttributeValue {
    /// The name of the package, where that was asked for.
    var packageName: String? {
        switch self {
        case .negotiation(let information, _): information.name
        default: nil
        }
    }
}
