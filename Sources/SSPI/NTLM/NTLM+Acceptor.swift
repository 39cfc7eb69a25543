public import SSPIInterface
public import SSPIRuntime

extension NTLM {
    /// The acceptor's side of an exchange.
    ///
    /// Source: MS-NLMP 3.2
    public struct Acceptor: ~Copyable, Sendable, AcceptSecurityContext.NTLM.Core {
        /// What the package keeps of a credential.
        public typealias Credential = NTLM.Credential

        let configuration: AcceptorConfiguration
        /// The first message; nothing in an exchange over datagrams.
        private var negotiate: [UInt8] = []
        private var challenge: ChallengeMessage?
        /// A verdict that was waited for before this call, and the one token that it is for.
        var settled: (token: [UInt8], verdict: LogonVerdict)?
        var established: Established?

        /// Makes an acceptor.
        ///
        /// - Parameter configuration: Who may log on, and how.
        public init(configuration: AcceptorConfiguration) { self.configuration = configuration }

        /// Takes the initiator's message, and makes the challenge or the end of the exchange.
        public mutating func acceptSecurityContext(
            credential: NTLM.Credential?, input: [SecurityBuffer], requirements: AcceptorRequirements,
            dataRepresentation: DataRepresentation
        ) throws(SecurityError) -> AcceptSecurityContext.Reply {
            let token = input.first(.token)?.bytes ?? []
            guard let challenge else {
                var offered = NegotiateMessage(flags: Self.everything).flags
                if !configuration.isDatagram {
                    let message = try NegotiateMessage(reading: token)
                    offered = message.flags
                    negotiate = message.bytes
                } else if !token.isEmpty {
                    throw SecurityError(.invalidToken, detail: "over datagrams the acceptor speaks first")
                }
                return try challenge(offered, requirements)
            }
            let message = try Self.answer(token, to: challenge)
            let bindings = try ChannelBindings(among: input)
            return try finish(message, challenge, requirements, bindings)
        }

        // MARK: The second message

        private static var everything: Flags {
            [
                .unicode, .requestTarget, .sign, .seal, .datagram, .ntlm, .alwaysSign, .extendedSessionSecurity,
                .identify, .key128, .key56, .keyExchange,
            ]
        }

        private mutating func challenge(
            _ offered: Flags, _ requirements: AcceptorRequirements
        ) throws(SecurityError) -> AcceptSecurityContext.Reply {
            let flags = try choose(offered, requirements)
            let random = ByteReader(configuration.random.bytes(8)).uint64(at: 0) ?? 0
            let domain = configuration.domainName ?? configuration.computerName
            var information = TargetInformation([
                (.domainName, WireText.utf16(domain)), (.computerName, WireText.utf16(configuration.computerName)),
            ])
            information[.dnsDomainName] = configuration.dnsDomainName.map(WireText.utf16)
            information[.dnsComputerName] = configuration.dnsComputerName.map(WireText.utf16)
            var time: [UInt8] = []
            time.append(littleEndian: UInt64(bitPattern: configuration.clock.now.rawValue))
            information[.timestamp] = time
            let message = ChallengeMessage(
                flags: flags, challenge: random, target: flags.contains(.requestTarget) ? domain : "",
                information: information)
            challenge = message
            // What protects messages is agreed on with the answer.
            return .init(
                status: .continueNeeded, token: message.bytes, attributes: attributes(flags.intersection(.datagram)))
        }

        /// Chooses of what is offered all that is strong.
        private func choose(
            _ offered: Flags, _ requirements: AcceptorRequirements
        ) throws(SecurityError) -> Flags {
            var flags = offered.intersection(Self.everything.union(.oem))
            flags.subtract(configuration.neverChosen)
            flags.formUnion(configuration.alwaysChosen)
            if !configuration.isDatagram { flags.remove(.datagram) }
            if flags.contains(.unicode) { flags.remove(.oem) }
            guard !flags.isDisjoint(with: .characterSets) else {
                throw SecurityError(.invalidToken, detail: "the initiator offers no character set")
            }
            if flags.contains(.extendedSessionSecurity) { flags.remove(.lmKey) }
            if flags.isDisjoint(with: [.sign, .seal]) { flags.remove(.keyExchange) }
            if flags.contains(.requestTarget) {
                flags.insert(configuration.domainName == nil ? .targetIsServer : .targetIsDomain)
            }
            flags.formUnion([.ntlm, .targetInformation, .version])
            try check(flags, requirements)
            return flags
        }

