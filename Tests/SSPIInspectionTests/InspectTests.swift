import Foundation
import SSPI
import SSPIInterface
import SSPIRuntime
import TestSupport
import Testing

@testable import SSPIInspection

/// The tokens of a logon, in order.
struct RecordedLogon {
    var tokens: [[UInt8]] = []

    /// Logs on by NTLM; alone or negotiated.
    init(
        negotiated: Bool, target: String = "HTTP/kettle.test", bindings: ChannelBindings? = nil,
        level: NTLM.Level = .version2Alone
    ) throws {
        let accounts = MemoryCredentialStore([Account(user: "alice", password: Password("Tee"))])
        let identity = NTLM.Identity(user: "alice", password: "Tee")
        var accepting = NTLM.AcceptorConfiguration(accounts: accounts)
        accepting.domainName = "KETTLE"
        accepting.dnsComputerName = "kettle.test"
        accepting.level = level
        accepting.clock = .fixed(TimeStamp(secondsSince1970: 1_700_000_000))
        var initiating = NTLM.InitiatorConfiguration()
        initiating.level = level
        initiating.workstation = "TEAPOT"
        if negotiated {
            var client = Negotiate.Client(
                packages: [NTLM.package(initiating: identity, configuration: initiating)], target: target,
                bindings: bindings)
            var server = Negotiate.Server(packages: [NTLM.package(accepting: accepting)], bindings: bindings)
            try run({ try client.step($0) }, { try server.step($0) })
        } else {
            var client = try NTLM.Client(
                identity: identity, target: target, bindings: bindings, configuration: initiating)
            var server = try NTLM.Server(configuration: accepting, bindings: bindings)
            try run({ try client.step($0) }, { try server.step($0) })
        }
    }

    private mutating func run(
        _ client: ([UInt8]?) throws -> ExchangeStep, _ server: ([UInt8]?) throws -> ExchangeStep
    ) throws {
        var token: [UInt8]?
        for step in 0..<8 {
            guard let next = try (step % 2 == 0 ? client : server)(token).token else { return }
            tokens.append(next)
            token = next
        }
    }
}

/// What is told of some input: the rows, the warnings, and why that is not all.
func inspected(_ bytes: [UInt8]) -> (text: String, warnings: [String], failure: String?) {
    do throws(InspectionError) {
        let (text, failure) = try TokenInspection.listing(of: bytes)
        let warnings = text.split(separator: "\n").filter { $0.hasPrefix("warning: ") }.map { String($0.dropFirst(9)) }
        return (text, warnings, failure?.text)
    } catch {
        return ("", [], error.text)
    }
}

func inspected(_ text: String) -> (text: String, warnings: [String], failure: String?) { inspected(Array(text.utf8)) }

@Suite struct InspectTests {
    @Test func `a safe logon by NTLM has no warnings but those that it has to have`() throws {
        let bindings = ChannelBindings(applicationData: Array("tls-server-end-point:x".utf8))
        let logon = try RecordedLogon(negotiated: false, bindings: bindings)
        #expect(logon.tokens.count == 3)
        for token in logon.tokens {
            let (text, warnings, failure) = inspected(token)
            #expect(failure == nil)
            #expect(warnings.isEmpty, "\(text)")
        }
        let challenge = inspected(logon.tokens[1]).text
        #expect(challenge.hasPrefix("NTLM CHALLENGE"))
        #expect(challenge.contains("KETTLE") && challenge.contains("kettle.test"))
        #expect(challenge.contains("2023-11-14 22:13:20 UTC"))
        #expect(challenge.contains("NTLMSSP_NEGOTIATE_EXTENDED_SESSIONSECURITY"))
        let answer = inspected(logon.tokens[2]).text
        #expect(answer.contains("alice") && answer.contains("TEAPOT") && answer.contains("HTTP/kettle.test"))
        #expect(answer.contains("MIC is present"))
    }

    @Test func `values stand under each other`() throws {
        let text = inspected(try RecordedLogon(negotiated: false).tokens[0]).text
        let rows = text.split(separator: "\n").filter { !$0.hasPrefix("warning") }
        let columns = rows.compactMap { row -> Int? in
            let parts = row.firstRange(of: "  ").map { row[$0.upperBound...].firstIndex { $0 != " " } } ?? nil
            guard let start = parts, !row.hasPrefix("  ") else { return nil }
            return row.distance(from: row.startIndex, to: start)
        }
        #expect(Set(columns).count == 1)
    }

    @Test func `what is weak of NTLM is named`() throws {
        let bare = inspected(try RecordedLogon(negotiated: false, target: "").tokens[2]).warnings
        #expect(bare.contains { $0.contains("no channel bindings") })
        #expect(bare.contains { $0.contains("no target name") })
        let old = inspected(try RecordedLogon(negotiated: false, level: .lanManager).tokens[2]).warnings
        #expect(old.contains { $0.contains("NTLM version 1") })
        #expect(old.contains { $0.contains("LAN Manager") })
        #expect(old.contains { $0.contains("extended session security") })
        // A first message that offers a character set and nothing else.
        let poor = inspected("NTLM TlRMTVNTUAABAAAAAgIAAAAAAAAAAAAAAAAAAAAAAAA=").warnings
        #expect(poor.contains { $0.contains("Unicode") })
        #expect(poor.contains { $0.contains("neither signing nor sealing") })
    }

