public import SSPIInterface
public import SSPIRuntime

// What a client and a server do alike once an exchange is complete.

extension NTLM.Client {
    /// Seals a message in place.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - number: Its number. Over datagrams there has to be one, above that of every message before it, sealed or signed;
    ///     otherwise messages are counted, and it is not looked at.
    /// - Returns: The signature that goes with it: 16 bytes.
    /// - Throws: What ``SSPIInterface/EncryptMessage`` refuses; `SEC_E_QOP_NOT_SUPPORTED` where confidentiality was not agreed
    ///   on: use ``sign(_:number:)`` for a message that is to stay readable.
    public mutating func seal(_ message: inout [UInt8], number: UInt32? = nil) throws(SecurityError) -> [UInt8] {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(capacity: 16), .data(message.takeAll())]
        defer { message = buffers[1].bytes.takeAll() }
        _ = try EncryptMessage.NTLM.call(context: &context, message: &buffers, sequenceNumber: number)
        return buffers[0].bytes
    }

    /// Opens a sealed message in place.
    ///
    /// - Parameters:
    ///   - message: The message; zeros when the signature does not fit, or when it was not sealed.
    ///   - signature: What came with it.
    ///   - number: Its number. Over datagrams there has to be one, and whoever reads knows which of them he has seen.
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
    ///   - number: Its number. Over datagrams there has to be one, and whoever reads knows which of them he has seen.
    /// - Returns: How it was protected: nothing for a message that was sealed.
    /// - Throws: What ``SSPIInterface/DecryptMessage`` refuses.
    public mutating func unwrap(
        _ message: inout [UInt8], signature: [UInt8], number: UInt32? = nil
    ) throws(SecurityError) -> QualityOfProtection {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(signature), .data(message.takeAll())]
        defer { message = buffers[1].bytes.takeAll() }
        return try DecryptMessage.NTLM.call(
            context: &context, message: &buffers, sequenceNumber: number
        ).protection
    }

    /// Signs a message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - number: Its number. Over datagrams there has to be one, above that of every message before it, sealed or signed.
    /// - Returns: The signature: 16 bytes.
    /// - Throws: What ``SSPIInterface/MakeSignature`` refuses.
    public mutating func sign(_ message: [UInt8], number: UInt32? = nil) throws(SecurityError) -> [UInt8] {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(capacity: 16), .data(message)]
        _ = try MakeSignature.call(context: &context, message: &buffers, sequenceNumber: number)
        return buffers[0].bytes
    }

    /// Verifies the signature of a message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - signature: What came with it.
    ///   - number: Its number. Over datagrams there has to be one, and whoever reads knows which of them he has seen.
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
        body(try QueryContextAttributes.NTLM.call(context: context, attribute: attribute).value)
    }

    /// What was agreed on, as bits of the messages; `nil` before the exchange is complete.
    package var negotiatedFlags: UInt32? {
        let answer = try? context.withBorrowedCore(InitializeSecurityContext.NTLM.contract) {
            (core: borrowing NTLM.Initiator) throws(SecurityError) in core.negotiatedFlags
        }
        return answer ?? nil
    }
}

extension NTLM.Server {
    /// Seals a message in place.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - number: Its number. Over datagrams there has to be one, above that of every message before it, sealed or signed;
    ///     otherwise messages are counted, and it is not looked at.
    /// - Returns: The signature that goes with it: 16 bytes.
    /// - Throws: What ``SSPIInterface/EncryptMessage`` refuses; `SEC_E_QOP_NOT_SUPPORTED` where confidentiality was not agreed
    ///   on: use ``sign(_:number:)`` for a message that is to stay readable.
    public mutating func seal(_ message: inout [UInt8], number: UInt32? = nil) throws(SecurityError) -> [UInt8] {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(capacity: 16), .data(message.takeAll())]
        defer { message = buffers[1].bytes.takeAll() }
        _ = try EncryptMessage.NTLM.call(context: &context, message: &buffers, sequenceNumber: number)
        return buffers[0].bytes
    }

    /// Opens a sealed message in place.
    ///
    /// - Parameters:
    ///   - message: The message; zeros when the signature does not fit, or when it was not sealed.
    ///   - signature: What came with it.
    ///   - number: Its number. Over datagrams there has to be one, and whoever reads knows which of them he has seen.
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
    ///   - number: Its number. Over datagrams there has to be one, and whoever reads knows which of them he has seen.
    /// - Returns: How it was protected: nothing for a message that was sealed.
    /// - Throws: What ``SSPIInterface/DecryptMessage`` refuses.
    public mutating func unwrap(
        _ message: inout [UInt8], signature: [UInt8], number: UInt32? = nil
    ) throws(SecurityError) -> QualityOfProtection {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(signature), .data(message.takeAll())]
        defer { message = buffers[1].bytes.takeAll() }
        return try DecryptMessage.NTLM.call(
            context: &context, message: &buffers, sequenceNumber: number
        ).protection
    }

    /// Signs a message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - number: Its number. Over datagrams there has to be one, above that of every message before it, sealed or signed.
    /// - Returns: The signature: 16 bytes.
    /// - Throws: What ``SSPIInterface/MakeSignature`` refuses.
    public mutating func sign(_ message: [UInt8], number: UInt32? = nil) throws(SecurityError) -> [UInt8] {
        let number = try NTLM.number(number, isDatagram: attributes.contains(.datagram))
        var buffers: [SecurityBuffer] = [.token(capacity: 16), .data(message)]
        _ = try MakeSignature.call(context: &context, message: &buffers, sequenceNumber: number)
        return buffers[0].bytes
    }

    /// Verifies the signature of a message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - signature: What came with it.
    ///   - number: Its number. Over datagrams there has to be one, and whoever reads knows which of them he has seen.
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
        body(try QueryContextAttributes.NTLM.call(context: context, attribute: attribute).value)
    }

    /// What was agreed on, as bits of the messages; `nil` before the exchange is complete.
    package var negotiatedFlags: UInt32? {
        let answer = try? context.withBorrowedCore(AcceptSecurityContext.NTLM.contract) {
            (core: borrowing NTLM.Acceptor) throws(SecurityError) in core.negotiatedFlags
        }
        return answer ?? nil
    }
}
