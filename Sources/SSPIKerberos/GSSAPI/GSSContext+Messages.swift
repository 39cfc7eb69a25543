internal import CGSSAPI
internal import SSPIInterface
internal import SSPIRuntime

extension GSSContext {
    /// Protects the data buffers of a list, and writes what goes before them into its token buffer.
    ///
    /// Token, data and padding one after the other are one token of GSS-API's `Wrap`.
    ///
    /// Source: RFC 4121 section 4.2.4, MS-KILE section 3.4.5.4.1
    borrowing func wrap(_ message: inout [SecurityBuffer], sealing: Bool) throws(SecurityError) {
        guard let token = message.firstIndex(where: { $0.kind == .token && !$0.isReadOnly }) else {
            throw SecurityError(.invalidToken, detail: "there is no buffer for the token")
        }
        var pieces = Pieces(header: 0, message)
        var status = GSSStatus(major: 0, minor: 0)
        unsafe pieces.withVectors { vectors in
            unsafe status.major = gss_wrap_iov_length(
                &status.minor, handle, sealing ? 1 : 0, 0, nil, vectors.baseAddress, Int32(vectors.count))
        }
        try status.check("the size of the token")
        guard pieces.headerSize <= message[token].capacity else {
            throw SecurityError(
                .bufferTooSmall,
                detail: "the token of \(pieces.headerSize) bytes does not fit into \(message[token].capacity)")
        }
        if pieces.paddingSize > 0 {
            guard let padding = message.first(.padding), pieces.paddingSize <= padding.capacity else {
                throw SecurityError(.bufferTooSmall, detail: "the padding of \(pieces.paddingSize) bytes has no room")
            }
        }
        var sized = Pieces(header: pieces.headerSize, padding: pieces.paddingSize, message)
        var isSealed: Int32 = 0
        unsafe sized.withVectors { vectors in
            unsafe status.major = gss_wrap_iov(
                &status.minor, handle, sealing ? 1 : 0, 0, &isSealed, vectors.baseAddress, Int32(vectors.count))
        }
        try status.check("the message")
        guard !sealing || isSealed != 0 else {
            throw SecurityError(.qualityOfProtectionNotSupported, detail: "the context has no confidentiality")
        }
        sized.store(into: &message, token: token)
    }

    /// Verifies the data buffers of a list and makes them readable.
    ///
    /// - Returns: True when the message was sealed, false when it was only signed.
    borrowing func unwrap(_ message: inout [SecurityBuffer]) throws(SecurityError) -> Bool {
        if let stream = message.firstIndex(where: { $0.kind == .stream }) {
            return try unwrapStream(&message, stream)
        }
        guard let token = message.firstIndex(where: { $0.kind == .token }) else {
            throw SecurityError(.invalidToken, detail: "there is no token buffer")
        }
        var pieces = Pieces(token: message[token].bytes, message)
        var status = GSSStatus(major: 0, minor: 0)
        var isSealed: Int32 = 0
        unsafe pieces.withVectors { vectors in
            unsafe status.major = gss_unwrap_iov(
                &status.minor, handle, &isSealed, nil, vectors.baseAddress, Int32(vectors.count))
        }
        do {
            try checkMessage(status)
        } catch {
            if error.code == .messageAltered { message.wipeData() }
            throw error
        }
        pieces.store(into: &message, token: nil)
        return isSealed != 0
    }

    private borrowing func unwrapStream(
        _ message: inout [SecurityBuffer], _ stream: Int
    ) throws(SecurityError) -> Bool {
        try checkPresence(message[stream].bytes)
        var status = GSSStatus(major: 0, minor: 0)
        var output = unsafe gss_buffer_desc()
        var isSealed: Int32 = 0
        unsafe withGSSBuffer(message[stream].bytes) { input in
            unsafe status.major = gss_unwrap(&status.minor, handle, &input, &output, &isSealed, nil)
        }
        let plain = unsafe taking(&output)
        try checkMessage(status)
        if let data = message.firstIndex(where: { $0.kind == .data && !$0.isReadOnly }) {
            message[data].bytes = plain
        } else {
            message.append(.data(plain))
        }
        return isSealed != 0
    }

