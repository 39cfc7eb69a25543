import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// The forms of messages, and what belongs into them.
@Suite struct NTLMFormTests {
    private func negotiate(_ flags: UInt32, size: Int) -> [UInt8] {
        var bytes = Array("NTLMSSP\0".utf8) + [1, 0, 0, 0]
        bytes.append(littleEndian: flags)
        bytes += [UInt8](repeating: 0, count: max(0, size - 16))
        return bytes
    }

    private func challenge(_ first: [UInt8]) throws -> NTLM.ChallengeMessage {
        var configuration = NTLM.AcceptorConfiguration(accounts: NTLMPair.store)
        configuration.domainName = "KETTLE"
        configuration.dnsComputerName = "stove.kettle.test"
        configuration.dnsDomainName = "kettle.test"
        configuration.minimumKeyBits = 40
        var server = try NTLM.Server(configuration: configuration)
        return try NTLM.ChallengeMessage(reading: try server.step(first).token ?? [])
    }

    @Test(arguments: [16, 32, 40, 48]) func `every form of the first message that was ever sent is taken`(
        _ size: Int
    ) throws {
        let challenge = try challenge(negotiate(0xE008_8237, size: size))
        #expect(challenge.flags.contains(.unicode))
        #expect(challenge.flags.contains(.extendedSessionSecurity))
    }

    @Test func `Unicode is preferred, an old character set is taken, and none is refused`() throws {
        let both = try challenge(negotiate(0xE008_8237, size: 32)).flags
        #expect(both.contains(.unicode) && !both.contains(.oem))
        let old = try challenge(negotiate(0xE008_8236, size: 32)).flags
        #expect(!old.contains(.unicode) && old.contains(.oem))
        #expect(throws: SecurityError.self) { try challenge(negotiate(0xE008_8234, size: 32)) }
    }

    @Test func `a challenge says who the acceptor is and what time it is there`() throws {
        let challenge = try challenge(negotiate(0xE008_8237, size: 32))
        let information = try #require(challenge.information)
        #expect(information[.computerName] == NTLM.WireText.utf16("SERVER"))
        #expect(information[.domainName] == NTLM.WireText.utf16("KETTLE"))
        #expect(information[.dnsComputerName] == NTLM.WireText.utf16("stove.kettle.test"))
        #expect(information[.dnsDomainName] == NTLM.WireText.utf16("kettle.test"))
        #expect(information[.timestamp]?.count == 8)
        #expect(challenge.flags.isSuperset(of: [.targetInformation, .targetIsDomain, .version]))
        #expect(challenge.flags.isDisjoint(with: [.lmKey, .oem]))
    }

    /// Found by the fuzzer: in the old character set names were sent in capitals, and hashed as they were given.
    @Test(arguments: ["KETTLE", "Kettle", "kettle"]) func `names are sent as they are hashed in every character set`(
        _ domain: String
    ) throws {
        let identity = NTLM.Identity(user: "Alice", domain: domain, password: NTLMPair.account.password)
        let pair = try NTLMPair(identity: identity, server: { $0.forTests(never: 0x1, always: 0x2) })
        try pair.run()
        #expect(pair.isComplete)
        let message = try NTLM.AuthenticateMessage(reading: pair.tokens[2], offered: .oem)
        #expect(!message.flags.contains(.unicode))
        #expect([message.user, message.domain] == ["Alice", domain])
    }

    /// Lengths are numbers of 16 bits; what is longer is refused, and not cut.
    @Test(arguments: [(0x7FFF, true), (0x8000, false)]) func `a name that no message can hold is refused`(
        _ length: Int, _ isPossible: Bool
    ) throws {
        let name = String(repeating: "k", count: length)
        let identity = NTLM.Identity(user: name, domain: "KETTLE", password: Password("x"))
        let pair = try NTLMPair(identity: identity)
        let challenge = try pair.server.step(try pair.client.step(nil).token ?? []).token
        if isPossible {
            let token = try #require(try pair.client.step(challenge).token)
            #expect(try NTLM.AuthenticateMessage(reading: token, offered: .unicode).user == name)
        } else {
            let error = #expect(throws: SecurityError.self) { try pair.client.step(challenge) }
            #expect(error?.code == .unsupportedFunction)
        }
        var client = try NTLM.Client(
            identity: NTLMPair.identity, target: "HTTP/" + String(repeating: "k", count: length + 1))
        let other = try NTLMPair().server.step(try client.step(nil).token ?? []).token
        #expect(throws: SecurityError.self) { try client.step(other) }
    }

