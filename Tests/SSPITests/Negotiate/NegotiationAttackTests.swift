import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// What a peer or somebody between both may try.
@Suite struct NegotiationAttackTests {
    private static let signing: FakeMechanism = {
        var alpha = FakeMechanism.alpha
        alpha.course.wantsListSignature = true
        return alpha
    }()

    private func changed(_ token: [UInt8], _ change: (inout NegotiationAnswer) -> Void) -> [UInt8] {
        guard case .answer(var answer)? = try? NegotiationToken(token) else { return token }
        change(&answer)
        return answer.encoded
    }

    private func expect(_ code: SecurityError.Code, _ body: () throws -> Void) {
        #expect { try body() } throws: { ($0 as? SecurityError)?.code == code }
    }

    @Test(arguments: [2, 3])
    func `an altered or missing signature of the list ends the exchange`(_ index: Int) {
        let changes: [(inout [UInt8]?) -> Void] = [
            { $0 = nil }, { $0 = [] }, { $0?.removeLast() }, { $0?.append(0) }, { $0?[3] ^= 1 },
        ]
        for change in changes {
            let pair = NegotiationPair([Self.signing], [Self.signing])
            expect(.messageAltered) {
                try pair.run { at, token in
                    at == index ? changed(token) { change(&$0.listSignature) } : token
                }
            }
            #expect(!pair.isEstablished)
        }
    }

    @Test func `nobody has logged on before the list of mechanisms is signed`() throws {
        var alpha = FakeMechanism.alpha
        alpha.course = .init(initiatorTokens: 1, acceptorSpeaks: true, wantsListSignature: true)
        let client = NegotiationPair([alpha], [alpha])
        var server = Negotiate.Server(packages: [alpha.package])
        guard case .send = try server.step(try client.initiate(nil)) else {
            Issue.record("the acceptor has not waited for the signature")
            return
        }
        let (isComplete, userName) = (server.isComplete, server.userName)
        #expect(!isComplete)
        #expect(userName == nil)
        for attribute in [ContextAttribute.names, .nativeNames] {
            let code = code { try server.query(attribute) { _ in } }
            #expect(code == .invalidHandle)
        }
    }

    @Test(arguments: [true, false])
    func `no server proves itself by the client's own signature of the list`(_ isExtended: Bool) throws {
        var client = Negotiate.Client(
            packages: [NTLM.package(initiating: NTLMPair.identity)], target: NTLMPair.target,
            requirements: [.mutualAuthentication])
        _ = try client.step(nil)
        // Whoever has no password can ask for weak signatures, though nobody wants messages protected.
        let flags: NTLM.Flags = [.unicode, .ntlm, .targetInformation, .key128]
        let challenge = NTLM.ChallengeMessage(
            flags: isExtended ? flags.union(.extendedSessionSecurity) : flags, challenge: 7, target: "KETTLE",
            information: NTLM.TargetInformation([(.timestamp, [UInt8](repeating: 1, count: 8))]))
        let token = try client.step(
            NegotiationAnswer(state: .incomplete, mechanism: .ntlm, token: challenge.bytes).encoded
        ).token
        guard case .answer(let answer)? = try? NegotiationToken(token ?? []), var forged = answer.listSignature else {
            Issue.record("the client has not signed the list")
            return
        }
        // The checksum of the same list, and the next number.
        forged[12] ^= 1
        let last = NegotiationAnswer(state: .completed, listSignature: forged).encoded
        expect(isExtended ? .messageAltered : .mutualAuthenticationFailed) { _ = try client.step(last) }
        let (isComplete, isProved) = (client.isComplete, client.isServerProved)
        #expect(!isComplete && !isProved)
    }

    @Test func `a list that was cut or lengthened is noticed`() {
        for mechanisms: [MechanismIdentifier] in [[.ntlm, .kerberos], [.ntlm]] {
            let pair = NegotiationPair([Self.signing, .beta], [Self.signing])
            expect(.messageAltered) {
                try pair.run { at, token in
                    guard at == 0, case .offer(let offer)? = try? NegotiationToken(token) else { return token }
                    return NegotiationOffer(mechanisms: mechanisms, token: offer.token).encoded
                }
            }
        }
    }

