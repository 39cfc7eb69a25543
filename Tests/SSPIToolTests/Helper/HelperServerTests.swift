import Foundation
import TestSupport
import Testing

@testable import SSPITool

@Suite struct HelperServerTests {
    private let desk: HelperDesk

    init() throws { desk = try HelperDesk() }

    @Test(arguments: [
        ("alice Wasser%20kocht", "OK"), ("ALICE Wasser%20kocht", "OK"), ("alice Wasser kocht", "OK"),
        ("alice wasser%20kocht", "ERR"), ("alice ", "ERR"), ("alice", "ERR"), ("", "ERR"), (" x", "ERR"),
        ("mallory Wasser%20kocht", "ERR"), ("KETTLE%5calice Wasser%20kocht", "OK"),
        ("TEAPOT%5calice Wasser%20kocht", "ERR"), ("alice Wasser%2", "ERR"), ("alice %00", "ERR"),
        ("alice %zz", "ERR"), ("alice %FF%FE", "ERR"),
    ])
    func `basic tells right from wrong`(_ request: String, _ answer: String) throws {
        #expect(try desk.helper("squid-2.5-basic", "--domain", "KETTLE").ask(request) == answer)
    }

    @Test func `digest gives the hash of MD5 alone`() throws {
        let helper = try desk.helper("squid-digest")
        // MD5 of "alice:a realm:Wasser kocht", computed by md5sum.
        let line = try desk.folder.read("htdigest").split(separator: "\n").first { $0.hasPrefix("alice:") }
        let digits = try #require(line?.split(separator: ":").last)
        #expect(helper.ask("\"alice\":\"a realm\"") == "OK ha1=\"\(digits)\"")
        #expect(helper.ask("\"alice\":\"a realm\" 10.0.0.1") == "OK ha1=\"\(digits)\"")
        #expect(helper.ask("\"carol\":\"a realm\"").hasPrefix("ERR"))
        #expect(helper.ask("\"alice\":\"b realm\"").hasPrefix("ERR"))
        #expect(helper.ask("\"ALICE\":\"a realm\"").hasPrefix("ERR"))
    }

    @Test(arguments: [
        "alice", "\"alice\"", "\"alice\":a realm", "\"al\"ice\":\"a realm\"", "\"alice\":\"a realm\":\"a realm\"",
        "\"x\":\"y\":\"alice\":\"a realm\"", "x\"alice\":\"a realm\"", "\"alice\" : \"a realm\"", "",
        "\"alice\":\"a realm\"x",
    ])
    func `what can be read in two ways is not read`(_ request: String) throws {
        #expect(try desk.helper("squid-digest").ask(request).hasPrefix("BH"))
    }

    @Test func `each channel has a conversation of its own`() throws {
        let client = try desk.helper("ntlmssp-client-1", "--username", "alice")
        _ = client.ask("PW \(Data("Wasser kocht".utf8).base64EncodedString())")
        let server = try desk.helper("squid-2.5-ntlmssp", "--concurrency")
        let first = client.ask("YR").dropFirst(3)
        let one = server.ask("1 YR \(first)")
        let two = server.ask("2 YR \(first)")
        #expect(one.hasPrefix("1 TT ") && two.hasPrefix("2 TT "))
        #expect(one.dropFirst(5) != two.dropFirst(5))
        let answer = client.ask("TT \(one.dropFirst(5))").dropFirst(3)
        // The answer to the one challenge is none to the other.
        #expect(server.ask("2 KK \(answer)") == "2 NA NT_STATUS_LOGON_FAILURE")
        #expect(server.ask("1 KK \(answer)") == "1 AF alice")
        #expect(server.ask("3 KK \(answer)").hasPrefix("3 BH"))
    }

    @Test(arguments: ["YR TlRM", "x YR", "-1 YR", "99999999999 YR", " 1 YR", ""])
    func `a line without a channel is nobody's`(_ line: String) throws {
        let answer = try desk.helper("squid-2.5-ntlmssp", "--concurrency").ask(line)
        #expect(answer.hasPrefix("BH "))
    }

