import Foundation
import SSPI
import SSPIInterface
import SSPIRuntime
import TestSupport
import Testing

@testable import SSPIInspection

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
