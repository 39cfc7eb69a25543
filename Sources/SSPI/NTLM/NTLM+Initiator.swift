public import SSPIInterface
public import SSPIRuntime

extension NTLM {
    /// The initiator's side of an exchange.
    ///
    /// Source: MS-NLMP 3.1
    public struct Initiator: ~Copyable, Sendable, InitializeSecurityContext.NTLM.Core {
        /// What the package keeps of a credential.
        public typealias Credential = NTLM.Credential

        private let configuration: InitiatorConfiguration
        /// The first message, once it has been sent; in an exchange over datagrams there is none.
        private var negotiate: NegotiateMessage?
        private var hasBegun = false
        /// Who was supplied with an earlier call.
        private var supplied: Identity?
        private var offered: Flags = []
        var established: Established?

        /// Makes an initiator.
        ///
        /// - Parameter configuration: What it does beyond what the flags of a call can say.
        public init(configuration: InitiatorConfiguration = InitiatorConfiguration()) {
            self.configuration = configuration
        }

        /// Takes the acceptor's challenge, if it has come, and makes the next message.
        public mutating func initializeSecurityContext(
            credential: NTLM.Credential?, targetName: String, requirements: InitiatorRequirements,
            dataRepresentation: DataRepresentation, input: [SecurityBuffer]
        ) throws(SecurityError) -> InitializeSecurityContext.Reply {
            let identity = try identity(credential, requirements, input)
            guard hasBegun else { return begin(requirements) }
            guard let token = input.first(.token)?.bytes else {
                throw SecurityError(.invalidToken, detail: "there is no token")
            }
            let challenge = try ChallengeMessage(reading: token)
            let bindings = try ChannelBindings(among: input)
            return try answer(challenge, identity, targetName, requirements, bindings)
        }

        /// Who logs on: the one in the call's buffer of package parameters where that is asked for, else the credential's.
        private mutating func identity(
            _ credential: NTLM.Credential?, _ requirements: InitiatorRequirements, _ input: [SecurityBuffer]
        ) throws(SecurityError) -> Identity {
            if requirements.contains(.useSuppliedCredentials) {
                if let bytes = input.first(.packageParameters)?.bytes { supplied = try Identity(supplied: bytes) }
                guard let supplied else {
                    throw SecurityError(.noCredentials, detail: "no buffer of package parameters supplies credentials")
                }
                return supplied
            }
            if let identity = credential?.identity, !identity.user.isEmpty { return identity }
            guard configuration.allowsAnonymous else {
                throw SecurityError(
                    .noCredentials, detail: "there is no user to log on; nobody is nobody unless told to")
            }
            return Identity(user: "", password: "")
        }

        // MARK: The first message

        private mutating func begin(_ requirements: InitiatorRequirements) -> InitializeSecurityContext.Reply {
            hasBegun = true
            offered = Self.offer(requirements, configuration)
            guard !configuration.isDatagram else {
                return .init(status: .continueNeeded, token: nil, attributes: [.datagram])
            }
            let message = NegotiateMessage(flags: offered)
            negotiate = message
            return .init(status: .continueNeeded, token: message.bytes, attributes: [.connection])
        }

        /// What is offered: all that is strong, and protection of messages where that is asked for.
        private static func offer(
            _ requirements: InitiatorRequirements, _ configuration: InitiatorConfiguration
        ) -> Flags {
            var flags: Flags = [.unicode, .oem, .requestTarget, .ntlm, .alwaysSign, .key128, .version]
            if configuration.minimumKeyBits <= 56 { flags.insert(.key56) }
            if configuration.level > .lanManager { flags.insert(.extendedSessionSecurity) }
            if configuration.isDatagram { flags.formUnion([.datagram, .keyExchange]) }
            if configuration.isIdentifyOnly { flags.insert(.identify) }
            flags.formUnion(required(requirements))
            // A key that protects nothing is not exchanged.
            if !flags.isDisjoint(with: [.sign, .seal]) { flags.insert(.keyExchange) }
            return flags
        }

