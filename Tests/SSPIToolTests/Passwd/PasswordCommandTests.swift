import Foundation
import SSPI
import SSPIInterface
import SSPIRuntime
import TestSupport
import Testing

@testable import SSPITool

/// Runs `sspi passwd` in a folder of its own, with a console that answers.
final class PasswordDesk {
    let folder: TemporaryFolder
    var answers: [String] = []
    private(set) var output = ""
    private(set) var prompts: [String] = []

    init() throws { folder = try TemporaryFolder() }

    var path: String { folder.path(of: "accounts") }
    var text: String { (try? folder.read("accounts")) ?? "" }
    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

    var mode: Int? {
        (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }

    func write(_ text: String, mode: Int = 0o600) throws {
        try folder.write(text, to: "accounts")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    /// What a run threw, if it threw.
    @discardableResult
    func run(_ arguments: String..., password: String? = nil) -> ToolError? { run(arguments, password: password) }

    /// What a run threw, if it threw.
    func run(_ arguments: [String], password: String? = nil) -> ToolError? {
        if let password { answers = [password] }
        let console = Console(
            password: { [self] (prompt, _) throws(ToolError) in
                prompts.append(prompt)
                guard let answer = answers.first else { throw ToolError.failure("nobody answers") }
                return answer
            },
            write: { [self] in output += $0 })
        do throws(ToolError) {
            try PasswordCommand.run(arguments + ["--file", path], console: console)
            return nil
        } catch {
            return error
        }
    }
}

@Suite struct PasswordCommandTests {
    private let desk: PasswordDesk

    init() throws { desk = try PasswordDesk() }

    @Test func `a new file belongs to its owner alone and lets the user in`() throws {
        #expect(desk.run("add", "alice", "--create", password: "Tee") == nil)
        #expect(desk.mode == 0o600)
        #expect(desk.names == ["accounts"])
        #expect(desk.text.hasPrefix("alice:"))
        #expect(!desk.text.contains("Tee"))
        let account = try NTLM.SambaPasswordFile(path: desk.path).account(user: "ALICE", domain: "")
        #expect(account != nil)
        #expect(desk.run("verify", "alice", password: "Tee") == nil)
        #expect(desk.run("verify", "alice", password: "tee")?.status == .failure)
        #expect(desk.run("verify", "bob", password: "Tee")?.status == .failure)
    }

    @Test func `the NT hash is the published one`() {
        // MS-NLMP 4.2.2.1.2
        desk.run("add", "User", "--create", "--uid", "7", password: "Password")
        #expect(desk.text.contains(":7:\(SambaFormat.noHash):A4F49C406510BDCAB6824EE7C30FD852:[U          ]:LCT-"))
    }

    @Test func `without --create no file is made`() {
        let error = desk.run("add", "alice", password: "Tee")
        #expect(error?.status == .failure)
        #expect(error?.text.contains("--create") == true)
        #expect(desk.names.isEmpty)
    }

    @Test func `nobody is added twice, changed or deleted when missing`() throws {
        desk.run("add", "alice", "--create", password: "Tee")
        let before = desk.text
        #expect(desk.run("add", "Alice", password: "Kaffee")?.text.contains("already") == true)
        #expect(desk.run("change", "bob", password: "Kaffee")?.text.contains("no user") == true)
        #expect(desk.run("delete", "bob")?.text.contains("no user") == true)
        #expect(desk.text == before)
        #expect(desk.names == ["accounts"])
    }

    @Test func `other lines stay as they are, to the byte`() throws {
        try desk.write(
            "# kept\r\n\nbob:1001:\(SambaFormat.noHash):\(String(repeating: "0A", count: 16)):[DU         ]:LCT-0:x:y\n"
        )
        let before = desk.text
        desk.run("add", "alice", password: "Tee")
        #expect(desk.text.hasPrefix(before))
        #expect(desk.run("change", "ALICE", password: "Kaffee") == nil)
        #expect(desk.text.hasPrefix(before))
        #expect(desk.text.dropFirst(before.count).hasPrefix("alice:"))
        #expect(desk.run("verify", "alice", password: "Kaffee") == nil)
        #expect(desk.run("verify", "alice", password: "Tee") != nil)
        #expect(desk.run("delete", "alice") == nil)
        #expect(desk.text == before)
    }

    @Test func `a changed account stays what it was, and a disabled one lets nobody in`() throws {
        let old = String(repeating: "0A", count: 16)
        try desk.write(
            "bob:1001:\(SambaFormat.noHash):\(old):[DU         ]:LCT-0:\neve:1:\(SambaFormat.noHash):\(old):[NU         ]:LCT-0:\n"
        )
        desk.run("change", "bob", password: "Tee")
        desk.run("change", "eve", password: "Tee")
        #expect(desk.text.contains("bob:1001:\(SambaFormat.noHash):") && desk.text.contains("[DU         ]"))
        #expect(desk.run("verify", "bob", password: "Tee") != nil)
        #expect(desk.run("verify", "eve", password: "Tee") == nil)
    }

    @Test func `the list says who cannot log on`() throws {
        let hash = String(repeating: "0A", count: 16)
        for (name, flags) in [("a", "DU"), ("b", "UL"), ("c", "NU"), ("d", "U"), ("e", "W")] {
            let line = "\(name):1:\(SambaFormat.noHash):\(hash):[\(flags)]:LCT-0:\n"
            try desk.write(desk.text + line)
        }
        #expect(desk.run("list") == nil)
        #expect(desk.output == "a  (disabled)\nb  (locked)\nc  (no password)\nd\ne  ([W])\n")
    }

    @Test func `a name in a file does not move the terminal`() throws {
        try desk.write("a\u{1B}[2J\u{9B}1Ab:1:\(SambaFormat.noHash):\(SambaFormat.noHash):[U]:LCT-0:\n")
        #expect(desk.run("list") == nil)
        #expect(desk.output == "a\\u{1b}[2J\\u{9b}1Ab\n")
    }

    @Test(
        .enabled(if: geteuid() == 0, "only the administrator may give files away"), arguments: [[], ["--realm", "r"]])
    func `an administrator keeps files that belong to others, who go on to own them`(_ options: [String]) throws {
        try desk.write("")
        #expect(unsafe chown(desk.path, 12345, 23456) == 0)
        func run(_ words: String..., password: String = "Tee") -> ToolError? {
            desk.run(words + options, password: password)
        }
        #expect(run("add", "alice") == nil)
        #expect(run("verify", "alice") == nil)
        #expect(run("change", "alice", password: "Kaffee") == nil)
        #expect(run("list") == nil)
        #expect(desk.output.contains("alice"))
        let attributes = try FileManager.default.attributesOfItem(atPath: desk.path)
        #expect((attributes[.ownerAccountID] as? NSNumber)?.intValue == 12345)
        #expect((attributes[.groupOwnerAccountID] as? NSNumber)?.intValue == 23456)
        #expect(desk.mode == 0o600)
        // A server that runs as somebody else is another matter.
        #expect(throws: SecurityError.self) {
            try NTLM.SambaPasswordFile(path: desk.path).account(user: "alice", domain: "")
        }
    }

    @Test func `the list has names and no hashes`() throws {
        desk.run("add", "alice", "--create", password: "Tee")
        desk.run("add", "bob", password: "Kaffee")
        #expect(desk.run("list") == nil)
        #expect(desk.output == "alice\nbob\n")
    }

    @Test func `a password on the command line is refused and not repeated`() {
        let error = desk.run("add", "alice", "Geheim7", "--create", password: "x")
        #expect(error?.status == .usage)
        #expect(error?.text.contains("Geheim7") == false)
        let option = desk.run("add", "alice", "--password=Geheim7", "--create", password: "x")
        #expect(option?.status == .usage)
        #expect(option?.text.contains("Geheim7") == false)
        #expect(desk.names.isEmpty)
    }

    @Test(arguments: ["", "a:b", "#a", "a\nb", "a\u{7}", String(repeating: "a", count: 300)])
    func `names that no file can hold are refused`(_ name: String) {
        #expect(desk.run("add", name, "--create", password: "Tee")?.status == .usage)
        #expect(desk.names.isEmpty)
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o660, 0o601])
    func `a file that is open to others is not touched`(_ mode: Int) throws {
        try desk.write("", mode: mode)
        #expect(desk.run("add", "alice", password: "Tee")?.text.contains("chmod 600") == true)
        #expect(desk.text.isEmpty)
        #expect(desk.mode == mode)
        #expect(desk.names == ["accounts"])
    }

