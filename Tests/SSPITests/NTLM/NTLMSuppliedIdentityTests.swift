import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// Credentials that come with the call instead of a credential handle.
@Suite struct NTLMSuppliedIdentityTests {
    static let identity = NTLM.Identity(user: "alice", domain: "KETTLE", password: NTLMPair.account.password)

    /// An exchange whose initiator has no credential; `nil` for buffers that are not supplied.
    private func exchange(
        _ first: SecurityBuffer?, second: SecurityBuffer? = nil, requirements: InitiatorRequirements
    ) throws -> ContextPhase {
        var client = SecurityContext(NTLM.Initiator())
        var server = try NTLM.Server(
            configuration: NTLM.AcceptorConfiguration(accounts: MemoryCredentialStore([NTLMPair.account])))
        var output: [SecurityBuffer] = [.token(capacity: 4096)]
        _ = try InitializeSecurityContext.NTLM.call(
            context: &client, targetName: "HTTP/kettle.test", requirements: requirements,
            input: first.map { [$0] } ?? [], output: &output)
        let challenge = try server.step(output[0].bytes).token ?? []
        output = [.token(capacity: 4096)]
        _ = try InitializeSecurityContext.NTLM.call(
            context: &client, targetName: "HTTP/kettle.test", requirements: requirements,
            input: [.token(challenge)] + (second.map { [$0] } ?? []), output: &output)
        _ = try server.step(output[0].bytes)
        return client.phase
    }

    @Test func `an identity in a buffer logs on, given with each call or with the first one`() throws {
        let buffer = try #require(Self.identity.suppliedBuffer)
        for second in [buffer, nil] {
            #expect(try exchange(buffer, second: second, requirements: [.useSuppliedCredentials]) == .established)
        }
    }

    @Test func `the buffer counts only where that is asked for, and has to be there then`() throws {
        let buffer = try #require(Self.identity.suppliedBuffer)
        #expect(code { _ = try exchange(buffer, requirements: []) } == .noCredentials)
        #expect(code { _ = try exchange(nil, requirements: [.useSuppliedCredentials]) } == .noCredentials)
    }

    @Test func `a wrong password in a buffer is refused`() throws {
        let wrong = NTLM.Identity(user: "alice", domain: "KETTLE", password: "wrong")
        let buffer = try #require(wrong.suppliedBuffer)
        #expect(code { _ = try exchange(buffer, requirements: [.useSuppliedCredentials]) } == .logonDenied)
    }

    @Test func `a buffer that is cut off or has an offset outside is refused`() throws {
        let bytes = try #require(Self.identity.suppliedBuffer).bytes
        for count in 0..<bytes.count {
            let cut = SecurityBuffer(.packageParameters, Array(bytes.prefix(count)))
            #expect(code { _ = try exchange(cut, requirements: [.useSuppliedCredentials]) } == .noCredentials)
        }
        for place in [12, 16, 20, 24, 28, 32] {
            var changed = bytes
            changed[place + 1] = 0xFF
            let buffer = SecurityBuffer(.packageParameters, changed)
            #expect(code { _ = try exchange(buffer, requirements: [.useSuppliedCredentials]) } == .noCredentials)
        }
        // Half of a pair, and a cipher of another system.
        for (place, value) in [(49, UInt8(0xD8)), (36, 0x10)] {
            var changed = bytes
            changed[place] = value
            let buffer = SecurityBuffer(.packageParameters, changed)
            #expect(code { _ = try exchange(buffer, requirements: [.useSuppliedCredentials]) } == .noCredentials)
        }
    }

    @Test func `a hash of a password cannot be supplied`() throws {
        let password = try #require(Password(ntHash: [UInt8](repeating: 1, count: 16)))
        #expect(NTLM.Identity(user: "alice", password: password).suppliedBuffer == nil)
        let long = NTLM.Identity(user: String(repeating: "a", count: 32_768), password: "x")
        #expect(long.suppliedBuffer == nil)
    }
}