    @Test func `channels have an end`() throws {
        let server = try desk.helper("squid-2.5-basic", "--concurrency")
        for channel in 0..<HelperServer.channelLimit { #expect(server.ask("\(channel) a b") == "\(channel) ERR") }
        #expect(server.ask("\(HelperServer.channelLimit) a b").hasPrefix("\(HelperServer.channelLimit) BH"))
        #expect(server.ask("0 alice Wasser%20kocht") == "0 OK")
    }

    @Test func `bytes that are no text are answered in a line`() throws {
        let server = try desk.helper("squid-2.5-ntlmssp")
        for bytes in [[0xFF], [0x59, 0x52, 0x00], [0xC3]] as [[UInt8]] {
            #expect(server.answer(.line(bytes)).hasPrefix("BH"))
        }
        #expect(server.answer(.tooLong) == "BH the line is too long")
    }

    @Test func `answers have no end of line in them`() throws {
        var random = SeededGenerator(seed: 11)
        let alphabet = Array("YRKTPWGF \"\\:%0aeZ=\u{85}\u{2028}\u{B}\u{C}é".unicodeScalars)
        for name in ["squid-2.5-ntlmssp", "gss-spnego", "squid-2.5-basic", "squid-digest"] {
            let server = try desk.helper(name)
            for _ in 0..<300 {
                var text = String.UnicodeScalarView()
                for _ in 0..<Int.random(in: 0..<24, using: &random) {
                    text.append(alphabet.randomElement(using: &random) ?? "Y")
                }
                let answer = server.ask(String(text))
                #expect(!answer.isEmpty)
                #expect(!answer.utf8.contains { $0 < 0x20 })
            }
        }
    }

    @Test func `a file that is open to others begins no helper`() throws {
        let path = desk.folder.path(of: "smbpasswd")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        #expect(throws: ToolError.self) { try desk.helper("squid-2.5-ntlmssp") }
    }

    @Test func `a file that is changed lets the new user in, and one that breaks lets nobody in`() throws {
        let server = try desk.helper("squid-2.5-basic")
        let path = desk.folder.path(of: "smbpasswd")
        let console = Console(password: { (_, _) throws(ToolError) in "neu" }, write: { _ in })
        try PasswordCommand.run(["add", "dora", "--file", path], console: console)
        #expect(server.ask("dora neu") == "OK")
        try FileManager.default.removeItem(atPath: path)
        #expect(server.ask("dora neu").hasPrefix("BH"))
    }

    @Test(arguments: [
        [], ["--protocol", "x"], ["--protocol", "squid-2.5-ntlmssp"], ["--protocol", "squid-digest"],
        ["--protocol", "gss-spnego"], ["--protocol", "ntlmssp-client-1"], ["--protocol", "gss-spnego-client"],
        ["--protocol", "ntlmssp-client-1", "--username", "a", "--password", "Geheim7"],
        ["--protocol", "ntlmssp-client-1", "--username", "a", "Geheim7"],
        ["--protocol", "ntlmssp-client-1", "--username", "a", "--target-service", "HTTP"],
        ["--protocol", "ntlmssp-client-1", "--username", "a", "--keytab", "k"],
        ["--protocol", "ntlmssp-client-1", "--username", "a", "--username", "b"],
    ])
    func `a command line that cannot be followed is refused`(_ arguments: [String]) {
        let error = #expect(throws: ToolError.self) { try HelperCommand.server(arguments) }
        #expect(error?.status == .usage)
        #expect(error?.text.contains("Geheim7") != true)
    }
}

@Suite struct LineReaderTests {
    /// Reads everything that comes in pieces.
    private func lines(_ pieces: [String], limit: Int = 8) -> [LineReader.Line] {
        var rest = pieces[...]
        var reader = LineReader(limit: limit) { Array((rest.popFirst() ?? "").utf8) }
        var lines: [LineReader.Line] = []
        while let line = reader.next() { lines.append(line) }
        return lines
    }

    private func line(_ text: String) -> LineReader.Line { .line(Array(text.utf8)) }

    @Test func `lines come as they were sent, in whatever pieces`() {
        let text = "one\ntwo\r\n\nthree\n"
        let expected = [line("one"), line("two"), line(""), line("three")]
        #expect(lines([text]) == expected)
        #expect(lines(text.map(String.init)) == expected)
    }

    @Test func `a line that is too long is thrown away, and the next one is read`() {
        #expect(lines(["123456789\nx\n"]) == [.tooLong, line("x")])
        #expect(lines(["12345678\n"]) == [line("12345678")])
        #expect(lines(["1234", "5678", "9012", "34\n", "x\n"]) == [.tooLong, line("x")])
        #expect(lines(Array(repeating: "1234", count: 5000) + ["\nx\n"]) == [.tooLong, line("x")])
    }

    @Test func `a line that has no end is none`() {
        #expect(lines(["one\ntw"]) == [line("one")])
        #expect(lines(["123456789"]).isEmpty)
        #expect(lines([]).isEmpty)
    }
}

@Suite struct HelperTextTests {
    @Test(arguments: [
        ("alice", "alice"), ("KETTLE\\alice", "KETTLE\\alice"), ("bob smith", "bob%20smith"), ("a\"b", "a%22b"),
        ("100%", "100%25"), ("Jürgen", "Jürgen"), ("a\nb", "a%0Ab"),
    ])
    func `names are one word`(_ name: String, _ word: String) { #expect(HelperText.word(name) == word) }

    @Test func `no two names are the same word`() {
        let names = ["a b", "a%20b", "a%2520b", "a\tb", "ab", "a  b", "é", "%C3%A9"]
        #expect(Set(names.map(HelperText.word)).count == names.count)
        for name in names { #expect(HelperText.unescaped(HelperText.word(name)[...]) == name) }
    }
}
