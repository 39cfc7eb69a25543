public import SSPIInterface
public import SSPIRuntime

extension Negotiate {
    /// The initiator's side of a negotiation.
    ///
    /// Source: RFC 4178 section 3.1, MS-SPNG section 3.1
    public struct Initiator: ~Copyable, Sendable, InitializeSecurityContext.Negotiate.Core {
        /// What a negotiation keeps of a credential.
        public typealias Credential = Negotiate.Credential

        /// The packages that are offered, in the order of the offer.
        private var offered: [Package] = []
        /// The list of mechanisms as it was sent.
        private var list: [UInt8] = []
        private var stage = Stage.fresh
        private var signature = ListSignature()
        private var isMechanismDone = false
        private var attributes: InitiatorAttributes = []
        private var expiry: TimeStamp?
        var chosen: Package?
        var mechanism: (any InitiatingMechanism & ~Copyable)?

        private enum Stage: Sendable {
            /// Nothing has been sent.
            case fresh
            /// The offer has been sent.
            case offered
            /// The acceptor has chosen.
            case exchanging
            /// All is done.
            case complete
        }

        /// Makes an initiator.
        public init() {}

        /// Takes the acceptor's token, if there is one, and makes the initiator's next one.
        public mutating func initializeSecurityContext(
            credential: Credential?, targetName: String?, requirements: InitiatorRequirements,
            dataRepresentation: DataRepresentation, input: [SecurityBuffer]
        ) throws(SecurityError) -> InitializeSecurityContext.Reply {
            let call = Call(targetName: targetName, requirements: requirements, input: input)
            guard stage != .fresh else { return try offer(credential, call) }
            guard case .answer(let answer) = try negotiationToken(in: input) else {
                throw SecurityError(.invalidToken, detail: "the acceptor's token is no answer to an offer")
            }
            guard answer.state != .rejected else {
                throw stage == .offered
                    ? SecurityError(.securityPackageNotFound, detail: "the acceptor takes none of the mechanisms")
                    : SecurityError(.logonDenied, detail: "the acceptor has broken off the exchange")
            }
            if stage == .offered {
                if let token = try choose(answer, call) { return token }
            } else if let mechanism = answer.mechanism, chosen?.identifiers.contains(mechanism) != true {
                throw SecurityError(.invalidToken, detail: "the acceptor has changed its mind about the mechanism")
            }
            return try exchange(answer, call)
        }

        // MARK: Offer

        private mutating func offer(
            _ credential: Credential?, _ call: Call
        ) throws(SecurityError) -> InitializeSecurityContext.Reply {
            var candidates = (credential?.packages ?? []).filter { $0.makeInitiator != nil }
            guard !candidates.isEmpty else {
                throw SecurityError(.noCredentials, detail: "there is no package to offer; give the credential one")
            }
            if call.input.hasToken {
                guard case .offer(let hint) = try negotiationToken(in: call.input) else {
                    throw SecurityError(.invalidToken, detail: "the acceptor's first token is no list of mechanisms")
                }
                // A hint is signed by nobody. What it leaves out is offered all the same: somebody between both could have
                // taken the stronger mechanism out of it, and no signature of the list would tell.
                guard candidates.contains(where: { !Set($0.identifiers).isDisjoint(with: hint.mechanisms) }) else {
                    throw SecurityError(
                        .securityPackageNotFound, detail: "the acceptor offers none of the mechanisms allowed here")
                }
            }
            // The first package that can begin goes first; those before it have nothing to begin with.
            while let package = candidates.first {
                do {
                    let reply = try begin(package, call)
                    let offer = NegotiationOffer(
                        mechanisms: candidates.flatMap(\.identifiers), token: reply.token)
                    offered = candidates
                    list = offer.encodedMechanisms
                    stage = .offered
                    return result(.continueNeeded, offer.encoded)
                } catch {
                    candidates.removeFirst()
                    if candidates.isEmpty { throw error }
                }
            }
            throw SecurityError(.noCredentials)
        }

        private mutating func begin(
            _ package: Package, _ call: Call
        ) throws(SecurityError) -> InitializeSecurityContext.Reply {
            guard let make = package.makeInitiator else { throw SecurityError(.noCredentials) }
            var fresh = try make()
            let reply = try fresh.initiate(
                targetName: call.targetName, requirements: call.requirements, input: call.input.replacingToken(nil))
            chosen = package
            mechanism = .some(fresh)
            try note(reply)
            return reply
        }

        // MARK: Choice

        /// Looks at what the acceptor has chosen.
        ///
        /// - Returns: The next token, when that is not the mechanism whose token was sent with the offer.
        private mutating func choose(
            _ answer: NegotiationAnswer, _ call: Call
        ) throws(SecurityError) -> InitializeSecurityContext.Reply? {
            stage = .exchanging
            if answer.state == .signatureRequested { signature.isRequired = true }
            guard let wanted = answer.mechanism, chosen?.identifiers.contains(wanted) != true else {
                if let wanted = answer.mechanism, wanted != offered.first?.identifiers.first,
                    !offered.isLegacySpelling(wanted)
                {
                    signature.isRequired = true
                }
                guard let chosen, answer.token == nil, !isMechanismDone, answer.state != .completed else { return nil }
                // The acceptor took the mechanism by another of its names, and left the token that came with the offer.
                return try restart(chosen, call)
            }
            guard let package = offered.first(where: { $0.identifiers.contains(wanted) }) else {
                throw SecurityError(
                    .securityPackageNotFound, detail: "the acceptor has chosen \(wanted), never offered")
            }
            guard answer.token == nil, answer.state != .completed else {
                throw SecurityError(.invalidToken, detail: "the acceptor answers a token that it was never sent")
            }
            signature.isRequired = true
            return try restart(package, call)
        }

