import SSPI
import SSPIHTTP
import SSPIInterface
import SSPIRuntime
import Testing

@Suite struct LogonTests {
    typealias Scheme = HTTPAuthentication.Scheme

    @Test(arguments: Scheme.allCases, HTTPAuthentication.Place.allCases)
    func `a user logs on by each scheme, to a server and to a proxy`(
        _ scheme: Scheme, _ place: HTTPAuthentication.Place
    ) throws {
        var site = Site([scheme])
        site.server.place = place
        let wire = site.wire()
        let client = customer(place: place)
        let decision = try wire.run(client)
        #expect(decision.user?.name == "alice")
        #expect(decision.user?.scheme == scheme)
        #expect(client.isComplete)
        #expect(client.scheme == scheme)
        #expect(wire.decisions.first?.status == place.status)
    }

    @Test func `the package that was negotiated is told`() throws {
        let wire = Site([.negotiate]).wire()
        let client = customer(user: "bob", domain: "KETTLE", password: "Tee")
        #expect(
            try wire.run(client).user
                == HTTPAuthentication.User(name: "KETTLE\\bob", scheme: .negotiate, package: "NTLM"))
    }

    @Test(arguments: Scheme.allCases)
    func `a wrong password stays outside, and the client says so`(_ scheme: Scheme) {
        let wire = Site([scheme]).wire()
        let client = customer([scheme], password: "wasser kocht")
        var code: SecurityError.Code?
        do {
            _ = try wire.run(client)
        } catch {
            code = error.code
        }
        #expect(code == .logonDenied)
        #expect(wire.user == nil)
        #expect(!client.isComplete)
        #expect(wire.decisions.allSatisfy { $0.user == nil })
    }

    private static let choices: [(Set<Scheme>, Bool, Scheme)] = [
        (Set(Scheme.allCases), false, .negotiate), ([.ntlm, .digest], false, .digest),
        ([.ntlm, .digest], true, .ntlm), ([.digest], true, .digest), ([.ntlm], false, .ntlm),
    ]

    @Test(arguments: choices)
    func `the strongest is chosen, in whatever order and fields they come`(
        _ offered: Set<Scheme>, _ md5: Bool, _ chosen: Scheme
    ) throws {
        for isReversed in [false, true] {
            for isJoined in [false, true] {
                let wire = Site(offered, md5: md5).wire()
                wire.forge = { step, values in
                    guard step == 0 else { return values }
                    let ordered = isReversed ? values.reversed() : values
                    return isJoined ? [ordered.joined(separator: ", ")] : ordered
                }
                let client = customer()
                #expect(try wire.run(client).user?.scheme == chosen)
            }
        }
    }

    @Test func `what there are no credentials for is passed over`() throws {
        let client = customer([.ntlm])
        #expect(try Site().wire().run(client).user?.scheme == .ntlm)
        let none = Customer(HTTPAuthentication.Credentials(), target: "HTTP/kettle.test")
        let error = #expect(throws: SecurityError.self) {
            try none.receive(
                status: 401, challenges: ["Negotiate", "Basic realm=\"x\""], for: .init(method: "GET", uri: "/"))
        }
        #expect(error?.code == .securityPackageNotFound)
    }

    @Test func `a package that cannot begin is passed over`() throws {
        var all = credentials()
        all.negotiate = []
        all.negotiate = [
            Negotiate.Package(
                name: "Broken", identifiers: [.kerberos],
                initiator: { () throws(SecurityError) in throw SecurityError(.noCredentials) })
        ]
        let client = Customer(all, target: "HTTP/kettle.test")
        #expect(try Site().wire().run(client).user?.scheme == .digest)
    }

    @Test(arguments: [Scheme.negotiate, .ntlm])
    func `a logon counts for the connection, and for no other`(_ scheme: Scheme) throws {
        let site = Site([scheme])
        let wire = site.wire()
        let client = customer()
        _ = try wire.run(client)
        #expect(try client.authorization(for: wire.request) == nil)
        #expect(wire.send().user?.name == "alice")
        #expect(site.wire().send().status == 401)
    }

    @Test func `who asks for confidentiality is not logged on by Digest`() throws {
        let wire = Site([.digest]).wire()
        let client = customer([.digest], requirements: [.confidentiality])
        #expect {
            _ = try wire.run(client)
        } throws: { ($0 as? SecurityError)?.code == .securityPackageNotFound }
        #expect(wire.credentials == [nil])
        let other = Site([.digest, .ntlm]).wire()
        let next = customer([.digest, .ntlm], requirements: [.confidentiality])
        #expect(try other.run(next).user?.scheme == .ntlm)
    }

    @Test(arguments: [Scheme.negotiate, .ntlm])
    func `where it does not count, each request logs on`(_ scheme: Scheme) throws {
        var site = Site([scheme])
        site.server.keepsLogon = false
        let wire = site.wire()
        let client = customer()
        for _ in 0..<10 {
            #expect(try wire.run(client).user?.name == "alice")
            #expect(wire.send().status == 401)
        }
    }

    @Test func `Digest signs each request, with one challenge`() throws {
        let wire = Site([.digest]).wire()
        let client = customer()
        _ = try wire.run(client)
        for number in 0..<20 {
            wire.request = Digest.HTTPRequest(method: "POST", uri: "/page/\(number)")
            #expect(try wire.run(client).user?.name == "alice")
        }
        #expect(wire.decisions.filter { $0.status == 401 }.count == 1)
    }

    @Test func `Digest proves the server, and an answer without proof is none`() throws {
        let site = Site([.digest])
        let honest = customer(requirements: [.integrity, .mutualAuthentication])
        #expect(try site.wire().run(honest).user != nil)
        let client = customer(requirements: [.integrity, .mutualAuthentication])
        let request = Digest.HTTPRequest(method: "GET", uri: "/page")
        let wire = site.wire()
        let challenges = wire.send().values(of: "WWW-Authenticate")
        _ = try client.receive(status: 401, challenges: challenges, for: request)
        let error = #expect(throws: SecurityError.self) {
            try client.receive(status: 200, challenges: [], for: request)
        }
        #expect(error?.code == .mutualAuthenticationFailed)
    }

    @Test func `a server that asks for nothing is taken, unless it has to prove itself`() throws {
        let request = Digest.HTTPRequest(method: "GET", uri: "/page")
        let relaxed = customer()
        #expect(try relaxed.receive(status: 200, challenges: [], for: request) == .done)
        #expect(!relaxed.isComplete)
        let strict = customer(requirements: [.integrity, .mutualAuthentication])
        #expect(throws: SecurityError.self) { try strict.receive(status: 200, challenges: [], for: request) }
    }

    @Test(arguments: [Scheme.negotiate, .ntlm])
    func `channel bindings have to be those of the connection`(_ scheme: Scheme) throws {
        let site = Site([scheme])
        for (mine, yours, isRight) in [("a", "a", true), ("a", "b", false), (nil, "b", false)] {
            let wire = Wire(
                site.server, bindings: ChannelBindings(applicationData: [UInt8]("tls-server-end-point:\(yours)".utf8)))
            let client = Customer(
                credentials(), target: "HTTP/kettle.test",
                bindings: mine.map { ChannelBindings(applicationData: [UInt8]("tls-server-end-point:\($0)".utf8)) })
            let decision = try? wire.run(client)
            #expect((decision?.user != nil) == isRight)
        }
    }

    @Test func `NTLM without negotiation does without signing, and negotiated it does not`() throws {
        var site = Site([.ntlm])
        // Neither signing nor sealing is granted.
        site.server.ntlm?.forTests(never: 0x30, always: 0)
        let client = customer()
        #expect(try site.wire().run(client).user?.name == "alice")
        var negotiating = Site([.negotiate])
        var ntlm = NTLM.AcceptorConfiguration(accounts: site.accounts)
        ntlm.forTests(never: 0x30, always: 0)
        negotiating.server.negotiate = [NTLM.package(accepting: ntlm)]
        let other = customer()
        #expect(throws: SecurityError.self) { try negotiating.wire().run(other) }
    }
}
