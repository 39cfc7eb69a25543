import Foundation
import SSPI
import SSPIInterface
import SSPIRuntime
import TestSupport
import Testing

@Suite struct SambaPasswordFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder.path(of: "smbpasswd") }

    private func write(_ lines: String..., mode: Int = 0o600) throws {
        try folder.write(lines.map { $0 + "\n" }.joined(), to: "smbpasswd")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private static func line(
        _ user: String, _ password: String, flags: String = "[U          ]"
    ) -> String {
        let hash = Password(password).withNTHash { $0.withBytes { [UInt8](copying: $0) } }
        let nt = Hex(hash).description.uppercased()
        return "\(user):1000:XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX:\(nt):\(flags):LCT-5F000000:"
    }

    private func logon(_ store: any CredentialStore, _ user: String, _ password: String, domain: String = "") -> Bool {
        do {
            let pair = try NTLMPair(
                identity: .init(user: user, domain: domain, password: password),
                server: { $0 = NTLM.AcceptorConfiguration(accounts: store) })
            try pair.run()
            return pair.isComplete
        } catch {
            return false
        }
    }

    @Test func `users of the file log on with its hashes`() throws {
        try write("# a comment", Self.line("alice", "Tee"), "", Self.line("bob", "Käse"))
        let store = NTLM.SambaPasswordFile(path: path, domains: ["KETTLE"])
        #expect(logon(store, "alice", "Tee"))
        #expect(logon(store, "ALICE", "Tee", domain: "kettle"))
        #expect(logon(store, "bob", "Käse"))
        #expect(!logon(store, "alice", "tee"))
        #expect(!logon(store, "carol", "Tee"))
        #expect(!logon(store, "alice", "Tee", domain: "TEAPOT"))
    }

    @Test(arguments: [
        "[DU         ]", "[NU         ]", "[W          ]", "[S          ]", "[I          ]", "[           ]",
        "[UL         ]",
    ])
    func `accounts that are disabled, locked, without password, or no user's let nobody in`(_ flags: String) throws {
        try write(Self.line("alice", "Tee", flags: flags))
        let store = NTLM.SambaPasswordFile(path: path)
        #expect(try store.account(user: "alice", domain: "") == nil || false)
        #expect(!logon(store, "alice", "Tee"))
        #expect(!logon(store, "alice", ""))
    }

    @Test func `a password of crosses lets nobody in`() throws {
        let crosses = String(repeating: "X", count: 32)
        try write("alice:1:\(crosses):\(crosses):[U          ]:LCT-5F000000:")
        #expect(!logon(NTLM.SambaPasswordFile(path: path), "alice", ""))
    }

    @Test func `the file is read again when it changes`() throws {
        try write(Self.line("alice", "Tee"))
        let store = NTLM.SambaPasswordFile(path: path)
        #expect(logon(store, "alice", "Tee"))
        try write(Self.line("alice", "Kaffee"))
        #expect(!logon(store, "alice", "Tee"))
        #expect(logon(store, "alice", "Kaffee"))
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: SecurityError.self) { try store.account(user: "alice", domain: "") }
    }

    @Test func `a changed file is read again though size and time are the same`() throws {
        func change(_ password: String) throws {
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try handle.write(contentsOf: Data((Self.line("alice", password) + "\n").utf8))
            try handle.close()
            let time = Date(timeIntervalSince1970: 1_600_000_000)
            try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
        }
        try write(Self.line("alice", "Tee"))
        try change("Tee")
        let store = NTLM.SambaPasswordFile(path: path)
        #expect(logon(store, "alice", "Tee"))
        usleep(20_000)
        try change("Kaffee")
        #expect(!logon(store, "alice", "Tee"))
        #expect(logon(store, "alice", "Kaffee"))
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o602, 0o666, 0o644])
    func `a file that others may read or change is refused`(_ mode: Int) throws {
        try write(Self.line("alice", "Tee"), mode: mode)
        let store = NTLM.SambaPasswordFile(path: path)
        #expect { try store.account(user: "alice", domain: "") } throws: { error in
            let error = error as? SecurityError
            return error?.code == .noAuthenticatingAuthority && error?.detail?.contains("0600") == true
        }
        #expect(!logon(store, "alice", "Tee"))
    }

    @Test func `a link or a folder is no file of accounts`() throws {
        try write(Self.line("alice", "Tee"))
        try folder.link("link", to: path)
        for place in [folder.path(of: "link"), folder.path] {
            #expect(throws: SecurityError.self) {
                try NTLM.SambaPasswordFile(path: place).account(user: "alice", domain: "")
            }
        }
    }

    @Test(arguments: [
        "alice", "alice:1000", ":1:X:X:[U]:", "alice:no:X:X:[U]:", "alice:1:X:12:[U          ]:LCT-0:",
        "alice:1:X:0123456789ABCDEF0123456789ABCDEG:[U          ]:LCT-0:", "alice:1:X:X:U:LCT-0:",
    ]) func `half a file is no file`(_ line: String) throws {
        try write(Self.line("bob", "Tee"), line)
        let store = NTLM.SambaPasswordFile(path: path)
        #expect { try store.account(user: "bob", domain: "") } throws: { error in
            (error as? SecurityError)?.detail?.contains(":2:") == true
        }
    }

    @Test(arguments: ["[U          ]", "[DU         ]", "[W          ]", "[UL         ]"])
    func `a user that stands there twice is a mistake, whatever the first line lets it do`(_ flags: String) throws {
        try write(Self.line("alice", "Tee", flags: flags), Self.line("Alice", "Kaffee"))
        #expect(throws: SecurityError.self) {
            try NTLM.SambaPasswordFile(path: path).account(user: "alice", domain: "")
        }
    }

    @Test func `an account has one name, however a client spells it`() throws {
        try write(Self.line("Alice", "Tee"))
        let store = NTLM.SambaPasswordFile(path: path, domains: ["Kettle", "KETTLE.TEST"])
        var names: Set<String> = []
        for user in ["alice", "ALICE", "aLiCe"] {
            for domain in ["", "kettle", "KETTLE", "kettle.test"] {
                let pair = try NTLMPair(
                    identity: .init(user: user, domain: domain, password: "Tee"),
                    server: { $0 = NTLM.AcceptorConfiguration(accounts: store) })
                try pair.run()
                #expect(pair.isComplete)
                let account = try #require(try store.account(user: user, domain: domain))
                names.insert("\(account.domain)\\\(account.user)")
            }
        }
        #expect(names == ["Kettle\\Alice"])
        #expect(try NTLM.SambaPasswordFile(path: path).account(user: "ALICE", domain: "")?.user == "Alice")
    }
}
