public import SSPI
public import SSPIInterface
public import SSPIRuntime

extension HTTPAuthentication {
    /// A client's side of one connection.
    ///
    /// ```swift
    /// var client = HTTPAuthentication.Client(credentials, target: "HTTP/kettle.test")
    /// var field = try client.authorization(for: request)
    /// while true {
    ///     let answer = send(request, authorization: field)      // always on this one connection
    ///     switch try client.receive(status: answer.status, challenges: answer.challenges, for: request) {
    ///     case .retry(let value): field = value
    ///     case .done: return answer
    ///     }
    /// }
    /// ```
    public struct Client: ~Copyable, Sendable {
        /// What is to be done after an answer.
        public enum Action: Hashable, Sendable {
            /// The same request again, on the same connection, with this value of `Authorization`.
            case retry(authorization: String)
            /// The answer is the one that was wanted, as far as this is about logging on.
            case done
        }

        private let credentials: Credentials
        private let target: String
        private let place: Place
        private let requirements: InitiatorRequirements
        private let bindings: ChannelBindings?
        private let limits: Limits
        // At most one of these is under way.
        private var negotiate: Negotiate.Client?
        private var ntlm: NTLM.Client?
        private var digest: Digest.Client?
        private var rounds = 0
        /// How many exchanges were begun since the last one that ended well.
        private var attempts = 0
        /// The scheme that is used, once one is.
        public private(set) var scheme: Scheme?
        /// True when the server has let the client in; with Digest, when it has proved itself or did not have to.
        public private(set) var isComplete = false

        /// Makes a client.
        ///
        /// - Parameters:
        ///   - credentials: Who the client is.
        ///   - target: The name of the service, e.g. `HTTP/kettle.test`.
        ///   - place: Who asks for the logon.
        ///   - requirements: What the exchange must have. Without integrity some servers cannot sign the list of mechanisms,
        ///     and are refused then where NTLM is negotiated. With `.mutualAuthentication` an answer of a server that has not
        ///     proved itself is an error. With `.confidentiality` Digest is not used.
        ///   - bindings: What binds the exchange to the TLS channel.
        ///   - limits: Bounds on what the server may send.
        public init(
            _ credentials: Credentials, target: String, place: Place = .origin,
            requirements: InitiatorRequirements = [.integrity], bindings: ChannelBindings? = nil,
            limits: Limits = Limits()
        ) {
            self.credentials = credentials
            self.target = target
            self.place = place
            self.requirements = requirements
            self.bindings = bindings
            self.limits = limits
        }

        /// The value of `Authorization` for a further request; `nil` where none is needed, or none can be made before the
        /// server has asked.
        public mutating func authorization(for request: Digest.HTTPRequest) throws(SecurityError) -> String? {
            try digest?.authorization(for: request) ?? nil
        }

        /// Looks at an answer.
        ///
        /// - Parameters:
        ///   - status: The answer's status.
        ///   - challenges: The values of all its fields `WWW-Authenticate` or `Proxy-Authenticate`.
        ///   - information: The value of `Authentication-Info` or `Proxy-Authentication-Info`.
        ///   - entity: The answer's body, where Digest protects it.
        ///   - request: The request.
        /// - Returns: Whether the request is to be made again.
        /// - Throws: `SEC_E_LOGON_DENIED` when the server does not take the credentials, `SEC_E_SECPKG_NOT_FOUND` when it
        ///   offers nothing that may be used, `SEC_E_INVALID_TOKEN` for an answer that keeps to no grammar,
        ///   `SEC_E_MUTUAL_AUTH_FAILED` when it has not proved itself. The connection is to be closed then.
        public mutating func receive(
            status: Int, challenges: [String], information: String? = nil, entity: [UInt8] = [],
            for request: Digest.HTTPRequest
        ) throws(SecurityError) -> Action {
            let fields = try HTTPFields(challenges, limits: limits)
            guard status == place.status else {
                try conclude(fields, information, entity)
                return .done
            }
            if isComplete, scheme != .digest {
                // A logon that the server has forgotten; there is one more try.
                forget()
            }
            if negotiate != nil {
                let token = try next(fields, .negotiate)
                return try retry(.negotiate, try negotiate?.step(token))
            }
            if ntlm != nil {
                let token = try next(fields, .ntlm)
                return try retry(.ntlm, try ntlm?.step(token))
            }
            if digest != nil {
                try count()
                guard let value = try digest?.answer(challenges: challenges, to: request) else { throw denied }
                return .retry(authorization: value)
            }
            return try begin(fields, challenges, request)
        }

        private mutating func forget() {
            negotiate = nil
            ntlm = nil
            digest = nil
            isComplete = false
        }

        private var denied: SecurityError {
            SecurityError(.logonDenied, detail: "the server does not take the credentials")
        }

        private mutating func count() throws(SecurityError) {
            rounds += 1
            guard rounds <= limits.rounds else {
                throw SecurityError(.logonDenied, detail: "the server asks for more and more tokens")
            }
        }

