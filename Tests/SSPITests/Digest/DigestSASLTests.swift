import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// DIGEST-MD5, both sides.
@Suite struct DigestSASLTests {
    private let accounts = Digest.PasswordAccounts(
        MemoryCredentialStore([
            Account(user: "alice", password: Password("pencil")),
            Account(user: "Jürgen", password: Password("Žluť")),
        ]))

    private func server(
        _ protections: [Digest.Protection] = [.authentication], authority: Digest.Authority = Digest.Authority(),
        change: (inout Digest.AcceptorConfiguration) -> Void = { _ in }
    ) -> Digest.SASLServer {
        var configuration = Digest.AcceptorConfiguration(realm: "home.test")
        configuration.protections = protections
        configuration.services = ["imap/home.test"]
        configuration.ciphers = Digest.Cipher.allCases
        change(&configuration)
        return Digest.SASLServer(configuration, accounts: accounts, authority: authority)
    }

    private func client(
        _ user: String = "alice", _ password: String = "pencil", service: String = "imap/home.test",
        authorization: String? = nil, change: (inout Digest.InitiatorConfiguration) -> Void = { _ in }
    ) -> Digest.SASLClient {
        var configuration = Digest.InitiatorConfiguration()
        configuration.ciphers = Digest.Cipher.allCases
        change(&configuration)
        return Digest.SASLClient(
            Digest.Credential(user: user, password: Password(password), authorization: authorization),
            service: service, configuration: configuration)
    }

    private func connect(
        _ client: inout Digest.SASLClient, _ server: inout Digest.SASLServer
    ) throws {
        let response = try #require(try client.step(try server.start()).token)
        let last = try #require(try server.step(response).token)
        #expect(try client.step(last) == .complete(nil))
    }

    @Test(arguments: Digest.Cipher.allCases)
    func `messages of all lengths go both ways, sealed by each cipher`(_ cipher: Digest.Cipher) throws {
        var server = server([.confidentiality]) { $0.ciphers = [cipher] }
        var client = client()
        try connect(&client, &server)
        #expect(client.cipher == cipher)
        for length in [0, 1, 5, 6, 7, 8, 9, 100, 4096, 60_000] {
            let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            #expect(try server.unwrap(try client.wrap(message)) == message)
            #expect(try client.unwrap(try server.wrap(message)) == message)
        }
    }

    @Test func `the best protection in common is taken, and no less than is asked for`() throws {
        var all = server([.authentication, .integrity, .confidentiality])
        var best = client()
        try connect(&best, &all)
        #expect(best.protection == .confidentiality)
        var noCipher = server([.authentication, .integrity, .confidentiality]) { $0.ciphers = [.rc4] }
        var other = client { $0.ciphers = [.tripleDES] }
        try connect(&other, &noCipher)
        #expect(other.protection == .integrity)
        var weak = server([.authentication])
        var demanding = Digest.SASLClient(
            Digest.Credential(user: "alice", password: Password("pencil")), service: "imap/home.test",
            requirements: [.integrity])
        let challenge = try weak.start()
        #expect(code { _ = try demanding.step(challenge) } == .unsupportedFunction)
    }

    /// What either side requires of SASL, and the least protection that does it.
    private static let required: [(InitiatorRequirements, AcceptorRequirements, Digest.Protection)] = [
        (.integrity, .integrity, .integrity), (.replayDetect, .replayDetect, .integrity),
        (.sequenceDetect, .sequenceDetect, .integrity), (.confidentiality, .confidentiality, .confidentiality),
        ([.confidentiality, .integrity], [.confidentiality, .integrity], .confidentiality),
        (.mutualAuthentication, [], .authentication), ([], [], .authentication),
    ]