        /// What the caller asks for, and keys of some length, must be among what is agreed on.
        private func check(_ flags: Flags, _ requirements: AcceptorRequirements) throws(SecurityError) {
            var needed: Flags = []
            if requirements.contains(.confidentiality) { needed.formUnion([.sign, .seal]) }
            if !requirements.isDisjoint(with: [.integrity, .replayDetect, .sequenceDetect]) { needed.insert(.sign) }
            guard flags.isSuperset(of: needed) else {
                throw SecurityError(
                    .unsupportedFunction, detail: "the initiator does not give the protection that is required")
            }
            guard
                flags.isDisjoint(with: [.sign, .seal]) || flags.contains(.extendedSessionSecurity)
                    || configuration.level < .version2 || !configuration.requiresExtendedSessionSecurity
            else {
                throw SecurityError(
                    .unsupportedFunction, detail: "the initiator would protect messages by checksums alone")
            }
            guard flags.isDisjoint(with: [.sign, .seal]) || flags.keyBits >= configuration.minimumKeyBits else {
                throw SecurityError(.unsupportedFunction, detail: "the keys would have \(flags.keyBits) bits")
            }
            guard !configuration.isDatagram || flags.isSuperset(of: [.datagram, .extendedSessionSecurity]) else {
                throw SecurityError(.unsupportedFunction, detail: "the initiator does not speak over datagrams")
            }
        }

        // MARK: The end

        /// Reads the initiator's answer. No account has a name with a control character, and whoever is asked about one, or
        /// logs it, may take it for the end of a line.
        private static func answer(
            _ token: [UInt8], to challenge: ChallengeMessage
        ) throws(SecurityError) -> AuthenticateMessage {
            let message = try AuthenticateMessage(reading: token, offered: challenge.flags)
            for name in [message.user, message.domain, message.workstation] {
                guard name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
                    throw MessageLayout.malformed("has a name with a control character")
                }
            }
            return message
        }

        private mutating func finish(
            _ message: AuthenticateMessage, _ challenge: ChallengeMessage, _ requirements: AcceptorRequirements,
            _ bindings: ChannelBindings?
        ) throws(SecurityError) -> AcceptSecurityContext.Reply {
            let flags = message.flags.intersection(challenge.flags)
            try check(flags, requirements)
            guard !message.flags.contains(.identify) || configuration.allowsIdentify else {
                throw SecurityError(.logonDenied, detail: "the initiator forbids to act in its name")
            }
            guard !message.isAnonymous else { return try admitNobody(message, flags, challenge, bindings) }
            guard mayBeJudged(message), case .granted(let user, let domain, let base) = try judge(message, challenge)
            else {
                throw SecurityError(.logonDenied, detail: "the answer to the challenge is wrong")
            }
            // The response is proved; what it holds was said by the initiator.
            let isVersion2 = message.ntResponse.count > 24
            let information = isVersion2 ? try ResponseV2.information(message.ntResponse) : nil
            let exchangeKey =
                isVersion2
                ? base.key.copy()
                : ResponseV1.keyExchangeKey(
                    base.key, flags: flags, lmResponse: message.lmResponse, lmHash: base.lanManagerHash,
                    challenge: challenge.challenge)
            let sessionKey = try sessionKey(message, flags, exchangeKey)
            let hasMIC = (information?.flags ?? 0) & TargetInformation.hasMIC != 0
            if hasMIC {
                try checkMIC(message, challenge, sessionKey)
            } else if isVersion2, information?[.timestamp] != challenge.information?[.timestamp] {
                // Who takes the time out of a challenge takes away what makes the initiator send a MIC.
                throw SecurityError(.messageAltered, detail: "the initiator has seen another challenge")
            }
            try checkBindings(information, bindings)
            let target = try checkTarget(information)
            let agreed = flags.union(message.flags.intersection(.identify))
            establish(
                sessionKey, agreed, hasMIC: hasMIC, client: NTLM.name(user: user, domain: domain), target: target,
                isTargetTrusted: information?.isTargetTrusted ?? false, challenge)
            return .init(status: .ok, token: nil, attributes: attributes(agreed), expiry: .never)
        }

        /// True for an answer of a form that may be taken. That is not left to an authority, which may have other rules.
        private func mayBeJudged(_ message: AuthenticateMessage) -> Bool {
            switch message.ntResponse.count {
            case 24: configuration.level < .version2Alone
            case let count: count >= ResponseV2.proofSize + ResponseV2.blobHeaderSize
            }
        }

        private mutating func judge(
            _ message: AuthenticateMessage, _ challenge: ChallengeMessage
        ) throws(SecurityError) -> LogonVerdict {
            if let known = settled.take(), known.token == message.bytes { return known.verdict }
            return try configuration.authority.judge(Self.request(message, challenge, configuration))
        }

        private mutating func admitNobody(
            _ message: AuthenticateMessage, _ flags: Flags, _ challenge: ChallengeMessage, _ bindings: ChannelBindings?
        ) throws(SecurityError) -> AcceptSecurityContext.Reply {
            guard configuration.allowsAnonymous else {
                throw SecurityError(.logonDenied, detail: "nobody may log on as nobody")
            }
            // Nobody is bound to no channel and names no target.
            try checkBindings(nil, bindings)
            _ = try checkTarget(nil)
            let sessionKey = try sessionKey(message, flags, Key())
            let agreed = flags.union(.anonymous)
            establish(sessionKey, agreed, hasMIC: false, client: "", target: nil, isTargetTrusted: false, challenge)
            return .init(status: .ok, token: nil, attributes: attributes(agreed), expiry: .never)
        }