    @Test(arguments: [true, false]) func `a session key is exchanged only for messages, and both ways are taken`(
        _ isOffered: Bool
    ) throws {
        let pair = try NTLMPair(server: { $0.forTests(never: isOffered ? 0 : 0x4000_0000, always: 0) })
        try pair.run()
        #expect(pair.isComplete)
        #expect(NTLM.Flags(of: pair.tokens[2]).contains(.keyExchange) == isOffered)
        let keys = try pair.sessionKeys()
        #expect(keys[0] == keys[1])
        let bare = try NTLMPair(requirements: [])
        try bare.run()
        #expect(!NTLM.Flags(of: bare.tokens[0]).contains(.keyExchange))
    }

    @Test func `an answer repeats the challenge's time, announces its MIC, and has no answer of LAN Manager`() throws {
        let pair = try NTLMPair(clientBindings: "tls", serverBindings: "tls")
        try pair.run()
        let sent = try #require(try NTLM.ChallengeMessage(reading: pair.tokens[1]).information)
        let message = try NTLM.AuthenticateMessage(reading: pair.tokens[2], offered: .unicode)
        let said = try NTLM.ResponseV2.information(message.ntResponse)
        #expect(said[.timestamp] == sent[.timestamp])
        #expect(said.flags == NTLM.TargetInformation.hasMIC)
        #expect(said[.targetName] == NTLM.WireText.utf16(NTLMPair.target))
        #expect(said[.channelBindings] == ChannelBindings(applicationData: Array("tls".utf8)).hash)
        #expect(message.lmResponse.elementsEqual([UInt8](repeating: 0, count: 24)))
        // What the acceptor sent is repeated as it was sent, in its order.
        #expect(said.pairs.prefix(sent.pairs.count).elementsEqual(sent.pairs))
    }

    @Test func `without a time there is no MIC, flags are not said at all, and LAN Manager gets an answer`() throws {
        let information = NTLM.TargetInformation([
            (.domainName, NTLM.WireText.utf16("KETTLE")), (.computerName, NTLM.WireText.utf16("SERVER")),
        ])
        var client = try NTLM.Client(identity: NTLMPair.identity, target: NTLMPair.target)
        let first = try NTLM.NegotiateMessage(reading: try client.step(nil).token ?? [])
        let challenge = NTLM.ChallengeMessage(
            flags: first.flags.subtracting(.oem).union([.targetInformation, .version]), challenge: 7, target: "KETTLE",
            information: information)
        let answer = try client.step(challenge.bytes).token ?? []
        let message = try NTLM.AuthenticateMessage(reading: answer, offered: .unicode)
        let said = try NTLM.ResponseV2.information(message.ntResponse)
        #expect(said[.flags] == nil)
        #expect(message.lmResponse.count == 24)
        #expect(!message.lmResponse.elementsEqual([UInt8](repeating: 0, count: 24)))
        // Both answers have one challenge of the client's.
        #expect(message.lmResponse.suffix(8).elementsEqual(message.ntResponse.dropFirst(32).prefix(8)))
    }

    @Test func `without target information the answer is bound to channel and target all the same`() throws {
        let bindings = ChannelBindings(applicationData: Array("tls".utf8))
        var client = try NTLM.Client(
            identity: NTLMPair.identity, target: NTLMPair.target, requirements: [], bindings: bindings)
        let first = try NTLM.NegotiateMessage(reading: try client.step(nil).token ?? [])
        let challenge = NTLM.ChallengeMessage(
            flags: first.flags.subtracting(.oem), challenge: 7, target: "KETTLE", information: .init())
        #expect(try NTLM.ChallengeMessage(reading: challenge.bytes).information == nil)
        let answer = try client.step(challenge.bytes).token ?? []
        let message = try NTLM.AuthenticateMessage(reading: answer, offered: .unicode)
        let said = try NTLM.ResponseV2.information(message.ntResponse)
        #expect(said[.channelBindings] == bindings.hash)
        #expect(said[.targetName] == NTLM.WireText.utf16(NTLMPair.target))
    }

