import SSPI
import SSPIInterface
import SSPIRuntime
import TestSupport
import Testing

/// What is left of passwords and keys in the memory of the process once their owners have ended: nothing.
@Suite struct SecretRemainsTests {
    private func source(_ memory: ProcessMemory) -> RandomSource {
        RandomSource { bytes in for index in bytes.indices { bytes[index] = memory[index % memory.length] } }
    }

    @Test func `a password is in one place, and then in none`() throws {
        let memory = try #require(ProcessMemory(length: 40))
        #expect(memory.count() == 0)
        var password: Password? = memory.withText { Password($0) }
        #expect(memory.count() == 1)
        #expect(password != nil)
        password = nil
        #expect(memory.count() == 0)
    }

    @Test func `a password that is supplied with a call is the caller's to forget, and nobody else's`() throws {
        let memory = try #require(ProcessMemory(length: 40))
        var buffer: SecurityBuffer? = memory.withText { text in
            NTLM.Identity(user: "alice", domain: "KETTLE", password: text).suppliedBuffer
        }
        #expect(memory.count() == 1)
        func initiate() throws {
            var context = SecurityContext(NTLM.Initiator())
            var output: [SecurityBuffer] = []
            let credential = try AcquireCredentialsHandle.NTLM.call(of: NTLM.Credentials(), use: .outbound).credential
            _ = try InitializeSecurityContext.NTLM.call(
                credential: credential, context: &context, targetName: "HTTP/kettle.test",
                requirements: [.useSuppliedCredentials, .allocateMemory], input: [buffer].compactMap { $0 },
                output: &output)
        }
        try initiate()
        #expect(memory.count() == 1)
        buffer?.erase()
        #expect(memory.count() == 0)
    }

    @Test func `a session key is gone with its context`() throws {
        let memory = try #require(ProcessMemory(length: Key.count))
        func logOn() throws {
            let pair = try NTLMPair(client: { $0.random = source(memory) })
            try pair.run()
            #expect(pair.isComplete)
            #expect(memory.count() > 0)
        }
        try logOn()
        #expect(memory.count() == 0)
    }

    @Test func `the key of an authority for nonces is gone with it`() throws {
        let memory = try #require(ProcessMemory(length: 32))
        var authority: Digest.Authority? = Digest.Authority(random: source(memory))
        #expect(authority?.nonce(for: [1]).count == 64)
        #expect(memory.count() == 1)
        authority = nil
        #expect(memory.count() == 0)
    }

    @Test(arguments: ["smbpasswd", "htdigest"]) func `of a file of accounts no line is left`(_ kind: String) throws {
        let memory = try #require(ProcessMemory(length: 32))
        let folder = try TemporaryFolder()
        let path = folder.path + "/accounts"
        if kind == "smbpasswd" {
            try memory.write("alice:1000:\(String(repeating: "X", count: 32)):", ":[U          ]:LCT-0:\n", to: path)
            #expect(try NTLM.SambaPasswordFile(path: path).account(user: "alice", domain: "") != nil)
        } else {
            try memory.write("alice:r:", "\n", to: path)
            #expect(try Digest.PasswordFile(path: path).entry(user: "alice", realm: "r", hash: .md5) != nil)
        }
        #expect(memory.count() == 0)
        // Nor of one that is refused.
        try memory.write("alice:r:", "0:\n", to: path)
        #expect(throws: SecurityError.self) { try NTLM.SambaPasswordFile(path: path).account(user: "a", domain: "") }
        #expect(throws: SecurityError.self) { try Digest.PasswordFile(path: path) }
        #expect(memory.count() == 0)
    }

    @Test func `nothing that holds a secret says it, however it is printed`() throws {
        let secret = "correct horse battery"
        let password = Password(secret)
        let hash = password.withNTHash { $0.withBytes { [UInt8](copying: $0) } }
        let identity = NTLM.Identity(user: "alice", domain: "KETTLE", password: password)
        let supplied = try #require(identity.suppliedBuffer)
        let credential = try AcquireCredentialsHandle.NTLM.call(
            of: NTLM.Credentials(), use: .outbound, authenticationData: identity
        ).credential
        let holders: [Any] = [
            password, identity, credential, supplied, [supplied], Account(user: "alice", password: password),
            MemoryCredentialStore([Account(user: "alice", password: password)]),
            Digest.Credential(user: "alice", password: password), Digest.Knowledge.password(password),
            Digest.Entry(user: "alice", knowledge: .secret(Digest.StoredSecret(hash))),
            NTLM.package(initiating: identity), Negotiate.Credential(packages: [NTLM.package(initiating: identity)]),
        ]
        let units = [UInt8](secret.utf8)
        let forms = [secret, Hex(hash).description, list(hash), list(units), list(units.flatMap { [$0, 0] })]
        for holder in holders {
            var dumped = ""
            dump(holder, to: &dumped)
            // A dump has a line for each number.
            let numbers = dumped.split(separator: "\n").map { $0.trimming("- ") }.joined(separator: ", ")
            for text in ["\(holder)", String(reflecting: holder), dumped, numbers] {
                for form in forms {
                    #expect(!text.contains(form), "\(type(of: holder))")
                }
            }
        }
    }

    private func list(_ bytes: [UInt8]) -> String { bytes.map(String.init).joined(separator: ", ") }
}

extension Substring {
    fileprivate func trimming(_ characters: String) -> Substring {
        var part = drop { characters.contains($0) }
        while let last = part.last, characters.contains(last) { part.removeLast() }
        return part
    }
}
