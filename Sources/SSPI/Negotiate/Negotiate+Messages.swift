public import SSPIInterface
public import SSPIRuntime

// What a client and a server do alike once an exchange is complete.

extension Negotiate.Client {
    /// Seals a message in place.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - number: Its number, where the transport has one: over datagrams there has to be one, above that of every message
    ///     before it.
    /// - Returns: What goes with it.
    /// - Throws: What ``SSPIInterface/EncryptMessage`` refuses; `SEC_E_QOP_NOT_SUPPORTED` where confidentiality was not agreed
    ///   on: use ``wrapWithoutSealing(_:number:)`` for a message that is to stay readable.
    public mutating func seal(_ message: inout [UInt8], number: UInt32? = nil) throws(SecurityError) -> [UInt8] {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(capacity: NegotiateLimits.signature), .data(message.takeAll())]
        defer { message = buffers[1].bytes.takeAll() }
        _ = try EncryptMessage.Negotiate.call(context: &context, message: &buffers, sequenceNumber: number)
        return buffers[0].bytes
    }

    /// Wraps a message that is signed and stays readable, for a peer that opens all messages alike: with NTLM that is
    /// ``sign(_:number:)``, with Kerberos another token.
    ///
    /// Win32: `EncryptMessage` with `SECQOP_WRAP_NO_ENCRYPT`
    ///
    /// - Parameters:
    ///   - message: The message, which is sent as it is.
    ///   - number: Its number, as with ``seal(_:number:)``.
    /// - Returns: What goes with it.
    /// - Throws: What ``SSPIInterface/EncryptMessage`` refuses.
    public mutating func wrapWithoutSealing(
        _ message: [UInt8], number: UInt32? = nil
    ) throws(SecurityError) -> [UInt8] {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(capacity: NegotiateLimits.signature), .data(message)]
        _ = try EncryptMessage.Negotiate.call(
            context: &context, protection: .wrapNoEncrypt, message: &buffers, sequenceNumber: number)
        return buffers[0].bytes
    }

    /// Opens a sealed message in place.
    ///
    /// - Parameters:
    ///   - message: The message; zeros when the signature does not fit, or when it was not sealed.
    ///   - signature: What came with it.
    ///   - number: Its number, where the transport has one.
    /// - Throws: What ``SSPIInterface/DecryptMessage`` refuses; `SEC_E_QOP_NOT_SUPPORTED` for a message that was only signed.
    public mutating func unseal(
        _ message: inout [UInt8], signature: [UInt8], number: UInt32? = nil
    ) throws(SecurityError) {
        try unwrap(&message, signature: signature, number: number).requireSealing(of: &message)
    }

    /// Opens a message that was sealed or only signed (`SECQOP_WRAP_NO_ENCRYPT`).
    ///
    /// - Parameters:
    ///   - message: The message; zeros when the signature does not fit.
    ///   - signature: What came with it.
    ///   - number: Its number, where the transport has one.
    /// - Returns: How it was protected: nothing for a message that was sealed.
    /// - Throws: What ``SSPIInterface/DecryptMessage`` refuses.
    public mutating func unwrap(
        _ message: inout [UInt8], signature: [UInt8], number: UInt32? = nil
    ) throws(SecurityError) -> QualityOfProtection {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(signature), .data(message.takeAll())]
        defer { message = buffers[1].bytes.takeAll() }
        return try DecryptMessage.Negotiate.call(
            context: &context, message: &buffers, sequenceNumber: number
        ).protection
    }

    /// Signs a message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - number: Its number, as with ``seal(_:number:)``.
    /// - Returns: The signature.
    /// - Throws: What ``SSPIInterface/MakeSignature`` refuses.
    public mutating func sign(_ message: [UInt8], number: UInt32? = nil) throws(SecurityError) -> [UInt8] {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(capacity: NegotiateLimits.signature), .data(message)]
        _ = try MakeSignature.call(context: &context, message: &buffers, sequenceNumber: number)
        return buffers[0].bytes
    }

    /// Verifies the signature of a message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - signature: What came with it.
    ///   - number: Its number, where the transport has one.
    /// - Throws: What ``SSPIInterface/VerifySignature`` refuses.
    public mutating func verify(
        _ message: [UInt8], signature: [UInt8], number: UInt32? = nil
    ) throws(SecurityError) {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        _ = try VerifySignature.call(
            context: &context, message: [.token(signature), .data(message)], sequenceNumber: number)
    }

    /// Asks about the context.
    ///
    /// - Parameters:
    ///   - attribute: What is asked.
    ///   - body: Takes the answer, which may hold a key and is gone afterwards.
    /// - Throws: What ``SSPIInterface/QueryContextAttributes`` refuses.
    public borrowing func query<Answer>(
        _ attribute: ContextAttribute, _ body: (borrowing ContextAttributeValue) -> Answer
    ) throws(SecurityError) -> Answer {
        body(try QueryContextAttributes.Negotiate.call(context: context, attribute: attribute).value)
    }
}