    @Test func `negotiations are opened down to the mechanism`() throws {
        let logon = try RecordedLogon(negotiated: true)
        let texts = logon.tokens.map { inspected($0) }
        #expect(texts.allSatisfy { $0.failure == nil })
        #expect(texts[0].text.hasPrefix("SPNEGO NegTokenInit"))
        #expect(texts[0].text.contains("NTLM (1.3.6.1.4.1.311.2.2.10)") && texts[0].text.contains("NTLM NEGOTIATE"))
        #expect(texts[0].warnings.contains { $0.contains("NTLM is wanted most") })
        #expect(texts[1].text.contains("accept-incomplete") && texts[1].text.contains("NTLM CHALLENGE"))
        #expect(texts[2].text.contains("mechListMIC") && texts[2].text.contains("NTLM AUTHENTICATE"))
        #expect(texts[3].text.contains("accept-completed"))
    }

    @Test func `hints, refusals and old names are told`() {
        let hint = NegotiationOffer(mechanisms: [.legacyKerberos, .kerberos, .ntlm], isHint: true)
        let told = inspected(hint.encoded)
        #expect(told.text.hasPrefix("SPNEGO NegTokenInit2") && told.text.contains("Kerberos, legacy"))
        #expect(told.warnings.contains { $0.contains("misspelt") })
        #expect(!told.warnings.contains { $0.contains("NTLM is wanted most") })
        let refusal = inspected(NegotiationAnswer(state: .rejected).encoded)
        #expect(refusal.text.contains("reject") && refusal.warnings.contains { $0.contains("refused") })
        let request = inspected(NegotiationAnswer(state: .signatureRequested, mechanism: .ntlm).encoded)
        #expect(request.warnings.contains { $0.contains("wanted most") })
    }

    @Test func `the same token is found in every dress`() throws {
        let token = try RecordedLogon(negotiated: true).tokens[0]
        let expected = inspected(token).text
        let base64 = Data(token).base64EncodedString()
        let hex = token.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        let dresses = [
            base64, "  \(base64)\n", hex.joined(), hex.joined(separator: " ").uppercased(), hex.joined(separator: ":"),
            "0x" + hex.joined(), "Negotiate \(base64)", "WWW-Authenticate: Negotiate \(base64)",
            "< WWW-Authenticate: Negotiate \(base64)\r\n", "> Authorization: negotiate \(base64)",
            "Proxy-Authorization:Negotiate \(base64)",
            String(base64.enumerated().flatMap { $0 % 60 == 59 ? [$1, "\n"] : [$1] }),
            base64.replacingOccurrences(of: "=", with: ""),
        ]
        for dress in dresses { #expect(inspected(dress).text == expected, "\(dress)") }
    }

    @Test func `all challenges of a field are told`() {
        let told = inspected(
            "WWW-Authenticate: Negotiate, NTLM, Basic realm=\"x\", Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\", algorithm=SHA-256, charset=UTF-8"
        )
        #expect(told.failure == nil)
        #expect(told.text.contains("Negotiate") && told.text.contains("Basic") && told.text.contains("SHA-256"))
        #expect(told.warnings.isEmpty, "\(told.warnings)")
    }

    @Test(arguments: [
        ("realm=\"r\", nonce=\"n\"", ["no algorithm", "no qop", "no charset"]),
        ("realm=\"r\", nonce=\"n\", algorithm=MD5, qop=\"auth\", charset=UTF-8", ["MD5", "protects content"]),
        ("realm=\"r\", nonce=\"n\", algorithm=SHA-256, qop=\"auth-int\", stale=true, charset=UTF-8", ["too old"]),
        ("realm=\"r\", nonce=\"n\", algorithm=SHA-9, qop=\"auth-int\", charset=UTF-8", ["not known"]),
        ("username=\"a\", realm=\"r\", nonce=\"n\", uri=\"/\", response=\"00\"", ["no qop", "digits", "MD5"]),
        (
            "username=\"a\", realm=\"r\", nonce=\"n\", uri=\"/\", response=\"00112233445566778899aabbccddeeff\", qop=auth",
            ["MD5", "no cnonce", "no count"]
        ),
        ("nextnonce=\"x\"", ["no rspauth"]),
        ("realm=\"r\",nonce=\"n\",qop=\"auth-conf\",cipher=\"rc4-40,3des\",algorithm=md5-sess", ["rc4-40", "MD5"]),
    ])
    func `what is weak of Digest is named`(_ members: String, _ expected: [String]) {
        let told = inspected("Digest " + members)
        #expect(told.failure == nil)
        for word in expected { #expect(told.warnings.contains { $0.contains(word) }, "\(word): \(told.warnings)") }
        #expect(told.warnings.count == expected.count, "\(told.warnings)")
        #expect(inspected(Data(members.utf8).base64EncodedString()).text == told.text)
    }
}
