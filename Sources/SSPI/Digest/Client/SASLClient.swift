public import SSPIInterface
public import SSPIRuntime

extension Digest {
    /// A client of the mechanism DIGEST-MD5: bytes in, bytes out.
    public struct SASLClient: ~Copyable, Sendable {
        private let credential: Credential
        private let service: String
        private let requirements: InitiatorRequirements
        private var context: SecurityContext<Initiator>

        /// Makes a client.
        ///
        /// - Parameters:
        ///   - credential: The user.
        ///   - service: What is logged on to: `service/host`.
        ///   - configuration: What is taken.
        ///   - requirements: What is asked of the context: integrity, confidentiality.
        public init(
            _ credential: Credential, service: String, configuration: InitiatorConfiguration = InitiatorConfiguration(),
            requirements: InitiatorRequirements = []
        ) {
            self.credential = credential
            self.service = service
            self.requirements = requirements.union(.allocateMemory)
            context = SecurityContext(Initiator(configuration))
        }

        /// Takes a token of the server, which sends the first one.
        public mutating func step(_ token: [UInt8]) throws(SecurityError) -> ExchangeStep {
            var output: [SecurityBuffer] = []
            let outcome = try InitializeSecurityContext.Digest.call(
                credential: credential, context: &context, targetName: service, requirements: requirements,
                input: [.token(token)], output: &output, opening: .acceptor)
            let answer = output.first(.token)?.bytes ?? []
            return outcome.success == .ok ? .complete(answer.isEmpty ? nil : answer) : .send(answer)
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
        /// The protection that was agreed on.
        package var protection: Protection? { context.inspect { $0.protection } }
        /// The cipher that was agreed on.
        package var cipher: Cipher? { context.inspect { $0.cipher } }
    }

    static func wrappingBuffers(_ message: [UInt8]) -> [SecurityBuffer] {
        [.data(message), SecurityBuffer(.padding, capacity: 8), .token(capacity: MessageLayer.trailer)]
    }

    /// The message with what stands behind it.
    static func joined(_ buffers: inout [SecurityBuffer]) -> [UInt8] {
        var message = buffers[0].bytes.takeAll()
        message.reserveCapacity(message.count + buffers[1].bytes.count + buffers[2].bytes.count)
        message += buffers[1].bytes
        message += buffers[2].bytes
        return message
    }

    static func unwrappingBuffers(_ message: [UInt8]) -> [SecurityBuffer] {
        [SecurityBuffer(.stream, message), .data([])]
    }
}
