import SSPIRuntime

/// Seals a message and opens it again, by the stubs that are checked in.
///
/// The generated code is internal: users of this module see what it offers, not what it is made of.
///
/// - Parameter message: any bytes.
/// - Returns: what went over the wire, and what came out of it.
/// - Throws: what the documentation says.
public func sealAndOpen(_ message: [UInt8]) throws -> (sealed: [UInt8], opened: [UInt8]) {
    var context = SecurityContext(MirrorCore())
    context.advance(to: .established)
    var buffers = [SecurityBuffer.token(capacity: 16), .data(message)]
    try EncryptMessage.NTLM.call(context: &context, message: &buffers)
    let sealed = buffers.first(.data)?.bytes ?? []
    _ = try DecryptMessage.NTLM.call(context: &context, message: &buffers)
    return (sealed, buffers.first(.data)?.bytes ?? [])
}
