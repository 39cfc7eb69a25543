import SSPI
import SSPIInterface
import SSPIRuntime
import Testing
import VisibleLock

/// Who gets in and who does not.
@Suite struct NTLMLogonTests {
    private func expect(_ code: SecurityError.Code, _ body: () throws -> Void) {
        #expect { try body() } throws: { ($0 as? SecurityError)?.code == code }
    }

    // MARK: In

    @Test func `a right password is a logon, and both have one session key`() throws {
        let pair = try NTLMPair()
        try pair.run()
        #expect(pair.isComplete)
        #expect(pair.userName == "KETTLE\\alice")
        let keys = try pair.sessionKeys()
        #expect(keys[0] == keys[1] && keys[0].count == 16)
        #expect(pair.clientAttributes.isSuperset(of: [.integrity, .confidentiality, .replayDetect, .sequenceDetect]))
        #expect(pair.serverAttributes.isSuperset(of: [.integrity, .confidentiality]))
    }

    @Test func `a hash of the password is as good as the password, and never mistaken for one`() throws {
        let hash = NTLMPair.account.password.withNTHash { $0.withBytes { [UInt8](copying: $0) } }
        let password = try #require(Password(ntHash: hash))
        let pair = try NTLMPair(identity: .init(user: "alice", domain: "KETTLE", password: password))
        try pair.run()
        #expect(pair.isComplete)
        // Sixteen bytes, or thirty-two digits, as a password are a password.
        for text in [String(decoding: hash, as: UTF8.self), Hex(hash).description] {
            let other = try NTLMPair(identity: .init(user: "alice", domain: "KETTLE", password: text))
            expect(.logonDenied) { try other.run() }
        }
        #expect(Password(ntHash: Array(hash.dropLast())) == nil)
    }

    @Test(arguments: ["ALICE", "Alice"]) func `the case of a user's name does not count`(_ user: String) throws {
        let pair = try NTLMPair(identity: .init(user: user, domain: "KETTLE", password: NTLMPair.account.password))
        try pair.run()
        #expect(pair.isComplete)
    }

    @Test func `two exchanges never have one challenge or one key`() throws {
        var challenges: Set<[UInt8]> = []
        var keys: Set<[UInt8]> = []
        for _ in 0..<50 {
            let pair = try NTLMPair()
            try pair.run()
            challenges.insert(Array(pair.tokens[1][24..<32]))
            keys.insert(try pair.sessionKeys()[0])
        }
        #expect(challenges.count == 50)
        #expect(keys.count == 50)
    }

