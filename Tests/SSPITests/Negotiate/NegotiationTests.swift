import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

@Suite struct NegotiationTests {
    private func with(
        _ mechanism: FakeMechanism, _ change: (inout FakeMechanism.Course) -> Void
    ) -> FakeMechanism {
        var mechanism = mechanism
        change(&mechanism.course)
        return mechanism
    }

    private func changed(
        _ token: [UInt8], _ change: (inout NegotiationAnswer) -> Void
    ) -> [UInt8] {
        guard case .answer(var answer)? = try? NegotiationToken(token) else { return token }
        change(&answer)
        return answer.encoded
    }

    // MARK: The most wanted mechanism

    @Test(arguments: 1...4, [false, true])
    func `the first mechanism is chosen with its optimistic token, and nobody signs unasked`(
        _ tokens: Int, _ acceptorSpeaks: Bool
    ) throws {
        let alpha = with(.alpha) {
            $0.initiatorTokens = tokens
            $0.acceptorSpeaks = acceptorSpeaks
        }
        let pair = NegotiationPair([alpha, .beta], [.beta, alpha])
        try pair.run()
        #expect(pair.isEstablished)
        #expect(try pair.answer(1).mechanism == .ntlm)
        for index in 1..<pair.tokens.count - 1 {
            let answer = try pair.answer(index)
            #expect(answer.listSignature == nil)
            if index > 1 { #expect(answer.mechanism == nil) }
            if index % 2 == 1 { #expect(answer.state != .signatureRequested) }
        }
    }

    @Test func `a mechanism that wants it has the list signed by both`() throws {
        let alpha = with(.alpha) { $0.wantsListSignature = true }
        let pair = NegotiationPair([alpha], [alpha])
        try pair.run()
        #expect(pair.isEstablished)
        #expect(try pair.answer(2).listSignature != nil)
        #expect(try pair.answer(3).listSignature != nil)
        #expect(try pair.answer(3).state == .completed)
    }

    @Test func `how far a negotiation has come is said as it is`() throws {
        func state(_ outcome: borrowing QueryContextAttributes.Negotiate.Outcome) -> NegotiationState? {
            switch outcome.value {
            case .negotiation(_, let state): state
            default: nil
            }
        }
        func initiator(_ pair: NegotiationPair) throws -> NegotiationState? {
            state(
                try QueryContextAttributes.Negotiate.call(context: pair.initiator, attribute: .negotiationInformation))
        }
        func acceptor(_ pair: NegotiationPair) throws -> NegotiationState? {
            state(try QueryContextAttributes.Negotiate.call(context: pair.acceptor, attribute: .negotiationInformation))
        }
        let alpha = with(.alpha) { $0.wantsListSignature = true }
        let pair = NegotiationPair([alpha], [alpha])
        let offer = try pair.initiate(nil)
        #expect(try initiator(pair) == .optimistic)
        let last = try pair.initiate(try pair.accept(offer))
        #expect(try initiator(pair) == .inProgress)
        #expect(try acceptor(pair) == .inProgress)
        _ = try pair.initiate(try pair.accept(last))
        #expect(try initiator(pair) == .complete)
        #expect(try acceptor(pair) == .complete)
    }

    @Test func `a package that is spoken without negotiation is said to be`() throws {
        var server = Negotiate.Server(packages: [NTLM.package(accepting: .init(accounts: NTLMPair.store))])
        var client = try NTLM.Client(identity: NTLMPair.identity, target: NTLMPair.target)
        let challenge = try server.step(try client.step(nil).token).token
        _ = try server.step(try client.step(challenge).token)
        func read(_ answer: borrowing ContextAttributeValue) -> NegotiationState? {
            switch answer {
            case .negotiation(_, let state): state
            default: nil
            }
        }
        let state = try server.query(.negotiationInformation, read)
        #expect(state == .direct)
        let userName = server.userName
        #expect(userName == "KETTLE\\alice")
    }

    // MARK: Another mechanism

    @Test func `where the first is refused another is named, its token awaited, and the list signed`() throws {
        let pair = NegotiationPair([.beta, .alpha], [.alpha])
        try pair.run()
        #expect(pair.isEstablished)
        let choice = try pair.answer(1)
        #expect(choice.state == .signatureRequested)
        #expect(choice.mechanism == .ntlm)
        #expect(choice.token == nil)
        #expect(try pair.answer(4).listSignature != nil)
        #expect(try pair.answer(5).listSignature != nil)
    }

    @Test func `a last token of the acceptor comes before the signatures`() throws {
        let alpha = with(.alpha) { $0.acceptorSpeaks = true }
        let pair = NegotiationPair([.beta, alpha], [alpha])
        try pair.run()
        #expect(pair.isEstablished)
        let last = try pair.answer(pair.tokens.count - 2)
        #expect(last.state == .completed)
        #expect(last.listSignature != nil)
    }

    @Test func `a package that cannot begin is not offered`() throws {
        let beta = with(.beta) { $0.isUnavailable = true }
        let pair = NegotiationPair([beta, .alpha], [.alpha, .beta])
        try pair.run()
        #expect(pair.isEstablished)
        guard case .offer(let offer) = try NegotiationToken(pair.tokens[0]) else { throw DERError.malformedValue }
        #expect(offer.mechanisms == [.ntlm])
    }

    @Test func `the other spelling of Kerberos is still the first choice`() throws {
        let beta = with(.beta) { $0.acceptorSpeaks = true }
        let standard = FakeMechanism(name: "Beta", identifiers: [.kerberos], course: beta.course)
        let pair = NegotiationPair([beta], [beta])
        try pair.run { index, token in index == 1 ? changed(token) { $0.mechanism = .kerberos } : token }
        #expect(pair.isEstablished)
        let other = NegotiationPair([beta], [standard])
        try other.run()
        #expect(other.isEstablished)
    }

    // MARK: Nothing in common

    @Test func `without a common mechanism nobody is chosen, and the initiator is told`() throws {
        let pair = NegotiationPair([.beta], [.alpha])
        let offer = try pair.initiate(nil)
        #expect { try pair.accept(offer) } throws: { ($0 as? SecurityError)?.code == .securityPackageNotFound }
        #expect(try NegotiationToken(pair.lastAnswer) == .answer(NegotiationAnswer(state: .rejected)))
        let rejection = pair.lastAnswer
        #expect { try pair.initiate(rejection) } throws: {
            ($0 as? SecurityError)?.code == .securityPackageNotFound
        }
    }

    @Test func `a package that is not in the list is not used, though it exists`() throws {
        let pair = NegotiationPair([.alpha], [])
        let offer = try pair.initiate(nil)
        #expect { try pair.accept(offer) } throws: {
            ($0 as? SecurityError)?.code == .noAuthenticatingAuthority
        }
        let none = NegotiationPair([], [.alpha])
        #expect { try none.initiate(nil) } throws: { ($0 as? SecurityError)?.code == .noCredentials }
    }

