import SSPI
import SSPIHTTP
import SSPIInterface
import SSPIRuntime

/// A server with two users, who can use all schemes.
struct Site {
    var server = HTTPAuthentication.Server()
    let accounts: MemoryCredentialStore

    init(_ schemes: Set<HTTPAuthentication.Scheme> = Set(HTTPAuthentication.Scheme.allCases), md5: Bool = false) {
        let all = [
            Account(user: "alice", password: Password("Wasser kocht")),
            Account(user: "bob", domain: "KETTLE", password: Password("Tee")),
        ]
        accounts = MemoryCredentialStore(all)
        if schemes.contains(.negotiate) { server.negotiate = [NTLM.package(accepting: .init(accounts: accounts))] }
        if schemes.contains(.ntlm) { server.ntlm = NTLM.AcceptorConfiguration(accounts: accounts) }
        if schemes.contains(.digest) {
            server.digest = Digest.Server(
                Digest.AcceptorConfiguration(realm: "a realm"),
                algorithms: md5 ? [Digest.Algorithm(.md5)] : [Digest.Algorithm(.sha256), Digest.Algorithm(.md5)],
                accounts: Digest.PasswordAccounts(accounts))
        }
    }

    func wire() -> Wire { Wire(server) }
}

/// One connection: requests of a client go to a server's side, and its answers come back.
final class Wire {
    typealias Decision = HTTPAuthentication.Decision

    let place: HTTPAuthentication.Place
    private var connection: HTTPAuthentication.Connection
    /// What the client has sent, in order.
    private(set) var credentials: [String?] = []
    private(set) var decisions: [Decision] = []
    /// Changes what the client has sent.
    var tamper: (Int, String) -> [String] = { [$1] }
    /// Changes what the server has sent.
    var forge: (Int, [String]) -> [String] = { $1 }
    var request = Digest.HTTPRequest(method: "GET", uri: "/page")

    init(_ server: HTTPAuthentication.Server, bindings: ChannelBindings? = nil) {
        place = server.place
        connection = HTTPAuthentication.Connection(server, bindings: bindings)
    }

    /// Sends one request with these credentials.
    func send(_ values: String...) -> Decision {
        let decision = connection.decide(credentials: values, on: request)
        decisions.append(decision)
        return decision
    }

    /// Logs a client on.
    ///
    /// - Returns: The last decision.
    func run(
        _ client: Customer
    ) throws(SecurityError) -> Decision {
        var value = try client.authorization(for: request)
        for _ in 0..<20 {
            let step = credentials.count
            credentials.append(value)
            let decision = connection.decide(credentials: value.map { tamper(step, $0) } ?? [], on: request)
            decisions.append(decision)
            let challenges = forge(step, decision.values(of: place.challengeField))
            switch try client.receive(
                status: decision.status, challenges: challenges,
                information: decision.values(of: place.informationField).first, for: request)
            {
            case .retry(let next): value = next
            case .done: return decision
            }
        }
        throw SecurityError(.internalError, detail: "the exchange has no end")
    }

    var user: HTTPAuthentication.User? { connection.user }
}

extension HTTPAuthentication.Decision {
    var fields: [HTTPAuthentication.Field] {
        switch self {
        case .accepted(_, let fields): fields
        case .refused(_, let fields, _, _): fields
        }
    }

    func values(of name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    var status: Int {
        switch self {
        case .accepted: 200
        case .refused(let status, _, _, _): status
        }
    }

    var user: HTTPAuthentication.User? {
        switch self {
        case .accepted(let user, _): user
        case .refused: nil
        }
    }

    var closes: Bool {
        switch self {
        case .accepted: false
        case .refused(_, _, let closes, _): closes
        }
    }
}

/// Credentials for some of the schemes.
func credentials(
    _ schemes: Set<HTTPAuthentication.Scheme> = Set(HTTPAuthentication.Scheme.allCases), user: String = "alice",
    domain: String = "", password: String = "Wasser kocht"
) -> HTTPAuthentication.Credentials {
    var all = HTTPAuthentication.Credentials(user: user, domain: domain, password: password)
    if !schemes.contains(.negotiate) { all.negotiate = [] }
    if !schemes.contains(.ntlm) { all.ntlm = nil }
    if !schemes.contains(.digest) { all.digest = nil }
    return all
}

func customer(
    _ schemes: Set<HTTPAuthentication.Scheme> = Set(HTTPAuthentication.Scheme.allCases), user: String = "alice",
    domain: String = "", password: String = "Wasser kocht", requirements: InitiatorRequirements = [.integrity],
    place: HTTPAuthentication.Place = .origin
) -> Customer {
    Customer(
        credentials(schemes, user: user, domain: domain, password: password), target: "HTTP/kettle.test",
        place: place, requirements: requirements)
}

/// A client, which a test can hold on to and look at.
final class Customer {
    private var client: HTTPAuthentication.Client

    init(
        _ credentials: HTTPAuthentication.Credentials, target: String, place: HTTPAuthentication.Place = .origin,
        requirements: InitiatorRequirements = [.integrity], bindings: ChannelBindings? = nil
    ) {
        client = HTTPAuthentication.Client(
            credentials, target: target, place: place, requirements: requirements, bindings: bindings)
    }

    var isComplete: Bool { client.isComplete }
    var scheme: HTTPAuthentication.Scheme? { client.scheme }

    func authorization(for request: Digest.HTTPRequest) throws(SecurityError) -> String? {
        try client.authorization(for: request)
    }

    func receive(
        status: Int, challenges: [String], information: String? = nil, for request: Digest.HTTPRequest
    ) throws(SecurityError) -> HTTPAuthentication.Client.Action {
        try client.receive(status: status, challenges: challenges, information: information, for: request)
    }
}