    @Test func `taking the most wanted mechanism away is noticed though the mechanism wants no signature`() {
        let pair = NegotiationPair([.beta, .alpha], [.alpha, .beta])
        expect(.messageAltered) {
            try pair.run { at, token in
                guard at == 0 else { return token }
                return NegotiationOffer(mechanisms: [.extendedNegotiation, .ntlm]).encoded
            }
        }
        #expect(!pair.isEstablished)
    }

    @Test func `an end that comes too early is no success`() throws {
        let pair = NegotiationPair([.alpha], [.alpha])
        _ = try pair.initiate(nil)
        let early = NegotiationAnswer(state: .completed, mechanism: .ntlm).encoded
        expect(.invalidToken) { _ = try pair.initiate(early) }
        #expect(pair.initiator.phase == .failed)
    }

    @Test func `a mechanism that was never offered is refused`() throws {
        let pair = NegotiationPair([.alpha], [.alpha])
        _ = try pair.initiate(nil)
        expect(.securityPackageNotFound) {
            _ = try pair.initiate(
                NegotiationAnswer(state: .incomplete, mechanism: .extendedNegotiation, token: [1]).encoded)
        }
    }

    @Test func `the choice cannot be changed later`() {
        var alpha = FakeMechanism.alpha
        alpha.course.initiatorTokens = 3
        let pair = NegotiationPair([alpha, .beta], [alpha])
        expect(.invalidToken) {
            try pair.run { at, token in at == 3 ? changed(token) { $0.mechanism = .kerberos } : token }
        }
    }

