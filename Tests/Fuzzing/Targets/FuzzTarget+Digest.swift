import SSPI
import SSPIInterface
import SSPIRuntime

extension FuzzTarget {
    /// Lists of members and of challenges.
    package static let digestMembers = FuzzTarget("digest-members", lengthLimit: 2048) { bytes in
        if let challenges = try? Digest.ChallengeList.digests(in: bytes) {
            try FuzzFinding.unless(
                challenges.reduce(0) { $0 + $1.count } <= bytes.count, "challenges are longer than their field")
            for challenge in challenges { _ = try? Digest.Challenge(challenge) }
        }
        guard let members = try? Digest.Members(bytes, limit: 2048, repeatsRealm: true) else { return }
        try FuzzFinding.unless(
            members.realms.first == members[.realm], "the first realm is not the one that the list has")
    }

    /// A client over HTTP that gets a challenge: it may refuse, and what it answers is strict, in its own name.
    package static let digestClient = FuzzTarget("digest-client", lengthLimit: 2048) { bytes in
        var client = FuzzDigest.client()
        guard let answer = try? client.answer(token: bytes, to: FuzzDigest.request) else { return }
        let members = try Digest.Members(answer, limit: 8192)
        try FuzzFinding.unless(
            members[.uri] == Array(FuzzDigest.request.uri.utf8), "a client answers for another resource")
        try FuzzFinding.unless(
            members[.username] == nil || members[.username] == Array("alice".utf8) || members.text(.userhash) == "true",
            "a client answers in another name")
        try FuzzFinding.unless(
            members[.algorithm].map { !$0.starts(with: Array("MD5".utf8)) } ?? false,
            "a client answers with an algorithm that it does not take")
    }

    /// A server over HTTP that gets a response.
    package static let digestServer = FuzzTarget("digest-server", lengthLimit: 2048) { bytes in
        let decision = FuzzDigest.server().decide(
            authorization: Array("Digest ".utf8) + bytes, on: FuzzDigest.request)
        guard case .accepted(let user, _) = decision else { return }
        try FuzzFinding.unless(user == "alice", "a user is accepted who has no account")
        try FuzzDigest.compare(bytes, FuzzDigest.response)
    }

    /// Both sides of SASL: a challenge to a client, a response to a server, an answer to a client that waits for it.
    package static let digestSASL = FuzzTarget("digest-sasl", lengthLimit: 4096) { bytes in
        var client = FuzzDigest.saslClient()
        if let answer = try? client.step(bytes).token {
            let members = try Digest.Members(answer, limit: 8192)
            try FuzzFinding.unless(members[.username] == Array("alice".utf8), "a client answers in another name")
            try FuzzFinding.unless(members.text(.qop) == "auth-conf", "a client takes less than it asks for")
        }
        var server = FuzzDigest.saslServer()
        _ = try server.start()
        if (try? server.step(bytes)) != nil { try FuzzDigest.compare(bytes, FuzzDigest.saslExchange[1]) }
        var waiting = FuzzDigest.saslClient()
        _ = try waiting.step(FuzzDigest.saslExchange[0])
        if (try? waiting.step(bytes)) != nil {
            let proof = try Digest.Members(bytes, limit: 4096)[.rspauth]
            let genuine = try Digest.Members(FuzzDigest.saslExchange[2], limit: 4096)[.rspauth]
            try FuzzFinding.unless(
                FuzzDigest.digits(proof) == FuzzDigest.digits(genuine),
                "a server is believed that does not know the password")
        }
    }

    /// A message that is protected by SASL's layer.
    package static let digestMessage = FuzzTarget("digest-message", lengthLimit: 1024) { bytes in
        var server = FuzzDigest.saslServer()
        _ = try server.start()
        _ = try server.step(FuzzDigest.saslExchange[1])
        if let text = try? server.unwrap(bytes) {
            try FuzzFinding.unless(
                bytes == FuzzDigest.message, "a message is taken that the peer did not protect: \(text)")
        }
    }
}

