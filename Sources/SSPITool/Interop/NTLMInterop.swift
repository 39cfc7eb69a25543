internal import SSPI

/// NTLM on the line protocol.
final class NTLMInterop: InteropDriver {
    init(_ role: InteropRole, _ keys: inout InteropKeys) throws(ToolError) {}

    let capabilities: [String] = []
    func start() throws(InteropFailure) -> ExchangeStep { throw .unsupported("start") }
    func step(_ token: [UInt8]) throws(InteropFailure) -> ExchangeStep { throw .unsupported("token") }
    func reset() {}
    func attribute(_ name: String) throws(InteropFailure) -> String { throw .unsupported("attr") }
}
