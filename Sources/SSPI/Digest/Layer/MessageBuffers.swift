internal import SSPIInterface
internal import SSPIRuntime

extension Digest {
    /// Protects the data buffer in place; padding, checksum, type and number go to the other buffers.
    static func encrypt(
        _ layer: inout MessageLayer?, _ message: inout [SecurityBuffer], _ protection: QualityOfProtection
    ) throws(SecurityError) {
        guard protection.isEmpty else {
            // All messages of a context are protected alike; one that is only signed takes MakeSignature.
            throw SecurityError(.qualityOfProtectionNotSupported, detail: "\(protection) is not possible here")
        }
        guard let data = covered(message) else {
            throw malformed("there is not exactly one data buffer that may be changed")
        }
        guard let token = message.firstIndex(where: { $0.kind == .token && !$0.isReadOnly }) else {
            throw malformed("there is no token buffer")
        }
        let padding = message.firstIndex { $0.kind == .padding }
        guard let behind = try layer?.wrap(&message[data].bytes) else { throw noLayer }
        if let padding { message[padding].bytes = behind.padding }
        message[token].bytes = padding == nil ? behind.padding + behind.trailer : behind.trailer
    }

    /// Opens a message that stands in a stream buffer, or in data, padding and token buffers; the data buffer gets the text.
    static func decrypt(_ layer: inout MessageLayer?, _ message: inout [SecurityBuffer]) throws(SecurityError) {
        guard layer != nil else { throw noLayer }
        if let stream = message.firstIndex(where: { $0.kind == .stream }) {
            var text = message[stream].bytes
            try layer?.unwrap(&text)
            if let data = message.firstIndex(where: { $0.kind == .data && !$0.isReadOnly }) {
                message[data].bytes = text
                message[data].capacity = max(message[data].capacity, text.count)
            } else {
                message.append(.data(text))
            }
            return
        }
        guard let data = covered(message) else {
            throw SecurityError(
                .messageAltered, detail: "there is not exactly one data buffer that may be changed")
        }
        let count = message[data].bytes.count
        if let padding = message.first(.padding) { message[data].bytes += padding.bytes }
        if let token = message.first(.token) { message[data].bytes += token.bytes }
        do throws(SecurityError) {
            try layer?.unwrap(&message[data].bytes)
        } catch {
            message[data].bytes.removeLast(message[data].bytes.count - count)
            throw error
        }
    }

    /// The one data buffer that a protected message has: another one would stay as it is, unseen by the checksum.
    private static func covered(_ message: [SecurityBuffer]) -> Int? {
        let data = message.indices.filter { message[$0].kind == .data && !message[$0].attributes.contains(.readOnly) }
        guard data.count == 1, let only = data.first, !message[only].isReadOnly else { return nil }
        return only
    }

    /// Signs the data buffers; the token buffer gets the signature.
    static func sign(_ layer: inout MessageLayer?, _ message: inout [SecurityBuffer]) throws(SecurityError) {
        guard let signature = try layer?.sign(signed(message)) else { throw noLayer }
        guard message.deliver(token: signature, allocating: true) else { throw malformed("there is no token buffer") }
    }

    /// Verifies the token buffer over the data buffers.
    static func verify(_ layer: inout MessageLayer?, _ message: [SecurityBuffer]) throws(SecurityError) {
        guard layer != nil else { throw noLayer }
        try layer?.verify(signed(message), message.first(.token)?.bytes ?? [])
    }

    private static func signed(_ message: [SecurityBuffer]) -> [UInt8] {
        message.filter { $0.kind == .data && !$0.attributes.contains(.readOnly) }.flatMap(\.bytes)
    }

    static var noLayer: SecurityError {
        SecurityError(.qualityOfProtectionNotSupported, detail: "the logon was made without protection of messages")
    }

    /// The sizes of a context.
    static func sizes(_ block: Int) -> ContextSizes {
        ContextSizes(
            maximumToken: Limits.header, maximumSignature: MessageLayer.trailer, blockSize: block,
            securityTrailer: MessageLayer.trailer + (block > 1 ? block : 0))
    }

    /// What is told of the keys of a context.
    static func keyInformation(_ algorithm: Algorithm?, _ cipher: Cipher?) -> ContextKeyInformation {
        let bits =
            switch cipher {
            case .rc4: 128
            case .tripleDES: 112
            case .rc4Short: 56
            case .des: 56
            case .rc4Export: 40
            case nil: (algorithm?.hash.count ?? 0) * 8
            }
        return ContextKeyInformation(
            signature: algorithm?.description ?? "", encryption: cipher?.rawValue ?? "", keyBits: bits,
            signatureAlgorithm: 0, encryptionAlgorithm: 0)
    }
}
