public import SSPIInterface
public import SSPIRuntime

extension Digest {
    /// A server of the mechanism DIGEST-MD5: bytes in, bytes out.
    public struct SASLServer: ~Copyable, Sendable {
        private let accounts: any Accounts
        private let requirements: AcceptorRequirements
        private var context: SecurityContext<Acceptor>

        /// Makes one side of one exchange.
        ///
        /// - Parameters:
        ///   - configuration: What is offered.
        ///   - accounts: The users.
        ///   - authority: Makes and judges nonces. Who shares one among exchanges allows subsequent logons.
        ///   - requirements: What is asked of the context: integrity, confidentiality.
        public init(
            _ configuration: AcceptorConfiguration, accounts: any Accounts, authority: Authority,
            requirements: AcceptorRequirements = []
        ) {
            self.accounts = accounts
            self.requirements = requirements
            context = SecurityContext(Acceptor(configuration, authority: authority))
        }

        /// Begins: makes the challenge.
        public mutating func start() throws(SecurityError) -> [UInt8] {
            var output: [SecurityBuffer] = [.token(capacity: Limits.saslChallenge)]
            _ = try AcceptSecurityContext.Digest.call(
                credential: accounts, context: &context, requirements: requirements, output: &output,
                opening: .acceptor)
            return output.first(.token)?.bytes ?? []
        }

        /// Takes the response; one that comes before the challenge is that of a subsequent logon.
        public mutating func step(_ token: [UInt8]) throws(SecurityError) -> ExchangeStep {
            var output: [SecurityBuffer] = [.token(capacity: Limits.saslChallenge)]
            _ = try AcceptSecurityContext.Digest.call(
                credential: accounts, context: &context, input: [.token(token)], requirements: requirements,
                output: &output)
            return .complete(output.first(.token)?.bytes)
        }

        /// Protects a message as was agreed on; the four bytes of its length are not there.
        ///
        /// With `auth-int` the message is signed and stays readable, as ``isSealing`` tells. Nothing else is agreed on than
        /// confidentiality where that is among the requirements.
        ///
        /// Source: RFC 2831 sections 2.3 and 2.4
        public mutating func wrap(_ message: [UInt8]) throws(SecurityError) -> [UInt8] {
            var buffers = Digest.wrappingBuffers(message)
            _ = try EncryptMessage.Digest.call(context: &context, message: &buffers)
            return Digest.joined(&buffers)
        }

        /// Opens a message, which comes without its length. All messages of a context are protected alike: none that was only
        /// signed is taken where ``isSealing`` says that they are sealed.
        public mutating func unwrap(_ message: [UInt8]) throws(SecurityError) -> [UInt8] {
            var buffers = Digest.unwrappingBuffers(message)
            _ = try DecryptMessage.Digest.call(context: &context, message: &buffers)
            return buffers[1].bytes.takeAll()
        }

        /// True when messages are sealed; false where they are only signed, or not protected at all.
        public var isSealing: Bool { context.inspect { $0.cipher } != nil }
        /// How far the exchange has come.
        public var phase: ContextPhase { context.phase }
        /// Who has logged on, or whom he acts for.
        public var user: String? { context.inspect { $0.userName } }
        /// The protection that was agreed on.
        package var protection: Protection? { context.inspect { $0.protection } }
        /// The cipher that was agreed on.
        package var cipher: Cipher? { context.inspect { $0.cipher } }
    }
}