    @Test func `a token of another mechanism is never fed to the chosen one`() throws {
        let pair = NegotiationPair([.alpha], [.alpha])
        // The same bytes that would be the first token of the chosen mechanism.
        let optimistic = Array("Alpha initiator 1".utf8)
        let answer = try pair.accept(
            NegotiationOffer(mechanisms: [.extendedNegotiation, .ntlm], token: optimistic).encoded)
        #expect(
            try NegotiationToken(answer)
                == .answer(NegotiationAnswer(state: .signatureRequested, mechanism: .ntlm)))
    }

    @Test func `a signature at the wrong time is refused`() {
        for at in [1, 2] {
            var alpha = FakeMechanism.alpha
            alpha.course.initiatorTokens = 3
            let pair = NegotiationPair([alpha], [alpha])
            expect(.invalidToken) {
                try pair.run { index, token in
                    index == at ? changed(token) { $0.listSignature = [1, 2, 3] } : token
                }
            }
        }
    }

    @Test func `a signature without a token of the mechanism is not passed over`() throws {
        let pair = NegotiationPair([.alpha], [.alpha])
        var offer = NegotiationOffer(mechanisms: [.ntlm])
        offer.listSignature = [1, 2, 3]
        expect(.invalidToken) { _ = try pair.accept(offer.encoded) }
        #expect(pair.acceptor.phase == .failed)
    }

    @Test func `a server that repeats its token as the signature is borne`() throws {
        var alpha = FakeMechanism.alpha
        alpha.course.acceptorSpeaks = true
        let pair = NegotiationPair([alpha], [alpha])
        try pair.run { index, token in
            index == 3 ? changed(token) { $0.listSignature = $0.token } : token
        }
        #expect(pair.isEstablished)
    }

    @Test func `repeating the token does not stand for a signature that is due`() {
        var signing = Self.signing
        signing.course.acceptorSpeaks = true
        let pair = NegotiationPair([signing], [signing])
        expect(.messageAltered) {
            try pair.run { index, token in
                index % 2 == 1 && index > 1
                    ? changed(token) {
                        $0.listSignature = $0.token
                        $0.state = .completed
                    } : token
            }
        }
        #expect(pair.initiator.phase == .failed)
    }

    @Test func `no changed bit of a signed exchange gets anybody in`() throws {
        let honest = NegotiationPair([Self.signing, .beta], [Self.signing, .beta])
        try honest.run()
        let tokens = honest.tokens
        for (index, token) in tokens.enumerated() where !token.isEmpty {
            for bit in 0..<token.count * 8 {
                let pair = NegotiationPair([Self.signing, .beta], [Self.signing, .beta])
                let result = Result {
                    try pair.run { at, token in
                        guard at == index else { return token }
                        var token = token
                        token[bit / 8] ^= 1 << UInt8(bit % 8)
                        return token
                    }
                }
                guard case .success = result else { continue }
                guard pair.isEstablished else { continue }
                // What may be changed unnoticed is what nobody relies on: the acceptor's name for how far it is, and
                // whether a first token came with the offer.
                switch try NegotiationToken(pair.tokens[index]) {
                case .offer(let offer):
                    #expect(
                        offer.mechanisms == [.ntlm, .legacyKerberos, .kerberos] && offer.token == nil, "\(index).\(bit)"
                    )
                case .answer(let answer):
                    let isState = answer.state == .incomplete || answer.state == .signatureRequested
                    #expect(index == 1 && isState, "\(index).\(bit)")
                case .bare, .bareNTLM: Issue.record("\(index).\(bit)")
                }
            }
        }
    }

    @Test func `a signature of the list that comes back to its sender is none`() throws {
        var client = Negotiate.Client(
            packages: [NTLM.package(initiating: NTLMPair.identity)], target: NTLMPair.target)
        var server = Negotiate.Server(packages: [NTLM.package(accepting: .init(accounts: NTLMPair.store))])
        let last = try client.step(try server.step(try client.step(nil).token).token).token ?? []
        let end = try server.step(last).token ?? []
        guard case .answer(let own) = try NegotiationToken(last), case .answer(let theirs) = try NegotiationToken(end)
        else { throw DERError.malformedValue }
        #expect(own.listSignature?.count == 16 && theirs.listSignature?.count == 16)
        expect(.messageAltered) { _ = try client.step(changed(end) { $0.listSignature = own.listSignature }) }
        let isComplete = client.isComplete
        #expect(!isComplete)
    }

    @Test func `a server that has proved nothing is refused where mutual authentication is required`() throws {
        for (requirements, hasTime) in [
            ([.integrity], false), ([.integrity, .mutualAuthentication], false),
            ([.integrity, .mutualAuthentication], true),
        ] as [(InitiatorRequirements, Bool)] {
            var client = Negotiate.Client(
                packages: [NTLM.package(initiating: NTLMPair.identity)], target: NTLMPair.target,
                requirements: requirements)
            var server = Negotiate.Server(packages: [NTLM.package(accepting: .init(accounts: NTLMPair.store))])
            let answer = try server.step(try client.step(nil).token).token ?? []
            guard case .answer(let first) = try NegotiationToken(answer),
                let made = try first.token.map({ try NTLM.ChallengeMessage(reading: $0) }),
                var information = made.information
            else { throw DERError.malformedValue }
            if hasTime {
                // The server signs the list, and so has the key.
                let last = try client.step(answer).token
                _ = try client.step(try server.step(last).token)
                let isComplete = client.isComplete
                #expect(isComplete)
                continue
            }
            // An impostor's challenge has no time, so that nobody signs.
            information[.timestamp] = nil
            let forged = NTLM.ChallengeMessage(
                flags: made.flags, challenge: made.challenge, target: "", information: information)
            _ = try client.step(changed(answer) { $0.token = forged.bytes })
            let end = NegotiationAnswer(state: .completed).encoded
            if requirements.contains(.mutualAuthentication) {
                expect(.mutualAuthenticationFailed) { _ = try client.step(end) }
            } else {
                _ = try client.step(end)
            }
            let isComplete = client.isComplete
            #expect(isComplete != requirements.contains(.mutualAuthentication))
        }
    }
}
