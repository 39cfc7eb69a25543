import Foundation
import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

@testable import SSPITool

@Suite struct LogonConversationTests {
    private let desk: HelperDesk

    init() throws { desk = try HelperDesk() }

    @Test func `NTLM is complete for both sides, with one key and the same flags`() throws {
        let client = try desk.helper("ntlmssp-client-1", "--username", "alice")
        let server = try desk.helper("squid-2.5-ntlmssp")
        let answers = desk.talk(client, server)
        #expect(answers.map { String($0.prefix(2)) } == ["OK", "YR", "TT", "AF", "AF"], "\(answers)")
        #expect(answers.last == "AF alice")
        let key = server.ask("GK")
        #expect(key.hasPrefix("GK ") && Data(base64Encoded: String(key.dropFirst(3)))?.count == 16)
        #expect(client.ask("GK") == key)
        #expect(server.ask("GF").hasPrefix("GF 0x"))
    }

    @Test func `a negotiation is complete for both sides, and the list is signed`() throws {
        let client = try desk.helper(
            "gss-spnego-client", "--username", "alice", "--target-service", "HTTP", "--target-hostname", "kettle.test")
        let server = try desk.helper("gss-spnego")
        let answers = desk.talk(client, server)
        #expect(answers.map { String($0.prefix(2)) } == ["OK", "YR", "TT", "KK", "AF", "AF"], "\(answers)")
        #expect(answers[4].hasSuffix(" alice") && answers[4].split(separator: " ").count == 3)
        #expect(server.ask("GK") == client.ask("GK"))
    }

    @Test func `raw NTLM is taken and answered raw by the negotiating server`() throws {
        let client = try desk.helper("ntlmssp-client-1", "--username", "alice")
        let answers = desk.talk(client, try desk.helper("gss-spnego"))
        #expect(answers.last == "AF * alice", "\(answers)")
    }

    @Test(arguments: ["squid-2.5-ntlmssp", "gss-spnego"])
    func `a wrong password is refused, and the helper goes on`(_ name: String) throws {
        let client = try desk.helper("ntlmssp-client-1", "--username", "alice")
        let server = try desk.helper(name)
        let answers = desk.talk(client, server, password: "wasser kocht")
        #expect(answers.last?.hasPrefix("NA") == true && answers.last?.hasSuffix("NT_STATUS_LOGON_FAILURE") == true)
        #expect(server.ask("GK").hasPrefix("BH"))
        #expect(server.ask("KK TlRM").hasPrefix("BH"))
        #expect(desk.talk(client, server).last?.hasPrefix("AF") == true)
    }

    @Test func `nobody and the unknown are refused alike`() throws {
        let server = try desk.helper("squid-2.5-ntlmssp")
        let unknown = desk.talk(try desk.helper("ntlmssp-client-1", "--username", "mallory"), server)
        #expect(unknown.last == "NA NT_STATUS_LOGON_FAILURE")
    }

    @Test func `a refusal of the negotiating server carries a token`() throws {
        let client = try desk.helper("gss-spnego-client", "--username", "alice")
        let answers = desk.talk(client, try desk.helper("gss-spnego"), password: "falsch")
        let words = answers.last?.split(separator: " ") ?? []
        #expect(words.first == "NA" && words.count == 3 && words.last == "NT_STATUS_LOGON_FAILURE")
        #expect(words.count == 3 && Data(base64Encoded: String(words[1])) != nil)
    }

    @Test func `a name with a blank stays one word`() throws {
        let client = try desk.helper("ntlmssp-client-1", "--username", "bob smith")
        #expect(desk.talk(client, try desk.helper("squid-2.5-ntlmssp")).last == "AF bob%20smith")
    }

    @Test func `a name is the file's, however the client spells it`() throws {
        let server = try desk.helper("squid-2.5-ntlmssp", "--domain", "KETTLE")
        for name in ["alice", "ALICE", "Alice"] {
            let client = try desk.helper("ntlmssp-client-1", "--username", name)
            #expect(desk.talk(client, server).last == "AF KETTLE\\alice")
        }
    }

    @Test func `a client without a password asks for it`() throws {
        let client = try desk.helper("ntlmssp-client-1", "--username", "alice")
        #expect(client.ask("YR") == "PW")
        #expect(client.ask("PW !").hasPrefix("BH"))
        #expect(client.ask("PW \(Data("x".utf8).base64EncodedString())") == "OK")
        #expect(client.ask("YR").hasPrefix("YR TlRMTVNTUAAB"))
    }

    @Test func `the negotiating server names its mechanisms when it is asked first`() throws {
        let server = try desk.helper("gss-spnego")
        let words = server.ask("YR").split(separator: " ")
        #expect(words.count == 3 && words[0] == "TT" && words[2] == "*")
        // The hint begins a negotiation of a client of ours.
        let packages = [NTLM.package(initiating: .init(user: "alice", password: "Wasser kocht"))]
        var client = Negotiate.Client(packages: packages, target: nil, requirements: [], opening: .acceptor)
        var token = words.count > 1 ? Data(base64Encoded: String(words[1])).map { [UInt8]($0) } : nil
        var last = ""
        for _ in 0..<4 {
            guard let next = try token.flatMap({ try client.step($0).token }) else { break }
            last = server.ask("KK \(Data(next).base64EncodedString())")
            token = last.split(separator: " ").dropFirst().first.flatMap { Data(base64Encoded: String($0)) }.map {
                [UInt8]($0)
            }
        }
        #expect(last.hasPrefix("AF ") && last.hasSuffix(" alice"))
    }

    @Test(arguments: [
        "", " ", "KK", "KK TlRM", "TT TlRM", "PW eA==", "XX", "YR", "yr TlRM", "GF", "GK", "AF alice",
        "ÄÖ ü", "YRTlRM",
    ])
    func `requests that make no sense are the helper's trouble`(_ request: String) throws {
        let server = try desk.helper("squid-2.5-ntlmssp")
        #expect(server.ask(request).hasPrefix("BH"), "\(server.ask(request))")
    }

    @Test func `tokens that make no sense are refused, and nothing traps`() throws {
        let server = try desk.helper("squid-2.5-ntlmssp")
        let negotiating = try desk.helper("gss-spnego")
        for token in ["====", "TlRM", "TlRMTVNTUAADAAAA", "YIIBAA==", "oQA=", "////"] {
            for helper in [server, negotiating] {
                #expect(helper.ask("YR \(token)").hasPrefix("NA"))
                #expect(helper.ask("KK \(token)").hasPrefix("BH"))
            }
        }
    }

    @Test func `a byte that was changed on its way lets nobody in`() throws {
        let client = try desk.helper("ntlmssp-client-1", "--username", "alice")
        let server = try desk.helper("squid-2.5-ntlmssp")
        var refused = 0
        for place in stride(from: 12, to: 200, by: 7) {
            let answers = desk.talk(client, server) { step, line in
                guard step == 4, let bytes = Data(base64Encoded: String(line.dropFirst(3))) else { return line }
                var changed = [UInt8](bytes)
                changed[place % changed.count] ^= 0x40
                return "KK \(Data(changed).base64EncodedString())"
            }
            // The machine's name and the room of fields are not protected, and are not looked at.
            if answers.last?.hasPrefix("NA") == true { refused += 1 }
            #expect(answers.count == 5)
        }
        #expect(refused > 15)
    }
}
