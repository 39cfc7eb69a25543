internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

/// A client of DIGEST-MD5.
final class DigestSASLInitiator: InteropDriver {
    let capabilities = DigestSettings.capabilities
    private let settings: DigestSettings
    private var client: Digest.SASLClient

    init(_ settings: DigestSettings) {
        self.settings = settings
        client = DigestSASLInitiator.client(settings)
    }

    private static func client(_ settings: DigestSettings) -> Digest.SASLClient {
        Digest.SASLClient(settings.credential, service: settings.service, configuration: settings.initiator)
    }

    func start() throws(InteropFailure) -> ExchangeStep { throw .unsupported("start") }

    func step(_ token: [UInt8]) throws(InteropFailure) -> ExchangeStep {
        try InteropFailure.catching { () throws(SecurityError) in try client.step(token) }
    }

    func reset() { client = DigestSASLInitiator.client(settings) }

    func wrap(_ message: [UInt8]) throws(InteropFailure) -> [UInt8] {
        try InteropFailure.catching { () throws(SecurityError) in try client.wrap(message) }
    }

    func unwrap(_ message: [UInt8]) throws(InteropFailure) -> [UInt8] {
        try InteropFailure.catching { () throws(SecurityError) in try client.unwrap(message) }
    }

    func attribute(_ name: String) throws(InteropFailure) -> String {
        switch name {
        case "package": return AcceptSecurityContext.Digest.contract.package
        case "qop": return client.protection?.rawValue ?? "none"
        case "cipher": return client.cipher?.rawValue ?? "none"
        case "algorithm": return "MD5-sess"
        default: throw .unsupported(name)
        }
    }
}

/// A server of DIGEST-MD5.
final class DigestSASLAcceptor: InteropDriver {
    let capabilities = DigestSettings.capabilities
    private let settings: DigestSettings
    private let authority: Digest.Authority
    private var server: Digest.SASLServer

    init(_ settings: DigestSettings) {
        self.settings = settings
        authority = settings.authority
        server = DigestSASLAcceptor.server(settings, authority)
    }

    private static func server(_ settings: DigestSettings, _ authority: Digest.Authority) -> Digest.SASLServer {
        Digest.SASLServer(
            settings.acceptor, accounts: settings.accounts ?? Digest.PasswordAccounts(MemoryCredentialStore([])),
            authority: authority)
    }

    func start() throws(InteropFailure) -> ExchangeStep {
        .send(try InteropFailure.catching { () throws(SecurityError) in try server.start() })
    }

    func step(_ token: [UInt8]) throws(InteropFailure) -> ExchangeStep {
        do throws(SecurityError) {
            return try server.step(token)
        } catch {
            throw InteropFailure(error, token: error.peerToken)
        }
    }

    func reset() { server = DigestSASLAcceptor.server(settings, authority) }

    func wrap(_ message: [UInt8]) throws(InteropFailure) -> [UInt8] {
        try InteropFailure.catching { () throws(SecurityError) in try server.wrap(message) }
    }

    func unwrap(_ message: [UInt8]) throws(InteropFailure) -> [UInt8] {
        try InteropFailure.catching { () throws(SecurityError) in try server.unwrap(message) }
    }

    func attribute(_ name: String) throws(InteropFailure) -> String {
        switch name {
        case "package": return AcceptSecurityContext.Digest.contract.package
        case "user": return try InteropFailure.known(server.user, name)
        case "qop": return server.protection?.rawValue ?? "none"
        case "cipher": return server.cipher?.rawValue ?? "none"
        case "algorithm": return "MD5-sess"
        default: throw .unsupported(name)
        }
    }
}
