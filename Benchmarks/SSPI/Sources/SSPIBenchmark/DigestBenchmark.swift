import SSPI

/// DIGEST-MD5, both sides in one process.
enum DigestBenchmark {
    private static let password = Password("Sekr1t-Pass")
    private static let accounts = Digest.PasswordAccounts(
        MemoryCredentialStore([Account(user: "alice", password: password)]))
    private static let authority = Digest.Authority()
    private static let credential = Digest.Credential(user: "alice", password: password)

    static func run(_ measure: (String, () throws -> Void) throws -> Void) throws {
        try measure("digest-md5-logons") { _ = try Pair(.authentication) }
        for size in [256, 32_768] {
            let pair = try Pair(.integrity)
            let message = [UInt8](repeating: 0, count: size)
            try measure("digest-md5-integrity-pair-\(size)") { try pair.pass(message) }
        }
    }

    /// Both sides of one context.
    private final class Pair {
        private var client: Digest.SASLClient
        private var server: Digest.SASLServer

        init(_ protection: Digest.Protection) throws {
            var wanted = Digest.InitiatorConfiguration()
            wanted.protections = [protection]
            var offered = Digest.AcceptorConfiguration(realm: "server.test")
            offered.protections = [protection]
            offered.services = ["imap/server.test"]
            client = Digest.SASLClient(credential, service: "imap/server.test", configuration: wanted)
            server = Digest.SASLServer(offered, accounts: accounts, authority: authority)
            guard let response = try client.step(server.start()).token, let last = try server.step(response).token,
                try client.step(last).isComplete
            else { fatalError("no logon") }
        }

        func pass(_ message: [UInt8]) throws {
            // The layer has checked every byte; the other side's program counts them, too.
            guard try server.unwrap(client.wrap(message)).count == message.count else { fatalError("another message") }
        }
    }
}
