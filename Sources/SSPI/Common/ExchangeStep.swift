/// What is to be done after a step of an exchange.
public enum ExchangeStep: Hashable, Sendable {
    /// Send this to the peer, and pass its answer to the next step.
    case send([UInt8])
    /// The exchange is complete; if there is a last token, it goes to the peer.
    case complete([UInt8]?)

    /// What goes to the peer, if anything.
    public var token: [UInt8]? {
        switch self {
        case .send(let token): token
        case .complete(let token): token
        }
    }

    /// True when this side is done.
    public var isComplete: Bool {
        if case .complete = self { true } else { false }
    }
}
