import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// Client and server over HTTP.
@Suite struct DigestHTTPTests {
    @Test(arguments: Digest.Algorithm.allCases, [[], [Digest.Protection.authentication], [.integrity]])
    func `a logon, further requests and their answers`(
        _ algorithm: Digest.Algorithm, _ offered: [Digest.Protection]
    ) throws {
        let site = DigestSite(algorithms: [algorithm]) { $0.protections = offered }
        var client = DigestSite.client { $0.allowsNoProtection = offered.isEmpty }
        let request = Digest.HTTPRequest(method: "POST", uri: "/x", entity: [1, 2, 3])
        let first = try #require(try client.answer(challenges: site.challenges, to: request))
        let decision = site.server.decide(authorization: first, on: request)
        #expect(decision.user == "alice")
        if let information = decision.information { try client.check(authenticationInfo: information) }
        #expect((decision.information == nil) == (offered == [.integrity]))
        guard !offered.isEmpty else { return }
        for count in 2...4 {
            let next = Digest.HTTPRequest(method: "GET", uri: "/\(count)")
            let field = try #require(try client.authorization(for: next))
            #expect(field.contains("nc=0000000\(count)"))
            #expect(site.server.decide(authorization: field, on: next).user == "alice")
            #expect(site.server.decide(authorization: field, on: next).code == .outOfSequence)
        }
    }

    @Test func `a server of HTTP does not say that it seals or signs what it does not`() throws {
        let accounts = Digest.PasswordAccounts(
            MemoryCredentialStore([Account(user: "alice", password: Password("wonder land"))]))
        func attributes(
            _ protections: [Digest.Protection], _ requirements: AcceptorRequirements
        ) throws -> AcceptorAttributes {
            var configuration = Digest.AcceptorConfiguration(realm: "a realm")
            configuration.protections = protections
            var server = SecurityContext(Digest.Acceptor(configuration, authority: Digest.Authority()))
            var output: [SecurityBuffer] = [.token(capacity: 4096)]
            func accept(_ input: [SecurityBuffer]) throws -> AcceptorAttributes {
                try AcceptSecurityContext.Digest.call(
                    credential: accounts, context: &server, input: input, requirements: requirements.union(.http),
                    output: &output, opening: .acceptor
                ).attributes
            }
            _ = try accept([])
            var client = DigestSite.client()
            let token = try client.answer(token: output[0].bytes, to: DigestSite.request)
            return try accept([.token(token)] + DigestSite.request.buffers(.sha256))
        }
        #expect(try attributes([.authentication], []).isDisjoint(with: [.confidentiality, .integrity]))
        let signed = try attributes([.authentication, .integrity], .integrity)
        #expect(signed.contains(.integrity) && !signed.contains(.confidentiality))
        // Nobody who asks for confidentiality gets less.
        for protections: [Digest.Protection] in [[], [.authentication], [.integrity], [.confidentiality]] {
            let refusal = thrown { _ = try attributes(protections, .confidentiality) }
            #expect(refusal == .securityQualityOfServiceFailed, "\(protections)")
        }
    }

