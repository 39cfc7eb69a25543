public import SSPIInterface
public import SSPIRuntime

extension Negotiate {
    /// The acceptor's side of a negotiation.
    ///
    /// It takes tokens of NTLM and Kerberos without negotiation around them too, and then answers in kind.
    ///
    /// Source: RFC 4178 section 3.1, MS-SPNG section 3.2
    public struct Acceptor: ~Copyable, Sendable, AcceptSecurityContext.Negotiate.Core {
        /// What a negotiation keeps of a credential.
        public typealias Credential = Negotiate.Credential

        /// The list of mechanisms as the initiator has sent it.
        private var list: [UInt8] = []
        private var stage = Stage.fresh
        private var signature = ListSignature()
        private var isMechanismDone = false
        private var attributes: AcceptorAttributes = []
        private var expiry: TimeStamp?
        var chosen: Package?
        var mechanism: (any AcceptingMechanism & ~Copyable)?

        private enum Stage: Sendable {
            /// The initiator has sent nothing yet.
            case fresh
            /// A mechanism has been chosen.
            case exchanging
            /// The tokens are the mechanism's own.
            case bare
            /// All is done.
            case complete
        }

        /// Makes an acceptor.
        public init() {}

        /// Takes the initiator's token and makes the acceptor's next one.
        public mutating func acceptSecurityContext(
            credential: Credential?, input: [SecurityBuffer], requirements: AcceptorRequirements,
            dataRepresentation: DataRepresentation
        ) throws(SecurityError) -> AcceptSecurityContext.Reply {
            let packages = (credential?.packages ?? []).filter { $0.makeAcceptor != nil }
            guard !packages.isEmpty else {
                throw SecurityError(.noAuthenticatingAuthority, detail: "no package may accept here")
            }
            let call = Call(packages: packages, requirements: requirements, input: input)
            switch stage {
            case .bare: return try bareStep(call)
            case .fresh where !input.hasToken:
                let hint = NegotiationOffer(mechanisms: packages.flatMap(\.identifiers), isHint: true)
                return result(.continueNeeded, hint.encoded)
            case .fresh: return try open(try negotiationToken(in: input), call)
            case .exchanging:
                guard case .answer(let answer) = try negotiationToken(in: input) else {
                    throw SecurityError(.invalidToken, detail: "the initiator begins anew in the middle")
                }
                return try rejecting { core throws(SecurityError) in try core.exchange(answer, call) }
            case .complete: throw SecurityError(.invalidToken, detail: "the initiator goes on where all is done")
            }
        }

        // MARK: Opening

        private mutating func open(
            _ token: NegotiationToken, _ call: Call
        ) throws(SecurityError) -> AcceptSecurityContext.Reply {
            switch token {
            case .answer:
                throw SecurityError(.invalidToken, detail: "the initiator answers an offer that it was never made")
            case .bareNTLM: return try openBare(.ntlm, call)
            case .bare(let identifier): return try openBare(identifier, call)
            case .offer(let offer):
                return try rejecting { core throws(SecurityError) in try core.choose(offer, call) }
            }
        }

        private mutating func openBare(
            _ identifier: MechanismIdentifier, _ call: Call
        ) throws(SecurityError) -> AcceptSecurityContext.Reply {
            try begin(identifier, call)
            stage = .bare
            return try bareStep(call)
        }

        private mutating func bareStep(_ call: Call) throws(SecurityError) -> AcceptSecurityContext.Reply {
            let reply = try mechanism?.accept(requirements: call.requirements, input: call.input)
            guard let reply else { throw SecurityError(.internalError) }
            if reply.status == .ok { mechanism?.conclude() }
            return reply
        }

        private mutating func begin(_ identifier: MechanismIdentifier, _ call: Call) throws(SecurityError) {
            guard let package = call.package(for: identifier), let make = package.makeAcceptor else {
                throw SecurityError(.securityPackageNotFound, detail: "\(identifier) is not allowed here")
            }
            mechanism = .some(try make())
            chosen = package
        }

