internal import SSPIInterface
package import SSPIRuntime

extension Digest {
    /// The protection of messages after a logon by SASL, both ways.
    ///
    /// Messages are counted from zero each way. A message that is altered, repeated or out of turn ends the layer.
    ///
    /// Source: RFC 2831 sections 2.3 and 2.4
    package struct MessageLayer: ~Copyable, Sendable {
        private var outgoing: Direction
        private var incoming: Direction
        private let peerBuffer: Int
        private let ownBuffer: Int
        /// The cipher's block; one byte without a block cipher.
        package let block: Int
        private var isBroken = false

        /// How many bytes stand behind the data and its padding: checksum, type and number.
        package static var trailer: Int { 16 }

        /// Makes the keys.
        ///
        /// - Parameters:
        ///   - key: The hash that the logon ended with.
        ///   - cipher: The cipher; nothing for integrity alone.
        ///   - isClient: Which side this is.
        ///   - peerBuffer: The longest message that the peer takes, without its length.
        ///   - ownBuffer: The longest message that this side takes.
        package init(
            key: borrowing SecretBytes, cipher: Cipher?, isClient: Bool, peerBuffer: Int, ownBuffer: Int
        ) {
            outgoing = Direction(key: key, cipher: cipher, fromClient: isClient)
            incoming = Direction(key: key, cipher: cipher, fromClient: !isClient)
            self.peerBuffer = peerBuffer
            self.ownBuffer = ownBuffer
            block = cipher?.block ?? 1
        }

        /// The longest text of one message.
        package var maximumText: Int { max(0, peerBuffer - MessageLayer.trailer - (block > 1 ? block : 0)) }

        /// Protects a message in place.
        ///
        /// - Returns: What stands behind it: padding, then checksum, type and number.
        /// - Throws: `SEC_E_BUFFER_TOO_SMALL` when the peer could not take the message.
        package mutating func wrap(_ text: inout [UInt8]) throws(SecurityError) -> (padding: [UInt8], trailer: [UInt8])
        {
            try checkUse(code: .contextExpired)
            guard text.count <= maximumText else {
                throw SecurityError(
                    .bufferTooSmall,
                    detail: "the message has \(text.count) bytes; the peer takes \(maximumText) at once")
            }
            let number = outgoing.sequence
            var code = unsafe outgoing.checksum(number, text.span.bytes)
            var padding: [UInt8] = []
            if block > 1 {
                // Blocks go on from the text into what is behind it.
                let count = text.count
                let missing = block - (count + code.count) % block
                text += [UInt8](repeating: UInt8(missing), count: missing)
                text += code
                outgoing.encrypt(&text)
                padding = [UInt8](text[count..<(count + missing)])
                code.replaceSubrange(0..., with: text[(count + missing)...])
                text.removeLast(text.count - count)
            } else {
                outgoing.encrypt(&text)
                outgoing.encrypt(&code)
            }
            code += MessageLayer.tail(number)
            outgoing.sequence += 1
            return (padding, code)
        }

        /// Opens a message in place: text, padding and trailer become the text.
        ///
        /// What does not fit becomes zeros: nobody should use it.
        ///
        /// - Throws: `SEC_E_MESSAGE_ALTERED`, `SEC_E_OUT_OF_SEQUENCE`
        package mutating func unwrap(_ message: inout [UInt8]) throws(SecurityError) {
            do {
                try checkUse()
                // Whatever goes wrong from here on, the two sides are no longer in step.
                isBroken = true
                try open(&message)
            } catch {
                for place in message.indices { message[place] = 0 }
                throw error
            }
            incoming.sequence += 1
            isBroken = false
        }

        private mutating func open(_ message: inout [UInt8]) throws(SecurityError) {
            guard message.count >= MessageLayer.trailer, message.count <= ownBuffer else {
                throw SecurityError(.messageAltered, detail: "\(message.count) bytes are no protected message")
            }
            let number = incoming.sequence
            try MessageLayer.check(tail: message.suffix(6), number)
            let sealed = message.count - 6
            guard sealed.isMultiple(of: block) else {
                throw SecurityError(.messageAltered, detail: "the message does not fill whole blocks")
            }
            incoming.decrypt(&message, count: sealed)
            let code = [UInt8](message[(sealed - 10)..<sealed])
            var count = sealed - 10
            var isPadded = true
            if block > 1 {
                let padding = count > 0 ? Int(message[count - 1]) : 0
                isPadded = (1...block).contains(padding) && padding <= count
                if isPadded {
                    isPadded = message[(count - padding)..<count].allSatisfy { $0 == UInt8(padding) }
                    count -= padding
                }
            }
            // The checksum is computed either way, so that bad padding takes as long as a bad checksum.
            let isRight = unsafe ConstantTime.areEqual(
                incoming.checksum(number, message.span.extracting(0..<count).bytes), code)
            guard isRight && isPadded else {
                throw SecurityError(.messageAltered, detail: "the message's checksum is wrong")
            }
            message.removeLast(message.count - count)
        }

        /// Signs a message that is sent in the clear.
        package mutating func sign(_ text: [UInt8]) throws(SecurityError) -> [UInt8] {
            try checkUse()
            let number = outgoing.sequence
            var code = unsafe outgoing.checksum(number, text.span.bytes)
            code += MessageLayer.tail(number)
            outgoing.sequence += 1
            return code
        }

        /// Verifies a signature.
        package mutating func verify(_ text: [UInt8], _ signature: [UInt8]) throws(SecurityError) {
            try checkUse()
            isBroken = true
            guard signature.count == MessageLayer.trailer else {
                throw SecurityError(.messageAltered, detail: "\(signature.count) bytes are no signature")
            }
            let number = incoming.sequence
            try MessageLayer.check(tail: signature.suffix(6), number)
            guard
                unsafe ConstantTime.areEqual(incoming.checksum(number, text.span.bytes), [UInt8](signature.prefix(10)))
            else {
                throw SecurityError(.messageAltered, detail: "the signature is wrong")
            }
            incoming.sequence += 1
            isBroken = false
        }

        /// Refuses a layer that is at its end, by the code that the caller's page documents for it.
        private func checkUse(code: SecurityError.Code = .outOfSequence) throws(SecurityError) {
            guard !isBroken else {
                throw SecurityError(code, detail: "an earlier message was wrong; the context is at its end")
            }
            // No number is used twice.
            guard outgoing.sequence < .max, incoming.sequence < .max else {
                throw SecurityError(code, detail: "all numbers are used; the context is at its end")
            }
        }

        private static func tail(_ number: UInt32) -> [UInt8] {
            [0, 1] + (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
        }

        private static func check(tail: ArraySlice<UInt8>, _ number: UInt32) throws(SecurityError) {
            let expected = MessageLayer.tail(number)
            guard tail.prefix(2).elementsEqual(expected.prefix(2)) else {
                throw SecurityError(.messageAltered, detail: "the message's type is not 1")
            }
            guard tail.elementsEqual(expected) else {
                throw SecurityError(.outOfSequence, detail: "the message is not number \(number)")
            }
        }
    }

    /// One way of a ``MessageLayer``.
    private struct Direction: ~Copyable, Sendable {
        var sequence: UInt32 = 0
        private var code: HMACMD5
        private var stream: RC4?
        private var chain: DESChain?

        init(key: borrowing SecretBytes, cipher: Cipher?, fromClient: Bool) {
            let way = fromClient ? "client-to-server" : "server-to-client"
            code = HMACMD5(
                key: Direction.derive(
                    key, count: key.count, "Digest session key to \(way) signing key magic constant"))
            guard let cipher else { return }
            let sealing = Direction.derive(
                key, count: cipher.keySource, "Digest H(A1) to \(way) sealing key magic constant")
            switch cipher {
            case .rc4, .rc4Short, .rc4Export: stream = RC4(key: sealing)
            case .tripleDES: chain = DESChain(triple: sealing)
            case .des: chain = DESChain(single: sealing)
            }
        }

        private static func derive(_ key: borrowing SecretBytes, count: Int, _ constant: String) -> Key {
            var hash = MD5()
            key.withBytes { hash.update($0.extracting(0..<min(count, $0.byteCount))) }
            hash.update([UInt8](constant.utf8))
            return hash.finish()
        }

        /// The ten bytes of a message's checksum; there is room behind them for type and number.
        mutating func checksum(_ number: UInt32, _ text: RawSpan) -> [UInt8] {
            code.update(littleEndian: number.byteSwapped)
            code.update(text)
            return code.finish(10, reserving: MessageLayer.trailer)
        }

        mutating func encrypt(_ body: inout [UInt8]) {
            stream?.process(&body)
            chain?.encrypt(&body)
        }

        /// Decrypts the first bytes of a message.
        mutating func decrypt(_ body: inout [UInt8], count: Int) {
            stream?.process(&body, count: count)
            chain?.decrypt(&body, count: count)
        }
    }
}