        private mutating func establish(
            _ key: borrowing Key, _ flags: Flags, hasMIC: Bool, client: String, target: String?,
            isTargetTrusted: Bool, _ challenge: ChallengeMessage
        ) {
            established = .some(
                Established(
                    sessionKey: key.copy(), flags: flags, side: .acceptor, hasMIC: hasMIC, client: client,
                    target: target, isTargetTrusted: isTargetTrusted,
                    targetInformation: challenge.information?.encoded ?? [], start: configuration.clock.now))
        }

        private func sessionKey(
            _ message: AuthenticateMessage, _ flags: Flags, _ exchangeKey: borrowing Key
        ) throws(SecurityError) -> Key {
            guard flags.contains(.keyExchange), !flags.isDisjoint(with: [.sign, .seal]) else {
                return exchangeKey.copy()
            }
            guard let key = Key(Array(message.encryptedSessionKey)) else {
                throw SecurityError(.invalidToken, detail: "there is no session key where one is exchanged")
            }
            var cipher = RC4(key: exchangeKey)
            cipher.process(key)
            return key
        }

        private func checkMIC(
            _ message: AuthenticateMessage, _ challenge: ChallengeMessage, _ sessionKey: borrowing Key
        ) throws(SecurityError) {
            let expected = NTLM.mic(sessionKey, negotiate, challenge.bytes, message.bytesWithoutMIC)
            let given = message.mic.flatMap { ConstantTime.areEqual($0, expected.withBytes { [UInt8](copying: $0) }) }
            guard given == true else {
                throw SecurityError(.messageAltered, detail: "the code over the three messages does not fit")
            }
        }

        private func checkBindings(
            _ information: TargetInformation?, _ bindings: ChannelBindings?
        ) throws(SecurityError) {
            guard let bindings, configuration.channelBindings != .off else { return }
            let given = information?[.channelBindings] ?? [UInt8](repeating: 0, count: 16)
            // Zeros say that there are none.
            if given.allSatisfy({ $0 == 0 }) {
                guard configuration.channelBindings == .allowed else {
                    throw SecurityError(.badBindings, detail: "the initiator is not bound to this channel")
                }
                return
            }
            guard ConstantTime.areEqual(given, bindings.hash) else {
                throw SecurityError(.badBindings, detail: "the initiator is bound to another channel")
            }
        }

        /// Checks whom the initiator wants to log on to, as far as the configuration asks.
        ///
        /// Source: MS-NLMP 2.2.2.1 (`MsvAvTargetName`, and bit 0x4 of `MsvAvFlags`)
        ///
        /// - Returns: The name, if it is one.
        private func checkTarget(_ information: TargetInformation?) throws(SecurityError) -> String? {
            let bytes = information?[.targetName] ?? []
            let name = WireText.decode(bytes[...], unicode: true)
            let given = name.flatMap { $0.isEmpty ? nil : $0 }
            switch configuration.target {
            case .any: break
            // A name that is no text is none of these either.
            case .ifGiven(let names): if !bytes.isEmpty { try check(given ?? "", among: names) }
            case .required(let names):
                guard information?.isTargetTrusted != false else {
                    throw SecurityError(
                        .logonDenied, detail: "the initiator has its target's name from a source that it does not trust"
                    )
                }
                try check(given ?? "", among: names)
            }
            return given
        }

        private func check(_ target: String, among names: Set<String>) throws(SecurityError) {
            let wanted = SimpleUppercase.key(target)
            guard names.contains(where: { SimpleUppercase.key($0) == wanted }) else {
                throw SecurityError(.logonDenied, detail: "the initiator wants to log on to something else")
            }
        }

        func attributes(_ flags: Flags) -> AcceptorAttributes {
            var attributes: AcceptorAttributes = [flags.contains(.datagram) ? .datagram : .connection]
            if flags.contains(.sign) { attributes.formUnion([.integrity, .replayDetect, .sequenceDetect]) }
            if flags.contains(.seal) { attributes.insert(.confidentiality) }
            if flags.contains(.identify) { attributes.insert(.identify) }
            if flags.contains(.anonymous) { attributes.insert(.nullSession) }
            return attributes
        }

        // MARK: Waiting for a verdict

        /// What an authority is to judge, if the token is an answer to this acceptor's challenge.
        func logonRequest(for token: [UInt8]) throws(SecurityError) -> LogonRequest? {
            guard let challenge else { return nil }
            let message = try Self.answer(token, to: challenge)
            guard !message.isAnonymous, mayBeJudged(message) else { return nil }
            return Self.request(message, challenge, configuration)
        }

        private static func request(
            _ message: AuthenticateMessage, _ challenge: ChallengeMessage, _ configuration: AcceptorConfiguration
        ) -> LogonRequest {
            let flags = message.flags.intersection(challenge.flags)
            var bytes: [UInt8] = []
            bytes.append(littleEndian: challenge.challenge)
            return LogonRequest(
                user: message.user, domain: message.domain, workstation: message.workstation, challenge: bytes,
                ntResponse: Array(message.ntResponse), lmResponse: Array(message.lmResponse),
                isExtended: flags.contains(.extendedSessionSecurity), level: configuration.level,
                negotiatedFlags: flags.rawValue)
        }
    }
}