        /// The server's token, which has to be there.
        private mutating func next(_ fields: HTTPFields, _ scheme: Scheme) throws(SecurityError) -> [UInt8] {
            try count()
            guard let token = try fields.token(scheme), !token.isEmpty else { throw denied }
            return token
        }

        private func retry(_ scheme: Scheme, _ step: ExchangeStep?) throws(SecurityError) -> Action {
            guard let token = step?.token, !token.isEmpty else { throw denied }
            return .retry(authorization: HTTPFields.value(scheme, token))
        }

        // MARK: The beginning

        /// Begins with the strongest scheme that is offered and can begin.
        private mutating func begin(
            _ fields: HTTPFields, _ challenges: [String], _ request: Digest.HTTPRequest
        ) throws(SecurityError) -> Action {
            attempts += 1
            guard attempts <= limits.attempts else { throw denied }
            rounds = 0
            var failure: SecurityError?
            for (scheme, hashes) in Self.byStrength where !fields.all(scheme).isEmpty {
                do throws(SecurityError) {
                    guard let value = try begin(scheme, hashes, challenges, request) else { continue }
                    self.scheme = scheme
                    try count()
                    return .retry(authorization: value)
                } catch {
                    failure = failure ?? error
                }
            }
            throw failure
                ?? SecurityError(
                    .securityPackageNotFound, detail: "the server offers no scheme that there are credentials for")
        }

        /// Negotiate can be Kerberos, which nothing else here can; Digest with a strong hash proves knowledge of a password
        /// without MD4 and MD5; NTLM does so with them, and binds to the channel; Digest with MD5 is what is left.
        private static let byStrength: [(scheme: Scheme, hashes: Set<Digest.Hash>)] = [
            (.negotiate, []), (.digest, [.sha256, .sha512Half]), (.ntlm, []), (.digest, [.md5]),
        ]

        /// Makes the first value of a scheme; `nil` where there are no credentials, or no challenge is good enough.
        private mutating func begin(
            _ scheme: Scheme, _ hashes: Set<Digest.Hash>, _ challenges: [String], _ request: Digest.HTTPRequest
        ) throws(SecurityError) -> String? {
            switch scheme {
            case .negotiate:
                guard !credentials.negotiate.isEmpty else { return nil }
                var client = Negotiate.Client(
                    packages: credentials.negotiate, target: target, requirements: requirements, bindings: bindings)
                let token = try client.step(nil).token ?? []
                negotiate = .some(client)
                return HTTPFields.value(.negotiate, token)
            case .ntlm:
                guard let identity = credentials.ntlm, !requirements.contains(.mutualAuthentication) else { return nil }
                // HTTP signs no messages, and without negotiation there is no list to sign; old servers grant no signing.
                var client = try NTLM.Client(
                    identity: identity, target: target, requirements: requirements.subtracting(.integrity),
                    bindings: bindings,
                    configuration: credentials.ntlmConfiguration)
                let token = try client.step(nil).token ?? []
                ntlm = .some(client)
                return HTTPFields.value(.ntlm, token)
            case .digest:
                // Over HTTP it has no confidentiality.
                guard let credential = credentials.digest, !requirements.contains(.confidentiality) else { return nil }
                var configuration = credentials.digestConfiguration
                configuration.hashes.formIntersection(hashes)
                guard !configuration.hashes.isEmpty else { return nil }
                // The client keeps to what it has begun with: a later challenge can make it no weaker.
                var client = Digest.Client(
                    credential, configuration: configuration,
                    requiresAnswer: requirements.contains(.mutualAuthentication), target: target, bindings: bindings)
                guard let value = try client.answer(challenges: challenges, to: request) else { return nil }
                digest = .some(client)
                return value
            }
        }

        // MARK: The end

        private mutating func conclude(
            _ fields: HTTPFields, _ information: String?, _ entity: [UInt8]
        ) throws(SecurityError) {
            let wantsProof = requirements.contains(.mutualAuthentication)
            if negotiate != nil {
                if !isComplete, let token = try fields.token(.negotiate), !token.isEmpty {
                    guard try negotiate?.step(token) == .complete(nil) else { throw Self.unproved }
                }
                guard isComplete || !wantsProof || negotiate?.isServerProved == true else { throw Self.unproved }
                isComplete = true
            } else if ntlm != nil {
                isComplete = isComplete || ntlm?.isComplete == true
            } else if digest != nil {
                if let information {
                    try digest?.check(authenticationInfo: information, entity: entity)
                } else if wantsProof {
                    throw Self.unproved
                }
                isComplete = true
            } else if wantsProof {
                throw Self.unproved
            }
            attempts = 0
            rounds = 0
        }

        private static var unproved: SecurityError {
            SecurityError(.mutualAuthenticationFailed, detail: "the server has not proved who it is")
        }
    }
}
