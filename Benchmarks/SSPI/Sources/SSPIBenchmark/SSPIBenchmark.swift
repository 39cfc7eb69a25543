import Glibc
import SSPI
import SSPIInterface
import SSPIRuntime

/// Measures the protocol core: one line a figure, `NAME TAB NUMBER-PER-CPU-SECOND`.
///
/// usage: SSPIBenchmark [SECONDS-A-FIGURE], or SSPIBenchmark seals COUNT to seal so many messages and say nothing
@main
struct SSPIBenchmark {
    static let seconds = CommandLine.arguments.dropFirst().first.flatMap(Double.init) ?? 1

    static func main() throws {
        if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "seals" {
            let session = try Session()
            for _ in 0..<(Int(CommandLine.arguments[2]) ?? 0) { try session.seal(256) }
            return
        }
        report("ntlm-logons", try rate { try Logon.ntlm() })
        report("negotiate-logons", try rate { try Logon.negotiate() })
        for size in [256, 65_536] {
            let session = try Session()
            report("ntlm-seal-\(size)", try rate { try session.seal(size) })
            report("ntlm-unseal-pair-\(size)", try rate { try session.pass(size) })
            report("ntlm-sign-\(size)", try rate { try session.sign(size) })
        }
        try DigestBenchmark.run { name, body in report(name, try rate(body)) }
    }

    /// The CPU time of the process, in seconds.
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// How often something can be done in a second of CPU time.
    static func rate(_ body: () throws -> Void) throws -> Double {
        try body()
        let start = now()
        var count = 0
        while now() - start < seconds {
            for _ in 0..<8 { try body() }
            count += 8
        }
        return Double(count) / (now() - start)
    }

    static func report(_ name: String, _ figure: Double) { print("\(name)\t\(Int(figure))") }
}

enum Logon {
    static let password = Password("Sekr1t-Pass")
    static let store = MemoryCredentialStore([Account(user: "alice", domain: "TESTDOM", password: password)])
    static let identity = NTLM.Identity(user: "alice", domain: "TESTDOM", password: password)
    static let target = "HTTP/server.test"

    static func ntlm() throws {
        var client = try NTLM.Client(identity: identity, target: target)
        var server = try NTLM.Server(configuration: .init(accounts: store))
        let challenge = try server.step(client.step(nil).token)
        guard try server.step(client.step(challenge.token).token).isComplete else { fatalError("no logon") }
    }

    static func negotiate() throws {
        var client = Negotiate.Client(packages: [NTLM.package(initiating: identity)], target: target)
        var server = Negotiate.Server(packages: [NTLM.package(accepting: .init(accounts: store))])
        var token = try client.step(nil).token
        while let sent = token {
            token = try server.step(sent).token
            if let answer = token { token = try client.step(answer).token }
        }
        guard server.isComplete, client.isComplete else { fatalError("no logon") }
    }
}

/// Two contexts that protect messages in buffers which are kept.
final class Session {
    private var initiator = SecurityContext(NTLM.Initiator())
    private var acceptor: SecurityContext<NTLM.Acceptor>
    private var message: [SecurityBuffer] = [
        SecurityBuffer(.token, [UInt8](repeating: 0, count: 16)), .data([]),
    ]

    init() throws {
        acceptor = SecurityContext(NTLM.Acceptor(configuration: .init(accounts: Logon.store)))
        let outbound = try AcquireCredentialsHandle.NTLM.call(
            of: NTLM.Credentials(), use: .outbound, authenticationData: Logon.identity
        ).credential
        let inbound = try AcquireCredentialsHandle.NTLM.call(of: NTLM.Credentials(), use: .inbound).credential
        var token: [SecurityBuffer] = []
        var challenge: [SecurityBuffer] = [.token(capacity: 4096)]
        for _ in 0..<2 {
            token = []
            _ = try InitializeSecurityContext.NTLM.call(
                credential: outbound, context: &initiator, targetName: Logon.target,
                requirements: [.confidentiality, .allocateMemory],
                input: challenge[0].bytes.isEmpty ? [] : challenge, output: &token)
            challenge = [.token(capacity: 4096)]
            _ = try AcceptSecurityContext.NTLM.call(
                credential: inbound, context: &acceptor, input: token, requirements: [], output: &challenge)
        }
    }

    private func prepare(_ size: Int) {
        if message[1].bytes.count != size { message[1].bytes = [UInt8](repeating: 0x5A, count: size) }
    }

    func seal(_ size: Int) throws {
        prepare(size)
        _ = try EncryptMessage.NTLM.call(context: &initiator, message: &message)
    }

    /// Seals and unseals.
    func pass(_ size: Int) throws {
        prepare(size)
        _ = try EncryptMessage.NTLM.call(context: &acceptor, message: &message)
        _ = try DecryptMessage.NTLM.call(context: &initiator, message: &message)
    }

    func sign(_ size: Int) throws {
        prepare(size)
        _ = try MakeSignature.call(context: &initiator, message: &message)
    }
}
