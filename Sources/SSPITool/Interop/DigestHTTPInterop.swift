internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

/// A client of Digest over HTTP.
final class DigestHTTPInitiator: InteropDriver {
    let capabilities = DigestSettings.capabilities
    private let settings: DigestSettings
    private var client: Digest.Client
    private var hasFailed = false

    init(_ settings: DigestSettings) {
        self.settings = settings
        client = Digest.Client(settings.credential, configuration: settings.initiator)
    }

    func start() throws(InteropFailure) -> ExchangeStep { throw .unsupported("start") }

    func step(_ token: [UInt8]) throws(InteropFailure) -> ExchangeStep {
        guard !hasFailed else { throw InteropFailure(.invalidHandle, "the context has failed") }
        hasFailed = true
        let answer = try InteropFailure.catching { () throws(SecurityError) in
            try client.answer(token: token, to: settings.request)
        }
        hasFailed = false
        return .complete(answer)
    }

    func reset() {
        hasFailed = false
        client = Digest.Client(settings.credential, configuration: settings.initiator)
    }

    func attribute(_ name: String) throws(InteropFailure) -> String {
        switch name {
        case "package": return AcceptSecurityContext.Digest.contract.package
        case "qop": return client.protection?.rawValue ?? "none"
        case "algorithm": return client.agreedAlgorithm?.description ?? "none"
        case "cipher": return "none"
        default: throw .unsupported(name)
        }
    }

    func request(_ keys: inout InteropKeys) throws(InteropFailure) -> [UInt8] {
        let request = try settings.request.changed(&keys)
        return try InteropFailure.catching { () throws(SecurityError) in
            try client.authorizationToken(for: request)
        }
    }

    func check(_ header: [UInt8], _ keys: inout InteropKeys) throws(InteropFailure) {
        let body = try InteropFailure.reading { () throws(ToolError) in try keys.bytes("body") }
        try InteropFailure.catching { () throws(SecurityError) in
            try client.check(token: header, entity: body ?? [])
        }
    }
}

/// A server of Digest over HTTP.
final class DigestHTTPAcceptor: InteropDriver {
    let capabilities = DigestSettings.capabilities
    private let settings: DigestSettings
    private var authority: Digest.Authority
    private var context: SecurityContext<Digest.Acceptor>

    init(_ settings: DigestSettings) {
        self.settings = settings
        authority = settings.authority
        context = SecurityContext(Digest.Acceptor(settings.acceptor, authority: authority))
    }

    private func renew() { context = SecurityContext(Digest.Acceptor(settings.acceptor, authority: authority)) }

    func reset() {
        authority = settings.authority
        renew()
    }

    func start() throws(InteropFailure) -> ExchangeStep {
        if context.phase != .fresh { renew() }
        var output: [SecurityBuffer] = [.token(capacity: Digest.Limits.header)]
        try InteropFailure.catching { () throws(SecurityError) in
            _ = try AcceptSecurityContext.Digest.call(
                credential: settings.accounts, context: &context, requirements: [.http], output: &output,
                opening: .acceptor)
        }
        return .send(output.first(.token)?.bytes ?? [])
    }

    func step(_ token: [UInt8]) throws(InteropFailure) -> ExchangeStep {
        var output: [SecurityBuffer] = [.token(capacity: Digest.Limits.header)]
        let input = [.token(token)] + settings.request.buffers(settings.acceptor.algorithm.hash)
        do throws(SecurityError) {
            _ = try AcceptSecurityContext.Digest.call(
                credential: settings.accounts, context: &context, input: input, requirements: [.http],
                output: &output)
        } catch {
            // A new challenge goes on with a new context.
            if error.peerToken != nil { renew() }
            throw InteropFailure(error, token: error.peerToken)
        }
        let answer = output.first(.token)?.bytes ?? []
        return .complete(answer.isEmpty ? nil : answer)
    }

    func check(_ header: [UInt8], _ keys: inout InteropKeys) throws(InteropFailure) {
        let request = try settings.request.changed(&keys)
        let message = [.token(header)] + request.buffers(settings.acceptor.algorithm.hash)
        try InteropFailure.catching { () throws(SecurityError) in
            _ = try VerifySignature.call(context: &context, message: message)
        }
    }

    func attribute(_ name: String) throws(InteropFailure) -> String {
        switch name {
        case "package": return AcceptSecurityContext.Digest.contract.package
        case "user": return try InteropFailure.known(context.inspect { $0.userName }, name)
        case "qop": return context.inspect { $0.protection }?.rawValue ?? "none"
        case "algorithm": return settings.acceptor.algorithm.description
        case "cipher": return "none"
        default: throw .unsupported(name)
        }
    }
}

extension Digest.HTTPRequest {
    /// Another request, with what the keys say.
    func changed(_ keys: inout InteropKeys) throws(InteropFailure) -> Digest.HTTPRequest {
        let method = keys.text("method") ?? self.method
        let uri = keys.text("uri") ?? self.uri
        var taken = keys
        let body = try InteropFailure.reading { () throws(ToolError) in try taken.bytes("body") }
        keys = taken
        return Digest.HTTPRequest(method: method, uri: uri, entity: body ?? [])
    }
}

extension InteropFailure {
    /// Reads settings of a request.
    static func reading<Result>(_ body: () throws(ToolError) -> Result) throws(InteropFailure) -> Result {
        do throws(ToolError) {
            return try body()
        } catch {
            throw InteropFailure(.invalidToken, error.text)
        }
    }

    /// Something that is there only later.
    static func known<Value>(_ value: Value?, _ name: String) throws(InteropFailure) -> Value {
        guard let value else { throw .unsupported(name) }
        return value
    }
}