    @Test func `a link is not followed`() throws {
        try desk.folder.write("", to: "target")
        try FileManager.default.createSymbolicLink(
            atPath: desk.path, withDestinationPath: desk.folder.path(of: "target"))
        #expect(desk.run("add", "alice", "--create", password: "Tee")?.status == .failure)
        #expect(try desk.folder.read("target").isEmpty)
    }

    @Test func `a file with a line that is none is left alone, and the line named`() throws {
        try desk.write("# a\nnonsense\n")
        let error = desk.run("add", "alice", password: "Tee")
        #expect(error?.text.contains("accounts:2:") == true, "\(error?.text ?? "")")
        #expect(desk.text == "# a\nnonsense\n")
        #expect(desk.names == ["accounts"])
    }

    @Test func `a file that was made for a change that fails is taken away`() {
        #expect(desk.run("change", "alice", "--create", password: "x")?.status == .usage)
        #expect(desk.names.isEmpty)
    }

    @Test func `what makes no sense together is refused`() {
        #expect(desk.run("add", "alice", "--realm", "r", "--uid", "3")?.status == .usage)
        #expect(desk.run("add", "alice", "--algorithm", "MD5")?.status == .usage)
        #expect(desk.run("add", "alice", "--realm", "a:b")?.status == .usage)
        #expect(desk.run("add", "alice", "--realm", "r", "--algorithm", "MD5-sess")?.status == .usage)
        #expect(desk.run("list", "alice")?.status == .usage)
        #expect(desk.run("sing", "alice")?.status == .usage)
        #expect(desk.run("add", "alice", "--format", "htdigest")?.status == .usage)
        #expect(desk.prompts.isEmpty)
    }
}

