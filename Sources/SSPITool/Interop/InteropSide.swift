internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

/// What the line protocol needs of a client or server, whatever its package.
protocol InteropSide: ~Copyable {
    mutating func step(_ token: [UInt8]?) throws(SecurityError) -> ExchangeStep
    mutating func seal(_ message: inout [UInt8], number: UInt32) throws(SecurityError) -> [UInt8]
    mutating func unseal(_ message: inout [UInt8], signature: [UInt8], number: UInt32) throws(SecurityError)
    mutating func sign(_ message: [UInt8], number: UInt32) throws(SecurityError) -> [UInt8]
    mutating func verify(_ message: [UInt8], signature: [UInt8], number: UInt32) throws(SecurityError)
    borrowing func query<Answer>(
        _ attribute: ContextAttribute, _ body: (borrowing ContextAttributeValue) -> Answer
    ) throws(SecurityError) -> Answer
    /// Bits of NTLM's messages, where there are some.
    var negotiatedFlags: UInt32? { get }
}

extension NTLM.Client: InteropSide {}
extension NTLM.Server: InteropSide {}

extension Negotiate.Client: InteropSide {
    var negotiatedFlags: UInt32? { nil }
}

extension Negotiate.Server: InteropSide {
    var negotiatedFlags: UInt32? { nil }
}
