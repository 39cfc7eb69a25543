/// A security context: the state of a protocol core, and how far it has come.
///
/// It cannot be copied, and every call takes it `inout`. The documentation forbids two calls at once on one handle; here
/// that does not compile. It may be handed to another task, whole.
///
/// When a context ends, fails or is deleted, its core ends with it, and the keys in the core's ``SecretBytes`` are wiped.
///
/// Win32: `CtxtHandle`
public struct SecurityContext<Core: ~Copyable & Sendable>: ~Copyable, Sendable {
    /// How far the context has come.
    public private(set) var phase: ContextPhase
    private var core: Core?

    /// Makes a context that no call has been made on: what is a null handle in C.
    ///
    /// - Parameter core: The protocol's state machine, at its beginning.
    public init(_ core: consuming Core) {
        self.phase = .fresh
        self.core = .some(core)
    }

    /// Ends the context and wipes its keys at once, where waiting for the end of its scope would be too late.
    ///
    /// Win32: `DeleteSecurityContext`
    public mutating func delete() {
        phase = .deleted
        core = nil
    }

    /// Marks the context as failed and wipes its keys.
    public mutating func fail() {
        phase = .failed
        core = nil
    }

    /// Moves on to a phase that a call has reached; a context that failed or was deleted stays so.
    public mutating func advance(to phase: ContextPhase) {
        switch phase {
        case .failed: fail()
        case .deleted: delete()
        default: if core != nil { self.phase = phase }
        }
    }

    /// Lends the core to a call that may change it.
    ///
    /// - Parameters:
    ///   - contract: What the call is held to.
    ///   - body: The call.
    /// - Returns: What the call returns.
    /// - Throws: What the call throws, or the contract's internal error when the core has ended.
    public mutating func withCore<Result: ~Copyable>(
        _ contract: FunctionContract, _ body: (inout Core) throws(SecurityError) -> Result
    ) throws(SecurityError) -> Result {
        guard var core = core.take() else { throw ended(contract) }
        do {
            let result = try body(&core)
            self.core = .some(core)
            return result
        } catch {
            self.core = .some(core)
            throw error
        }
    }

    /// Lends the core to a call that only asks.
    ///
    /// - Parameters:
    ///   - contract: What the call is held to.
    ///   - body: The call.
    /// - Returns: What the call returns.
    /// - Throws: What the call throws, or the contract's internal error when the core has ended.
    public borrowing func withBorrowedCore<Result: ~Copyable>(
        _ contract: FunctionContract, _ body: (borrowing Core) throws(SecurityError) -> Result
    ) throws(SecurityError) -> Result {
        switch core {
        case .some(let core): return try body(core)
        case .none: throw ended(contract)
        }
    }

    private func ended(_ contract: FunctionContract) -> SecurityError {
        SecurityError(contract.internalError, detail: "the context is \(phase) and has no core any more")
            .thrown(by: contract.function)
    }

    /// Moves on when the core has finished a token that it had left unfinished: to established, or to waiting for the
    /// peer. A context with nothing unfinished stays as it is.
    ///
    /// Win32: `CompleteAuthToken`
    public mutating func finishToken() {
        switch phase {
        case .completing: advance(to: .established)
        case .completingAndContinuing: advance(to: .continuing)
        case .fresh, .continuing, .established, .failed, .deleted: break
        }
    }
}

/// How far a context has come.
public enum ContextPhase: String, Hashable, Sendable, CaseIterable {
    /// No call has been made.
    case fresh
    /// A token is expected from the peer.
    case continuing
    /// The core has to finish its token; then the context is established.
    case completing
    /// The core has to finish its token; then a token is expected from the peer.
    case completingAndContinuing
    /// Both sides are done: messages can be protected.
    case established
    /// A call failed; the keys are gone.
    case failed
    /// The context was deleted; the keys are gone.
    case deleted

    /// True when another token may be taken or made.
    public var isOpen: Bool { self == .fresh || self == .continuing }

    /// True when the core has left a token unfinished.
    public var isCompleting: Bool { self == .completing || self == .completingAndContinuing }

    /// True when the context still has its core and at least one call has been made on it.
    public var isLive: Bool {
        switch self {
        case .continuing, .completing, .completingAndContinuing, .established: true
        case .fresh, .failed, .deleted: false
        }
    }
}

/// Which side sends the first token of an exchange.
///
/// SSPI's callers know it from their protocol and say it by what they pass; here it is said.
public enum OpeningSide: String, Hashable, Sendable, CaseIterable {
    /// The initiator, as in most protocols.
    case initiator
    /// The acceptor: HTTP Digest challenges first, and a Negotiate server may send a hint.
    case acceptor
}