    @Test func `a mechanism's refusal is passed on, with a rejection for the peer`() throws {
        let alpha = with(.alpha) { $0.verdict = SecurityError.Code.logonDenied.status }
        let pair = NegotiationPair([alpha], [alpha])
        #expect { try pair.run() } throws: { ($0 as? SecurityError)?.code == .logonDenied }
        #expect(pair.acceptor.phase == .failed)
        #expect(try NegotiationToken(pair.lastAnswer) == .answer(NegotiationAnswer(state: .rejected)))
    }

    // MARK: The acceptor opens

    @Test func `an acceptor that opens names its mechanisms and the exchange goes on as ever`() throws {
        let pair = NegotiationPair([.beta, .alpha], [.alpha])
        let hint = try pair.accept(nil, opening: .acceptor)
        guard case .offer(let offer) = try NegotiationToken(hint) else { throw DERError.malformedValue }
        #expect(offer.isHint && offer.token == nil && offer.mechanisms == [.ntlm])
        var token = try pair.initiate(hint, opening: .acceptor)
        for turn in 0..<10 where !token.isEmpty {
            token = turn % 2 == 0 ? try pair.accept(token) : try pair.initiate(token)
        }
        #expect(pair.isEstablished)
    }

    @Test func `a hint that leaves the most wanted mechanism out does not take it away`() throws {
        // Somebody between both has cut the hint; nothing of it is signed.
        let pair = NegotiationPair([.beta, .alpha], [.beta, .alpha])
        _ = try pair.accept(nil, opening: .acceptor)
        let hint = NegotiationOffer(mechanisms: [.ntlm], isHint: true).encoded
        var token = try pair.initiate(hint, opening: .acceptor)
        guard case .offer(let offer) = try NegotiationToken(token) else { throw DERError.malformedValue }
        #expect(offer.mechanisms == [.legacyKerberos, .kerberos, .ntlm])
        for turn in 0..<10 where !token.isEmpty {
            token = turn % 2 == 0 ? try pair.accept(token) : try pair.initiate(token)
        }
        #expect(pair.isEstablished)
        let answer = try QueryContextAttributes.Negotiate.call(context: pair.initiator, attribute: .names)
        switch answer.value {
        case .name(let name): #expect(name == "Beta")
        default: Issue.record("there is no name")
        }
    }

    @Test func `a hint without a common mechanism ends the exchange`() {
        let pair = NegotiationPair([.alpha], [.alpha])
        let hint = NegotiationOffer(mechanisms: [.extendedNegotiation], isHint: true).encoded
        #expect { try pair.initiate(hint, opening: .acceptor) } throws: {
            ($0 as? SecurityError)?.code == .securityPackageNotFound
        }
    }

    // MARK: After the negotiation

    @Test func `the chosen package protects messages and says its name`() throws {
        let pair = NegotiationPair([.alpha], [.alpha])
        try pair.run()
        var message: [SecurityBuffer] = [.token(capacity: 16), .data([1, 2, 3])]
        _ = try EncryptMessage.Negotiate.call(context: &pair.initiator, message: &message)
        #expect(message[1].bytes != [1, 2, 3])
        _ = try DecryptMessage.Negotiate.call(context: &pair.acceptor, message: &message)
        #expect(message[1].bytes == [1, 2, 3])
    }

    @Test func `before the end no message is protected`() throws {
        let pair = NegotiationPair([.alpha], [.alpha])
        _ = try pair.initiate(nil)
        var message: [SecurityBuffer] = [.token(capacity: 16), .data([1])]
        #expect { try EncryptMessage.Negotiate.call(context: &pair.initiator, message: &message) } throws: {
            ($0 as? SecurityError)?.code == .invalidHandle
        }
    }
}