        private mutating func restart(
            _ package: Package, _ call: Call
        ) throws(SecurityError) -> InitializeSecurityContext.Reply {
            isMechanismDone = false
            mechanism = nil
            let reply = try begin(package, call)
            return result(.continueNeeded, NegotiationAnswer(token: reply.token ?? []).encoded)
        }

        // MARK: Exchange

        private mutating func exchange(
            _ answer: NegotiationAnswer, _ call: Call
        ) throws(SecurityError) -> InitializeSecurityContext.Reply {
            let token = try step(answer.token, call)
            try verify(answer.distinctListSignature)
            let state = answer.state ?? (isMechanismDone && token == nil ? .completed : .incomplete)
            guard state != .completed else {
                guard isMechanismDone, token == nil else {
                    throw SecurityError(.invalidToken, detail: "the acceptor ends the negotiation too early")
                }
                guard signature.isComplete(mechanismWants: mechanism?.wantsListSignature ?? false) else {
                    throw SecurityError(
                        .messageAltered, detail: "the acceptor has not signed the list of mechanisms")
                }
                stage = .complete
                return result(.ok, nil)
            }
            let own = try ownSignature()
            guard token != nil || own != nil else {
                throw SecurityError(.invalidToken, detail: "the acceptor waits for a token that there is not")
            }
            return result(.continueNeeded, NegotiationAnswer(token: token, listSignature: own).encoded)
        }

        private mutating func step(_ token: [UInt8]?, _ call: Call) throws(SecurityError) -> [UInt8]? {
            guard let token else {
                guard isMechanismDone else {
                    throw SecurityError(.invalidToken, detail: "the acceptor has sent no token of the mechanism")
                }
                return nil
            }
            guard !isMechanismDone else {
                throw SecurityError(.invalidToken, detail: "the acceptor goes on where the mechanism is done")
            }
            let reply = try mechanism?.initiate(
                targetName: call.targetName, requirements: call.requirements, input: call.input.replacingToken(token))
            guard let reply else { throw SecurityError(.internalError) }
            try note(reply)
            guard let next = reply.token, !next.isEmpty else { return nil }
            return next
        }

        private mutating func verify(_ received: [UInt8]?) throws(SecurityError) {
            guard let received else { return }
            guard isMechanismDone, !signature.isVerified else {
                throw SecurityError(.invalidToken, detail: "a signature of the list comes at the wrong time")
            }
            try mechanism?.verifyList(received, of: list)
            signature.isVerified = true
        }

        /// Signs the list where that is due; never unasked.
        private mutating func ownSignature() throws(SecurityError) -> [UInt8]? {
            guard isMechanismDone, !signature.isSent else { return nil }
            guard signature.isRequired || signature.isVerified || mechanism?.wantsListSignature == true else {
                return nil
            }
            signature.isSent = true
            return try mechanism?.signList(list)
        }

        private mutating func note(_ reply: InitializeSecurityContext.Reply) throws(SecurityError) {
            switch reply.status {
            case .ok: isMechanismDone = true
            case .continueNeeded: break
            default:
                guard let code = SecurityError.Code(reply.status) else {
                    throw SecurityError(.internalError, detail: "the mechanism answered \(reply.status)")
                }
                throw SecurityError(code)
            }
            attributes = reply.attributes
            expiry = reply.expiry
        }

        /// True when the acceptor has shown that it has a key that an impostor has not: the mechanism says so, or the acceptor
        /// has signed the list. The key of nobody's logon is everybody's.
        var hasProof: Bool {
            guard !attributes.contains(.mutualAuthentication) else { return true }
            guard signature.isVerified, !attributes.contains(.nullSession) else { return false }
            return switch mechanism {
            case .some(let mechanism): mechanism.provesPeerByList
            case .none: false
            }
        }

        /// How far the negotiation has come.
        var state: NegotiationState {
            switch stage {
            case .fresh, .offered: .optimistic
            case .exchanging: .inProgress
            case .complete: .complete
            }
        }

        private func result(_ status: SecurityStatus, _ token: [UInt8]?) -> InitializeSecurityContext.Reply {
            .init(status: status, token: token, attributes: attributes, expiry: expiry)
        }

        /// What one call was given.
        private struct Call {
            var targetName: String?
            var requirements: InitiatorRequirements
            var input: [SecurityBuffer]
        }
    }
}

extension [Negotiate.Package] {
    /// True for another spelling of the mechanism that was offered first, where the first was the misspelt one of Windows
    /// 2000: servers may answer with either, and the choice is still the first.
    ///
    /// Source: MS-SPNG section 3.1.5.2
    func isLegacySpelling(_ identifier: MechanismIdentifier) -> Bool {
        guard let first = first?.identifiers, first.contains(identifier) else { return false }
        return [identifier, first.first].allSatisfy { $0 == .kerberos || $0 == .legacyKerberos }
    }
}

/// Reads the token among a call's buffers.
func negotiationToken(in input: [SecurityBuffer]) throws(SecurityError) -> NegotiationToken {
    do {
        return try NegotiationToken(input.first(.token)?.bytes ?? [])
    } catch {
        throw SecurityError(.invalidToken, detail: "the token is no token of a negotiation: \(error)")
    }
}

extension [SecurityBuffer] {
    /// The buffers for a mechanism: its own token in place of the negotiation's, all others as they are.
    func replacingToken(_ token: [UInt8]?) -> [SecurityBuffer] {
        var buffers = filter { $0.kind != .token }
        if let token { buffers.insert(.token(token), at: 0) }
        return buffers
    }
}
