internal import SSPIInterface
public import SSPIRuntime

extension Digest {
    /// A client of HTTP: header fields in, header fields out.
    ///
    /// After the first challenge it signs any number of requests. A challenge that says `stale=true` begins anew, if it is of
    /// the same realm and protects as much; another one means that the server does not take the password.
    public struct Client: ~Copyable, Sendable {
        private let credential: Credential
        private let configuration: InitiatorConfiguration
        private let requirements: InitiatorRequirements
        private let binding: [SecurityBuffer]
        private var context: SecurityContext<Initiator>?
        private var algorithm: Algorithm?
        private var realm: [UInt8]?

        /// Makes a client.
        ///
        /// - Parameters:
        ///   - credential: The user.
        ///   - configuration: What is taken.
        ///   - requiresAnswer: True when the server has to prove that it knows the password, too.
        ///   - target: The name of the service, e.g. `HTTP/kettle.test`, which goes with the bindings.
        ///   - bindings: What binds responses to their channel, where the server looks for that.
        public init(
            _ credential: Credential, configuration: InitiatorConfiguration = InitiatorConfiguration(),
            requiresAnswer: Bool = false, target: String = "", bindings: ChannelBindings? = nil
        ) {
            binding = bindings.map { [$0.buffer, SecurityBuffer(.targetHost, [UInt8](target.utf8))] } ?? []
            self.credential = credential
            self.configuration = configuration
            requirements = requiresAnswer ? [.http, .allocateMemory, .mutualAuthentication] : [.http, .allocateMemory]
        }

        /// Answers the challenges of a response with status 401 or 407.
        ///
        /// - Parameters:
        ///   - challenges: The values of all fields `WWW-Authenticate` or `Proxy-Authenticate`.
        ///   - request: The request that is to be made again.
        /// - Returns: The value of `Authorization` or `Proxy-Authorization`; `nil` when there is no challenge of Digest.
        /// - Throws: `SEC_E_LOGON_DENIED` when the server does not take the password.
        public mutating func answer(
            challenges: [String], to request: HTTPRequest
        ) throws(SecurityError) -> String? {
            let fields = challenges.map { [UInt8]($0.utf8) }
            guard let found = try Digest.strongest(of: fields, hashes: configuration.hashes) else { return nil }
            return "Digest " + Charset.text(try answer(found.token, found.challenge, request))
        }

        /// Answers one challenge: what stands behind the word `Digest`, in bytes.
        package mutating func answer(token: [UInt8], to request: HTTPRequest) throws(SecurityError) -> [UInt8] {
            try answer(token, Challenge(token), request)
        }

        private mutating func answer(
            _ token: [UInt8], _ challenge: Challenge, _ request: HTTPRequest
        ) throws(SecurityError) -> [UInt8] {
            if let earlier = algorithm {
                guard challenge.isStale else { throw Digest.denied("the server challenges again") }
                guard challenge.algorithm.hash >= earlier.hash else {
                    throw SecurityError(.unsupportedFunction, detail: "the new challenge has a weaker algorithm")
                }
                // A nonce that is too old is no reason to answer for another realm.
                guard challenge.realm == realm else { throw Digest.denied("the new challenge is of another realm") }
            }
            var fresh = SecurityContext(Initiator(configuration))
            var output: [SecurityBuffer] = []
            _ = try InitializeSecurityContext.Digest.call(
                credential: credential, context: &fresh, targetName: request.uri, requirements: requirements,
                input: [.token(token)] + request.buffers(challenge.algorithm.hash) + binding, output: &output,
                opening: .acceptor)
            if algorithm != nil, strength(of: fresh.inspect { $0.protection }) < strength(of: protection) {
                throw SecurityError(.unsupportedFunction, detail: "the new challenge protects less")
            }
            guard !isBound || fresh.inspect({ $0.isBound }) == true else {
                throw SecurityError(.unsupportedFunction, detail: "the new challenge asks for no bindings any more")
            }
            context = .some(fresh)
            algorithm = challenge.algorithm
            realm = challenge.realm
            return output.first(.token)?.bytes ?? []
        }

        /// How much a protection is, that of RFC 2069 being the least.
        private func strength(of protection: Protection?) -> Int {
            protection?.strength ?? -1
        }

        /// Signs a further request with the nonce of the last challenge.
        ///
        /// - Returns: The value of `Authorization`; `nil` before the first challenge.
        public mutating func authorization(for request: HTTPRequest) throws(SecurityError) -> String? {
            guard context != nil else { return nil }
            return "Digest " + Charset.text(try authorizationToken(for: request))
        }

        /// Signs a further request; without the word `Digest`.
        package mutating func authorizationToken(for request: HTTPRequest) throws(SecurityError) -> [UInt8] {
            guard let algorithm, var current = context.take() else {
                throw SecurityError(.invalidHandle, detail: "no challenge was given yet")
            }
            var message = [SecurityBuffer.token(capacity: 0)] + request.buffers(algorithm.hash)
            do throws(SecurityError) {
                _ = try MakeSignature.call(context: &current, message: &message)
                context = .some(current)
            } catch {
                context = .some(current)
                throw error
            }
            return message.first(.token)?.bytes ?? []
        }

        /// Checks the answer to the last request.
        ///
        /// - Parameters:
        ///   - authenticationInfo: The value of `Authentication-Info` or `Proxy-Authentication-Info`.
        ///   - entity: The answer's body, for integrity.
        /// - Throws: `SEC_E_MESSAGE_ALTERED` when the server does not know the password.
        public mutating func check(
            authenticationInfo: String, entity: [UInt8] = []
        ) throws(SecurityError) {
            try check(token: [UInt8](authenticationInfo.utf8), entity: entity)
        }

        /// Checks the answer to the last request, in bytes.
        package mutating func check(token: [UInt8], entity: [UInt8]) throws(SecurityError) {
            guard let algorithm, var current = context.take() else {
                throw SecurityError(.invalidHandle, detail: "no request was made yet")
            }
            let digits = Computation.digits(algorithm.hash, of: entity)
            do throws(SecurityError) {
                _ = try VerifySignature.call(
                    context: &current, message: [.token(token), SecurityBuffer(.packageParameters, digits)])
                context = .some(current)
            } catch {
                context = .some(current)
                throw error
            }
        }

        /// True when responses are bound to the channel.
        package var isBound: Bool {
            switch context {
            case .some(let context): context.inspect { $0.isBound } ?? false
            case .none: false
            }
        }

        /// The protection that was agreed on.
        package var protection: Protection? {
            switch context {
            case .some(let context): context.inspect { $0.protection }
            case .none: nil
            }
        }
        /// The algorithm that was agreed on.
        package var agreedAlgorithm: Algorithm? { algorithm }
    }
}
