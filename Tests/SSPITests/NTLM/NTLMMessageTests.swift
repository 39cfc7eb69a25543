import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// Messages of an established context.
@Suite struct NTLMMessageTests {
    private func expect(_ codes: SecurityError.Code..., body: () throws -> Void) {
        #expect { try body() } throws: { ($0 as? SecurityError).map { codes.contains($0.code) } ?? false }
    }

    private func pair(_ off: UInt32 = 0) throws -> NTLMPair {
        let pair = try NTLMPair(
            client: {
                $0.minimumKeyBits = 40
                $0.requiresExtendedSessionSecurity = false
            },
            server: {
                $0.minimumKeyBits = 40
                $0.requiresExtendedSessionSecurity = false
                $0.forTests(never: off, always: 0)
            })
        try pair.run()
        return pair
    }

    @Test(arguments: [0, 0x2000_0000, 0xA000_0000, 0x0008_0000, 0x4000_0000, 0x4008_0000] as [UInt32])
    func `messages pass both ways, with every strength of keys`(_ off: UInt32) throws {
        let pair = try pair(off)
        for round in 0..<20 {
            for size in [0, 1, 17, 1000] {
                let plain = RandomSource.system.bytes(size)
                var message = plain
                let signature = try pair.client.seal(&message)
                if size >= 17 { #expect(message != plain) }
                try pair.server.unseal(&message, signature: signature)
                #expect(message == plain)
                try pair.client.verify(plain, signature: try pair.server.sign(plain))
                if round % 2 == 0 {
                    let back = try pair.server.seal(&message)
                    try pair.client.unseal(&message, signature: back)
                    #expect(message == plain)
                }
            }
        }
    }

    @Test func `a message that came twice, was overtaken, or comes back is refused`() throws {
        let pair = try pair()
        var first = Array("one".utf8)
        let signature = try pair.client.seal(&first)
        let copy = first
        try pair.server.unseal(&first, signature: signature)
        var again = copy
        expect(.outOfSequence) { try pair.server.unseal(&again, signature: signature) }
        var lost = Array("two".utf8)
        _ = try pair.client.seal(&lost)
        var third = Array("three".utf8)
        let thirdSignature = try pair.client.seal(&third)
        expect(.outOfSequence) { try pair.server.unseal(&third, signature: thirdSignature) }
        var own = Array("own".utf8)
        let ownSignature = try pair.server.seal(&own)
        expect(.messageAltered, .outOfSequence) { try pair.server.unseal(&own, signature: ownSignature) }
    }

    @Test(arguments: 0..<16) func `a changed signature is refused, and what it came with is wiped`(_ place: Int) throws
    {
        let pair = try pair()
        var message = Array("a message to be protected".utf8)
        var signature = try pair.client.seal(&message)
        signature[place] ^= 1
        expect(.messageAltered, .outOfSequence) { try pair.server.unseal(&message, signature: signature) }
        #expect(message != Array("a message to be protected".utf8))
    }

    @Test func `a signature of any other length is none`() throws {
        let pair = try pair()
        let signature = try pair.client.sign([1, 2, 3])
        for count in 0..<16 {
            expect(.messageAltered) {
                try pair.server.verify([1, 2, 3], signature: Array(signature.prefix(count)))
            }
        }
        expect(.messageAltered) { try pair.server.verify([1, 2, 3], signature: signature + [0]) }
        try pair.server.verify([1, 2, 3], signature: signature)
    }

    @Test func `without protection nothing is signed`() throws {
        let pair = try NTLMPair(requirements: [])
        try pair.run()
        let flags = NTLM.Flags(of: pair.tokens[2])
        #expect(flags.isDisjoint(with: [.sign, .seal, .keyExchange]))
        expect(.qualityOfProtectionNotSupported) { _ = try pair.client.sign([1]) }
    }

    @Test func `where only signing was agreed on, nothing is sealed, and nothing passes for sealed`() throws {
        let pair = try NTLMPair(requirements: [.integrity])
        try pair.run()
        let plain = Array("in the clear".utf8)
        var message = plain
        expect(.qualityOfProtectionNotSupported) { _ = try pair.client.seal(&message) }
        expect(.qualityOfProtectionNotSupported) { _ = try pair.server.seal(&message) }
        #expect(message == plain)
        var buffers: [SecurityBuffer] = [.token(capacity: 16), .data(plain)]
        expect(.qualityOfProtectionNotSupported) {
            _ = try EncryptMessage.NTLM.call(context: &pair.client.context, message: &buffers)
        }
        #expect(buffers[0].bytes.isEmpty && buffers[1].bytes == plain)
        // Who says that the message is to stay readable gets it signed, and refusals have used up no number.
        _ = try EncryptMessage.NTLM.call(
            context: &pair.client.context, protection: .wrapNoEncrypt, message: &buffers)
        #expect(buffers[1].bytes == plain)
        let protection = try pair.server.unwrap(&message, signature: buffers[0].bytes)
        #expect(protection == .wrapNoEncrypt && message == plain)
        expect(.qualityOfProtectionNotSupported) {
            try pair.server.unseal(&message, signature: try pair.client.sign(plain))
        }
        #expect(message == [UInt8](repeating: 0, count: plain.count))
        try pair.server.verify(plain, signature: try pair.client.sign(plain))
    }

    @Test func `where sealing was agreed on, a message that is only signed does not pass for a sealed one`() throws {
        let pair = try pair()
        let plain = Array("readable by everybody".utf8)
        var message = plain
        var signature = try pair.client.sign(plain)
        expect(.qualityOfProtectionNotSupported) { try pair.server.unseal(&message, signature: signature) }
        #expect(message == [UInt8](repeating: 0, count: plain.count))
        message = plain
        signature = try pair.client.sign(plain)
        let protection = try pair.server.unwrap(&message, signature: signature)
        #expect(protection == .wrapNoEncrypt && message == plain)
        signature = try pair.client.seal(&message)
        #expect(try pair.server.unwrap(&message, signature: signature) == [])
        #expect(message == plain)
        signature = try pair.server.sign(plain)
        expect(.qualityOfProtectionNotSupported) { try pair.client.unseal(&message, signature: signature) }
    }

    // MARK: Lists of buffers

    @Test func `several buffers are one message, and what is read-only is not touched`() throws {
        let pair = try pair()
        let header = SecurityBuffer(.data, Array("header".utf8), attributes: .readOnlyWithChecksum)
        let note = SecurityBuffer(.data, Array("note".utf8), attributes: .readOnly)
        var message: [SecurityBuffer] = [
            header, .token(capacity: 16), .data(Array("first".utf8)), note, .data(Array("second".utf8)),
        ]
        _ = try EncryptMessage.NTLM.call(context: &pair.client.context, message: &message)
        #expect(message[0] == header && message[3] == note)
        #expect(message[2].bytes != Array("first".utf8))
        // What is not covered may change, what is covered may not.
        message[3].bytes = Array("other".utf8)
        _ = try DecryptMessage.NTLM.call(context: &pair.server.context, message: &message)
        #expect(message[2].bytes == Array("first".utf8) && message[4].bytes == Array("second".utf8))
        _ = try EncryptMessage.NTLM.call(context: &pair.client.context, message: &message)
        message[0].bytes[0] ^= 1
        expect(.messageAltered) { _ = try DecryptMessage.NTLM.call(context: &pair.server.context, message: &message) }
    }

    @Test func `a message that the sender leaves readable is known as such`() throws {
        let pair = try pair()
        for protection in [QualityOfProtection.wrapNoEncrypt, [], .wrapNoEncrypt] {
            var message: [SecurityBuffer] = [.token(capacity: 16), .data(Array("tea".utf8))]
            _ = try EncryptMessage.NTLM.call(context: &pair.client.context, protection: protection, message: &message)
            #expect((message[1].bytes == Array("tea".utf8)) == protection.contains(.wrapNoEncrypt))
            let outcome = try DecryptMessage.NTLM.call(context: &pair.server.context, message: &message)
            #expect(outcome.protection == protection)
            #expect(message[1].bytes == Array("tea".utf8))
        }
    }

    @Test func `a whole message in one stream is opened`() throws {
        let pair = try pair()
        var message: [SecurityBuffer] = [.token(capacity: 16), .data(Array("stream".utf8))]
        _ = try EncryptMessage.NTLM.call(context: &pair.client.context, message: &message)
        var stream: [SecurityBuffer] = [
            SecurityBuffer(.stream, message.flatMap(\.bytes)), SecurityBuffer(.data),
        ]
        _ = try DecryptMessage.NTLM.call(context: &pair.server.context, message: &stream)
        #expect(stream[1].bytes == Array("stream".utf8))
        var short: [SecurityBuffer] = [SecurityBuffer(.stream, [1, 0, 0, 0]), SecurityBuffer(.data)]
        expect(.incompleteMessage) { _ = try DecryptMessage.NTLM.call(context: &pair.server.context, message: &short) }
    }

    @Test func `a signature that has no room is said so, and nothing is sealed`() throws {
        let pair = try pair()
        var message: [SecurityBuffer] = [.token(capacity: 15), .data([1, 2, 3])]
        expect(.bufferTooSmall) { _ = try EncryptMessage.NTLM.call(context: &pair.client.context, message: &message) }
        #expect(message[1].bytes == [1, 2, 3])
        var none: [SecurityBuffer] = [.data([1, 2, 3])]
        expect(.invalidToken) { _ = try EncryptMessage.NTLM.call(context: &pair.client.context, message: &none) }
    }

    // MARK: Datagrams

    @Test func `datagrams carry their own numbers and may come in any order`() throws {
        let pair = try NTLMPair(client: { $0.isDatagram = true }, server: { $0.isDatagram = true })
        try pair.run()
        #expect(pair.isComplete)
        #expect(pair.clientAttributes.contains(.datagram) && pair.serverAttributes.contains(.datagram))
        var sealed: [(UInt32, [UInt8], [UInt8])] = []
        for number in [3, 4, 7, 900] as [UInt32] {
            var message = Array("datagram \(number)".utf8)
            let signature = try pair.client.seal(&message, number: number)
            sealed.append((number, message, signature))
        }
        for (number, message, signature) in sealed.reversed() {
            var message = message
            try pair.server.unseal(&message, signature: signature, number: number)
            #expect(message == Array("datagram \(number)".utf8))
        }
        let (number, message, signature) = sealed[0]
        var wrong = message
        expect(.outOfSequence) { try pair.server.unseal(&wrong, signature: signature, number: number + 1) }
    }

    @Test func `no datagram is protected by a number that was used, or by none`() throws {
        let pair = try NTLMPair(client: { $0.isDatagram = true }, server: { $0.isDatagram = true })
        try pair.run()
        let plain = Array("two cups, please".utf8)
        var message = plain
        // Without a number.
        expect(.qualityOfProtectionNotSupported) { _ = try pair.client.seal(&message) }
        expect(.qualityOfProtectionNotSupported) { _ = try pair.client.sign(plain) }
        expect(.qualityOfProtectionNotSupported) { _ = try pair.server.seal(&message) }
        expect(.qualityOfProtectionNotSupported) { _ = try pair.server.sign(plain) }
        let signature = try pair.client.sign(plain, number: 5)
        expect(.qualityOfProtectionNotSupported) { try pair.server.verify(plain, signature: signature) }
        expect(.qualityOfProtectionNotSupported) { try pair.server.unseal(&message, signature: signature) }
        // Signing covers the signature by the same bytes as sealing would the message.
        for number in [5, 4, 0] as [UInt32] {
            expect(.qualityOfProtectionNotSupported) { _ = try pair.client.seal(&message, number: number) }
            expect(.qualityOfProtectionNotSupported) { _ = try pair.client.sign(plain, number: number) }
        }
        #expect(message == plain)
        // A caller of the documented function who passes no number passes zero.
        func encrypt() throws {
            var buffers: [SecurityBuffer] = [.token(capacity: 16), .data(plain)]
            _ = try EncryptMessage.NTLM.call(context: &pair.server.context, message: &buffers)
        }
        try encrypt()
        expect(.qualityOfProtectionNotSupported) { try encrypt() }
        // The last number of all is used once.
        let last = try pair.client.seal(&message, number: .max)
        try pair.server.unseal(&message, signature: last, number: .max)
        #expect(message == plain)
        for number in [0, 6, .max] as [UInt32] {
            expect(.qualityOfProtectionNotSupported) { _ = try pair.client.seal(&message, number: number) }
        }
    }

    @Test func `one side that wants datagrams is not enough`() throws {
        #expect(throws: SecurityError.self) { try NTLMPair(client: { $0.isDatagram = true }).run() }
        #expect(throws: SecurityError.self) { try NTLMPair(server: { $0.isDatagram = true }).run() }
    }

    @Test func `no number is used twice, unless the cipher covers signatures`() throws {
        for flags: NTLM.Flags in [
            [.sign, .extendedSessionSecurity, .key128], [.sign, .extendedSessionSecurity, .key128, .keyExchange],
        ] {
            let key = Key()
            var sender = NTLM.MessageProtection(key: key, flags: flags, side: .initiator)
            var receiver = NTLM.MessageProtection(key: key, flags: flags, side: .acceptor)
            var message: [SecurityBuffer] = [.data([1, 2, 3])]
            let old = try sender.protect(&message, .sign, number: 0)
            _ = try receiver.open(&message, old, .sign, number: 0)
            sender.count(from: .max)
            receiver.count(from: 0, incoming: .max)
            let wasAtEnd = sender.isAtEnd
            #expect(!wasAtEnd)
            _ = try receiver.open(&message, try sender.protect(&message, .sign, number: 0), .sign, number: 0)
            let isCovered = flags.contains(.keyExchange)
            let isAtEnd = sender.isAtEnd
            #expect(isAtEnd == !isCovered)
            if isAtEnd {
                expect(.qualityOfProtectionNotSupported) { _ = try sender.protect(&message, .sign, number: 0) }
            }
            // The first message once more, whose number would be due again.
            let error = #expect(throws: SecurityError.self) { _ = try receiver.open(&message, old, .sign, number: 0) }
            #expect(error?.code == (isCovered ? .messageAltered : .outOfSequence))
        }
    }
}