        /// Chooses the first mechanism of the initiator's list that is allowed here.
        private mutating func choose(
            _ offer: NegotiationOffer, _ call: Call
        ) throws(SecurityError) -> AcceptSecurityContext.Reply {
            guard let wanted = offer.mechanisms.first(where: { call.package(for: $0) != nil }) else {
                throw SecurityError(
                    .securityPackageNotFound, detail: "the initiator offers none of the mechanisms allowed here")
            }
            try begin(wanted, call)
            list = offer.encodedMechanisms
            stage = .exchanging
            guard wanted == offer.mechanisms.first else {
                // The token is for another mechanism and is never fed to this one.
                signature.isRequired = true
                return result(
                    .continueNeeded, NegotiationAnswer(state: .signatureRequested, mechanism: wanted).encoded)
            }
            guard let token = offer.token else {
                guard offer.listSignature == nil else {
                    throw SecurityError(.invalidToken, detail: "a signature of the list comes before any token")
                }
                return result(.continueNeeded, NegotiationAnswer(state: .incomplete, mechanism: wanted).encoded)
            }
            let first = NegotiationAnswer(token: token, listSignature: offer.listSignature)
            return try exchange(first, call, naming: wanted)
        }

        // MARK: Exchange

        private mutating func exchange(
            _ answer: NegotiationAnswer, _ call: Call, naming mechanismName: MechanismIdentifier? = nil
        ) throws(SecurityError) -> AcceptSecurityContext.Reply {
            guard answer.state != .rejected else {
                throw SecurityError(.logonDenied, detail: "the initiator has broken off the exchange")
            }
            let token = try step(answer.token, call)
            try verify(answer.distinctListSignature)
            let wants = signature.isRequired || isMechanismDone && mechanism?.wantsListSignature == true
            guard isMechanismDone, signature.isVerified || !wants else {
                guard !isMechanismDone || token != nil else {
                    throw SecurityError(.messageAltered, detail: "the initiator has not signed the list of mechanisms")
                }
                // A signature is asked for in the first answer or not at all (RFC 4178 section 4.2.2).
                let next = NegotiationAnswer(
                    state: wants && mechanismName != nil ? .signatureRequested : .incomplete,
                    mechanism: mechanismName, token: token)
                return result(.continueNeeded, next.encoded)
            }
            // Never unasked: a peer that has not signed gets no signature.
            var own: [UInt8]?
            if signature.isVerified {
                own = try mechanism?.signList(list)
                signature.isSent = true
            }
            stage = .complete
            mechanism?.conclude()
            let last = NegotiationAnswer(
                state: .completed, mechanism: mechanismName, token: token, listSignature: own)
            return result(.ok, last.encoded)
        }

        private mutating func step(_ token: [UInt8]?, _ call: Call) throws(SecurityError) -> [UInt8]? {
            guard let token else {
                guard isMechanismDone else {
                    throw SecurityError(.invalidToken, detail: "the initiator has sent no token of the mechanism")
                }
                return nil
            }
            guard !isMechanismDone else {
                throw SecurityError(.invalidToken, detail: "the initiator goes on where the mechanism is done")
            }
            let reply = try mechanism?.accept(
                requirements: call.requirements, input: call.input.replacingToken(token))
            guard let reply else { throw SecurityError(.internalError) }
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

        /// Turns a failure into one that the initiator is told of.
        private mutating func rejecting(
            _ body: (inout Self) throws(SecurityError) -> AcceptSecurityContext.Reply
        ) throws(SecurityError) -> AcceptSecurityContext.Reply {
            do {
                return try body(&self)
            } catch {
                throw SecurityError(
                    error.code, detail: error.detail, peerToken: NegotiationAnswer(state: .rejected).encoded)
            }
        }

        /// How far the negotiation has come.
        var state: NegotiationState {
            switch stage {
            case .fresh, .exchanging: .inProgress
            case .bare: .direct
            case .complete: .complete
            }
        }

        private func result(_ status: SecurityStatus, _ token: [UInt8]?) -> AcceptSecurityContext.Reply {
            .init(status: status, token: token, attributes: attributes, expiry: expiry)
        }

        /// What one call was given.
        private struct Call {
            var packages: [Package]
            var requirements: AcceptorRequirements
            var input: [SecurityBuffer]

            func package(for identifier: MechanismIdentifier) -> Package? {
                packages.first { $0.identifiers.contains(identifier) }
            }
        }
    }
}
