import Foundation
import SSPI
import SSPIHTTP
import SSPIInterface
import SSPIRuntime
import TestSupport
import Testing

/// What a server may try, and what comes of it.
@Suite struct ClientAttackTests {
    typealias Scheme = HTTPAuthentication.Scheme
    private let request = Digest.HTTPRequest(method: "GET", uri: "/page")

    private func code(_ body: () throws(SecurityError) -> Void) -> SecurityError.Code? {
        do throws(SecurityError) {
            try body()
            return nil
        } catch {
            return error.code
        }
    }

    @Test func `a server that challenges on and on is left`() throws {
        let client = customer([.ntlm])
        _ = try client.receive(status: 401, challenges: ["NTLM"], for: request)
        #expect(
            code { () throws(SecurityError) in _ = try client.receive(status: 401, challenges: ["NTLM"], for: request) }
                == .logonDenied)
    }

    @Test func `the stronger scheme is not given up for a weaker one after a refusal`() throws {
        let wire = Site().wire()
        // The server drops Negotiate once the client has begun it.
        wire.forge = { step, values in step == 0 ? values : ["NTLM"] }
        let client = customer()
        #expect(code { () throws(SecurityError) in _ = try wire.run(client) } == .logonDenied)
        #expect(client.scheme == .negotiate)
        #expect(wire.credentials.compactMap(\.self).allSatisfy { $0.hasPrefix("Negotiate ") })
    }

    @Test func `Digest does not go down to MD5 once it has begun with more`() throws {
        let strong = Site([.digest])
        let wire = strong.wire()
        let client = customer([.digest])
        _ = try wire.run(client)
        let weak = Site([.digest], md5: true).wire().send().values(of: "WWW-Authenticate")
            .map { $0 + ", stale=true" }
        #expect(
            code { () throws(SecurityError) in _ = try client.receive(status: 401, challenges: weak, for: request) }
                != nil)
    }

    @Test func `two tokens of one scheme are one too many`() {
        for fields in [["NTLM AAAA", "NTLM BBBB"], ["NTLM AAAA, NTLM"], ["Negotiate AAAA", "Negotiate"]] {
            let client = customer()
            #expect(
                code { () throws(SecurityError) in _ = try client.receive(status: 401, challenges: fields, for: request)
                }
                    == .invalidToken)
        }
    }

    @Test func `a scheme that is named twice without a token is named once`() throws {
        let client = customer([.ntlm])
        let action = try client.receive(status: 401, challenges: ["NTLM", "NTLM"], for: request)
        guard case .retry(let value) = action else {
            Issue.record("no answer")
            return
        }
        #expect(value.hasPrefix("NTLM TlRMTVNTUAAB"))
    }

    @Test func `too many fields and fields that are too large are refused`() {
        let client = customer()
        let many = [String](repeating: "NTLM", count: 17)
        #expect(
            code { () throws(SecurityError) in _ = try client.receive(status: 401, challenges: many, for: request) }
                == .invalidToken)
        let large = ["Negotiate " + Data(repeating: 0x41, count: 80 * 1024).base64EncodedString()]
        #expect(
            code { () throws(SecurityError) in _ = try client.receive(status: 401, challenges: large, for: request) }
                == .invalidToken)
    }

    @Test func `a last token that was changed is no success`() throws {
        let site = Site([.negotiate])
        var random = SeededGenerator(seed: 9)
        for _ in 0..<40 {
            let wire = site.wire()
            let seed = random.next()
            wire.forge = { step, values in
                guard step == 2, let value = values.first,
                    var bytes = Data(base64Encoded: String(value.dropFirst(10))).map({ [UInt8]($0) })
                else { return values }
                bytes[Int(seed % UInt64(bytes.count))] ^= UInt8(1 << (seed >> 32 & 7))
                return ["Negotiate \(Data(bytes).base64EncodedString())"]
            }
            let client = customer([.negotiate])
            #expect(code { () throws(SecurityError) in _ = try wire.run(client) } != nil)
            #expect(!client.isComplete)
        }
    }

    @Test func `a server that lets a client in too early is not believed where it has to prove itself`() throws {
        let client = customer([.negotiate], requirements: [.integrity, .mutualAuthentication])
        _ = code { () throws(SecurityError) in
            _ = try client.receive(status: 401, challenges: ["Negotiate"], for: request)
        }
        #expect(
            code { () throws(SecurityError) in _ = try client.receive(status: 200, challenges: [], for: request) }
                != nil)
        #expect(!client.isComplete)
    }

    /// A server that knows no password: its challenge has no time, so that the client signs nothing that it had to answer.
    private func impostor(_ client: Customer) throws(SecurityError) -> HTTPAuthentication.Client.Action {
        func field(_ answer: NegotiationAnswer) -> [String] {
            ["Negotiate \(Data(answer.encoded).base64EncodedString())"]
        }
        _ = try client.receive(status: 401, challenges: ["Negotiate"], for: request)
        let challenge = NTLM.ChallengeMessage(
            flags: [.unicode, .ntlm, .sign, .extendedSessionSecurity, .key128, .keyExchange, .targetInformation],
            challenge: 7, target: "",
            information: NTLM.TargetInformation([(.computerName, [0x58, 0]), (.domainName, [0x58, 0])]))
        _ = try client.receive(
            status: 401,
            challenges: field(NegotiationAnswer(state: .incomplete, mechanism: .ntlm, token: challenge.bytes)),
            for: request)
        return try client.receive(
            status: 200, challenges: field(NegotiationAnswer(state: .completed)), for: request)
    }

    @Test func `a server that ends a negotiation without a proof has proved nothing`() throws {
        let strict = customer([.negotiate], requirements: [.integrity, .mutualAuthentication])
        #expect(code { () throws(SecurityError) in _ = try impostor(strict) } == .mutualAuthenticationFailed)
        #expect(!strict.isComplete)
        #expect(try impostor(customer([.negotiate])) == .done)
        // One that has signed the list of mechanisms has the key.
        let honest = customer([.negotiate], requirements: [.integrity, .mutualAuthentication])
        #expect(try Site([.negotiate]).wire().run(honest).user?.name == "alice")
        #expect(honest.isComplete)
    }

    @Test func `a server that forgets a logon again and again is left`() throws {
        var site = Site([.ntlm])
        site.server.limits.attempts = 1000
        let client = customer([.ntlm])
        let wire = site.wire()
        _ = try wire.run(client)
        #expect(client.isComplete)
        var rounds = 0
        #expect(
            code { () throws(SecurityError) in
                while rounds < 100 {
                    rounds += 1
                    _ = try client.receive(status: 401, challenges: ["NTLM"], for: request)
                }
            } == .logonDenied)
        #expect(rounds < 10)
    }

    @Test func `noise breaks nothing`() {
        var random = SeededGenerator(seed: 21)
        let pieces = [
            "Negotiate", "NTLM", "Digest ", "realm=\"r\"", "nonce=\"n\"", "qop=\"auth\"", ",", " ", "=", "\"",
            "TlRMTVNTUAAC",
            "oYIB", "stale=true", "algorithm=SHA-256", "AAAA", "\\", "\u{7F}", "Basic",
        ]
        for _ in 0..<1000 {
            let client = customer()
            for _ in 0..<3 {
                let values = (0..<Int.random(in: 0..<3, using: &random)).map { _ in
                    (0..<Int.random(in: 0..<9, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                        .joined()
                }
                let status = [200, 401, 407].randomElement(using: &random) ?? 401
                _ = code { () throws(SecurityError) in
                    _ = try client.receive(
                        status: status, challenges: values, information: values.first, for: request)
                }
            }
        }
    }
}
