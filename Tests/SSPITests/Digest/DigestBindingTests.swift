import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// Digest over HTTP that is bound to a channel.
@Suite struct DigestBindingTests {
    private static let request = Digest.HTTPRequest(method: "GET", uri: "/tea")
    private static let channel = ChannelBindings(
        applicationData: Array("tls-server-end-point:".utf8) + (0..<32).map { UInt8($0) })
    private static let other = ChannelBindings(applicationData: Array("tls-server-end-point:other".utf8))

    private func server(
        _ policy: ChannelBindingPolicy = .required, algorithm: Digest.Algorithm = Digest.Algorithm(.md5),
        authority: Digest.Authority = Digest.Authority()
    ) -> Digest.Server {
        var configuration = Digest.AcceptorConfiguration(realm: "kettle")
        configuration.channelBindings = policy
        let accounts = MemoryCredentialStore([Account(user: "alice", password: Password("wonder land"))])
        return Digest.Server(
            configuration, algorithms: [algorithm], accounts: Digest.PasswordAccounts(accounts), authority: authority)
    }

    private func client(_ bindings: ChannelBindings?) -> Digest.Client {
        Digest.Client(
            Digest.Credential(user: "alice", password: Password("wonder land")), target: "HTTP/kettle.test",
            bindings: bindings)
    }

    private func challenges(_ server: Digest.Server, _ bindings: ChannelBindings? = channel) -> [String] {
        guard
            case .challenged(let fields, _) = server.decide(
                authorization: nil as String?, on: Self.request, bindings: bindings)
        else { return [] }
        return fields
    }

    /// Lets a client log on.
    private func logon(
        _ server: Digest.Server, client own: ChannelBindings?, server theirs: ChannelBindings? = channel,
        _ tamper: (String) -> String = { $0 }, response: (String) -> String = { $0 }
    ) throws -> Digest.Server.Decision {
        var client = client(own)
        let value = try client.answer(challenges: challenges(server, theirs).map(tamper), to: Self.request)
        return server.decide(authorization: response(value ?? ""), on: Self.request, bindings: theirs)
    }

