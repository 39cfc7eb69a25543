public import SSPI
internal import SSPIInterface
internal import SSPIRuntime

extension HTTPAuthentication {
    /// A server's side of one connection.
    ///
    /// ```swift
    /// var connection = HTTPAuthentication.Connection(server)
    /// while let request = receive() {
    ///     switch connection.decide(credentials: request.values(of: "Authorization"), on: request.digest) {
    ///     case .accepted(let user, let fields): answer(200, fields, hello(user))
    ///     case .refused(let status, let fields, let closes, _): answer(status, fields); if closes { return }
    ///     }
    /// }
    /// ```
    public struct Connection: ~Copyable, Sendable {
        private let server: Server
        private let bindings: ChannelBindings?
        // At most one of these is under way.
        private var negotiate: Negotiate.Server?
        private var ntlm: NTLM.Server?
        /// How many tokens the exchange under way has taken.
        private var rounds = 0
        private var failures = 0
        /// A logon that counts for later requests.
        private var logon: Logon?

        /// Who has logged on to this connection by Negotiate or NTLM, as long as that counts.
        public var user: User? {
            guard let logon, !hasEnded(logon) else { return nil }
            return logon.user
        }

        private struct Logon: Sendable {
            let user: User
            /// When its ticket ends.
            let expiry: TimeStamp
        }

        private func hasEnded(_ logon: Logon) -> Bool { logon.expiry <= server.clock.now }

        /// Makes the side of a connection that nobody has logged on to.
        ///
        /// - Parameters:
        ///   - server: What is offered.
        ///   - bindings: What binds exchanges to the TLS channel. With them, Digest is neither offered nor taken unless
        ///     ``Server/bindsDigest`` or ``Server/allowsUnboundDigest`` is set.
        public init(_ server: Server, bindings: ChannelBindings? = nil) {
            self.server = server
            self.bindings = bindings
        }

        /// Decides on a request.
        ///
        /// - Parameters:
        ///   - credentials: The values of all fields `Authorization` or `Proxy-Authorization`.
        ///   - request: The request, for Digest.
        public mutating func decide(credentials: [String], on request: Digest.HTTPRequest) -> Decision {
            guard !credentials.isEmpty else {
                // Whatever was begun is given up: its next token would have to come now.
                forget()
                guard let known = logon else { return offer(request, reason: nil) }
                guard hasEnded(known) else { return .accepted(known.user, fields: []) }
                // Once and for all, wherever the clock goes from here.
                logon = nil
                return offer(
                    request, reason: SecurityError(.contextExpired, detail: "the logon has ended with its ticket"))
            }
            // Whoever logs on anew is nobody until that has succeeded.
            logon = nil
            guard failures < server.limits.attempts else {
                return refusal(SecurityError(.logonDenied, detail: "too many logons have failed on this connection"))
            }
            do throws(SecurityError) {
                guard credentials.count == 1, let value = credentials.first else {
                    throw Digest.malformed("there are \(credentials.count) fields with credentials")
                }
                return try decide(value, request)
            } catch {
                forget()
                failures += 1
                let isMalformed = error.code == .invalidToken && error.peerToken == nil
                return isMalformed ? malformed(error) : offer(request, reason: error)
            }
        }

        private mutating func decide(_ value: String, _ request: Digest.HTTPRequest) throws(SecurityError) -> Decision {
            let fields = try HTTPFields([value], limits: server.limits)
            guard fields.elements.count == 1, let element = fields.elements.first else {
                throw Digest.malformed("there is not exactly one scheme")
            }
            let scheme = Scheme.allCases.first { element.isScheme($0.rawValue) }
            switch scheme {
            case .negotiate where !server.negotiate.isEmpty, .ntlm where server.ntlm != nil:
                return try step(scheme ?? .ntlm, try HTTPFields.token(of: element))
            case .digest:
                guard let digest else { break }
                forget()
                return decide(digest, value, request)
            default: break
            }
            throw SecurityError(.logonDenied, detail: "the scheme was not offered")
        }

        // MARK: Digest

        /// Digest, where it may be used on this connection.
        private var digest: Digest.Server? {
            bindings == nil || server.bindsDigest || server.allowsUnboundDigest ? server.digest : nil
        }

        /// What a client of Digest has to be bound to.
        private var digestBindings: ChannelBindings? { server.bindsDigest ? bindings : nil }

