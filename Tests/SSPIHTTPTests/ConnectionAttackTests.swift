import Foundation
import SSPI
import SSPIHTTP
import SSPIInterface
import SSPIRuntime
import TestSupport
import Testing

/// What a client may try, and what comes of it.
@Suite struct ConnectionAttackTests {
    typealias Scheme = HTTPAuthentication.Scheme

    /// The credentials of a whole logon, in order.
    private func recorded(_ scheme: Scheme, on wire: Wire) throws -> [String] {
        let client = customer([scheme])
        _ = try wire.run(client)
        return wire.credentials.compactMap(\.self)
    }

    @Test(arguments: [Scheme.negotiate, .ntlm])
    func `tokens mean nothing on another connection`(_ scheme: Scheme) throws {
        let site = Site([scheme])
        let values = try recorded(scheme, on: site.wire())
        let other = site.wire()
        for value in values { #expect(other.send(value).user == nil) }
        for value in values.reversed() { #expect(site.wire().send(value).user == nil) }
        #expect(other.user == nil)
    }

    @Test(arguments: [Scheme.negotiate, .ntlm])
    func `tokens mean nothing a second time on the same connection`(_ scheme: Scheme) throws {
        let wire = Site([scheme]).wire()
        let values = try recorded(scheme, on: wire)
        for value in values.suffix(1) + values { #expect(wire.send(value).user == nil) }
        #expect(wire.user == nil)
        #expect(wire.send().status == 401)
    }

    @Test func `a response of Digest is taken once, wherever it comes`() throws {
        let site = Site([.digest])
        let wire = site.wire()
        let values = try recorded(.digest, on: wire)
        let last = try #require(values.last)
        #expect(wire.send(last).user == nil)
        #expect(site.wire().send(last).user == nil)
    }

    @Test func `nobody stays logged on after a logon that fails`() throws {
        for bad in [
            "NTLM AAAA", "Negotiate AAAA", "Digest x=\"y\"", "Basic YTpi", "NTLM", "nonsense", "NTLM TlRMTVNTUAABAAAA",
        ] {
            let wire = Site([.ntlm]).wire()
            _ = try recorded(.ntlm, on: wire)
            #expect(wire.send().user?.name == "alice")
            #expect(wire.send(bad).user == nil)
            #expect(wire.send().user == nil, "\(bad)")
        }
    }

    @Test func `a second logon is the second user's, not the first's`() throws {
        let wire = Site([.ntlm]).wire()
        _ = try recorded(.ntlm, on: wire)
        let second = customer([.ntlm], user: "bob", domain: "KETTLE", password: "Tee")
        // The first token of the second client ends the logon of the first.
        let first = try #require(
            { () -> String? in
                guard
                    case .retry(let value)? = try? second.receive(
                        status: 401, challenges: ["NTLM"], for: wire.request)
                else { return nil }
                return value
            }())
        let decision = wire.send(first)
        #expect(decision.status == 401 && wire.user == nil)
        guard
            case .retry(let last) = try second.receive(
                status: 401, challenges: decision.values(of: "WWW-Authenticate"), for: wire.request)
        else {
            Issue.record("the client gives up")
            return
        }
        #expect(wire.send(last).user?.name == "KETTLE\\bob")
        #expect(wire.send().user?.name == "KETTLE\\bob")
    }

    @Test func `a request without credentials in the middle ends the exchange`() throws {
        let site = Site([.ntlm])
        let wire = site.wire()
        let client = customer([.ntlm])
        guard case .retry(let first) = try client.receive(status: 401, challenges: ["NTLM"], for: wire.request) else {
            Issue.record("the client does not begin")
            return
        }
        let challenge = wire.send(first).values(of: "WWW-Authenticate")
        #expect(wire.send().status == 401)
        guard case .retry(let last) = try client.receive(status: 401, challenges: challenge, for: wire.request) else {
            Issue.record("the client gives up")
            return
        }
        #expect(wire.send(last).user == nil)
    }

    @Test func `schemes cannot be mixed inside of one exchange`() throws {
        let wire = Site().wire()
        wire.tamper = { step, value in
            // The last message of NTLM is passed off as one of Negotiate, and the other way about.
            step == 2 ? [value.replacingOccurrences(of: "NTLM ", with: "Negotiate ")] : [value]
        }
        let client = customer([.ntlm])
        #expect(try wire.run(client).status == 400)
        #expect(wire.user == nil)
    }

    @Test(arguments: [
        ["NTLM TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAAKAGFKAAAADw==", "NTLM TlRM"], ["NTLM !!!"], ["NTLM ="],
        ["NTLM TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAAKAGFKAAAADw==, NTLM"], ["NTLM a=b"], [""], [","],
        ["Negotiate"], ["Negotiate x\u{0}"], ["\u{1}"], ["NTLM TlRM TlRM"], ["=x"],
    ])
    func `fields that keep to no grammar end the connection`(_ values: [String]) {
        let site = Site()
        var connection = HTTPAuthentication.Connection(site.server)
        let decision = connection.decide(credentials: values, on: .init(method: "GET", uri: "/"))
        #expect(decision.status == 400)
        #expect(decision.closes)
    }

    @Test func `a field that is too large is not looked into`() {
        let wire = Site().wire()
        let token = Data(repeating: 0x41, count: 80 * 1024).base64EncodedString()
        #expect(wire.send("Negotiate \(token)").status == 400)
    }

    @Test(arguments: Scheme.allCases)
    func `a connection ends after some wrong passwords`(_ scheme: Scheme) throws {
        let site = Site([scheme])
        let wire = site.wire()
        for _ in 0..<10 {
            let client = customer([scheme], password: "falsch")
            _ = try? wire.run(client)
            if wire.decisions.last?.closes == true { break }
        }
        #expect(wire.decisions.last?.closes == true)
        let failures = wire.decisions.filter { $0.status == 401 && !$0.closes }.count
        #expect(failures <= 3 * site.server.limits.attempts)
        // The right password comes too late.
        let right = customer([scheme])
        _ = try? wire.run(right)
        #expect(wire.decisions.allSatisfy { $0.user == nil })
    }

    @Test func `what is offered is what there are accounts for`() {
        let decision = Site([.digest]).wire().send("Negotiate YIIB")
        #expect(decision.status == 401)
        #expect(decision.values(of: "WWW-Authenticate").allSatisfy { $0.hasPrefix("Digest ") })
        let nothing = Wire(HTTPAuthentication.Server())
        #expect(nothing.send().status == 401)
        #expect(nothing.send("NTLM TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAAKAGFKAAAADw==").user == nil)
    }

    @Test func `with bindings, Digest is neither offered nor taken, since it is bound to nothing`() throws {
        let bindings = ChannelBindings(applicationData: Array("tls-server-end-point:x".utf8))
        func challenges(_ site: Site) -> [String] {
            Wire(site.server, bindings: bindings).send().values(of: "WWW-Authenticate").map { String($0.prefix(6)) }
        }
        var site = Site()
        #expect(challenges(site) == ["Negoti", "NTLM"])
        // A response to a challenge of this very server, from a connection that had no bindings.
        let other = site.wire()
        let challenge = other.send().values(of: "WWW-Authenticate")
        let client = customer([.digest])
        guard case .retry(let value) = try client.receive(status: 401, challenges: challenge, for: other.request) else {
            Issue.record("there is no response")
            return
        }
        #expect(Wire(site.server, bindings: bindings).send(value).user == nil)
        site.server.allowsUnboundDigest = true
        #expect(challenges(site).contains("Digest"))
        #expect(Wire(site.server, bindings: bindings).send(value).user?.name == "alice")
        // Where nothing else is there, the log says why nobody gets in.
        let decision = Wire(Site([.digest]).server, bindings: bindings).send()
        guard case .refused(401, [], _, let reason?) = decision else {
            Issue.record("\(decision)")
            return
        }
        #expect(reason.description.contains("channel"))
    }

    @Test func `where Digest is bound, a client gets in on its own channel alone`() throws {
        let bindings = ChannelBindings(applicationData: Array("tls-server-end-point:x".utf8))
        var site = Site()
        site.server.bindsDigest = true
        for (own, isTaken) in [(bindings, true), (ChannelBindings(applicationData: [1]), false), (nil, false)] {
            let wire = Wire(site.server, bindings: bindings)
            let client = Customer(credentials([.digest]), target: "HTTP/kettle.test", bindings: own)
            #expect((try? wire.run(client).user?.scheme) == (isTaken ? .digest : nil))
            // What was answered where nobody is bound is worth nothing here.
            let unbound = site.wire()
            let other = Customer(credentials([.digest]), target: "HTTP/kettle.test", bindings: own)
            _ = try unbound.run(other)
            let value = try #require(try other.authorization(for: wire.request))
            #expect(wire.send(value).user == nil)
            #expect(unbound.send(value).user?.name == "alice")
        }
    }

    @Test(arguments: [Scheme.negotiate, .ntlm])
    func `with bindings, a client that is bound gets in by what is left`(_ scheme: Scheme) throws {
        let bindings = ChannelBindings(applicationData: Array("tls-server-end-point:x".utf8))
        for (own, isTaken) in [(bindings, true), (ChannelBindings(applicationData: [1]), false), (nil, false)] {
            let wire = Wire(Site().server, bindings: bindings)
            let client = Customer(
                credentials([scheme, .digest]), target: "HTTP/kettle.test", bindings: own)
            let user = try? wire.run(client).user
            #expect(user?.scheme == (isTaken ? scheme : nil))
        }
    }

    @Test func `reasons go to the log, and not to the client`() {
        let wire = Site([.ntlm]).wire()
        let client = customer([.ntlm], user: "mallory")
        _ = try? wire.run(client)
        guard case .refused(_, let fields, _, let reason)? = wire.decisions.last else {
            Issue.record("mallory is in")
            return
        }
        #expect(reason != nil)
        #expect(fields.map(\.value) == ["NTLM"])
    }

    @Test func `noise lets nobody in and breaks nothing`() {
        var random = SeededGenerator(seed: 3)
        let site = Site()
        let pieces = [
            "Negotiate ", "NTLM ", "Digest ", "TlRMTVNTUAAB", "TlRMTVNTUAAD", "YIIB", "oYIB", "=", ",", "\"",
            "username=",
            "nonce=\"x\"", "\\", " ", "AAAA", "é", "\t", "response=",
        ]
        var wire = site.wire()
        for _ in 0..<2000 {
            let value = (0..<Int.random(in: 0..<8, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            let decision = wire.send(value)
            #expect(decision.user == nil)
            #expect([400, 401].contains(decision.status))
            if decision.closes { wire = site.wire() }
        }
    }

    @Test(arguments: [Scheme.negotiate, .ntlm])
    func `one changed letter of a token lets nobody in as somebody else`(_ scheme: Scheme) throws {
        let site = Site([scheme])
        var random = SeededGenerator(seed: 5)
        for _ in 0..<60 {
            let wire = site.wire()
            let (step, seed) = (Int.random(in: 1..<4, using: &random), random.next())
            wire.tamper = { number, value in
                guard number == step,
                    var bytes = value.split(separator: " ").last.flatMap({ Data(base64Encoded: String($0)) }).map({
                        [UInt8]($0)
                    })
                else { return [value] }
                bytes[Int(seed % UInt64(bytes.count))] ^= UInt8(1 << (seed >> 32 & 7))
                return ["\(scheme.rawValue) \(Data(bytes).base64EncodedString())"]
            }
            let client = customer([scheme])
            let decision = try? wire.run(client)
            #expect(decision?.user == nil || decision?.user?.name.lowercased() == "alice")
        }
    }
}
