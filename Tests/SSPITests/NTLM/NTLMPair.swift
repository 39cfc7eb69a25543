import SSPI
import SSPIInterface
import SSPIRuntime

/// A client and a server of NTLM that talk to each other.
final class NTLMPair {
    static let target = "HTTP/kettle.test"
    static let account = Account(user: "alice", domain: "KETTLE", password: Password("Tee um fünf"))
    static let store = MemoryCredentialStore([account])
    static let identity = NTLM.Identity(user: "alice", domain: "KETTLE", password: account.password)

    var client: NTLM.Client
    var server: NTLM.Server
    /// All tokens in their order.
    private(set) var tokens: [[UInt8]] = []
    private let isDatagram: Bool

    init(
        identity: NTLM.Identity? = NTLMPair.identity,
        requirements: InitiatorRequirements = [.integrity, .confidentiality],
        acceptorRequirements: AcceptorRequirements = [], clientBindings: String? = nil, serverBindings: String? = nil,
        client change: (inout NTLM.InitiatorConfiguration) -> Void = { _ in },
        server changeServer: (inout NTLM.AcceptorConfiguration) -> Void = { _ in }
    ) throws {
        var initiator = NTLM.InitiatorConfiguration()
        change(&initiator)
        var acceptor = NTLM.AcceptorConfiguration(accounts: Self.store)
        changeServer(&acceptor)
        isDatagram = initiator.isDatagram
        client = try NTLM.Client(
            identity: identity, target: Self.target, requirements: requirements,
            bindings: clientBindings.map { ChannelBindings(applicationData: Array($0.utf8)) },
            configuration: initiator)
        server = try NTLM.Server(
            configuration: acceptor, requirements: acceptorRequirements,
            bindings: serverBindings.map { ChannelBindings(applicationData: Array($0.utf8)) })
    }

    /// Lets both talk until they are done.
    ///
    /// - Parameter tamper: Changes a token on its way.
    func run(tamper: (Int, [UInt8]) -> [UInt8] = { $1 }) throws(SecurityError) {
        func pass(_ step: ExchangeStep) -> [UInt8] {
            let token = tamper(tokens.count, step.token ?? [])
            tokens.append(token)
            return token
        }
        if isDatagram {
            _ = try client.step(nil)
            let answer = pass(try client.step(pass(try server.step(nil))))
            _ = try server.step(answer)
        } else {
            let challenge = pass(try server.step(pass(try client.step(nil))))
            _ = try server.step(pass(try client.step(challenge)))
        }
    }

    var isClientComplete: Bool { client.isComplete }
    var isServerComplete: Bool { server.isComplete }
    var userName: String? { server.userName }
    var clientAttributes: InitiatorAttributes { client.attributes }
    var serverAttributes: AcceptorAttributes { server.attributes }

    var isComplete: Bool { client.isComplete && server.isComplete }

    func sessionKeys() throws -> [[UInt8]] {
        func bytes(_ answer: borrowing ContextAttributeValue) -> [UInt8] {
            switch answer {
            case .sessionKey(let key): key.withBytes { [UInt8](copying: $0) }
            default: []
            }
        }
        return [try client.query(.sessionKey, bytes), try server.query(.sessionKey, bytes)]
    }
}

extension NTLM.Flags {
    /// The flags of a message.
    init(of token: [UInt8]) {
        let place = [1: 12, 2: 20, 3: 60][Int(token[8])] ?? 0
        self.init(rawValue: ByteReader(token).uint32(at: place) ?? 0)
    }
}