    @Test(arguments: Digest.Algorithm.allCases)
    func `a challenge that has lost its qop is answered by those alone who take that`(
        _ algorithm: Digest.Algorithm
    ) throws {
        let site = DigestSite(algorithms: [algorithm]) { $0.protections = [.authentication, .integrity] }
        let stripped = site.challenges.map { $0.replacing(", qop=\"auth,auth-int\"", with: "") }
        #expect(stripped != site.challenges)
        var client = DigestSite.client()
        #expect(
            thrown { _ = try client.answer(challenges: stripped, to: DigestSite.request) } == .unsupportedFunction)
        var old = DigestSite.client { $0.allowsNoProtection = true }
        let field = try #require(try old.answer(challenges: stripped, to: DigestSite.request))
        // The server knows what it has offered.
        #expect(site.server.decide(authorization: field, on: DigestSite.request).code == .invalidToken)
        var demanding = DigestSite.client(requiresAnswer: true) { $0.allowsNoProtection = true }
        #expect(
            thrown { _ = try demanding.answer(challenges: stripped, to: DigestSite.request) } == .unsupportedFunction)
    }

    /// What is required of HTTP, and the protection that does it; none where there is no such thing.
    private static let required: [(InitiatorRequirements, Digest.Protection?)] = [
        (.integrity, .integrity), (.confidentiality, nil), ([.integrity, .confidentiality], nil),
        ([.replayDetect, .sequenceDetect], .authentication), ([], .authentication),
    ]

    @Test(arguments: required)
    func `what a client of HTTP requires is not lowered`(
        _ row: (requirements: InitiatorRequirements, taken: Digest.Protection?)
    ) throws {
        for (qop, offered) in [
            (", qop=\"auth\"", [.authentication]),
            (", qop=\"auth,auth-int,auth-conf\"", [.authentication, .integrity]),
            ("", []),
        ] as [(String, Set<Digest.Protection>)] {
            var configuration = Digest.InitiatorConfiguration()
            configuration.protections = [.authentication, .integrity, .confidentiality]
            configuration.allowsNoProtection = true
            var client = SecurityContext(Digest.Initiator(configuration))
            var output: [SecurityBuffer] = [.token(capacity: 4096)]
            let failure = thrown {
                _ = try InitializeSecurityContext.Digest.call(
                    credential: Digest.Credential(user: "alice", password: Password("wonder land")), context: &client,
                    targetName: "/", requirements: row.requirements.union(.http),
                    input: [.token(Array("realm=\"r\", nonce=\"n\"\(qop)".utf8))] + DigestSite.request.buffers(.md5),
                    output: &output, opening: .acceptor)
            }
            let isNothingTaken = offered.isEmpty && row.taken == .authentication
            let isTaken = isNothingTaken || row.taken.map { offered.contains($0) } == true
            #expect(failure == (isTaken ? nil : .unsupportedFunction), "\(qop)")
            #expect(client.inspect { $0.protection } == (isTaken && !isNothingTaken ? row.taken : nil), "\(qop)")
        }
    }

    @Test func `a client of HTTP does not say that a server has proved itself before it has`() throws {
        var client = SecurityContext(Digest.Initiator())
        let challenge = try #require(DigestSite().challenges.first).utf8.dropFirst("Digest ".utf8.count)
        var output: [SecurityBuffer] = [.token(capacity: 4096)]
        let outcome = try InitializeSecurityContext.Digest.call(
            credential: Digest.Credential(user: "alice", password: Password("wonder land")), context: &client,
            targetName: DigestSite.request.uri, requirements: [.http, .mutualAuthentication],
            input: [.token(Array(challenge))] + DigestSite.request.buffers(.sha256), output: &output,
            opening: .acceptor)
        #expect(outcome.success == .ok)
        #expect(outcome.attributes == [.replayDetect, .sequenceDetect])
    }

    @Test func `who does not know the password or is not there gets the same answer`() throws {
        let site = DigestSite()
        for (user, password) in [("alice", "wrong"), ("mallory", "wonder land"), ("", ""), ("alice", "")] {
            var client = DigestSite.client(user, password)
            let field = try #require(try client.answer(challenges: site.challenges, to: DigestSite.request))
            let decision = site.server.decide(authorization: field, on: DigestSite.request)
            #expect(decision.code == .logonDenied)
            #expect(!decision.isStale)
            guard case .challenged(_, let error) = decision else { continue }
            #expect(error.detail?.contains("fits no user") == true)
        }
        #expect(site.authority.remembered == 0)
    }

    @Test(arguments: [false, true], ["alice", "Jürgen"])
    func `names in all forms`(_ hashed: Bool, _ user: String) throws {
        let password = user == "alice" ? "wonder land" : "Grüße"
        for utf8 in [false, true] {
            let site = DigestSite {
                $0.asksForUserHash = hashed
                $0.announcesUTF8 = utf8
            }
            var client = DigestSite.client(user, password)
            let field = try #require(try client.answer(challenges: site.challenges, to: DigestSite.request))
            #expect(field.contains(user) == (!hashed && (user == "alice" || !utf8)))
            #expect(site.server.decide(authorization: field, on: DigestSite.request).user == user)
        }
    }

    @Test func `a hashed name that was not asked for is not looked for`() throws {
        let asking = DigestSite { $0.asksForUserHash = true }
        let site = DigestSite()
        // The challenge of the one, with the word of the other.
        let challenges = site.challenges.map { $0 + ", userhash=true" }
        var client = DigestSite.client()
        let field = try #require(try client.answer(challenges: challenges, to: DigestSite.request))
        #expect(site.server.decide(authorization: field, on: DigestSite.request).code == .logonDenied)
        var other = DigestSite.client()
        let asked = try #require(try other.answer(challenges: asking.challenges, to: DigestSite.request))
        #expect(asking.server.decide(authorization: asked, on: DigestSite.request).user == "alice")
    }

    @Test func `a client that writes ISO 8859-1 gets in, too`() throws {
        let site = DigestSite(algorithms: [Digest.Algorithm(.md5)]) { $0.protections = [] }
        let challenge = try #require(site.challenges.first)
        let token = try #require(try Digest.ChallengeList.digests(in: [UInt8](challenge.utf8)).first)
        let nonce = try Digest.Challenge(token).nonce
        let user = try #require(Digest.Charset.latin1("Jürgen"))
        let realm = [UInt8]("a \"realm\"".utf8)
        let password = try #require(Digest.Charset.latin1("Grüße"))
        let key = unsafe Digest.Computation.secret(.md5, user: user, realm: realm, password: password.span.bytes)
        let exchange = Digest.Exchange(
            hash: .md5, nonce: nonce, cnonce: [], nc: [], protection: nil, method: [UInt8]("GET".utf8),
            uri: [UInt8]("/".utf8), entity: nil)
        var writer = Digest.MemberWriter(separator: ", ")
        writer.quoted(.username, user)
        writer.quoted(.realm, realm)
        writer.quoted(.nonce, nonce)
        writer.quoted(.uri, exchange.uri)
        writer.quoted(.response, Digest.Computation.response(exchange, key: key))
        let field = [UInt8]("Digest ".utf8) + writer.bytes
        let request = Digest.HTTPRequest(method: "GET", uri: "/")
        #expect(site.server.decide(authorization: field, on: request).user == "Jürgen")
        // Without a count the nonce is used up.
        #expect(site.server.decide(authorization: field, on: request).isStale)
    }

    @Test func `a response is good for its own request alone`() throws {
        let site = DigestSite { $0.protections = [.integrity] }
        var client = DigestSite.client()
        let request = Digest.HTTPRequest(method: "PUT", uri: "/a", entity: [1])
        let field = try #require(try client.answer(challenges: site.challenges, to: request))
        let others: [(Digest.HTTPRequest, SecurityError.Code)] = [
            (Digest.HTTPRequest(method: "PUT", uri: "/b", entity: [1]), .invalidToken),
            (Digest.HTTPRequest(method: "GET", uri: "/a", entity: [1]), .logonDenied),
            (Digest.HTTPRequest(method: "PUT", uri: "/a", entity: [2]), .logonDenied),
            (Digest.HTTPRequest(method: "PUT", uri: "/a"), .logonDenied),
        ]
        for (other, code) in others { #expect(site.server.decide(authorization: field, on: other).code == code) }
        #expect(site.server.decide(authorization: field, on: request).user == "alice")
    }

    @Test func `an expired nonce is stale, and the client goes on by itself`() throws {
        let site = DigestSite(lifetime: 60)
        var client = DigestSite.client()
        let field = try #require(try client.answer(challenges: site.challenges, to: DigestSite.request))
        site.time.advance(61)
        let decision = site.server.decide(authorization: field, on: DigestSite.request)
        #expect(decision.code == .contextExpired)
        #expect(decision.isStale)
        guard case .challenged(let fields, _) = decision else { return }
        let again = try #require(try client.answer(challenges: fields, to: DigestSite.request))
        #expect(site.server.decide(authorization: again, on: DigestSite.request).user == "alice")
    }

    @Test func `a wrong password is not told that its nonce is stale`() throws {
        let site = DigestSite(lifetime: 60)
        var client = DigestSite.client("alice", "wrong")
        let field = try #require(try client.answer(challenges: site.challenges, to: DigestSite.request))
        site.time.advance(61)
        #expect(!site.server.decide(authorization: field, on: DigestSite.request).isStale)
    }

    @Test func `a nonce of another server is refused, and one that is changed`() throws {
        let site = DigestSite()
        var client = DigestSite.client()
        let field = try #require(try client.answer(challenges: DigestSite().challenges, to: DigestSite.request))
        #expect(site.server.decide(authorization: field, on: DigestSite.request).code == .logonDenied)
        #expect(site.authority.remembered == 0)
    }

    @Test func `a second challenge is a refusal, a weaker one a downgrade`() throws {
        var client = DigestSite.client()
        _ = try client.answer(
            challenges: ["Digest realm=r, nonce=n, qop=auth, algorithm=SHA-256"], to: DigestSite.request)
        let again = thrown {
            _ = try client.answer(
                challenges: ["Digest realm=r, nonce=m, qop=auth, algorithm=SHA-256"], to: DigestSite.request)
        }
        #expect(again == .logonDenied)
        let weaker = thrown {
            _ = try client.answer(challenges: ["Digest realm=r, nonce=m, qop=auth, stale=true"], to: DigestSite.request)
        }
        #expect(weaker == .unsupportedFunction)
    }

    @Test func `a stale nonce is no reason for another realm or for less protection`() throws {
        let first = "Digest realm=r, nonce=n, qop=\"auth-int,auth\", algorithm=SHA-256"
        let rows: [(challenge: String, failure: SecurityError.Code?)] = [
            ("Digest realm=other, nonce=m, qop=\"auth-int\", algorithm=SHA-256, stale=true", .logonDenied),
            ("Digest realm=r, nonce=m, qop=auth, algorithm=SHA-256, stale=true", .unsupportedFunction),
            ("Digest realm=r, nonce=m, algorithm=SHA-256, stale=true", .unsupportedFunction),
            ("Digest realm=r, nonce=m, qop=\"auth,auth-int\", algorithm=SHA-256, stale=true", nil),
        ]
        for row in rows {
            var client = DigestSite.client { $0.allowsNoProtection = true }
            _ = try client.answer(challenges: [first], to: DigestSite.request)
            let failure = thrown { _ = try client.answer(challenges: [row.challenge], to: DigestSite.request) }
            #expect(failure == row.failure, "\(row)")
            // What was agreed on before still holds.
            let next = try #require(try client.authorization(for: DigestSite.request))
            #expect(next.contains("auth-int"))
            #expect(next.contains(row.failure == nil ? "nonce=\"m\"" : "nonce=\"n\""))
        }
    }

    @Test func `what is computed with for a user who is not there is nobody's password`() throws {
        let hashOnly = try #require(Password(ntHash: [UInt8](repeating: 7, count: 16)))
        let accounts = MemoryCredentialStore([Account(user: "carol", password: hashOnly)])
        for algorithm in Digest.Algorithm.allCases {
            let server = Digest.Server(
                Digest.AcceptorConfiguration(realm: "r"), algorithms: [algorithm],
                accounts: Digest.PasswordAccounts(accounts))
            // All short passwords of one byte are tried, the empty one too.
            for user in ["mallory", "carol", ""] {
                for password in [""] + (0..<128).map({ String(Unicode.Scalar($0 as UInt8)) }) {
                    guard
                        case .challenged(let fields, _) = server.decide(
                            authorization: nil as String?, on: DigestSite.request)
                    else { continue }
                    var client = DigestSite.client(user, password)
                    let field = try #require(try client.answer(challenges: fields, to: DigestSite.request))
                    #expect(server.decide(authorization: field, on: DigestSite.request).code == .logonDenied)
                }
            }
        }
    }

    @Test func `a server that does not know the password is found out`() throws {
        let site = DigestSite()
        var client = DigestSite.client(requiresAnswer: true)
        let field = try #require(try client.answer(challenges: site.challenges, to: DigestSite.request))
        let members = try Digest.Members([UInt8](field.utf8.dropFirst(7)), limit: 4096)
        let reflected = try #require(members.text(.response))
        for info in ["rspauth=\"\(reflected)\"", "nextnonce=\"x\"", "rspauth=\"\"", "rspauth=zz", ""] {
            #expect(thrown { try client.check(authenticationInfo: info) } != nil, "\(info)")
        }
        let information = try #require(site.server.decide(authorization: field, on: DigestSite.request).information)
        try client.check(authenticationInfo: information)
    }

    @Test func `an aging nonce is replaced by the next one`() throws {
        let site = DigestSite(lifetime: 60)
        var client = DigestSite.client()
        let field = try #require(try client.answer(challenges: site.challenges, to: DigestSite.request))
        site.time.advance(45)
        let information = try #require(site.server.decide(authorization: field, on: DigestSite.request).information)
        #expect(information.contains("nextnonce="))
        try client.check(authenticationInfo: information)
        site.time.advance(45)
        let next = try #require(try client.authorization(for: DigestSite.request))
        #expect(next.contains("nc=00000001"))
        #expect(site.server.decide(authorization: next, on: DigestSite.request).user == "alice")
    }

    @Test func `an empty method is refused: an answer could stand for a response`() throws {
        let site = DigestSite()
        var client = DigestSite.client()
        let challenges = site.challenges
        let request = Digest.HTTPRequest(method: "", uri: "/")
        #expect(thrown { _ = try client.answer(challenges: challenges, to: request) } == .invalidToken)
    }

    private func thrown(_ body: () throws -> Void) -> SecurityError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? SecurityError)?.code
        }
    }
}
