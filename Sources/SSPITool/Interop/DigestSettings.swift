internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

/// What the line protocol says about an exchange of Digest.
struct DigestSettings {
    let isSASL: Bool
    var request: Digest.HTTPRequest
    let service: String
    var acceptor: Digest.AcceptorConfiguration
    var initiator = Digest.InitiatorConfiguration()
    var credential: Digest.Credential
    var accounts: (any Digest.Accounts)?
    let lifetime: Int
    let fixedNonce: [UInt8]?

    init(_ role: InteropRole, _ keys: inout InteropKeys) throws(ToolError) {
        switch keys.text("mode") ?? "http" {
        case "http": isSASL = false
        case "sasl": isSASL = true
        case let mode: throw ToolError("'\(mode)' is no mode; it is http or sasl")
        }
        _ = keys.text("domain")
        let target = keys.text("target")
        request = Digest.HTTPRequest(
            method: keys.text("method") ?? "GET", uri: keys.text("uri") ?? "/", entity: try keys.bytes("body") ?? [])
        let named = keys.text("service").map { "\($0)/" + (keys.text("host") ?? "localhost") }
        service = named ?? target ?? "imap/localhost"
        let realm = keys.text("realm")
        acceptor = Digest.AcceptorConfiguration(realm: realm ?? "")
        acceptor.services = [service]
        initiator.realm = realm
        // Servers of old are among the peers.
        initiator.allowsNoProtection = true
        let qop = keys.list("qop")
        var protections: [Digest.Protection] = []
        for name in qop ?? [] {
            guard let protection = Digest.Protection(rawValue: name) else { throw ToolError("'\(name)' is no qop") }
            protections.append(protection)
        }
        if qop != nil {
            acceptor.protections = protections
            initiator.protections = protections
        } else if isSASL {
            acceptor.protections = [.authentication, .integrity, .confidentiality]
        } else {
            initiator.protections = [.authentication, .integrity]
        }
        if let names = keys.list("cipher") {
            var ciphers: [Digest.Cipher] = []
            for name in names {
                guard let cipher = Digest.Cipher(rawValue: name) else { throw ToolError("'\(name)' is no cipher") }
                ciphers.append(cipher)
            }
            acceptor.ciphers = ciphers
            initiator.ciphers = ciphers
        }
        if let size = try keys.number("maxbuf") {
            guard (17...0xFF_FFFF).contains(size) else { throw ToolError("maxbuf is a number from 17 to 16777215") }
            acceptor.maximumBuffer = size
            initiator.maximumBuffer = size
        }
        let authorization = keys.text("authzid")
        let password = Password(keys.text("password") ?? "")
        credential = Digest.Credential(
            user: keys.text("user") ?? "", password: password,
            authorization: role == .initiate ? authorization : nil)
        initiator.fixedNonce = keys.text("cnonce").map { [UInt8]($0.utf8) }
        acceptor.algorithm = Digest.Algorithm(.md5)
        if let name = keys.text("algorithm") {
            guard let algorithm = Digest.Algorithm(name: name) else { throw ToolError("'\(name)' is no algorithm") }
            acceptor.algorithm = algorithm
        }
        acceptor.asksForUserHash = try keys.truth("userhash") ?? false
        if let charset = keys.text("charset") { acceptor.announcesUTF8 = charset.lowercased() == "utf-8" }
        acceptor.opaque = keys.text("opaque")
        acceptor.mayAct = { _, other in other == authorization }
        lifetime = try keys.number("nonce-lifetime") ?? 300
        fixedNonce = keys.text("nonce").map { [UInt8]($0.utf8) }
        _ = keys.list("flags")
        if role == .accept {
            let list = try keys.text("users").map { path throws(ToolError) in try AccountFile.read(path) } ?? []
            // Names of Digest have no domain; the realm stands in its place.
            let flat = list.map { Account(user: $0.user, password: $0.password) }
            accounts = Digest.PasswordAccounts(MemoryCredentialStore(flat), names: flat.map(\.user))
        }
    }

    /// A server's nonces.
    var authority: Digest.Authority {
        Digest.Authority(
            lifetime: lifetime, capacity: 1024, clock: .system, random: .system, fixedNonce: fixedNonce)
    }

    /// What the drivers can do.
    static let capabilities = ["digest-http", "digest-sha2", "digest-userhash", "digest-sasl", "digest-conf"]

    /// The driver of a role.
    func driver(_ role: InteropRole) -> any InteropDriver {
        switch (role, isSASL) {
        case (.initiate, false): DigestHTTPInitiator(self)
        case (.accept, false): DigestHTTPAcceptor(self)
        case (.initiate, true): DigestSASLInitiator(self)
        case (.accept, true): DigestSASLAcceptor(self)
        }
    }
}

extension InteropFailure {
    /// Runs a call of the library.
    static func catching<Result>(_ body: () throws(SecurityError) -> Result) throws(InteropFailure) -> Result {
        do throws(SecurityError) {
            return try body()
        } catch {
            throw InteropFailure(error, token: error.peerToken)
        }
    }
}
