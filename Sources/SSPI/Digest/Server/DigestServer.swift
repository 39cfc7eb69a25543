internal import SSPIInterface
public import SSPIRuntime

extension Digest {
    /// A server of HTTP: header fields in, header fields out. Any number of tasks may use it at once.
    public final class Server: Sendable {
        /// What became of a request.
        public enum Decision: Hashable, Sendable {
            /// The user is who he says; the value of `Authentication-Info` goes into the answer, if there is one.
            case accepted(user: String, authenticationInfo: String?)
            /// Status 401, with these values of `WWW-Authenticate`.
            case challenged([String], SecurityError)
            /// Status 400: the request is no request of Digest, or one for another URI.
            case malformed(SecurityError)
        }

        private let configurations: [AcceptorConfiguration]
        private let accounts: any Accounts
        private let authority: Authority

        /// Makes a server.
        ///
        /// - Parameters:
        ///   - configuration: What is offered; its algorithm does not count.
        ///   - algorithms: The algorithms that are offered, each in a challenge of its own, best first.
        ///   - accounts: The users.
        ///   - authority: Makes and judges nonces; several servers may share one.
        public init(
            _ configuration: AcceptorConfiguration, algorithms: [Algorithm] = [Algorithm(.sha256)],
            accounts: any Accounts, authority: Authority = Authority()
        ) {
            configurations = algorithms.map { algorithm in
                var own = configuration
                own.algorithm = algorithm
                return own
            }
            self.accounts = accounts
            self.authority = authority
        }

        /// Decides on a request.
        ///
        /// - Parameters:
        ///   - authorization: The value of `Authorization`, if there is one.
        ///   - request: The request as it came.
        ///   - bindings: What the client has to be bound to, as ``AcceptorConfiguration/channelBindings`` says.
        /// - Returns: Whether it is accepted, and which header fields go into the answer.
        public func decide(
            authorization: String?, on request: HTTPRequest, bindings: ChannelBindings? = nil
        ) -> Decision {
            decide(authorization: authorization.map { [UInt8]($0.utf8) }, on: request, bindings: bindings)
        }

        /// Decides on a request whose header field is given in bytes: names may be in ISO 8859-1.
        public func decide(
            authorization: [UInt8]?, on request: HTTPRequest, bindings: ChannelBindings? = nil
        ) -> Decision {
            guard let field = authorization else {
                return .challenged(
                    challenges(stale: false, bindings), SecurityError(.noCredentials, detail: "no response is given"))
            }
            do throws(SecurityError) {
                return try verify(field, request, bindings)
            } catch {
                if error.code == .invalidToken { return .malformed(error) }
                let isStale = error.peerToken.flatMap { try? Challenge($0).isStale } ?? false
                return .challenged(challenges(stale: isStale, bindings), error)
            }
        }

        private func verify(
            _ field: [UInt8], _ request: HTTPRequest, _ bindings: ChannelBindings?
        ) throws(SecurityError) -> Decision {
            let word = Array("digest ".utf8)
            guard field.count > word.count, field.prefix(word.count).map(ASCII.lower) == word else {
                throw Digest.denied("the scheme is not Digest")
            }
            let token = [UInt8](field.dropFirst(word.count))
            let members = try Members(token, limit: Limits.header)
            let name = members[.algorithm].map { Charset.fromLatin1($0) } ?? "MD5"
            guard let configuration = configurations.first(where: { $0.algorithm == Algorithm(name: name) }) else {
                throw Digest.denied("the algorithm is none that was offered")
            }
            var context = SecurityContext(Acceptor(configuration, authority: authority))
            var output: [SecurityBuffer] = [.token(capacity: Limits.header)]
            _ = try AcceptSecurityContext.Digest.call(
                credential: accounts, context: &context,
                input: [.token(token)] + request.buffers(configuration.algorithm.hash)
                    + [bindings?.buffer].compactMap { $0 },
                requirements: [.http], output: &output)
            let value = output.first(.token)?.bytes ?? []
            let answer = try QueryContextAttributes.Digest.call(context: context, attribute: .names)
            switch answer.value {
            case .name(let user):
                return .accepted(user: user, authenticationInfo: value.isEmpty ? nil : Charset.text(value))
            default: throw SecurityError(.internalError, detail: "the context has no name")
            }
        }

        private func challenges(stale: Bool, _ bindings: ChannelBindings?) -> [String] {
            configurations.compactMap { configuration in
                var acceptor = Acceptor(configuration, authority: authority)
                acceptor.bindings = bindings
                return (try? acceptor.challenge([.http], stale: stale)).map { "Digest " + Charset.text($0) }
            }
        }
    }
}