        private mutating func decide(_ digest: Digest.Server, _ value: String, _ request: Digest.HTTPRequest)
            -> Decision
        {
            switch digest.decide(authorization: value, on: request, bindings: digestBindings) {
            case .accepted(let name, let information):
                failures = 0
                let user = User(name: name, scheme: .digest, package: "WDigest")
                let field = information.map { Field(name: server.place.informationField, value: $0) }
                return .accepted(user, fields: [field].compactMap { $0 })
            case .challenged(let values, let error):
                // A nonce that is too old is nobody's failure.
                if error.code != .contextExpired { failures += 1 }
                return .refused(
                    status: server.place.status, fields: server.challenges(values),
                    closes: failures >= server.limits.attempts, reason: SecurityFailure(description: "\(error)"))
            case .malformed(let error):
                failures += 1
                return malformed(error)
            }
        }

        // MARK: Negotiate and NTLM

        private mutating func step(_ scheme: Scheme, _ token: [UInt8]) throws(SecurityError) -> Decision {
            guard !token.isEmpty else { throw Digest.malformed("there is no token") }
            // A client that begins anew has given up what it had begun.
            if Self.isFirst(token) || (scheme == .negotiate ? ntlm != nil : negotiate != nil) { forget() }
            if negotiate == nil, ntlm == nil { try begin(scheme) }
            rounds += 1
            guard rounds <= server.limits.rounds else {
                throw SecurityError(.logonDenied, detail: "the exchange takes too many tokens")
            }
            let (answer, found) = scheme == .negotiate ? try negotiating(token) : try challenging(token)
            if answer.isComplete { forget() }
            let field = Field(
                name: server.place.challengeField, value: HTTPFields.value(scheme, answer.token ?? []))
            guard answer.isComplete else {
                return .refused(status: server.place.status, fields: [field], closes: false, reason: nil)
            }
            guard let found, !found.user.name.isEmpty else {
                throw SecurityError(.logonDenied, detail: "nobody has logged on")
            }
            failures = 0
            logon = server.keepsLogon ? found : nil
            return .accepted(found.user, fields: answer.token == nil ? [] : [field])
        }

        private mutating func forget() {
            negotiate = nil
            ntlm = nil
            rounds = 0
        }

        private mutating func begin(_ scheme: Scheme) throws(SecurityError) {
            if scheme == .negotiate {
                negotiate = .some(
                    Negotiate.Server(
                        packages: server.negotiate, requirements: server.requirements, bindings: bindings))
            } else if let configuration = server.ntlm {
                ntlm = .some(
                    try NTLM.Server(
                        configuration: configuration, requirements: server.requirements, bindings: bindings))
            }
        }

        private mutating func negotiating(_ token: [UInt8]) throws(SecurityError) -> (ExchangeStep, Logon?) {
            guard let answer = try negotiate?.step(token) else { throw SecurityError(.internalError) }
            guard answer.isComplete else { return (answer, nil) }
            switch negotiate {
            case .some(let side):
                let package = try side.query(.negotiationInformation) { answer in
                    switch answer {
                    case .negotiation(let information, _): information.name
                    default: ""
                    }
                }
                let user = User(name: side.userName ?? "", scheme: .negotiate, package: package)
                return (answer, Logon(user: user, expiry: side.expiry ?? .never))
            case .none: throw SecurityError(.internalError)
            }
        }

        private mutating func challenging(_ token: [UInt8]) throws(SecurityError) -> (ExchangeStep, Logon?) {
            guard let answer = try ntlm?.step(token) else { throw SecurityError(.internalError) }
            let user = User(name: ntlm?.userName ?? "", scheme: .ntlm, package: NTLM.packageName)
            return (answer, Logon(user: user, expiry: .never))
        }

        /// True for a token that begins an exchange: the frame of GSS-API, or the first message of NTLM.
        private static func isFirst(_ token: [UInt8]) -> Bool {
            token.first == 0x60 || token.starts(with: Array("NTLMSSP\0\u{1}\0\0\0".utf8))
        }

        // MARK: Refusals

        /// Offers all schemes, or the connection's end where too many logons have failed.
        private func offer(_ request: Digest.HTTPRequest, reason: SecurityError?) -> Decision {
            var digests: [String] = []
            if let digest,
                case .challenged(let values, _) = digest.decide(
                    authorization: nil as String?, on: request, bindings: digestBindings)
            {
                digests = values
            }
            let fields = server.challenges(digests)
            var reason = reason
            if fields.isEmpty, reason == nil, server.digest != nil {
                reason = SecurityError(
                    .badBindings, detail: "Digest alone is there, and may not be used on a channel with bindings")
            }
            return .refused(
                status: server.place.status, fields: fields, closes: failures >= server.limits.attempts,
                reason: reason.map { SecurityFailure(description: "\($0)") })
        }

        private func malformed(_ error: SecurityError) -> Decision {
            .refused(status: 400, fields: [], closes: true, reason: SecurityFailure(description: "\(error)"))
        }

        private func refusal(_ error: SecurityError) -> Decision {
            .refused(
                status: server.place.status, fields: [], closes: true,
                reason: SecurityFailure(description: "\(error)"))
        }
    }
}
