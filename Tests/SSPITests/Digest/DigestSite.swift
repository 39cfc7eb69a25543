import SSPI
import SSPIInterface
import SSPIRuntime
import VisibleLock

/// A clock that a test moves.
final class MovableClock: Sendable {
    private let seconds = Lock<Int64>(1_800_000_000)

    func advance(_ count: Int64) { seconds.withLock { $0 += count } }

    var clock: WallClock { WallClock { TimeStamp(secondsSince1970: self.seconds.withLock { $0 }) } }
}

/// A server of HTTP with two users, and clients for it.
struct DigestSite {
    let time = MovableClock()
    let authority: Digest.Authority
    let server: Digest.Server

    init(
        algorithms: [Digest.Algorithm] = [Digest.Algorithm(.sha256)], lifetime: Int = 60, capacity: Int = 1024,
        change: (inout Digest.AcceptorConfiguration) -> Void = { _ in }
    ) {
        authority = Digest.Authority(lifetime: lifetime, capacity: capacity, clock: time.clock)
        var configuration = Digest.AcceptorConfiguration(realm: "a \"realm\"")
        change(&configuration)
        let accounts = [
            Account(user: "alice", password: Password("wonder land")),
            Account(user: "Jürgen", password: Password("Grüße")),
        ]
        server = Digest.Server(
            configuration, algorithms: algorithms,
            accounts: Digest.PasswordAccounts(MemoryCredentialStore(accounts), names: accounts.map(\.user)),
            authority: authority)
    }

    static func client(
        _ user: String = "alice", _ password: String = "wonder land", requiresAnswer: Bool = false,
        change: (inout Digest.InitiatorConfiguration) -> Void = { _ in }
    ) -> Digest.Client {
        var configuration = Digest.InitiatorConfiguration()
        change(&configuration)
        return Digest.Client(
            Digest.Credential(user: user, password: Password(password)), configuration: configuration,
            requiresAnswer: requiresAnswer)
    }

    static let request = Digest.HTTPRequest(method: "GET", uri: "/a?b=\"c\"")

    /// The challenges to a request without a response.
    var challenges: [String] {
        guard case .challenged(let fields, _) = server.decide(authorization: nil as String?, on: Self.request) else {
            return []
        }
        return fields
    }
}

extension Digest.Server.Decision {
    /// Who was accepted.
    var user: String? { if case .accepted(let user, _) = self { user } else { nil } }
    /// The answer to who was accepted.
    var information: String? { if case .accepted(_, let information) = self { information } else { nil } }
    /// Why somebody was not.
    var code: SecurityError.Code? {
        switch self {
        case .accepted: nil
        case .challenged(_, let error): error.code
        case .malformed(let error): error.code
        }
    }
    /// True when the client may try again without asking its user.
    var isStale: Bool {
        if case .challenged(let fields, _) = self { fields.allSatisfy { $0.contains("stale=true") } } else { false }
    }
}
