public import SSPIInterface
public import SSPIRuntime

extension Negotiate {
    /// A client that logs on by the first package that both sides can use, and then protects messages.
    ///
    /// ```swift
    /// var client = Negotiate.Client(packages: [NTLM.package(initiating: identity)], target: "HTTP/kettle.test")
    /// var answer = try client.step(nil)
    /// while case .send(let token) = answer { answer = try client.step(exchange(token)) }
    /// ```
    public struct Client: ~Copyable, Sendable {
        /// The state behind the documented functions.
        package var context = SecurityContext(Initiator())
        private let credential: Credential
        private let target: String?
        private let requirements: InitiatorRequirements
        private let bindings: ChannelBindings?
        private let opening: OpeningSide
        /// What the context has, once it is complete.
        public private(set) var attributes: InitiatorAttributes = []

        /// Makes a client.
        ///
        /// - Parameters:
        ///   - packages: What is allowed, the most wanted first; nothing else is used.
        ///   - target: The name of the service, e.g. `HTTP/kettle.test`.
        ///   - requirements: What the context must have.
        ///   - bindings: What binds the exchange to its channel.
        ///   - opening: Which side speaks first.
        public init(
            packages: [Package], target: String?,
            requirements: InitiatorRequirements = [.integrity, .confidentiality, .replayDetect, .sequenceDetect],
            bindings: ChannelBindings? = nil, opening: OpeningSide = .initiator
        ) {
            credential = Credential(packages: packages)
            self.target = target
            self.requirements = requirements
            self.bindings = bindings
            self.opening = opening
        }

        /// Makes the next token.
        ///
        /// - Parameter token: What the server has sent; `nil` at the beginning, where the client speaks first.
        /// - Returns: What is to be sent, or that the exchange is complete.
        /// - Throws: What ``SSPIInterface/InitializeSecurityContext`` refuses, and `SEC_E_MUTUAL_AUTH_FAILED` where mutual
        ///   authentication is required and the server has proved nothing; the exchange is over then.
        public mutating func step(_ token: [UInt8]?) throws(SecurityError) -> ExchangeStep {
            var input: [SecurityBuffer] = []
            if let token { input.append(.token(token)) }
            if let bindings { input.append(bindings.buffer) }
            var output: [SecurityBuffer] = []
            let outcome = try InitializeSecurityContext.Negotiate.call(
                credential: credential, context: &context, targetName: target,
                requirements: requirements.union(.allocateMemory), input: input, output: &output, opening: opening)
            // A package that knows no such thing leaves it out without a word.
            guard outcome.success != .ok || !requirements.contains(.mutualAuthentication) || isServerProved else {
                context.fail()
                throw SecurityError(.mutualAuthenticationFailed, detail: "the server has not proved who it is")
            }
            attributes = outcome.attributes
            let bytes = output.first(.token)?.bytes ?? []
            return outcome.success == .ok ? .complete(bytes.isEmpty ? nil : bytes) : .send(bytes)
        }

        /// True when the exchange is complete.
        public var isComplete: Bool { context.phase == .established }

        /// True when the exchange is complete and the server has proved itself in it: NTLM without a MIC completes without a
        /// proof.
        package var isServerProved: Bool {
            let hasProof = try? context.withBorrowedCore(InitializeSecurityContext.Negotiate.contract) {
                (core: borrowing Initiator) throws(SecurityError) in core.hasProof
            }
            return isComplete && hasProof == true
        }
    }

    /// A server that lets clients log on by the first package that both sides can use. One serves one client.
    public struct Server: ~Copyable, Sendable {
        /// How large a token may be: those of Kerberos with many groups come near it.
        static var maximumToken: Int { 1 << 16 }

        /// The state behind the documented functions.
        package var context = SecurityContext(Acceptor())
        private let credential: Credential
        private let requirements: AcceptorRequirements
        private let bindings: ChannelBindings?
        private let opening: OpeningSide
        /// What the context has, once it is complete.
        public private(set) var attributes: AcceptorAttributes = []
        /// When the context ends, once it is complete: with its ticket, or `.never`; `nil` where the package does not say.
        public private(set) var expiry: TimeStamp?

        /// Makes a server.
        ///
        /// - Parameters:
        ///   - packages: What is allowed, the most wanted first; nothing else is used.
        ///   - requirements: What the context must have.
        ///   - bindings: What binds the exchange to its channel.
        ///   - opening: Which side speaks first; an acceptor that does names its packages.
        public init(
            packages: [Package], requirements: AcceptorRequirements = [], bindings: ChannelBindings? = nil,
            opening: OpeningSide = .initiator
        ) {
            credential = Credential(packages: packages)
            self.requirements = requirements
            self.bindings = bindings
            self.opening = opening
        }

        /// Makes the next token.
        ///
        /// - Parameter token: What the client has sent; `nil` at the beginning, where the server speaks first.
        /// - Returns: What is to be sent, or that the exchange is complete: then the client is who it says.
        /// - Throws: What ``SSPIInterface/AcceptSecurityContext`` refuses; the exchange is over then, and a token for the
        ///   client is in the error.
        public mutating func step(_ token: [UInt8]?) throws(SecurityError) -> ExchangeStep {
            var input: [SecurityBuffer] = []
            if let token { input.append(.token(token)) }
            if let bindings { input.append(bindings.buffer) }
            var output: [SecurityBuffer] = [.token(capacity: Self.maximumToken)]
            let outcome = try AcceptSecurityContext.Negotiate.call(
                credential: credential, context: &context, input: input, requirements: requirements, output: &output,
                opening: opening)
            attributes = outcome.attributes
            if outcome.success == .ok { expiry = outcome.expiry }
            let bytes = output[0].bytes
            return outcome.success == .ok ? .complete(bytes.isEmpty ? nil : bytes) : .send(bytes)
        }

        /// True when the exchange is complete.
        public var isComplete: Bool { context.phase == .established }

        /// Who has logged on; `nil` before the exchange is complete.
        public var userName: String? {
            // The mechanism may be done while the list of mechanisms is not signed yet.
            guard isComplete else { return nil }
            return try? query(.names) { answer in
                switch answer {
                case .name(let name): name
                default: ""
                }
            }
        }
    }
}
