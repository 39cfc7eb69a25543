internal import SSPIInterface
package import SSPIRuntime

extension NTLM {
    /// Signs and seals the messages of an established context.
    ///
    /// Source: MS-NLMP 3.4
    package struct MessageProtection: ~Copyable, Sendable {
        /// How long a signature is.
        static var signatureSize: Int { 16 }

        let flags: Flags
        private let side: Side
        private var outgoing: Direction
        private var incoming: Direction
        /// The one cipher of both directions, without extended session security.
        private var common: RC4

        /// What belongs to one direction.
        private struct Direction: ~Copyable, Sendable {
            var signer: HMACMD5
            let sealing: Key
            var cipher: RC4
            /// The cipher as it was before the last message.
            var before: RC4
            var number: UInt32 = 0
            /// True when the last number is used.
            var isSpent = false

            /// Goes on to the number behind one.
            mutating func count(_ last: UInt32) {
                number = last &+ 1
                if last == .max { isSpent = true }
            }
        }

        /// Makes the state of both directions.
        ///
        /// - Parameters:
        ///   - key: The session key.
        ///   - flags: What was agreed on.
        ///   - side: Which side this is.
        package init(key: borrowing Key, flags: Flags, side: Side) {
            self.flags = flags
            self.side = side
            outgoing = Self.direction(key, flags, from: side)
            incoming = Self.direction(key, flags, from: side.peer)
            common = SessionKeys.cipher(key, flags: flags) ?? RC4(key: key)
        }

        private static func direction(_ key: borrowing Key, _ flags: Flags, from side: Side) -> Direction {
            let sealing = SessionKeys.sealing(key, flags: flags, from: side)
            return Direction(
                signer: HMACMD5(key: SessionKeys.signing(key, from: side)), sealing: sealing.copy(),
                cipher: RC4(key: sealing), before: RC4(key: sealing))
        }

        /// Counts messages from a number on.
        ///
        /// - Parameters:
        ///   - number: The number of the next message that this side sends.
        ///   - incoming: The number of the next one that the peer sends; as it is where there is none.
        package mutating func count(from number: UInt32, incoming: UInt32? = nil) {
            outgoing.number = number
            if let incoming { self.incoming.number = incoming }
        }

        /// True when this side can send no more: a number that was used before would let an old message pass for a new one.
        /// Where keys are exchanged, the cipher covers signatures, and no two of them are alike.
        package var isAtEnd: Bool { outgoing.isSpent && needsFreshNumbers }

        private var needsFreshNumbers: Bool {
            flags.contains(.extendedSessionSecurity) && flags.isDisjoint(with: [.keyExchange, .datagram])
        }

        /// What the sender of a message wants of it.
        package enum Mode {
            case sign
            case seal
        }

        /// Protects what this side sends.
        ///
        /// Over datagrams the key of the cipher is made of the message's number alone: two messages of one number would be
        /// covered by the same bytes, and either would make the other readable. So numbers grow, whatever is done with a
        /// message. A datagram that is sent once more is sent as it is.
        ///
        /// Source: MS-NLMP 3.4.2 and 3.4.4.2.1
        ///
        /// - Parameters:
        ///   - message: The buffers; data is sealed in place.
        ///   - mode: Whether it is sealed, too.
        ///   - number: The message's number, over datagrams; otherwise messages are counted.
        /// - Returns: The signature.
        /// - Throws: `SEC_E_QOP_NOT_SUPPORTED` for a number that is not above all before it, and where no number is left.
        ///   Nothing has changed then.
        package mutating func protect(
            _ message: inout [SecurityBuffer], _ mode: Mode, number: UInt32
        ) throws(SecurityError) -> Signature {
            let isDatagram = flags.contains(.datagram)
            guard !outgoing.isSpent || !(isDatagram || needsFreshNumbers) else {
                throw SecurityError(.qualityOfProtectionNotSupported, detail: "all numbers of messages are used")
            }
            guard !isDatagram || number >= outgoing.number else {
                throw SecurityError(
                    .qualityOfProtectionNotSupported,
                    detail: "over datagrams numbers grow: \(number) is below \(outgoing.number), the next one")
            }
            let number = isDatagram ? number : outgoing.number
            outgoing.count(number)
            guard flags.contains(.extendedSessionSecurity) else {
                let checksum = Self.checksum(message)
                if mode == .seal { message.process(&common) }
                return Signature(plain: checksum, number: number, cipher: &common)
            }
            if flags.contains(.datagram) {
                outgoing.cipher = RC4(key: SessionKeys.datagram(outgoing.sealing, number: number))
            }
            let code =
                mode == .seal
                ? Self.code(&message, number, .seal, &outgoing.cipher, &outgoing.signer)
                : Self.code(message, number, &outgoing.signer)
            return Signature(
                code: flags.contains(.keyExchange) ? outgoing.cipher.process(code) : code, number: number)
        }

        /// Opens what the peer has sent.
        ///
        /// - Parameters:
        ///   - message: The buffers; data is made readable in place.
        ///   - signature: What came with it.
        ///   - mode: Whether it should have been sealed.
        ///   - number: The message's number, where messages may come in any order.
        /// - Returns: Whether it was sealed: a sender may leave that out for a message (`SECQOP_WRAP_NO_ENCRYPT`).
        /// - Throws: `SEC_E_OUT_OF_SEQUENCE` for the signature of another place, and nothing has changed then;
        ///   `SEC_E_MESSAGE_ALTERED` for a signature that does not fit, and what was made readable is wiped then.
        package mutating func open(
            _ message: inout [SecurityBuffer], _ signature: Signature, _ mode: Mode, number: UInt32
        ) throws(SecurityError) -> Mode {
            guard flags.contains(.extendedSessionSecurity) else {
                // One cipher and one count serve both directions.
                let number = outgoing.number
                if mode == .seal { message.process(&common) }
                let own = Signature(plain: Self.checksum(message), number: number, cipher: &common)
                // The first of its numbers is no part of the comparison: senders fill it as they like.
                guard own.checksum >> 32 == signature.checksum >> 32, own.version == signature.version,
                    own.number == signature.number
                else { throw Self.altered(&message, mode) }
                outgoing.number = number &+ 1
                return mode
            }
            let number = flags.contains(.datagram) ? number : incoming.number
            guard !incoming.isSpent || !needsFreshNumbers else {
                throw SecurityError(.outOfSequence, detail: "all numbers of messages are used")
            }
            guard signature.number == number else {
                throw SecurityError(
                    .outOfSequence, detail: "message \(signature.number) came where \(number) is due")
            }
            if flags.contains(.datagram) {
                incoming.cipher = RC4(key: SessionKeys.datagram(incoming.sealing, number: number))
            }
            guard signature.version == 1 else { throw Self.altered(&message, mode) }
            incoming.before.assign(from: incoming.cipher)
            let code =
                mode == .seal
                ? Self.code(&message, number, .unseal, &incoming.cipher, &incoming.signer)
                : Self.code(message, number, &incoming.signer)
            var opened = mode
            if !isFit(signature, code) {
                guard mode == .seal else { throw Self.altered(&message, mode) }
                // Once more, as if it had never been sealed.
                incoming.cipher.assign(from: incoming.before)
                message.process(&incoming.cipher)
                incoming.cipher.assign(from: incoming.before)
                guard isFit(signature, Self.code(message, number, &incoming.signer)) else {
                    throw Self.altered(&message, mode)
                }
                opened = .sign
            }
            incoming.count(number)
            return opened
        }

        private mutating func isFit(_ signature: Signature, _ code: UInt64) -> Bool {
            let expected = flags.contains(.keyExchange) ? incoming.cipher.process(code) : code
            // Eight bytes in one number: no byte is compared before another.
            return signature.checksum ^ expected == 0
        }

        /// Signs a list of mechanisms: that takes a number, but leaves the ciphers as they were.
        ///
        /// Source: MS-SPNG 3.3.5.1, and what peers do
        package mutating func signApart(_ bytes: [UInt8]) throws(SecurityError) -> Signature {
            let cipher = outgoing.cipher.copy()
            let shared = common.copy()
            var message: [SecurityBuffer] = [.data(bytes)]
            let signature = try protect(&message, .sign, number: outgoing.number)
            outgoing.cipher.assign(from: cipher)
            common.assign(from: shared)
            return signature
        }

        /// Verifies the signature of a list of mechanisms, in the same way.
        package mutating func verifyApart(_ bytes: [UInt8], _ signature: Signature) throws(SecurityError) {
            let cipher = incoming.cipher.copy()
            let shared = common.copy()
            defer {
                incoming.cipher.assign(from: cipher)
                common.assign(from: shared)
            }
            var message: [SecurityBuffer] = [.data(bytes)]
            _ = try open(&message, signature, .sign, number: incoming.number)
        }

        private static func altered(_ message: inout [SecurityBuffer], _ mode: Mode) -> SecurityError {
            // Nobody is to work with what was not proved to come from the peer.
            if mode == .seal {
                for index in message.indices where message[index].kind == .data && !message[index].isReadOnly {
                    for place in message[index].bytes.indices { message[index].bytes[place] = 0 }
                }
            }
            return SecurityError(.messageAltered, detail: "the signature does not fit the message")
        }

        private static func code(
            _ message: [SecurityBuffer], _ number: UInt32, _ signer: inout HMACMD5
        ) -> UInt64 {
            signer.update(littleEndian: number)
            for index in message.indices where message[index].isSigned {
                unsafe message[index].bytes.withUnsafeBytes { unsafe signer.update($0) }
            }
            return signer.finishShort()
        }

        /// The code of a message that is sealed or opened on the way.
        private static func code(
            _ message: inout [SecurityBuffer], _ number: UInt32, _ direction: Sealing.Direction, _ cipher: inout RC4,
            _ signer: inout HMACMD5
        ) -> UInt64 {
            signer.update(littleEndian: number)
            for index in message.indices where message[index].isSigned {
                if message[index].isReadOnly {
                    unsafe message[index].bytes.withUnsafeBytes { unsafe signer.update($0) }
                } else {
                    unsafe message[index].bytes.withUnsafeMutableBytes {
                        unsafe Sealing.process($0, direction, &cipher, &signer)
                    }
                }
            }
            return signer.finishShort()
        }

        private static func checksum(_ message: [SecurityBuffer]) -> UInt32 {
            var sum = CRC32()
            for index in message.indices where message[index].isSigned {
                unsafe message[index].bytes.withUnsafeBytes { unsafe sum.update($0) }
            }
            return sum.value
        }
    }
}

extension SecurityBuffer {
    /// True for data that a signature covers.
    var isSigned: Bool { kind == .data && !attributes.contains(.readOnly) }
}

extension [SecurityBuffer] {
    /// Encrypts or decrypts all data in place.
    mutating func process(_ cipher: inout RC4) {
        for index in indices where self[index].kind == .data && !self[index].isReadOnly {
            cipher.process(&self[index].bytes)
        }
    }
}