        /// The protection that a caller asks for.
        private static func required(_ requirements: InitiatorRequirements) -> Flags {
            var flags: Flags = []
            if requirements.contains(.confidentiality) { flags.formUnion([.sign, .seal]) }
            if !requirements.isDisjoint(with: [.integrity, .replayDetect, .sequenceDetect]) { flags.insert(.sign) }
            return flags
        }

        // MARK: The third message

        private mutating func answer(
            _ challenge: ChallengeMessage, _ identity: Identity, _ targetName: String,
            _ requirements: InitiatorRequirements, _ bindings: ChannelBindings?
        ) throws(SecurityError) -> InitializeSecurityContext.Reply {
            let flags = try agree(challenge.flags, requirements)
            try checkNames(challenge, identity, requirements)
            let isUnicode = flags.contains(.unicode)
            guard let domain = WireText.encode(identity.domain, unicode: isUnicode),
                let user = isUnicode ? WireText.utf16(identity.user) : WireText.encode(identity.user, unicode: false),
                let workstation = WireText.encode(configuration.workstation, unicode: isUnicode)
            else {
                throw SecurityError(.unsupportedFunction, detail: "the acceptor's character set cannot say the names")
            }
            let response =
                identity.user.isEmpty
                ? Response.anonymous() : respond(challenge, identity, flags, targetName, bindings)
            guard [domain, user, workstation, response.nt].allSatisfy({ $0.count <= MessageField.longest }) else {
                throw SecurityError(.unsupportedFunction, detail: "a name is too long for any message")
            }
            var sent = flags
            if identity.user.isEmpty { sent.insert(.anonymous) }
            let sessionKey: Key
            var encryptedKey: [UInt8] = []
            if flags.contains(.keyExchange) {
                guard let fresh = configuration.random.secret(Key.count).withBytes({ Key($0) }) else {
                    throw SecurityError(.internalError, detail: "there is no random key")
                }
                var cipher = RC4(key: response.keyExchangeKey)
                let covered = fresh.copy()
                cipher.process(covered)
                encryptedKey = covered.withBytes { [UInt8](copying: $0) }
                sessionKey = fresh
            } else {
                sessionKey = response.keyExchangeKey.copy()
            }
            var message = AuthenticateMessage.encode(
                AuthenticateMessage.Parts(
                    flags: sent, lmResponse: response.lm, ntResponse: response.nt, domain: domain, user: user,
                    workstation: workstation, encryptedSessionKey: encryptedKey, hasMIC: response.hasMIC))
            if response.hasMIC {
                let mic = NTLM.mic(sessionKey, negotiate?.bytes ?? [], challenge.bytes, message)
                message.replace(at: AuthenticateMessage.micOffset, with: mic.withBytes { [UInt8](copying: $0) })
            }
            established = .some(
                Established(
                    sessionKey: sessionKey, flags: sent, side: .initiator, hasMIC: response.hasMIC,
                    client: NTLM.name(user: identity.user, domain: identity.domain), target: targetName,
                    isTargetTrusted: true, targetInformation: challenge.information?.encoded ?? [],
                    start: configuration.clock.now))
            return .init(status: .ok, token: message, attributes: attributes(sent), expiry: .never)
        }

        /// What both can do. Flags that were never offered count for nothing.
        private func agree(
            _ chosen: Flags, _ requirements: InitiatorRequirements
        ) throws(SecurityError) -> Flags {
            var flags = chosen.intersection(offered)
            if flags.contains(.unicode) { flags.remove(.oem) }
            guard !flags.isDisjoint(with: .characterSets) else {
                throw SecurityError(.invalidToken, detail: "the acceptor has chosen no character set")
            }
            guard flags.isSuperset(of: Self.required(requirements)) else {
                throw SecurityError(
                    .unsupportedFunction, detail: "the acceptor does not give the protection that is required")
            }
            if flags.isDisjoint(with: [.sign, .seal]) { flags.remove(.keyExchange) }
            if configuration.isDatagram {
                guard flags.isSuperset(of: [.datagram, .extendedSessionSecurity]) else {
                    throw SecurityError(.unsupportedFunction, detail: "the acceptor does not speak over datagrams")
                }
                if !flags.isDisjoint(with: [.sign, .seal]) { flags.insert(.keyExchange) }
            }
            guard
                flags.isDisjoint(with: [.sign, .seal]) || flags.contains(.extendedSessionSecurity)
                    || configuration.level < .version2 || !configuration.requiresExtendedSessionSecurity
            else {
                throw SecurityError(
                    .unsupportedFunction, detail: "the acceptor would protect messages by checksums alone")
            }
            guard flags.isDisjoint(with: [.sign, .seal]) || flags.keyBits >= configuration.minimumKeyBits else {
                throw SecurityError(
                    .unsupportedFunction, detail: "the acceptor has chosen keys of \(flags.keyBits) bits")
            }
            flags.insert(.version)
            if chosen.contains(.targetInformation) { flags.insert(.targetInformation) }
            return flags
        }

