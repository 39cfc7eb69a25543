public import SSPIInterface
public import SSPIRuntime

extension NTLM {
    /// A client that logs on by NTLM, and then protects messages.
    ///
    /// ```swift
    /// var client = NTLM.Client(identity: .init(user: "alice", domain: "KETTLE", password: "…"), target: "HTTP/kettle")
    /// var answer = try client.step(nil)
    /// while case .send(let token) = answer { answer = try client.step(exchange(token)) }
    /// ```
    ///
    /// It calls the documented functions in the documented order; what they refuse is an error here.
    public struct Client: ~Copyable, Sendable {
        /// The state behind the documented functions.
        package var context: SecurityContext<Initiator>
        private let credential: Credential
        private let target: String
        private let requirements: InitiatorRequirements
        private let bindings: ChannelBindings?
        private let opening: OpeningSide
        /// What the context has, once it is complete.
        public private(set) var attributes: InitiatorAttributes = []

        /// Makes a client.
        ///
        /// - Parameters:
        ///   - identity: Who logs on; `nil` for nobody, where the configuration allows it.
        ///   - target: The name of the service, e.g. `HTTP/kettle.test`.
        ///   - requirements: What the context must have.
        ///   - bindings: What binds the exchange to its channel.
        ///   - configuration: What goes beyond these.
        /// - Throws: What ``SSPIInterface/AcquireCredentialsHandle`` refuses.
        public init(
            identity: Identity?, target: String,
            requirements: InitiatorRequirements = [.integrity, .confidentiality, .replayDetect, .sequenceDetect],
            bindings: ChannelBindings? = nil, configuration: InitiatorConfiguration = InitiatorConfiguration()
        ) throws(SecurityError) {
            credential = try AcquireCredentialsHandle.NTLM.call(
                of: Credentials(), use: .outbound, authenticationData: identity
            ).credential
            context = SecurityContext(Initiator(configuration: configuration))
            self.target = target
            self.requirements = requirements
            self.bindings = bindings
            opening = .initiator
        }

        /// Makes the next token.
        ///
        /// - Parameter token: What the server has sent; `nil` at the beginning.
        /// - Returns: What is to be sent, or that the exchange is complete.
        /// - Throws: What ``SSPIInterface/InitializeSecurityContext`` refuses; the exchange is over then.
        public mutating func step(_ token: [UInt8]?) throws(SecurityError) -> ExchangeStep {
            var input: [SecurityBuffer] = []
            if let token { input.append(.token(token)) }
            if let bindings { input.append(bindings.buffer) }
            var output: [SecurityBuffer] = [.token(capacity: NTLM.maximumToken)]
            let outcome = try InitializeSecurityContext.NTLM.call(
                credential: credential, context: &context, targetName: target,
                requirements: requirements.union(.allocateMemory), input: input, output: &output, opening: opening)
            attributes = outcome.attributes
            let bytes = output.first(.token)?.bytes ?? []
            return outcome.success == .ok ? .complete(bytes.isEmpty ? nil : bytes) : .send(bytes)
        }

        /// True when the exchange is complete.
        public var isComplete: Bool { context.phase == .established }
    }
}