@Suite struct DigestPasswordCommandTests {
    private let desk: PasswordDesk

    init() throws { desk = try PasswordDesk() }

    @Test func `the hash is the published one`() {
        // RFC 2617 section 3.5: the hash over name, realm and password is that of Apache's htdigest.
        desk.run(
            "add", "Mufasa", "--create", "--realm", "testrealm@host.com", "--algorithm", "MD5",
            password: "Circle Of Life")
        #expect(desk.text == "Mufasa:testrealm@host.com:939e7578ed9e3c518a452acee763bce9\n")
        #expect(desk.mode == 0o600)
    }

    @Test func `a change leaves no old password behind`() throws {
        desk.run(
            "add", "alice", "--create", "--realm", "kettle", "--algorithm", "MD5", "--algorithm", "SHA-512-256",
            "--algorithm", "SHA-256", password: "Tee")
        desk.run("add", "alice", "--realm", "teapot", password: "Tee")
        #expect(desk.text.split(separator: "\n").count == 4)
        #expect(desk.run("change", "alice", "--realm", "kettle", password: "Kaffee") == nil)
        #expect(desk.text.split(separator: "\n").count == 4)
        #expect(desk.run("verify", "alice", "--realm", "kettle", password: "Kaffee") == nil)
        #expect(desk.run("verify", "alice", "--realm", "kettle", password: "Tee") != nil)
        for name in ["MD5", "SHA-256", "SHA-512-256"] {
            #expect(desk.run("verify", "alice", "--realm", "kettle", "--algorithm", name, password: "Kaffee") == nil)
        }
        #expect(desk.run("verify", "alice", "--realm", "teapot", password: "Tee") == nil)
        // Naming one hash function takes the lines of the others away.
        desk.run("change", "alice", "--realm", "kettle", "--algorithm", "SHA-256", password: "Saft")
        #expect(desk.text.split(separator: "\n").count == 2)
        #expect(desk.run("delete", "alice", "--realm", "kettle") == nil)
        #expect(desk.run("verify", "alice", "--realm", "kettle", password: "Saft") != nil)
        #expect(desk.run("verify", "alice", "--realm", "teapot", password: "Tee") == nil)
    }

    @Test func `names that are one string to the language alone are two users`() {
        let names = ["zo\u{EB}", "zoe\u{308}"]
        desk.run("add", names[0], "--create", "--realm", "kettle", password: "Tee")
        #expect(desk.run("add", names[1], "--realm", "kettle", password: "Saft") == nil)
        #expect(desk.run("delete", names[1], "--realm", "kettle") == nil)
        #expect(desk.run("verify", names[0], "--realm", "kettle", password: "Tee") == nil)
        #expect(desk.run("verify", names[1], "--realm", "kettle", password: "Saft") != nil)
    }

    @Test func `one old line makes a password wrong`() throws {
        desk.run("add", "alice", "--create", "--realm", "kettle", "--algorithm", "MD5", password: "alt")
        let old = desk.text
        desk.run("change", "alice", "--realm", "kettle", "--algorithm", "SHA-256", password: "neu")
        try desk.write(old + desk.text)
        #expect(desk.run("verify", "alice", "--realm", "kettle", password: "neu") != nil)
    }

    @Test func `names count to the letter`() {
        desk.run("add", "alice", "--create", "--realm", "kettle", password: "Tee")
        #expect(desk.run("add", "Alice", "--realm", "kettle", password: "Saft") == nil)
        #expect(desk.run("list", "--realm", "kettle") == nil)
        #expect(desk.output == "alice  kettle  SHA-256\nAlice  kettle  SHA-256\n")
    }

    @Test func `a user needs a realm`() {
        #expect(desk.run("add", "alice", "--format", "htdigest", password: "Tee")?.text.contains("--realm") == true)
    }
}
