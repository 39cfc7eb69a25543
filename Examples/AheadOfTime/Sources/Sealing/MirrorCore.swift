import SSPIRuntime

/// A package that protects nothing: it writes messages backwards, and signs them with the sum of their bytes. It shows
/// what a core has to do and what the stubs do for it.
struct MirrorCore: EncryptMessage.NTLM.Core, DecryptMessage.NTLM.Core {
    mutating func encryptMessage(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> EncryptMessage.Reply {
        let sum = Self.sum(message)
        guard let token = message.firstIndex(where: { $0.kind == .token }) else {
            return .init(status: .bufferTooSmall)
        }
        message[token].bytes = [sum]
        if !protection.contains(.signOnly) { Self.mirror(&message) }
        return .init(status: .ok)
    }

    mutating func decryptMessage(
        message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> DecryptMessage.Reply {
        guard message.first(.token)?.bytes == [Self.sum(message)] else {
            return .init(status: .messageAltered, protection: [])
        }
        Self.mirror(&message)
        return .init(status: .ok, protection: [])
    }

    private static func sum(_ message: [SecurityBuffer]) -> UInt8 {
        message.filter { $0.kind == .data }.flatMap(\.bytes).reduce(0, &+)
    }

    private static func mirror(_ message: inout [SecurityBuffer]) {
        for index in message.indices where message[index].kind == .data { message[index].bytes.reverse() }
    }
}
