internal import CGSSAPI
internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

extension Kerberos {
    /// The initiator's side of a context.
    struct Initiator: ~Copyable, Sendable, Negotiate.InitiatingMechanism, KerberosProtection {
        private let credential: InitiatorCredential
        var context = GSSContext()
        private(set) var target: String?

        /// Makes the initiator's side of a context.
        ///
        /// - Parameter credential: Whose tickets are used.
        init(credential: InitiatorCredential) { self.credential = credential }

        var isTargetVouchedFor: Bool { true }
        var attributeBits: UInt32 { GSSFlags.attributes(context.flags).rawValue }

        /// Takes the acceptor's token, if there is one, and makes the next one.
        mutating func initiate(
            targetName: String?, requirements: InitiatorRequirements, input: [SecurityBuffer]
        ) throws(SecurityError) -> InitializeSecurityContext.Reply {
            guard let name = targetName ?? target else {
                throw SecurityError(.targetUnknown, detail: "Kerberos needs the name of the service")
            }
            let requested = GSSFlags.requested(requirements)
            let step = try context.initiate(
                credential.credential, target: try GSSName(target: name), requested: requested,
                input: input.first(.token)?.bytes, bindings: try ChannelBindings(among: input))
            target = name
            if step.isComplete { try checkGranted(requested) }
            return .init(
                status: step.isComplete ? .ok : .continueNeeded, token: step.token.isEmpty ? nil : step.token,
                attributes: GSSFlags.attributes(context.flags), expiry: context.lifespan?.expiry)
        }

        /// What was asked for and is protection must be there.
        private func checkGranted(_ requested: OM_uint32) throws(SecurityError) {
            let needed = requested & OM_uint32(GSS_C_MUTUAL_FLAG | GSS_C_CONF_FLAG | GSS_C_INTEG_FLAG)
            guard needed & ~context.flags == 0 else {
                throw SecurityError(.unsupportedFunction, detail: "the acceptor does not give what is required")
            }
        }
    }

    /// The acceptor's side of a context.
    struct Acceptor: ~Copyable, Sendable, Negotiate.AcceptingMechanism, KerberosProtection {
        private let credential: AcceptorCredential
        private let policy: AcceptorPolicy
        var context = GSSContext()
        private let delegation: Delegation?
        /// True when the initiator has logged on as nobody.
        private var isAnonymous = false
        /// What the initiator has delegated, until all is done.
        private var delegated: GSSCredential?

        /// Makes the acceptor's side of a context.
        ///
        /// - Parameters:
        ///   - credential: The keys of the service.
        ///   - policy: What is asked of initiators.
        ///   - delegation: Takes what an initiator delegates.
        init(credential: AcceptorCredential, policy: AcceptorPolicy, delegation: Delegation?) {
            self.credential = credential
            self.policy = policy
            self.delegation = delegation
        }

        var target: String? { nil }
        var isTargetVouchedFor: Bool { false }
        var attributeBits: UInt32 { attributes.rawValue }

        private var attributes: AcceptorAttributes {
            let attributes = GSSFlags.acceptorAttributes(context.flags)
            return isAnonymous ? attributes.union(.nullSession) : attributes
        }

        /// Takes the initiator's token and makes the next one.
        mutating func accept(
            requirements: AcceptorRequirements, input: [SecurityBuffer]
        ) throws(SecurityError) -> AcceptSecurityContext.Reply {
            guard let token = input.first(.token)?.bytes else {
                throw SecurityError(.invalidToken, detail: "there is no token")
            }
            let bindings = try ChannelBindings(among: input)
            let (step, given) = try take(token, bindings)
            if step.isComplete {
                isAnonymous = try context.isAnonymous()
                guard policy.allowsAnonymous || !isAnonymous else {
                    throw SecurityError(.logonDenied, detail: "nobody may log on as nobody")
                }
                if bindings != nil, policy.requiresChannelBindings {
                    guard context.flags & OM_uint32(GSS_C_CHANNEL_BOUND_FLAG) != 0 else {
                        throw SecurityError(.badBindings, detail: "the initiator is not bound to this channel")
                    }
                }
                let needed = GSSFlags.required(requirements)
                guard needed & ~context.flags == 0 else {
                    throw SecurityError(.unsupportedFunction, detail: "the initiator does not give what is required")
                }
                if requirements.contains(.delegate) { delegated = given }
            }
            return .init(
                status: step.isComplete ? .ok : .continueNeeded, token: step.token.isEmpty ? nil : step.token,
                attributes: attributes, expiry: context.lifespan?.expiry)
        }