    @Test func `the time is the caller's to tell`() throws {
        let pair = try NTLMPair(server: { $0.clock = .fixed(TimeStamp(rawValue: 0x0123_4567_89AB_CDEF)) })
        try pair.run()
        let information = try NTLM.ChallengeMessage(reading: pair.tokens[1]).information
        #expect(information?[.timestamp] == [0xEF, 0xCD, 0xAB, 0x89, 0x67, 0x45, 0x23, 0x01])
    }

    @Test func `nothing prints a secret`() throws {
        let secret = "Tee um fünf"
        let pair = try NTLMPair()
        try pair.run()
        let values: [Any] = [
            NTLMPair.identity, NTLMPair.account, NTLMPair.account.password,
            try AcquireCredentialsHandle.NTLM.call(
                of: NTLM.Credentials(), use: .outbound, authenticationData: NTLMPair.identity
            ).credential,
        ]
        for value in values {
            var text = ""
            dump(value, to: &text)
            for spelling in ["\(value)", String(reflecting: value), text] {
                #expect(!spelling.contains(secret))
                #expect(!spelling.contains("Tee"))
            }
        }
        let wrong = try NTLMPair(identity: .init(user: "alice", domain: "KETTLE", password: "Kaffee schwarz"))
        do {
            try wrong.run()
        } catch {
            #expect(!"\(error)".contains("Kaffee"))
        }
    }

    @Test func `a negotiated context that only signs seals nothing, and says what was not sealed`() throws {
        for isSealing in [false, true] {
            var client = Negotiate.Client(
                packages: [NTLM.package(initiating: NTLMPair.identity)], target: NTLMPair.target,
                requirements: isSealing ? [.integrity, .confidentiality] : [.integrity])
            var server = Negotiate.Server(packages: [NTLM.package(accepting: .init(accounts: NTLMPair.store))])
            var token = try client.step(nil).token
            while let sent = token {
                let answer = try server.step(sent).token
                token = try answer.flatMap { try client.step($0).token }
            }
            let plain = Array("two cups, please".utf8)
            var message = plain
            if isSealing {
                let signature = try client.seal(&message)
                #expect(message != plain)
                #expect(try server.unwrap(&message, signature: signature) == [])
            } else {
                #expect { try client.seal(&message) } throws: {
                    ($0 as? SecurityError)?.code == .qualityOfProtectionNotSupported
                }
            }
            #expect(message == plain)
            var signature = try client.wrapWithoutSealing(message)
            #expect(try server.unwrap(&message, signature: signature) == .wrapNoEncrypt)
            #expect(message == plain)
            signature = try server.wrapWithoutSealing(message)
            #expect { try client.unseal(&message, signature: signature) } throws: {
                ($0 as? SecurityError)?.code == .qualityOfProtectionNotSupported
            }
            #expect(message == [UInt8](repeating: 0, count: plain.count))
        }
    }

    @Test func `negotiation can do without NTLM`() throws {
        var client = Negotiate.Client(
            packages: [NTLM.package(initiating: NTLMPair.identity)], target: NTLMPair.target)
        var server = Negotiate.Server(packages: [])
        let offer = try client.step(nil).token
        #expect { try server.step(offer) } throws: { ($0 as? SecurityError)?.code == .noAuthenticatingAuthority }
        var none = Negotiate.Client(packages: [], target: NTLMPair.target)
        #expect { try none.step(nil) } throws: { ($0 as? SecurityError)?.code == .noCredentials }
    }

    @Test func `after the signatures of the list the ciphers begin afresh, and the numbers go on`() throws {
        var client = Negotiate.Client(
            packages: [NTLM.package(initiating: NTLMPair.identity)], target: NTLMPair.target)
        var server = Negotiate.Server(packages: [NTLM.package(accepting: .init(accounts: NTLMPair.store))])
        var token = try client.step(nil).token
        var sent: [[UInt8]] = []
        while let message = token {
            sent.append(message)
            token = sent.count % 2 == 1 ? try server.step(message).token : try client.step(message).token
        }
        #expect(client.isComplete && server.isComplete)
        #expect(sent.count == 4)
        var message = Array("tea".utf8)
        let signature = try client.seal(&message)
        // The list took number 0.
        #expect(ByteReader(signature).uint32(at: 12) == 1)
        try server.unseal(&message, signature: signature)
        #expect(message == Array("tea".utf8))
    }
}
