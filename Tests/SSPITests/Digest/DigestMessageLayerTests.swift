import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// The layer by itself: messages become others in their own place.
@Suite struct DigestMessageLayerTests {
    private func layer(_ cipher: Digest.Cipher?, isClient: Bool) -> Digest.MessageLayer {
        Digest.MessageLayer(
            key: SecretBytes([UInt8](1...16)), cipher: cipher, isClient: isClient, peerBuffer: 65_536, ownBuffer: 65_536
        )
    }

    private static let ciphers: [Digest.Cipher?] = [nil] + Digest.Cipher.allCases

    @Test(arguments: ciphers) func `a message keeps its length, and what stands behind it opens it`(
        _ cipher: Digest.Cipher?
    ) throws {
        var client = layer(cipher, isClient: true)
        var server = layer(cipher, isClient: false)
        for length in [0, 1, 6, 7, 8, 15, 16, 1000] {
            let text = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            var message = text
            let behind = try client.wrap(&message)
            #expect(message.count == length)
            #expect((message == text) == (cipher == nil || length == 0))
            #expect(behind.trailer.count == Digest.MessageLayer.trailer)
            #expect((message.count + behind.padding.count + 10).isMultiple(of: client.block))
            #expect(behind.padding.isEmpty == (client.block == 1))
            message += behind.padding + behind.trailer
            try server.unwrap(&message)
            #expect(message == text)
        }
    }

    @Test(arguments: ciphers) func `of a message that was altered nothing is left`(_ cipher: Digest.Cipher?) throws {
        let text = [UInt8]("two cups of green tea".utf8)
        var client = layer(cipher, isClient: true)
        var sealed = text
        let behind = try client.wrap(&sealed)
        sealed += behind.padding + behind.trailer
        for place in sealed.indices {
            var server = layer(cipher, isClient: false)
            var altered = sealed
            altered[place] ^= 0x40
            #expect(throws: SecurityError.self, "byte \(place)") { try server.unwrap(&altered) }
            #expect(altered == [UInt8](repeating: 0, count: sealed.count))
        }
        var server = layer(cipher, isClient: false)
        try server.unwrap(&sealed)
        #expect(sealed == text)
    }

    private static let sealing: Digest.AcceptorConfiguration = {
        var offered = Digest.AcceptorConfiguration(realm: "home.test")
        offered.protections = [.confidentiality]
        offered.services = ["imap/home.test"]
        return offered
    }()

    /// Lets both sides log on, with sealing.
    private func logOn(
        _ client: inout SecurityContext<Digest.Initiator>, _ server: inout SecurityContext<Digest.Acceptor>
    ) throws {
        let accounts = Digest.PasswordAccounts(
            MemoryCredentialStore([Account(user: "alice", password: Password("pencil"))]))
        func accept(_ input: [SecurityBuffer]) throws -> [UInt8] {
            var output: [SecurityBuffer] = [.token(capacity: 4096)]
            _ = try AcceptSecurityContext.Digest.call(
                credential: accounts, context: &server, input: input, requirements: [.confidentiality],
                output: &output, opening: .acceptor)
            return output[0].bytes
        }
        func initiate(_ token: [UInt8]) throws -> [UInt8] {
            var output: [SecurityBuffer] = [.token(capacity: 4096)]
            _ = try InitializeSecurityContext.Digest.call(
                credential: Digest.Credential(user: "alice", password: Password("pencil")), context: &client,
                targetName: "imap/home.test", requirements: [.confidentiality], input: [.token(token)],
                output: &output, opening: .acceptor)
            return output[0].bytes
        }
        _ = try initiate(try accept([.token(try initiate(try accept([])))]))
    }

    @Test func `a second data buffer is not left as it is`() throws {
        var client = SecurityContext(Digest.Initiator())
        var server = SecurityContext(Digest.Acceptor(Self.sealing, authority: Digest.Authority()))
        try logOn(&client, &server)
        let message: [SecurityBuffer] = [
            .data(Array("green ".utf8)), .data(Array("tea".utf8)), .token(capacity: 16),
        ]
        var sealed = message
        #expect(throws: SecurityError.self) { _ = try EncryptMessage.Digest.call(context: &client, message: &sealed) }
        #expect(sealed == message)
        sealed.remove(at: 1)
        _ = try EncryptMessage.Digest.call(context: &client, message: &sealed)
        sealed.insert(message[1], at: 1)
        #expect(throws: SecurityError.self) { _ = try DecryptMessage.Digest.call(context: &server, message: &sealed) }
        sealed.remove(at: 1)
        _ = try DecryptMessage.Digest.call(context: &server, message: &sealed)
        #expect(sealed[0].bytes == message[0].bytes)
    }

    /// The buffers of the documented call: data, padding and token apart.
    @Test func `an altered message leaves zeros in its data buffer, and no byte more`() throws {
        var client = SecurityContext(Digest.Initiator())
        var server = SecurityContext(Digest.Acceptor(Self.sealing, authority: Digest.Authority()))
        try logOn(&client, &server)
        var message: [SecurityBuffer] = [
            .data(Array("green tea".utf8)), SecurityBuffer(.padding, capacity: 8), .token(capacity: 16),
        ]
        _ = try EncryptMessage.Digest.call(context: &client, message: &message)
        message[0].bytes[0] ^= 1
        let token = message[2].bytes
        // Altered; then refused since the context has ended.
        for _ in 0..<2 {
            #expect(throws: SecurityError.self) {
                _ = try DecryptMessage.Digest.call(context: &server, message: &message)
            }
            #expect(message[0].bytes == [UInt8](repeating: 0, count: 9))
            #expect(message[2].bytes == token)
        }
    }
}