        /// Where messages are to be protected, an answer by version 2 is given only to an acceptor that says who it is: the
        /// answer is bound to those names.
        ///
        /// Source: MS-NLMP 3.1.5.1.2
        private func checkNames(
            _ challenge: ChallengeMessage, _ identity: Identity, _ requirements: InitiatorRequirements
        ) throws(SecurityError) {
            guard configuration.level >= .version2, !identity.user.isEmpty, !Self.required(requirements).isEmpty else {
                return
            }
            let information = challenge.information
            guard information?[.computerName] != nil, information?[.domainName] != nil else {
                throw SecurityError(
                    .logonDenied, detail: "the acceptor does not name itself and its domain, and protection is required"
                )
            }
        }

        private func respond(
            _ challenge: ChallengeMessage, _ identity: Identity, _ flags: Flags, _ targetName: String,
            _ bindings: ChannelBindings?
        ) -> Response {
            let random = ByteReader(configuration.random.bytes(8)).uint64(at: 0) ?? 0
            guard configuration.level >= .version2 else {
                return .version1(challenge, identity.password, flags, configuration.level, random)
            }
            // Whoever takes all of it out of a challenge does not take away what the answer is bound to.
            var information = challenge.information ?? TargetInformation()
            // What the acceptor says of these is not its business to say.
            var flags = information.flags & ~(TargetInformation.hasMIC | TargetInformation.hasUntrustedTarget)
            if information[.timestamp] != nil { flags |= TargetInformation.hasMIC }
            information.setFlags(flags)
            information[.targetName] = nil
            information[.channelBindings] = nil
            information[.channelBindings] = bindings?.hash ?? [UInt8](repeating: 0, count: 16)
            information[.targetName] = targetName.isEmpty ? nil : WireText.utf16(targetName)
            return .version2(
                challenge, identity, information, time: challenge.time ?? configuration.clock.now, client: random)
        }

        func attributes(_ flags: Flags) -> InitiatorAttributes {
            var attributes: InitiatorAttributes = [flags.contains(.datagram) ? .datagram : .connection]
            if flags.contains(.sign) { attributes.formUnion([.integrity, .replayDetect, .sequenceDetect]) }
            if flags.contains(.seal) { attributes.insert(.confidentiality) }
            if flags.contains(.identify) { attributes.insert(.identify) }
            if flags.contains(.anonymous) { attributes.insert(.nullSession) }
            return attributes
        }
    }

    /// The code over all three messages that shows that nobody has changed them.
    ///
    /// Source: MS-NLMP 3.1.5.1.2
    package static func mic(
        _ key: borrowing Key, _ negotiate: [UInt8], _ challenge: [UInt8], _ authenticate: [UInt8]
    ) -> Key {
        var code = HMACMD5(key: key)
        code.update(negotiate)
        code.update(challenge)
        code.update(authenticate)
        return code.finish()
    }
}

extension NTLM.TargetInformation {
    /// Says flags; none are not said at all.
    mutating func setFlags(_ flags: UInt32) {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: flags)
        self[.flags] = flags == 0 ? nil : bytes
    }
}

extension NTLM.ChallengeMessage {
    /// What time the acceptor says it is.
    var time: TimeStamp? {
        information?[.timestamp].flatMap { ByteReader($0).uint64(at: 0) }.map {
            TimeStamp(rawValue: Int64(bitPattern: $0))
        }
    }
}