/// Logons without chance: the same nonces, time after time.
enum FuzzDigest {
    static let request = Digest.HTTPRequest(method: "GET", uri: "/tea?kind=green")

    private static let password = Password("Tee um fünf")

    private static func steady(_ byte: UInt8) -> RandomSource {
        RandomSource { bytes in for index in bytes.indices { bytes[index] = byte &+ UInt8(truncatingIfNeeded: index) } }
    }

    private static func authority() -> Digest.Authority {
        Digest.Authority(clock: .fixed(TimeStamp(secondsSince1970: 1_700_000_000)), random: steady(1))
    }

    private static var accounts: Digest.PasswordAccounts {
        Digest.PasswordAccounts(
            MemoryCredentialStore([Account(user: "alice", password: password)]), names: ["alice"])
    }

    private static var credential: Digest.Credential { Digest.Credential(user: "alice", password: password) }

    static func client() -> Digest.Client {
        var configuration = Digest.InitiatorConfiguration()
        configuration.hashes.remove(.md5)
        configuration.random = steady(0x80)
        return Digest.Client(credential, configuration: configuration)
    }

    static func server() -> Digest.Server {
        Digest.Server(
            Digest.AcceptorConfiguration(realm: "kettle \"one\""), accounts: accounts, authority: authority())
    }

    static func saslClient() -> Digest.SASLClient {
        var configuration = Digest.InitiatorConfiguration()
        configuration.random = steady(0x80)
        return Digest.SASLClient(
            credential, service: "imap/kettle.test", configuration: configuration, requirements: [.confidentiality])
    }

    static func saslServer() -> Digest.SASLServer {
        var configuration = Digest.AcceptorConfiguration(realm: "kettle")
        configuration.protections = [.confidentiality]
        configuration.services = ["imap/kettle.test"]
        return Digest.SASLServer(configuration, accounts: accounts, authority: authority())
    }

    /// What stands behind the word `Digest` in the challenge.
    static let challenge: [UInt8] = {
        guard case .challenged(let fields, _) = server().decide(authorization: nil as String?, on: request) else {
            return []
        }
        return Array((fields.first ?? "").utf8.dropFirst("Digest ".utf8.count))
    }()

    /// The response of who knows the password.
    static let response: [UInt8] = {
        var client = FuzzDigest.client()
        return (try? client.answer(token: challenge, to: request)) ?? []
    }()

    /// Challenge, response and the server's proof.
    static let saslExchange: [[UInt8]] = {
        var client = saslClient()
        var server = saslServer()
        do {
            let challenge = try server.start()
            let response = try client.step(challenge).token ?? []
            return [challenge, response, try server.step(response).token ?? []]
        } catch {
            return [[], [], []]
        }
    }()

    /// The first message behind the logon.
    static let message: [UInt8] = {
        var client = saslClient()
        _ = try? client.step(saslExchange[0])
        _ = try? client.step(saslExchange[2])
        return (try? client.wrap(Array("green tea".utf8))) ?? []
    }()

    /// A response that is accepted says what the one says that was made with the password.
    static func compare(_ bytes: [UInt8], _ genuine: [UInt8]) throws {
        let given = try Digest.Members(bytes, limit: 4096)
        let known = try Digest.Members(genuine, limit: 4096)
        for name: Digest.MemberName in [
            .username, .realm, .nonce, .cnonce, .nc, .uri, .digestURI,
        ] {
            try FuzzFinding.unless(
                given[name] == known[name], "somebody gets in whose \(name.text) was not made with the password")
        }
        try FuzzFinding.unless(
            digits(given[.response]) == digits(known[.response]), "somebody gets in who does not know the password")
    }

    /// Hexadecimal digits in small letters: some peers send capitals, which are taken.
    static func digits(_ text: [UInt8]?) -> [UInt8]? {
        text?.map { (0x41...0x46).contains($0) ? $0 | 0x20 : $0 }
    }
}
