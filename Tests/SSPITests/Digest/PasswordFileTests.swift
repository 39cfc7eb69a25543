import Foundation
import SSPI
import SSPIInterface
import SSPIRuntime
import TestSupport
import Testing

/// Accounts in files of `htdigest`.
@Suite struct PasswordFileTests {
    private func write(_ text: String, to path: String, mode: Int = 0o600) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private func line(_ user: String, _ realm: String, _ password: String, _ hash: Digest.Hash, name: String? = nil)
        -> String
    {
        let digits = Digest.Computation.digits(hash, of: [UInt8]("\(user):\(realm):\(password)".utf8))
        return ([user, realm] + (name.map { [$0] } ?? []) + [String(decoding: digits, as: UTF8.self)]).joined(
            separator: ":")
    }

    @Test(arguments: Digest.Algorithm.allCases)
    func `a logon with each algorithm`(_ algorithm: Digest.Algorithm) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/users"
        let realm = "r"
        try write(
            [
                line("alice", realm, "pw", .md5), line("alice", realm, "pw", .sha256),
                line("alice", realm, "pw", .sha512Half, name: "SHA-512-256"), "", "# a remark",
            ].joined(separator: "\n"), to: path)
        let file = try Digest.PasswordFile(path: path)
        let server = Digest.Server(
            Digest.AcceptorConfiguration(realm: realm), algorithms: [algorithm], accounts: file)
        let request = Digest.HTTPRequest(method: "GET", uri: "/")
        for (password, user) in [("pw", "alice"), ("no", nil)] {
            guard case .challenged(let fields, _) = server.decide(authorization: nil as String?, on: request) else {
                continue
            }
            var client = DigestSite.client("alice", password)
            let field = try #require(try client.answer(challenges: fields, to: request))
            #expect(server.decide(authorization: field, on: request).user == user)
        }
    }

    @Test func `the file is read again when it changes`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/users"
        try write(line("a", "r", "1", .md5) + "\n", to: path)
        let file = try Digest.PasswordFile(path: path)
        #expect(try file.entry(user: "a", realm: "r", hash: .md5) != nil)
        #expect(try file.entry(user: "a", realm: "other", hash: .md5) == nil)
        #expect(try file.entry(user: "a", realm: "r", hash: .sha256) == nil)
        #expect(try file.entry(userHash: Digest.userHash(.md5, "a", "r"), realm: "r", hash: .md5)?.user == "a")
        try write(line("bb", "r", "1", .md5) + "\n", to: path)
        #expect(try file.entry(user: "a", realm: "r", hash: .md5) == nil)
        #expect(try file.entry(user: "bb", realm: "r", hash: .md5) != nil)
    }

    @Test func `a changed file is read again though size and time are the same`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/users"
        try write(line("a", "r", "1", .md5), to: path)
        func change(_ user: String) throws {
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try handle.write(contentsOf: Data(line(user, "r", "1", .md5).utf8))
            try handle.close()
            let time = Date(timeIntervalSince1970: 1_600_000_000)
            try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
        }
        try change("a")
        let file = try Digest.PasswordFile(path: path)
        #expect(try file.entry(user: "a", realm: "r", hash: .md5) != nil)
        usleep(20_000)
        try change("b")
        #expect(try file.entry(user: "a", realm: "r", hash: .md5) == nil)
        #expect(try file.entry(user: "b", realm: "r", hash: .md5) != nil)
    }

    @Test func `a name is found to the letter`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/users"
        // Both look the same, and are one string to the language.
        let names = ["zo\u{EB}", "zoe\u{308}"]
        try write(line(names[0], "r", "1", .md5), to: path)
        let file = try Digest.PasswordFile(path: path)
        #expect(try file.entry(user: names[0], realm: "r", hash: .md5) != nil)
        #expect(try file.entry(user: names[1], realm: "r", hash: .md5) == nil)
        try write(names.map { line($0, "r", "1", .md5) }.joined(separator: "\n"), to: path)
        for name in names {
            #expect(try file.entry(user: name, realm: "r", hash: .md5).map { Array($0.user.utf8) } == Array(name.utf8))
        }
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o602, 0o660, 0o644])
    func `a file that others may read or write is refused, also later`(_ mode: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/users"
        try write(line("a", "r", "1", .md5), to: path, mode: mode)
        #expect(throws: SecurityError.self) { try Digest.PasswordFile(path: path) }
        try write(line("a", "r", "1", .md5), to: path)
        let file = try Digest.PasswordFile(path: path)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        #expect(throws: SecurityError.self) { try file.entry(user: "a", realm: "r", hash: .md5) }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
    func `a file that belongs to somebody else is refused`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/users"
        try write(line("a", "r", "1", .md5), to: path)
        #expect(throws: Never.self) { try Digest.PasswordFile(path: path) }
        try #require(unsafe chown(path, 65_534, 65_534) == 0)
        #expect(throws: SecurityError.self) { try Digest.PasswordFile(path: path) }
    }

    @Test func `a link is followed, and what it names is looked at`() throws {
        let folder = try TemporaryFolder()
        let (path, link) = (folder.path + "/users", folder.path + "/link")
        try write(line("a", "r", "1", .md5), to: path)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        #expect(try Digest.PasswordFile(path: link).entry(user: "a", realm: "r", hash: .md5) != nil)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        #expect(throws: SecurityError.self) { try Digest.PasswordFile(path: link) }
    }

    @Test(arguments: [
        "zoë", "zoë:r", "zoë:r:xyz", "zoë:r:00", "zoë:r:SHA-1:00", "zoë:r:MD5:" + String(repeating: "0", count: 64),
    ])
    func `a line that is none is refused with its number`(_ text: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/users"
        try write(line("b", "r", "1", .md5) + "\n" + text, to: path)
        do {
            _ = try Digest.PasswordFile(path: path)
            Issue.record("it was taken")
        } catch {
            #expect(error.detail?.contains("line 2") == true)
            #expect(error.detail?.contains(text) == false)
        }
    }

    @Test func `no file, a folder, and a user twice are refused`() throws {
        let folder = try TemporaryFolder()
        #expect(throws: SecurityError.self) { try Digest.PasswordFile(path: folder.path + "/none") }
        #expect(throws: SecurityError.self) { try Digest.PasswordFile(path: folder.path) }
        let twice = line("a", "r", "1", .md5) + "\n" + line("a", "r", "2", .md5)
        try write(twice, to: folder.path + "/users")
        #expect(throws: SecurityError.self) { try Digest.PasswordFile(path: folder.path + "/users") }
    }
}