extension Negotiate.Server {
    /// Seals a message in place.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - number: Its number, where the transport has one: over datagrams there has to be one, above that of every message
    ///     before it.
    /// - Returns: What goes with it.
    /// - Throws: What ``SSPIInterface/EncryptMessage`` refuses; `SEC_E_QOP_NOT_SUPPORTED` where confidentiality was not agreed
    ///   on: use ``wrapWithoutSealing(_:number:)`` for a message that is to stay readable.
    public mutating func seal(_ message: inout [UInt8], number: UInt32? = nil) throws(SecurityError) -> [UInt8] {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(capacity: NegotiateLimits.signature), .data(message.takeAll())]
        defer { message = buffers[1].bytes.takeAll() }
        _ = try EncryptMessage.Negotiate.call(context: &context, message: &buffers, sequenceNumber: number)
        return buffers[0].bytes
    }

    /// Wraps a message that is signed and stays readable, for a peer that opens all messages alike: with NTLM that is
    /// ``sign(_:number:)``, with Kerberos another token.
    ///
    /// Win32: `EncryptMessage` with `SECQOP_WRAP_NO_ENCRYPT`
    ///
    /// - Parameters:
    ///   - message: The message, which is sent as it is.
    ///   - number: Its number, as with ``seal(_:number:)``.
    /// - Returns: What goes with it.
    /// - Throws: What ``SSPIInterface/EncryptMessage`` refuses.
    public mutating func wrapWithoutSealing(
        _ message: [UInt8], number: UInt32? = nil
    ) throws(SecurityError) -> [UInt8] {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(capacity: NegotiateLimits.signature), .data(message)]
        _ = try EncryptMessage.Negotiate.call(
            context: &context, protection: .wrapNoEncrypt, message: &buffers, sequenceNumber: number)
        return buffers[0].bytes
    }

    /// Opens a sealed message in place.
    ///
    /// - Parameters:
    ///   - message: The message; zeros when the signature does not fit, or when it was not sealed.
    ///   - signature: What came with it.
    ///   - number: Its number, where the transport has one.
    /// - Throws: What ``SSPIInterface/DecryptMessage`` refuses; `SEC_E_QOP_NOT_SUPPORTED` for a message that was only signed.
    public mutating func unseal(
        _ message: inout [UInt8], signature: [UInt8], number: UInt32? = nil
    ) throws(SecurityError) {
        try unwrap(&message, signature: signature, number: number).requireSealing(of: &message)
    }

    /// Opens a message that was sealed or only signed (`SECQOP_WRAP_NO_ENCRYPT`).
    ///
    /// - Parameters:
    ///   - message: The message; zeros when the signature does not fit.
    ///   - signature: What came with it.
    ///   - number: Its number, where the transport has one.
    /// - Returns: How it was protected: nothing for a message that was sealed.
    /// - Throws: What ``SSPIInterface/DecryptMessage`` refuses.
    public mutating func unwrap(
        _ message: inout [UInt8], signature: [UInt8], number: UInt32? = nil
    ) throws(SecurityError) -> QualityOfProtection {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(signature), .data(message.takeAll())]
        defer { message = buffers[1].bytes.takeAll() }
        return try DecryptMessage.Negotiate.call(
            context: &context, message: &buffers, sequenceNumber: number
        ).protection
    }

    /// Signs a message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - number: Its number, as with ``seal(_:number:)``.
    /// - Returns: The signature.
    /// - Throws: What ``SSPIInterface/MakeSignature`` refuses.
    public mutating func sign(_ message: [UInt8], number: UInt32? = nil) throws(SecurityError) -> [UInt8] {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(capacity: NegotiateLimits.signature), .data(message)]
        _ = try MakeSignature.call(context: &context, message: &buffers, sequenceNumber: number)
        return buffers[0].bytes
    }

    /// Verifies the signature of a message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - signature: What came with it.
    ///   - number: Its number, where the transport has one.
    /// - Throws: What ``SSPIInterface/VerifySignature`` refuses.
    public mutating func verify(
        _ message: [UInt8], signature: [UInt8], number: UInt32? = nil
    ) throws(SecurityError) {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        _ = try VerifySignature.call(
            context: &context, message: [.token(signature), .data(message)], sequenceNumber: number)
    }

    /// Asks about the context.
    ///
    /// - Parameters:
    ///   - attribute: What is asked.
    ///   - body: Takes the answer, which may hold a key and is gone afterwards.
    /// - Throws: What ``SSPIInterface/QueryContextAttributes`` refuses.
    public borrowing func query<Answer>(
        _ attribute: ContextAttribute, _ body: (borrowing ContextAttributeValue) -> Answer
    ) throws(SecurityError) -> Answer {
        body(try QueryContextAttributes.Negotiate.call(context: context, attribute: attribute).value)
    }
}

/// Room for what goes with a message.
enum NegotiateLimits {
    /// NTLM needs 16 bytes, Kerberos up to 76.
    static var signature: Int { 256 }
}
