public import SSPIInterface
public import SSPIRuntime

extension NTLM {
    /// A server that lets clients log on by NTLM, and then protects messages. One serves one client.
    ///
    /// ```swift
    /// var server = NTLM.Server(configuration: .init(accounts: store))
    /// while case .send(let challenge) = try server.step(receive()) { send(challenge) }
    /// print(server.userName)
    /// ```
    ///
    /// It calls the documented functions in the documented order; what they refuse is an error here.
    public struct Server: ~Copyable, Sendable {
        /// The state behind the documented functions.
        package var context: SecurityContext<Acceptor>
        private let credential: Credential
        private let requirements: AcceptorRequirements
        private let bindings: ChannelBindings?
        private let opening: OpeningSide
        /// What the context has, once it is complete.
        public private(set) var attributes: AcceptorAttributes = []

        /// Makes a server.
        ///
        /// - Parameters:
        ///   - configuration: Who may log on, and how.
        ///   - requirements: What the context must have.
        ///   - bindings: What binds the exchange to its channel.
        /// - Throws: What ``SSPIInterface/AcquireCredentialsHandle`` refuses.
        public init(
            configuration: AcceptorConfiguration, requirements: AcceptorRequirements = [],
            bindings: ChannelBindings? = nil
        ) throws(SecurityError) {
            credential = try AcquireCredentialsHandle.NTLM.call(of: Credentials(), use: .inbound).credential
            context = SecurityContext(Acceptor(configuration: configuration))
            self.requirements = requirements
            self.bindings = bindings
            opening = configuration.isDatagram ? .acceptor : .initiator
        }

        /// Makes the next token.
        ///
        /// - Parameter token: What the client has sent; `nil` at the beginning of an exchange over datagrams.
        /// - Returns: What is to be sent, or that the exchange is complete: then the client is who it says.
        /// - Throws: What ``SSPIInterface/AcceptSecurityContext`` refuses; the exchange is over then.
        public mutating func step(_ token: [UInt8]?) throws(SecurityError) -> ExchangeStep {
            var input: [SecurityBuffer] = []
            if let token { input.append(.token(token)) }
            if let bindings { input.append(bindings.buffer) }
            var output: [SecurityBuffer] = [.token(capacity: NTLM.maximumToken)]
            let outcome = try AcceptSecurityContext.NTLM.call(
                credential: credential, context: &context, input: input, requirements: requirements, output: &output,
                opening: opening)
            attributes = outcome.attributes
            let bytes = output[0].bytes
            return outcome.success == .ok ? .complete(bytes.isEmpty ? nil : bytes) : .send(bytes)
        }

        /// Makes the next token, and waits for the verdict of an authority that takes its time.
        ///
        /// - Parameters:
        ///   - token: What the client has sent.
        ///   - authority: Who judges in place of the configuration's authority.
        /// - Returns: As ``step(_:)``.
        public mutating func step(
            _ token: [UInt8], judgedBy authority: some AsynchronousLogonAuthority
        ) async throws(SecurityError) -> ExchangeStep {
            // Nobody is asked about a token that will not be taken.
            guard context.phase.isOpen else { return try step(token) }
            let request = try? context.withBorrowedCore(AcceptSecurityContext.NTLM.contract) {
                (core: borrowing Acceptor) throws(SecurityError) in try core.logonRequest(for: token)
            }
            if let request = request ?? nil {
                let verdict: LogonVerdict
                do throws(SecurityError) {
                    verdict = try await authority.judge(request)
                } catch {
                    context.fail()
                    throw error
                }
                try context.withCore(AcceptSecurityContext.NTLM.contract) {
                    (core: inout Acceptor) throws(SecurityError) in core.settled = (token, verdict)
                }
            }
            return try step(token)
        }

        /// True when the exchange is complete.
        public var isComplete: Bool { context.phase == .established }

        /// Who has logged on, as `DOMAIN\user`; `nil` before the exchange is complete, empty for nobody.
        public var userName: String? {
            try? query(.names) { answer in
                switch answer {
                case .name(let name): name
                default: ""
                }
            }
        }
    }
}