    @Test func `a response is bound as the clients of Windows bind it`() throws {
        var configuration = Digest.InitiatorConfiguration()
        configuration.fixedNonce = Array("0a4f113b00000000c0ffee0000000001".utf8)
        var client = Digest.Client(
            Digest.Credential(user: "alice", password: Password("wonder land")), configuration: configuration,
            target: "HTTP/kettle.test", bindings: Self.channel)
        let nonce = "+Upgraded+v1" + String(repeating: "f00d", count: 16)
        let value = try client.answer(
            challenges: [#"Digest realm="kettle", nonce="\#(nonce)", algorithm=MD5, qop="auth""#], to: Self.request)
        let members = try Digest.Members(Array((value ?? "").utf8.dropFirst(7)), limit: 4096)
        // Computed apart from the code, by what .NET's client does.
        #expect(
            members.text(.cnonce)
                == "+Upgraded+v1f983dc90188c67e153a4c6a50fc9726f0a4f113b00000000c0ffee0000000001")
        #expect(members.text(.hashedDirectives) == "service-name,channel-binding")
        #expect(members.text(.serviceName) == "HTTP/kettle.test")
        #expect(members.text(.channelBinding) == "8f1214c9c9cab8dc3bf866da9aba57a7")
        #expect(members.text(.response) == "8692a5804c6160d0c4c1f71b12e45177")
    }

    @Test(arguments: Digest.Algorithm.allCases) func `a client that is bound to the channel gets in, again and again`(
        _ algorithm: Digest.Algorithm
    ) throws {
        let server = server(algorithm: algorithm)
        var client = client(Self.channel)
        let first = try client.answer(challenges: challenges(server), to: Self.request)
        let isBound = client.isBound
        #expect(isBound)
        #expect(server.decide(authorization: first, on: Self.request, bindings: Self.channel).user == "alice")
        let next = try client.authorization(for: Self.request)
        #expect(server.decide(authorization: next, on: Self.request, bindings: Self.channel).user == "alice")
        #expect(server.decide(authorization: next, on: Self.request, bindings: Self.channel).user == nil)
    }

    @Test(
        arguments: [
            (own: channel as ChannelBindings?, policy: ChannelBindingPolicy.required, code: nil),
            (other, .required, .badBindings), (nil, .required, .badBindings), (channel, .allowed, nil),
            (other, .allowed, .badBindings), (nil, .allowed, nil), (channel, .off, nil), (other, .off, nil),
            (nil, .off, nil),
        ] as [(ChannelBindings?, ChannelBindingPolicy, SecurityError.Code?)])
    func `bindings are the same on both sides or the logon fails`(
        _ row: (own: ChannelBindings?, policy: ChannelBindingPolicy, code: SecurityError.Code?)
    ) throws {
        let decision = try logon(server(row.policy), client: row.own)
        #expect(decision.code == row.code)
        #expect((decision.user == "alice") == (row.code == nil))
    }

    @Test func `a client without a channel, or a server without one, does as before`() throws {
        #expect(try logon(server(), client: nil, server: nil).user == "alice")
        let server = server()
        #expect(!challenges(server, nil).joined().contains("Upgraded"))
        #expect(try logon(server, client: Self.channel, server: nil).user == "alice")
    }

    @Test(arguments: [ChannelBindingPolicy.required, .allowed])
    func `whoever takes the mark out of the challenge gets nobody in`(_ policy: ChannelBindingPolicy) throws {
        let server = server(policy)
        let strip = { (text: String) in text.replacing("+Upgraded+v1", with: "") }
        // The client has not bound itself: its response is none to a nonce of this server.
        for put in [{ (text: String) in text }, { $0.replacing("nonce=\"", with: "nonce=\"+Upgraded+v1") }] {
            #expect(try logon(server, client: Self.channel, strip, response: put).user == nil)
        }
        // A nonce of another connection of this server, which has no bindings.
        let unbound = challenges(server, nil)
        #expect(try logon(server, client: Self.channel, { _ in unbound.joined() }).user == nil)
        #expect(try logon(server, client: Self.channel, server: nil, { _ in challenges(server).joined() }).user == nil)
    }

    @Test func `members that say something else than the client's nonce are worth nothing`() throws {
        let own = "8f1214c9c9cab8dc3bf866da9aba57a7"
        let zeros = String(repeating: "0", count: 32)
        func digits(of bindings: ChannelBindings) -> String {
            bindings.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        let changes: [(String) -> String] = [
            // Bound to another channel, and the attacker writes the server's own.
            { $0.replacing(digits(of: Self.other), with: own) },
            { $0.replacing("HTTP/kettle.test", with: "HTTP/kettle.test:") },
            { $0.replacing("hashed-dirs=\"service-name,channel-binding\"", with: "hashed-dirs=\"service-name\"") },
            { $0.replacing("hashed-dirs=\"service-name,channel-binding\", ", with: "") },
            { $0.replacing("service-name=\"HTTP/kettle.test\", ", with: "") },
            { $0.replacing("channel-binding=\"\(digits(of: Self.other))\", ", with: "") },
            { $0.replacing(digits(of: Self.other), with: zeros) },
            { $0.replacing("cnonce=\"+Upgraded+v1", with: "cnonce=\"") },
        ]
        for policy in [ChannelBindingPolicy.required, .allowed] {
            for (index, change) in changes.enumerated() {
                let decision = try logon(server(policy), client: Self.other, response: change)
                #expect(decision.user == nil, "\(policy) \(index)")
            }
        }
    }

    @Test func `a client stays bound when its nonce is too old`() throws {
        let time = MovableClock()
        let server = server(authority: Digest.Authority(lifetime: 10, clock: time.clock))
        var client = client(Self.channel)
        _ = try client.answer(challenges: challenges(server), to: Self.request)
        time.advance(11)
        let late = try client.authorization(for: Self.request)
        guard
            case .challenged(let fields, let error) = server.decide(
                authorization: late, on: Self.request, bindings: Self.channel)
        else {
            Issue.record("a nonce that has expired is taken")
            return
        }
        #expect(error.code == .contextExpired)
        #expect(throws: SecurityError.self) {
            try client.answer(challenges: fields.map { $0.replacing("+Upgraded+v1", with: "") }, to: Self.request)
        }
        let again = try client.answer(challenges: fields, to: Self.request)
        #expect(server.decide(authorization: again, on: Self.request, bindings: Self.channel).user == "alice")
        // The next nonce is announced in time, and bound as well.
        time.advance(8)
        let aging = try client.authorization(for: Self.request)
        let decision = server.decide(authorization: aging, on: Self.request, bindings: Self.channel)
        let information = try #require(decision.information)
        #expect(information.contains("nextnonce=\"+Upgraded+v1"))
        try client.check(authenticationInfo: information)
        let next = try client.authorization(for: Self.request)
        #expect(server.decide(authorization: next, on: Self.request, bindings: Self.channel).user == "alice")
    }

    @Test func `an exchange of SASL is bound to nothing, and says so`() {
        var context = SecurityContext(
            Digest.Acceptor(Digest.AcceptorConfiguration(realm: "kettle"), authority: Digest.Authority()))
        var output: [SecurityBuffer] = [.token(capacity: 4096)]
        let error = #expect(throws: SecurityError.self) {
            try AcceptSecurityContext.Digest.call(
                credential: Digest.PasswordAccounts(MemoryCredentialStore([])), context: &context,
                input: [Self.channel.buffer], requirements: [], output: &output, opening: .acceptor)
        }
        #expect(error?.code == .badBindings)
    }
}