    @Test(arguments: required)
    func `what either side requires is not lowered, whatever becomes of the other's list`(
        _ row: (initiator: InitiatorRequirements, acceptor: AcceptorRequirements, least: Digest.Protection)
    ) throws {
        func rank(_ protection: Digest.Protection) -> Int {
            [.authentication, .integrity, .confidentiality].firstIndex(of: protection) ?? -1
        }
        for offered: [Digest.Protection] in [
            [], [.authentication], [.authentication, .integrity], [.confidentiality, .authentication],
        ] {
            // A list that is not there at all is one of authentication alone.
            let names = offered.map(\.rawValue).joined(separator: ",")
            let qop = offered.isEmpty ? "" : ",qop=\"\(names)\",cipher=\"rc4\""
            var client = Digest.SASLClient(
                Digest.Credential(user: "alice", password: Password("pencil")), service: "imap/home.test",
                requirements: row.initiator)
            let failure = code {
                _ = try client.step([UInt8]("realm=\"home.test\",nonce=n,algorithm=md5-sess\(qop)".utf8))
            }
            let best = (offered + [.authentication]).max { rank($0) < rank($1) } ?? .authentication
            #expect(failure == (rank(best) >= rank(row.least) ? nil : .unsupportedFunction), "\(offered)")
            if failure == nil { #expect(client.protection == best) }

            guard !offered.isEmpty else { continue }
            var configuration = Digest.AcceptorConfiguration(realm: "home.test")
            configuration.protections = offered
            configuration.services = ["imap/home.test"]
            var server = Digest.SASLServer(
                configuration, accounts: accounts, authority: Digest.Authority(), requirements: row.acceptor)
            let isPossible = offered.contains { rank($0) >= rank(row.least) }
            #expect(code { _ = try server.start() } == (isPossible ? nil : .securityQualityOfServiceFailed))
            guard isPossible else { continue }
            // Whatever the client was told: less than is offered is not taken.
            var other = Digest.SASLServer(
                configuration, accounts: accounts, authority: Digest.Authority(), requirements: row.acceptor)
            let challenge = String(decoding: try other.start(), as: UTF8.self)
            let told = challenge.replacing(try Regex("qop=\"[^\"]*\""), with: "qop=\"auth\"")
            var weak = self.client()
            let response = try #require(try weak.step([UInt8](told.utf8)).token)
            let isTaken = row.least == .authentication
            #expect(code { _ = try other.step(response) } == (isTaken ? nil : .invalidToken), "\(offered)")
        }
    }

    @Test(arguments: Digest.Protection.allCases)
    func `both sides say what was agreed on, and no more`(_ protection: Digest.Protection) throws {
        var configuration = Digest.AcceptorConfiguration(realm: "home.test")
        configuration.protections = [protection]
        configuration.services = ["imap/home.test"]
        var client = SecurityContext(Digest.Initiator())
        var server = SecurityContext(Digest.Acceptor(configuration, authority: Digest.Authority()))
        func initiate(_ token: [UInt8]) throws -> ([UInt8], InitiatorAttributes) {
            var output: [SecurityBuffer] = [.token(capacity: 4096)]
            let outcome = try InitializeSecurityContext.Digest.call(
                credential: Digest.Credential(user: "alice", password: Password("pencil")), context: &client,
                targetName: "imap/home.test", requirements: .mutualAuthentication, input: [.token(token)],
                output: &output, opening: .acceptor)
            return (output[0].bytes, outcome.attributes)
        }
        func accept(_ input: [SecurityBuffer]) throws -> ([UInt8], AcceptorAttributes) {
            var output: [SecurityBuffer] = [.token(capacity: 4096)]
            let outcome = try AcceptSecurityContext.Digest.call(
                credential: accounts, context: &server, input: input, requirements: [], output: &output,
                opening: .acceptor)
            return (output[0].bytes, outcome.attributes)
        }
        let (challenge, offered) = try accept([])
        #expect(offered == [])
        let (response, unproved) = try initiate(challenge)
        #expect(!unproved.contains(.mutualAuthentication))
        let (proof, accepted) = try accept([.token(response)])
        let (_, initiated) = try initiate(proof)
        #expect(initiated.contains(.mutualAuthentication))
        for (flags, has) in [
            ((InitiatorAttributes.confidentiality, AcceptorAttributes.confidentiality), protection == .confidentiality),
            ((.integrity, .integrity), protection != .authentication),
            ((.replayDetect, .replayDetect), protection != .authentication),
            ((.sequenceDetect, .sequenceDetect), protection != .authentication),
        ] {
            #expect(initiated.contains(flags.0) == has && accepted.contains(flags.1) == has, "\(flags)")
        }
    }

    @Test func `weak ciphers are not taken unless they are named`() throws {
        #expect(Digest.InitiatorConfiguration().ciphers.allSatisfy { !$0.isWeak })
        #expect(Digest.AcceptorConfiguration(realm: "").ciphers.allSatisfy { !$0.isWeak })
    }

    @Test(arguments: [
        ("alice", "wrong", "imap/home.test"), ("bob", "pencil", "imap/home.test"),
        ("alice", "pencil", "smtp/home.test"),
        ("alice", "pencil", "imap/other.test"),
    ])
    func `who is wrong is refused`(_ user: String, _ password: String, _ service: String) throws {
        var server = server()
        var client = client(user, password, service: service)
        let response = try #require(try client.step(try server.start()).token)
        #expect(code { _ = try server.step(response) } == .logonDenied)
        #expect(server.phase == .failed)
    }

    @Test func `names in UTF-8 and in ISO 8859-1`() throws {
        var server = server()
        var client = client("Jürgen", "Žluť")
        try connect(&client, &server)
        #expect(server.user == "Jürgen")
        var old = self.server { $0.announcesUTF8 = false }
        var refusing = self.client("Jürgen", "Žluť")
        let challenge = try old.start()
        #expect(code { _ = try refusing.step(challenge) } == .noCredentials)
    }

    @Test func `acting for another user takes leave`() throws {
        var strict = server()
        var first = client(authorization: "root")
        let response = try #require(try first.step(try strict.start()).token)
        #expect(code { _ = try strict.step(response) } == .logonDenied)
        var lenient = server { $0.mayAct = { $0 == "alice" && $1 == "root" } }
        var second = client(authorization: "root")
        try connect(&second, &lenient)
        #expect(lenient.user == "root")
    }

    @Test func `a name in other letters that look the same is that of another`() throws {
        var strict = server()
        var client = client("Jürgen", "Žluť", authorization: "Ju\u{308}rgen")
        let response = try #require(try client.step(try strict.start()).token)
        #expect(code { _ = try strict.step(response) } == .logonDenied)
    }

    @Test(arguments: [
        ("imap/home.test", true), ("IMAP/Home.test", true), ("imap/home.test/home.test", true),
        ("imap/one.test/home.test", true), ("imap/evil.test/home.test", false), ("imap/home.test/evil.test", false),
        ("imap/evil.test", false), ("smtp/home.test", false), ("smtp/one.test/home.test", false),
        ("imap//home.test", false),
        ("imap/home.test/", false), ("imap/home.test/home.test/home.test", false), ("imap", false),
        ("/home.test", false),
    ])
    func `a client that meant another service or host is refused`(_ row: (uri: String, isTaken: Bool)) throws {
        var server = server { $0.services = ["imap/home.test", "imap/one.test"] }
        var client = client(service: row.uri)
        let response = try #require(try client.step(try server.start()).token)
        #expect(code { _ = try server.step(response) } == (row.isTaken ? nil : .logonDenied))
    }

    @Test(arguments: [Digest.Protection.integrity, .confidentiality])
    func `both sides know whether messages are sealed`(_ protection: Digest.Protection) throws {
        var server = server([protection])
        var client = client()
        let before = [client.isSealing, server.isSealing]
        #expect(before == [false, false])
        try connect(&client, &server)
        let isSealing = protection == .confidentiality
        let after = [client.isSealing, server.isSealing]
        #expect(after == [isSealing, isSealing])
        let plain = Array("two cups, please".utf8)
        #expect(try client.wrap(plain).starts(with: plain) == !isSealing)
    }

    @Test(arguments: [Digest.Protection.integrity, .confidentiality])
    func `a message that comes back to its sender is none`(_ protection: Digest.Protection) throws {
        var server = server([protection])
        var client = client()
        try connect(&client, &server)
        let message = try client.wrap([1, 2, 3])
        #expect(code { _ = try client.unwrap(message) } == .messageAltered)
    }

    @Test func `the server's proof is checked, and is no echo`() throws {
        for forge in [
            { (response: String, last: String) in "rspauth=" + response },
            { (_: String, last: String) in String(last.dropLast()) + (last.hasSuffix("0") ? "1" : "0") },
            { (_: String, _: String) in "rspauth=" }, { (_: String, _: String) in "ok=yes" },
            { (_: String, last: String) in last + "," + last },
        ] {
            var server = server()
            var client = client()
            let response = try #require(try client.step(try server.start()).token)
            let members = try Digest.Members(response, limit: 4096)
            let last = try #require(try server.step(response).token)
            let forged = forge(try #require(members.text(.response)), String(decoding: last, as: UTF8.self))
            #expect(code { _ = try client.step([UInt8](forged.utf8)) } != nil)
            #expect(client.phase == .failed)
        }
    }

    @Test(arguments: [Digest.Protection.integrity, .confidentiality])
    func `a message that is changed, repeated, lost or cut ends the context`(_ protection: Digest.Protection) throws {
        let attacks: [(inout Digest.SASLClient, [UInt8]) throws -> [UInt8]] = [
            { _, message in message.enumerated().map { $0.offset == 0 ? $0.element ^ 1 : $0.element } },
            { _, message in message.enumerated().map { $0.offset == message.count - 1 ? $0.element ^ 1 : $0.element } },
            { _, message in Array(message.dropFirst()) }, { _, message in Array(message.prefix(15)) }, { _, _ in [] },
            { client, _ in try client.wrap([9]) },
        ]
        for attack in attacks {
            var server = server([protection])
            var client = client()
            try connect(&client, &server)
            let message = try client.wrap([1, 2, 3])
            let changed = try attack(&client, message)
            #expect(code { _ = try server.unwrap(changed) } != nil)
            #expect(code { _ = try server.unwrap(message) } == .outOfSequence)
            #expect(code { _ = try server.wrap([1]) } == .contextExpired)
        }
        var server = server([protection])
        var client = client()
        try connect(&client, &server)
        let message = try client.wrap([1])
        #expect(try server.unwrap(message) == [1])
        #expect(code { _ = try server.unwrap(message) } == .outOfSequence)
    }

    @Test func `messages longer than the peer takes are not made, nor taken`() throws {
        var server = server([.integrity]) { $0.maximumBuffer = 100 }
        var client = client()
        try connect(&client, &server)
        _ = try client.wrap([UInt8](repeating: 1, count: 84))
        #expect(code { _ = try client.wrap([UInt8](repeating: 1, count: 85)) } == .bufferTooSmall)
        #expect(code { _ = try server.unwrap([UInt8](repeating: 1, count: 101)) } == .messageAltered)
    }

    @Test func `a subsequent logon goes on with the nonce, once and without protection`() throws {
        let authority = Digest.Authority()
        var first = server(authority: authority)
        var client = client { $0.fixedNonce = [UInt8]("cnonce".utf8) }
        let challenge = try first.start()
        let response = try #require(try client.step(challenge).token)
        _ = try first.step(response)
        let next = try subsequent(response, count: 2)
        var second = server(authority: authority)
        #expect(try second.step(next).isComplete)
        #expect(second.user == "alice")
        var third = server(authority: authority)
        #expect(code { _ = try third.step(next) } == .outOfSequence)
        var fourth = server(authority: authority)
        #expect(code { _ = try fourth.step(response) } == .logonDenied)
        var skipping = server(authority: authority)
        let later = try subsequent(response, count: 9)
        #expect(code { _ = try skipping.step(later) } == .outOfSequence)
        var foreign = server()
        let third2 = try subsequent(response, count: 3)
        #expect(code { _ = try foreign.step(third2) } == .contextExpired)
    }

    /// The response with another count, by who knows the password.
    private func subsequent(_ response: [UInt8], count: UInt32) throws -> [UInt8] {
        let members = try Digest.Members(response, limit: 4096)
        let nonce = try members.required(.nonce)
        let cnonce = try members.required(.cnonce)
        let password = [UInt8]("pencil".utf8)
        let realm = [UInt8]("home.test".utf8)
        let secret = unsafe Digest.Computation.secret(
            .md5, user: [UInt8]("alice".utf8), realm: realm, password: password.span.bytes)
        let key = Digest.Computation.saslKey(secret: secret, nonce: nonce, cnonce: cnonce, authzid: nil)
        let exchange = Digest.Exchange(
            hash: .md5, nonce: nonce, cnonce: cnonce, nc: Digest.Digits.count(count), protection: .authentication,
            method: [UInt8]("AUTHENTICATE".utf8), uri: [UInt8]("imap/home.test".utf8), entity: nil)
        var writer = Digest.MemberWriter(separator: ",")
        writer.quoted(.username, [UInt8]("alice".utf8))
        writer.quoted(.realm, realm)
        writer.quoted(.nonce, nonce)
        writer.token(.nc, exchange.nc)
        writer.quoted(.cnonce, cnonce)
        writer.quoted(.digestURI, exchange.uri)
        writer.token(.response, Digest.Computation.response(exchange, key: key))
        return writer.bytes
    }

    @Test(arguments: [
        "", "nonce=n", "algorithm=md5-sess", "nonce=n,algorithm=md5", "nonce=\"\",algorithm=md5-sess",
        "nonce=n,nonce=n,algorithm=md5-sess", "nonce=n,algorithm=md5-sess,maxbuf=16",
        "nonce=n,algorithm=md5-sess,maxbuf=16777216", "nonce=n,algorithm=md5-sess,maxbuf=-1",
        "nonce=n,algorithm=md5-sess,charset=latin1", "nonce=n,algorithm=md5-sess,qop=\"(\"",
        "nonce=n,algorithm=md5-sess,qop=auth,qop=auth",
    ])
    func `a challenge that is none is refused`(_ text: String) {
        var client = client()
        #expect(code { _ = try client.step([UInt8](text.utf8)) } == .invalidToken)
    }

    @Test func `a challenge may name several realms, and is bounded`() throws {
        var client = client()
        let text = "realm=\"a\",realm=\"b\",nonce=n,algorithm=md5-sess"
        let response = try #require(try client.step([UInt8](text.utf8)).token)
        #expect(try Digest.Members(response, limit: 4096).text(.realm) == "a")
        var other = self.client()
        let long = text + ",x=\"" + String(repeating: "x", count: 2048) + "\""
        #expect(code { _ = try other.step([UInt8](long.utf8)) } == .invalidToken)
    }
}
