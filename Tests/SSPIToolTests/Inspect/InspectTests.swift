import Foundation
import SSPI
import SSPIInterface
import SSPIRuntime
import TestSupport
import Testing

@testable import SSPITool

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
    do throws(ToolError) {
        let (text, failure) = try InspectCommand.listing(of: bytes)
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

@Suite struct KerberosInspectTests {
    /// A message as RFC 4120 has it, without any key: the encrypted parts are zeros.
    private func request(etype: UInt8, options: UInt8 = 0x20) -> [UInt8] {
        func encrypted(_ writer: inout DERWriter, _ tag: UInt8) {
            writer.constructed(tag) { field in
                field.constructed(DERTag.sequence) { parts in
                    parts.constructed(DERTag.context(0)) { $0.element(0x02, [etype]) }
                    parts.constructed(DERTag.context(1)) { $0.element(0x02, [2]) }
                    parts.constructed(DERTag.context(2)) {
                        $0.element(DERTag.octetString, [UInt8](repeating: 0, count: 200))
                    }
                }
            }
        }
        return DERWriter.write { writer in
            writer.constructed(0x6E) { outer in
                outer.constructed(DERTag.sequence) { fields in
                    fields.constructed(DERTag.context(0)) { $0.element(0x02, [5]) }
                    fields.constructed(DERTag.context(1)) { $0.element(0x02, [14]) }
                    fields.constructed(DERTag.context(2)) { $0.element(DERTag.bitString, [0, options, 0, 0, 0]) }
                    fields.constructed(DERTag.context(3)) { field in
                        field.constructed(0x61) { ticket in
                            ticket.constructed(DERTag.sequence) { parts in
                                parts.constructed(DERTag.context(0)) { $0.element(0x02, [5]) }
                                parts.constructed(DERTag.context(1)) {
                                    $0.element(DERTag.generalString, "KETTLE.TEST".utf8)
                                }
                                parts.constructed(DERTag.context(2)) { name in
                                    name.constructed(DERTag.sequence) { name in
                                        name.constructed(DERTag.context(0)) { $0.element(0x02, [2]) }
                                        name.constructed(DERTag.context(1)) { list in
                                            list.constructed(DERTag.sequence) { list in
                                                list.element(DERTag.generalString, "HTTP".utf8)
                                                list.element(DERTag.generalString, "kettle.test".utf8)
                                            }
                                        }
                                    }
                                }
                                encrypted(&parts, DERTag.context(3))
                            }
                        }
                    }
                    encrypted(&fields, DERTag.context(4))
                }
            }
        }
    }

    private func framed(_ message: [UInt8], _ mechanism: MechanismIdentifier = .kerberos) -> [UInt8] {
        DERWriter.write { writer in
            writer.constructed(DERTag.initialToken) { frame in
                frame.element(DERTag.objectIdentifier, mechanism.contents)
                frame.raw([1, 0] + message)
            }
        }
    }

    @Test func `a ticket is told, bare, framed and negotiated`() {
        let message = request(etype: 18)
        let offer = NegotiationOffer(mechanisms: [.kerberos, .ntlm], token: framed(message))
        for token in [message, framed(message), offer.encoded] {
            let told = inspected(token)
            #expect(told.failure == nil)
            #expect(told.text.contains("HTTP/kettle.test@KETTLE.TEST"))
            #expect(told.text.contains("aes256-cts-hmac-sha1-96"))
            #expect(told.text.contains("mutual-required"))
            #expect(told.warnings.isEmpty)
        }
    }

    @Test(arguments: [(3, "DES"), (23, "RC4"), (16, "triple DES"), (99, "not known")] as [(UInt8, String)])
    func `weak encryption is named`(_ etype: UInt8, _ word: String) {
        #expect(inspected(request(etype: etype)).warnings.contains { $0.contains(word) })
    }

    @Test func `a request without mutual proof is named`() {
        #expect(inspected(request(etype: 18, options: 0)).warnings == ["the acceptor is not asked to prove itself"])
    }

    @Test func `signatures and protected messages are told`() {
        let head: [UInt8] = [5, 4, 7, 0xFF, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 1, 2]
        let told = inspected(head + [UInt8](repeating: 1, count: 40)).text
        #expect(told.contains("Wrap") && told.contains("acceptor") && told.contains("258"))
        #expect(inspected([5, 4, 7]).failure != nil)
    }

    @Test func `everything cut short is refused, and nothing traps`() {
        for whole in [
            framed(request(etype: 18)),
            NegotiationOffer(mechanisms: [.kerberos], token: framed(request(etype: 18))).encoded,
        ] {
            for count in stride(from: 0, to: whole.count, by: 1) {
                #expect(inspected(Array(whole.prefix(count))).failure != nil)
            }
        }
    }
}

@Suite struct HostileInspectTests {
    @Test(arguments: [
        "", "   ", "hello world", "NTLM", "Negotiate !!!", "NTLM TlRM", "TlRMTVNTUAAJAAAA", "TlRMTVNTUAA=", "YIIBAA==",
        "oQA=", "0x", "00", "Digest nonce=\"", "WWW-Authenticate:", "Authorization: x y z", "BQQ=",
        "6E00", "60060606", "a180", "6e 84 ff ff ff ff",
    ])
    func `what is no token gets a diagnostic`(_ text: String) {
        let told = inspected(text)
        if text == "NTLM" { return #expect(told.text.contains("offered")) }
        #expect(told.failure != nil, "\(told.text)")
    }

    @Test func `nothing that a token holds moves a terminal`() throws {
        let evil = "\u{1B}[2J\u{202E}\u{7}\u{85}"
        let accounts = MemoryCredentialStore([])
        var client = try NTLM.Client(identity: .init(user: "a\(evil)b", password: "x"), target: "\(evil)")
        var server = try NTLM.Server(configuration: .init(accounts: accounts))
        let first = try client.step(nil).token
        let challenge = try server.step(first).token
        let token = try #require(try client.step(challenge).token)
        let told = inspected(token).text
        #expect(told.contains("a\\u{1b}[2J\\u{202e}\\u{7}\\u{85}b"))
        let scalars = told.unicodeScalars.filter { $0 != "\n" }
        #expect(
            scalars.allSatisfy { $0.properties.generalCategory != .control && $0.properties.generalCategory != .format }
        )
        let digest = inspected("Digest realm=\"\u{9B}31m\u{202E}\", nonce=\"n\"").text
        #expect(!digest.unicodeScalars.contains("\u{9B}") && !digest.unicodeScalars.contains("\u{202E}"))
    }

    @Test func `changed tokens are told or refused, and nothing traps`() throws {
        var random = SeededGenerator(seed: 17)
        let all = try RecordedLogon(negotiated: true).tokens + RecordedLogon(negotiated: false).tokens
        for _ in 0..<3000 {
            guard var token = all.randomElement(using: &random) else { return }
            for _ in 0..<Int.random(in: 1..<4, using: &random) {
                let place = Int.random(in: 0..<token.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: token[place] = UInt8.random(in: 0...255, using: &random)
                case 1: token.removeSubrange(place...)
                default: token.insert(UInt8.random(in: 0...255, using: &random), at: place)
                }
                if token.isEmpty { break }
            }
            let told = inspected(token)
            #expect(!told.text.isEmpty || told.failure != nil)
        }
    }

    @Test func `tokens inside of tokens have an end`() {
        var token: [UInt8] = Array("NTLMSSP\0".utf8)
        for _ in 0..<50 { token = NegotiationOffer(mechanisms: [.negotiation], token: token).encoded }
        #expect(inspected(token).failure?.contains("nested too deep") == true)
    }

    @Test func `what is too large is not looked at`() {
        #expect(inspected([UInt8](repeating: 0x60, count: TokenInput.limit + 1)).failure?.contains("more than") == true)
    }
}

@Suite struct MomentTests {
    @Test(
        arguments: [
            (0, "1601-01-01 00:00:00 UTC"), (116_444_736_000_000_000, "1970-01-01 00:00:00 UTC"),
            (125_911_584_000_000_000, "2000-01-01 00:00:00 UTC"), (125_963_423_990_000_000, "2000-02-29 23:59:59 UTC"),
            (126_227_807_990_000_000, "2000-12-31 23:59:59 UTC"), (133_444_736_000_000_000, "2023-11-14 22:13:20 UTC"),
            (94_354_848_000_000_000, "1900-01-01 00:00:00 UTC"), (94_405_824_000_000_000, "1900-03-01 00:00:00 UTC"),
            (2_650_467_743_990_000_000, "9999-12-31 23:59:59 UTC"),
        ] as [(UInt64, String)])
    func `times are those of the calendar`(_ ticks: UInt64, _ text: String) { #expect(Moment.text(ticks) == text) }

    @Test func `what is no time is told as a number`() {
        #expect(Moment.text(.max).contains("no time"))
        #expect(Moment.text(UInt64(Int64.max)).contains("after the year 9999"))
    }

    @Test func `one day follows the other`() {
        let formatter = ISO8601DateFormatter()
        for day in stride(from: 0, to: 300_000, by: 97) {
            let seconds = Int64(day) * 86_400 - 11_644_473_600
            let text = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(seconds)))
            let expected = text.replacingOccurrences(of: "T", with: " ").replacingOccurrences(of: "Z", with: " UTC")
            #expect(Moment.text(UInt64(TimeStamp(secondsSince1970: seconds).rawValue)) == expected)
        }
    }
}