    @Test func `a verdict can be waited for`() async throws {
        struct Slow: NTLM.AsynchronousLogonAuthority {
            let answer: Bool
            func judge(_ request: NTLM.LogonRequest) async throws(SecurityError) -> NTLM.LogonVerdict {
                await Task.yield()
                return answer ? try NTLM.AccountAuthority(NTLMPair.store).judge(request) : .denied
            }
        }
        struct Nobody: NTLM.LogonAuthority {
            func judge(_ request: NTLM.LogonRequest) throws(SecurityError) -> NTLM.LogonVerdict { .denied }
        }
        for answer in [true, false] {
            var client = try NTLM.Client(identity: NTLMPair.identity, target: NTLMPair.target)
            var server = try NTLM.Server(configuration: .init(authority: Nobody()))
            let challenge = try await server.step(try client.step(nil).token ?? [], judgedBy: Slow(answer: answer))
            let response = try client.step(challenge.token).token ?? []
            if answer {
                let end = try await server.step(response, judgedBy: Slow(answer: answer))
                #expect(end.isComplete)
            } else {
                await #expect(throws: SecurityError.self) {
                    _ = try await server.step(response, judgedBy: Slow(answer: answer))
                }
            }
        }
    }

    @Test func `an authority that cannot judge ends the exchange`() async throws {
        struct Broken: NTLM.AsynchronousLogonAuthority {
            func judge(_ request: NTLM.LogonRequest) async throws(SecurityError) -> NTLM.LogonVerdict {
                throw SecurityError(.noAuthenticatingAuthority)
            }
        }
        var client = try NTLM.Client(identity: NTLMPair.identity, target: NTLMPair.target)
        var server = try NTLM.Server(configuration: .init(accounts: NTLMPair.store))
        let challenge = try await server.step(try client.step(nil).token ?? [], judgedBy: Broken())
        let response = try client.step(challenge.token).token ?? []
        let error = await #expect(throws: SecurityError.self) {
            _ = try await server.step(response, judgedBy: Broken())
        }
        #expect(error?.code == .noAuthenticatingAuthority)
        // The challenge is not to be answered once more.
        #expect(throws: SecurityError.self) { _ = try server.step(response) }
        let isComplete = server.isComplete
        #expect(!isComplete)
    }

    /// An authority elsewhere that takes whatever proves the password, by its own rules.
    private struct Lenient: NTLM.LogonAuthority, NTLM.AsynchronousLogonAuthority {
        let asked = Lock(0)

        func judge(_ request: NTLM.LogonRequest) throws(SecurityError) -> NTLM.LogonVerdict {
            asked.withLock { $0 += 1 }
            guard let key = NTLM.SessionBaseKey([UInt8](repeating: 1, count: 16)) else { return .denied }
            return .granted(user: request.user, domain: request.domain, sessionBaseKey: key)
        }
    }

    @Test func `an authority is not asked about a token that comes too late`() async throws {
        let authority = Lenient()
        var client = try NTLM.Client(identity: NTLMPair.identity, target: NTLMPair.target, requirements: [])
        var server = try NTLM.Server(configuration: .init(accounts: NTLMPair.store))
        let response = try client.step(try server.step(try client.step(nil).token).token).token ?? []
        _ = try server.step(response)
        let late = await #expect(throws: SecurityError.self) {
            _ = try await server.step(response, judgedBy: authority)
        }
        #expect(late?.code == .invalidHandle)
        #expect(authority.asked.withLock { $0 } == 0)
        #expect(server.userName == "KETTLE\\alice")
    }

    @Test(arguments: [NTLM.Level.lanManager, .extendedSessionSecurity, .version1])
    func `the level holds whatever an authority would take`(_ level: NTLM.Level) async throws {
        let authority = Lenient()
        for waits in [false, true] {
            var initiator = NTLM.InitiatorConfiguration()
            initiator.level = level
            var client = try NTLM.Client(
                identity: NTLMPair.identity, target: NTLMPair.target, requirements: [], configuration: initiator)
            var server = try NTLM.Server(configuration: .init(authority: authority))
            let response = try client.step(try server.step(try client.step(nil).token).token).token ?? []
            let error = await #expect(throws: SecurityError.self) {
                _ = waits ? try await server.step(response, judgedBy: authority) : try server.step(response)
            }
            #expect(error?.code == .logonDenied)
        }
        #expect(authority.asked.withLock { $0 } == 0)
    }

    @Test func `an answer of LAN Manager alone is none, whatever an authority would take`() throws {
        let authority = Lenient()
        let pair = try NTLMPair(
            requirements: [], client: { $0.level = .lanManager },
            server: {
                $0.authority = authority
                $0.level = .lanManager
            })
        #expect(throws: SecurityError.self) {
            try pair.run { at, token in
                guard at == 2 else { return token }
                // The answer of NTLM has no bytes.
                var token = token
                for place in 20..<24 { token[place] = 0 }
                return token
            }
        }
        #expect(!pair.isServerComplete)
        #expect(authority.asked.withLock { $0 } == 0)
    }

    // MARK: Out

    @Test(arguments: [
        ("alice", "KETTLE", "tee um fünf"), ("alice", "KETTLE", ""), ("mallory", "KETTLE", "Tee um fünf"),
        ("alice", "TEAPOT", "Tee um fünf"), ("alice", "", "Tee um fünf"), ("alice", "kettle", "Tee um fünf2"),
    ]) func `a wrong password, user or domain is refused, all with one code`(
        _ row: (user: String, domain: String, password: String)
    ) throws {
        let pair = try NTLMPair(identity: .init(user: row.user, domain: row.domain, password: row.password))
        expect(.logonDenied) { try pair.run() }
        #expect(!pair.isServerComplete)
        #expect(pair.userName == nil)
        expect(.invalidHandle) { _ = try pair.server.sign([1]) }
    }

    @Test func `neither side says that messages are protected before that is agreed on`() throws {
        let pair = try NTLMPair()
        let challenge = try pair.server.step(try pair.client.step(nil).token)
        #expect(pair.clientAttributes == .connection)
        #expect(pair.serverAttributes == .connection)
        let answer = try pair.client.step(challenge.token)
        _ = try pair.server.step(answer.token)
        #expect(pair.clientAttributes.isSuperset(of: [.integrity, .confidentiality]))
        #expect(pair.serverAttributes.isSuperset(of: [.integrity, .confidentiality]))
    }

    @Test func `nobody is nobody unless both sides allow it`() throws {
        #expect(throws: SecurityError.self) { try NTLMPair(identity: nil).run() }
        let refused = try NTLMPair(identity: nil, client: { $0.allowsAnonymous = true })
        expect(.logonDenied) { try refused.run() }
        let admitted = try NTLMPair(
            identity: nil, client: { $0.allowsAnonymous = true }, server: { $0.allowsAnonymous = true })
        try admitted.run()
        #expect(admitted.isComplete)
        #expect(admitted.userName == "")
        #expect(admitted.serverAttributes.contains(.nullSession))
        #expect(try bits(of: admitted) == admitted.serverAttributes.rawValue)
    }

    /// What the server answers to a question about the context's flags.
    private func bits(of pair: NTLMPair) throws -> UInt32? {
        try pair.server.query(.flags) { answer in
            switch answer {
            case .flags(let bits): bits
            default: nil
            }
        }
    }

    @Test func `nobody is bound to no channel and wants no target, and is refused where that is required`() throws {
        typealias Policy = ChannelBindingPolicy
        let rows: [(bindings: String?, policy: Policy, target: NTLM.TargetPolicy, failure: SecurityError.Code?)] = [
            (nil, .required, .any, nil), ("a", .allowed, .any, nil), ("a", .off, .ifGiven(["b"]), nil),
            ("a", .required, .any, .badBindings), (nil, .required, .required([NTLMPair.target]), .logonDenied),
        ]
        for row in rows {
            let pair = try NTLMPair(
                identity: nil, serverBindings: row.bindings, client: { $0.allowsAnonymous = true },
                server: {
                    $0.allowsAnonymous = true
                    $0.channelBindings = row.policy
                    $0.target = row.target
                })
            if let failure = row.failure {
                expect(failure) { try pair.run() }
            } else {
                try pair.run()
            }
            #expect(pair.isServerComplete == (row.failure == nil))
        }
    }

    @Test func `who forbids to act in its name can be refused`() throws {
        let taken = try NTLMPair(client: { $0.isIdentifyOnly = true })
        try taken.run()
        #expect(taken.serverAttributes.contains(.identify))
        // A client that says so in its last message alone.
        let late = try NTLMPair(requirements: [])
        try late.run { at, token in
            guard at == 2 else { return token }
            let answer = HandmadeAnswer(hasMIC: false)
            var token = (try? answer.token(to: late.tokens[1], after: late.tokens[0])) ?? []
            var flags: [UInt8] = []
            flags.append(littleEndian: NTLM.Flags(of: token).union(.identify).rawValue)
            token.replace(at: 60, with: flags)
            return token
        }
        #expect(late.serverAttributes.contains(.identify))
        #expect(try bits(of: late) == late.serverAttributes.rawValue)
        let refused = try NTLMPair(client: { $0.isIdentifyOnly = true }, server: { $0.allowsIdentify = false })
        expect(.logonDenied) { try refused.run() }
    }

    // MARK: Levels

    @Test(arguments: NTLM.Level.allCases, NTLM.Level.allCases)
    func `answers of version 1 are taken only where the caller lowers the level`(
        _ client: NTLM.Level, _ server: NTLM.Level
    ) throws {
        let pair = try NTLMPair(
            identity: .init(user: "bob", domain: "KETTLE", password: "Tea4two"),
            client: {
                $0.level = client
                $0.minimumKeyBits = 40
            },
            server: {
                $0.requiresExtendedSessionSecurity = false
                $0.authority = NTLM.AccountAuthority(
                    MemoryCredentialStore([Account(user: "bob", domain: "KETTLE", password: Password("Tea4two"))]))
                $0.level = server
                $0.minimumKeyBits = 40
            })
        guard client >= .version2 || server < .version2Alone else {
            expect(.logonDenied) { try pair.run() }
            return
        }
        try pair.run()
        #expect(pair.isComplete)
        let keys = try pair.sessionKeys()
        #expect(keys[0] == keys[1])
        var message = Array("boil".utf8)
        let signature = try pair.client.seal(&message)
        #expect(message != Array("boil".utf8))
        try pair.server.unseal(&message, signature: signature)
        #expect(message == Array("boil".utf8))
    }

    @Test func `the level is that of version 2 alone unless it is lowered`() throws {
        #expect(NTLM.InitiatorConfiguration().level == .version2Alone)
        #expect(NTLM.AcceptorConfiguration(accounts: NTLMPair.store).level == .version2Alone)
        let pair = try NTLMPair(client: { $0.level = .version1 })
        expect(.logonDenied) { try pair.run() }
    }

    // MARK: Bindings and targets

    @Test(arguments: [
        (client: "a" as String?, server: "a" as String?, policy: ChannelBindingPolicy.required, isTaken: true),
        ("a", "b", .required, false), ("a", "b", .allowed, false), ("a", "b", .off, true), (nil, "a", .required, false),
        (nil, "a", .allowed, true), (nil, "a", .off, true), ("a", nil, .required, true), (nil, nil, .required, true),
        // Bindings of nothing are bindings.
        ("", "", .required, true), (nil, "", .required, false), ("", "a", .allowed, false),
    ]) func `channel bindings are the same on both sides or the logon fails`(
        _ row: (client: String?, server: String?, policy: ChannelBindingPolicy, isTaken: Bool)
    ) throws {
        let pair = try NTLMPair(
            clientBindings: row.client, serverBindings: row.server, server: { $0.channelBindings = row.policy })
        if row.isTaken {
            try pair.run()
            #expect(pair.isComplete)
        } else {
            expect(.badBindings) { try pair.run() }
        }
    }

    @Test(arguments: [
        (NTLM.TargetPolicy.any, true), (.ifGiven(["http/KETTLE.test"]), true), (.required(["HTTP/kettle.test"]), true),
        (.ifGiven(["HTTP/teapot.test"]), false), (.required(["HTTP/teapot.test"]), false), (.required([]), false),
    ]) func `a logon that was meant for another target is refused where the acceptor looks`(
        _ row: (policy: NTLM.TargetPolicy, isTaken: Bool)
    ) throws {
        let pair = try NTLMPair(server: { $0.target = row.policy })
        if row.isTaken {
            try pair.run()
            let target = try pair.server.query(.clientSpecifiedTarget) { answer in
                switch answer {
                case .clientSpecifiedTarget(let target, true): target
                default: ""
                }
            }
            #expect(target == NTLMPair.target)
        } else {
            expect(.logonDenied) { try pair.run() }
        }
    }
}
