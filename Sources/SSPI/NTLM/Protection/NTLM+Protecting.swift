internal import SSPIInterface
internal import SSPIRuntime

extension NTLM.Established {
    /// Protects a message in place, and writes the signature into its token buffer.
    ///
    /// - Parameters:
    ///   - message: The buffers.
    ///   - sealing: True when data is to be sealed.
    ///   - number: The message's number, over datagrams.
    /// - Throws: `SEC_E_QOP_NOT_SUPPORTED` where what is asked for was not agreed on: who asks for sealing gets nothing that is
    ///   only signed.
    mutating func protect(
        _ message: inout [SecurityBuffer], sealing: Bool, number: UInt32
    ) throws(SecurityError) {
        guard flags.contains(.sign) || flags.contains(.seal) else {
            throw SecurityError(
                .qualityOfProtectionNotSupported, detail: "no protection of messages was agreed on")
        }
        guard flags.contains(.seal) || !sealing else { throw SecurityError.noConfidentiality }
        guard let token = message.firstIndex(where: { $0.kind == .token && !$0.isReadOnly }) else {
            throw SecurityError(.invalidToken, detail: "there is no buffer for the signature")
        }
        let room = max(message[token].capacity, message[token].bytes.count)
        guard room >= NTLM.MessageProtection.signatureSize else {
            throw SecurityError(.bufferTooSmall, detail: "the signature of 16 bytes does not fit into \(room)")
        }
        let signature = try protection.protect(&message, sealing ? .seal : .sign, number: number)
        signature.write(to: &message[token].bytes)
    }

    /// Opens a message: token and data, or both in one stream.
    ///
    /// - Returns: True when the message was sealed.
    mutating func open(
        _ message: inout [SecurityBuffer], sealing: Bool, number: UInt32
    ) throws(SecurityError) -> Bool {
        if sealing, let stream = message.firstIndex(where: { $0.kind == .stream }) {
            return try openStream(&message, stream, number: number)
        }
        guard let token = message.first(.token) else {
            throw SecurityError(.invalidToken, detail: "there is no buffer with the signature")
        }
        guard let signature = NTLM.Signature(token.bytes) else {
            throw SecurityError(.messageAltered, detail: "a signature has 16 bytes, not \(token.bytes.count)")
        }
        let mode = sealing && flags.contains(.seal) ? NTLM.MessageProtection.Mode.seal : .sign
        return try protection.open(&message, signature, mode, number: number) == .seal
    }

    private mutating func openStream(
        _ message: inout [SecurityBuffer], _ stream: Int, number: UInt32
    ) throws(SecurityError) -> Bool {
        let whole = message[stream].bytes
        guard whole.count >= NTLM.MessageProtection.signatureSize,
            let signature = NTLM.Signature(Array(whole.prefix(NTLM.MessageProtection.signatureSize)))
        else {
            throw SecurityError(.incompleteMessage, detail: "the message ends inside of its signature")
        }
        var parts: [SecurityBuffer] = [.data(Array(whole.dropFirst(NTLM.MessageProtection.signatureSize)))]
        let mode = flags.contains(.seal) ? NTLM.MessageProtection.Mode.seal : .sign
        let opened = try protection.open(&parts, signature, mode, number: number)
        if let data = message.firstIndex(where: { $0.kind == .data && !$0.isReadOnly }) {
            message[data].bytes = parts[0].bytes
        } else {
            message.append(parts[0])
        }
        return opened == .seal
    }

    /// Answers a question about the context.
    func query(_ attribute: ContextAttribute, bits: UInt32) throws(SecurityError) -> ContextAttributeValue {
        switch attribute {
        case .sizes:
            return .sizes(
                ContextSizes(
                    maximumToken: NTLM.maximumToken, maximumSignature: NTLM.MessageProtection.signatureSize,
                    blockSize: 0, securityTrailer: NTLM.MessageProtection.signatureSize))
        case .names: return .name(client)
        case .nativeNames: return .nativeNames(client: client, server: isTargetTrusted ? target ?? "" : "")
        case .lifespan: return .lifespan(start: start, expiry: .never)
        case .flags: return .flags(bits)
        case .sessionKey: return .sessionKey(sessionKey.secretBytes())
        case .packageInformation: return .package(NTLM.information)
        case .negotiationInformation: return .negotiation(NTLM.information, state: .complete)
        case .targetInformation: return .targetInformation(targetInformation)
        case .keyInformation:
            return .keyInformation(
                ContextKeyInformation(
                    signature: flags.contains(.extendedSessionSecurity) ? "HMAC-MD5" : "CRC-32", encryption: "RC4",
                    keyBits: flags.keyBits))
        case .clientSpecifiedTarget:
            guard let target else {
                throw SecurityError(.targetUnknown, detail: "the initiator has not said whom it wants to log on to")
            }
            return .clientSpecifiedTarget(target, isVouchedFor: isTargetTrusted)
        default:
            throw SecurityError(.unsupportedFunction, detail: "\(attribute) is not known of an NTLM context")
        }
    }
}

extension NTLM {
    static var notEstablished: SecurityError {
        SecurityError(.invalidHandle, detail: "the exchange is not complete")
    }
}