    /// Signs bytes.
    borrowing func signature(of bytes: [UInt8]) throws(SecurityError) -> [UInt8] {
        var status = GSSStatus(major: 0, minor: 0)
        var output = unsafe gss_buffer_desc()
        unsafe withGSSBuffer(bytes) { input in
            unsafe status.major = gss_get_mic(&status.minor, handle, 0, &input, &output)
        }
        let signature = unsafe taking(&output)
        try status.check("the signature")
        return signature
    }

    /// Verifies a signature.
    ///
    /// - Throws: `SEC_E_MESSAGE_ALTERED` when it does not fit, `SEC_E_OUT_OF_SEQUENCE` when it fits another place.
    borrowing func verify(_ signature: [UInt8], of bytes: [UInt8]) throws(SecurityError) {
        try checkPresence(signature)
        var status = GSSStatus(major: 0, minor: 0)
        unsafe withGSSBuffer(bytes) { input in
            unsafe withGSSBuffer(signature) { signature in
                unsafe status.major = gss_verify_mic(&status.minor, handle, &input, &signature, nil)
            }
        }
        try checkMessage(status)
    }

    /// The sizes for protecting messages.
    borrowing func sizes() throws(SecurityError) -> (signature: Int, trailer: Int) {
        var message: [SecurityBuffer] = [.token(capacity: 0), .data([UInt8](repeating: 0, count: 16))]
        message[0].capacity = 0
        var pieces = Pieces(header: 0, message)
        var status = GSSStatus(major: 0, minor: 0)
        unsafe pieces.withVectors { vectors in
            unsafe status.major = gss_wrap_iov_length(
                &status.minor, handle, 1, 0, nil, vectors.baseAddress, Int32(vectors.count))
        }
        try status.check("the sizes")
        return (try signatureSize(), pieces.headerSize)
    }

    /// How long a signature is. Nothing is signed for it: that would use up a sequence number.
    private borrowing func signatureSize() throws(SecurityError) -> Int {
        var status = GSSStatus(major: 0, minor: 0)
        var vectors = unsafe [
            gss_iov_buffer_desc(type: OM_uint32(GSS_IOV_BUFFER_TYPE_DATA), buffer: gss_buffer_desc()),
            gss_iov_buffer_desc(type: OM_uint32(GSS_IOV_BUFFER_TYPE_MIC_TOKEN), buffer: gss_buffer_desc()),
        ]
        unsafe status.major = gss_get_mic_iov_length(&status.minor, handle, 0, &vectors, Int32(vectors.count))
        try status.check("the size of a signature")
        return unsafe vectors[1].buffer.length
    }

    /// Refuses nothing at all in the place of what the peer should have sent: the library takes that for its caller's mistake.
    private func checkPresence(_ bytes: [UInt8]) throws(SecurityError) {
        guard !bytes.isEmpty else {
            throw SecurityError(.messageAltered, detail: "the message: there is nothing that could be verified")
        }
    }

    private func checkMessage(_ status: GSSStatus) throws(SecurityError) {
        if status.isFailure {
            switch status.code {
            case .messageAltered, .invalidToken, .logonDenied:
                throw SecurityError(.messageAltered, detail: status.error("the message").detail)
            case let code: throw SecurityError(code, detail: status.error("the message").detail)
            }
        }
        guard !status.isOutOfOrder else {
            throw SecurityError(.outOfSequence, detail: "a message was repeated, lost or overtaken")
        }
    }
}

extension [SecurityBuffer] {
    /// Overwrites all data that may be changed: nobody is to work with what was not proved to come from the peer.
    fileprivate mutating func wipeData() {
        for index in indices where self[index].kind == .data && !self[index].isReadOnly {
            for place in self[index].bytes.indices { self[index].bytes[place] = 0 }
        }
    }
}