        /// Hands a token to the library. Whatever it says of one that fits no key, clock or mechanism of this side, the initiator
        /// has sent it: that is no failure of the acceptor's own.
        private mutating func take(
            _ token: [UInt8], _ bindings: ChannelBindings?
        ) throws(SecurityError) -> (GSSContext.Step, GSSCredential?) {
            do {
                return try context.accept(credential.credential, input: token, bindings: bindings)
            } catch {
                switch error.code {
                case .noCredentials, .targetUnknown, .wrongPrincipal, .timeSkew, .contextExpired:
                    throw SecurityError(.logonDenied, detail: error.detail)
                default: throw error
                }
            }
        }

        /// Gives away what the initiator has delegated.
        mutating func conclude() {
            guard let given = delegated.take() else { return }
            delegation?(InitiatorCredential(given))
        }
    }
}

/// The bits of GSS-API beside those of SSPI.
///
/// Source: RFC 2744 section 3.7
enum GSSFlags {
    static func requested(_ requirements: InitiatorRequirements) -> OM_uint32 {
        // As on Windows, the realm has to trust the service with it (`OK-AS-DELEGATE`, RFC 5896).
        let pairs: [(InitiatorRequirements, Int32)] = [
            (.delegate, GSS_C_DELEG_POLICY_FLAG), (.mutualAuthentication, GSS_C_MUTUAL_FLAG),
            (.replayDetect, GSS_C_REPLAY_FLAG), (.sequenceDetect, GSS_C_SEQUENCE_FLAG),
            (.confidentiality, GSS_C_CONF_FLAG), (.integrity, GSS_C_INTEG_FLAG), (.identify, GSS_C_IDENTIFY_FLAG),
        ]
        var flags: OM_uint32 = 0
        for (requirement, flag) in pairs where requirements.contains(requirement) { flags |= OM_uint32(flag) }
        // Sealing, and knowing a message's place, are nothing without integrity.
        if !requirements.isDisjoint(with: [.confidentiality, .replayDetect, .sequenceDetect]),
            !requirements.contains(.noIntegrity)
        {
            flags |= OM_uint32(GSS_C_INTEG_FLAG)
        }
        return flags
    }

    static func required(_ requirements: AcceptorRequirements) -> OM_uint32 {
        let pairs: [(AcceptorRequirements, Int32)] = [
            (.confidentiality, GSS_C_CONF_FLAG), (.integrity, GSS_C_INTEG_FLAG),
            (.mutualAuthentication, GSS_C_MUTUAL_FLAG), (.replayDetect, GSS_C_REPLAY_FLAG),
            (.sequenceDetect, GSS_C_SEQUENCE_FLAG),
        ]
        return pairs.reduce(0) { requirements.contains($1.0) ? $0 | OM_uint32($1.1) : $0 }
    }

    static func attributes(_ flags: OM_uint32) -> InitiatorAttributes {
        let pairs: [(InitiatorAttributes, Int32)] = [
            (.delegate, GSS_C_DELEG_FLAG), (.mutualAuthentication, GSS_C_MUTUAL_FLAG),
            (.replayDetect, GSS_C_REPLAY_FLAG), (.sequenceDetect, GSS_C_SEQUENCE_FLAG),
            (.confidentiality, GSS_C_CONF_FLAG), (.integrity, GSS_C_INTEG_FLAG), (.identify, GSS_C_IDENTIFY_FLAG),
        ]
        return pairs.reduce(into: []) { if flags & OM_uint32($1.1) != 0 { $0.formUnion($1.0) } }
    }

    static func acceptorAttributes(_ flags: OM_uint32) -> AcceptorAttributes {
        let pairs: [(AcceptorAttributes, Int32)] = [
            (.delegate, GSS_C_DELEG_FLAG), (.mutualAuthentication, GSS_C_MUTUAL_FLAG),
            (.replayDetect, GSS_C_REPLAY_FLAG), (.sequenceDetect, GSS_C_SEQUENCE_FLAG),
            (.confidentiality, GSS_C_CONF_FLAG), (.integrity, GSS_C_INTEG_FLAG), (.identify, GSS_C_IDENTIFY_FLAG),
        ]
        return pairs.reduce(into: []) { if flags & OM_uint32($1.1) != 0 { $0.formUnion($1.0) } }
    }
}
