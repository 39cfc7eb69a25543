/// A failed call: which failure, of which function, why, and what a person can do.
///
/// It cannot hold a success code: its ``code`` is of a type that has none. So `SEC_I_CONTINUE_NEEDED` can be returned but
/// never thrown, and "failed with success" cannot be said.
public struct SecurityError: Error, Hashable, Sendable {
    // Every function here throws this type, and each place where it may pass through moves all of its words; so it is one.
    private indirect enum Storage: Hashable, Sendable { case facts(Facts) }
    private struct Facts: Hashable, Sendable {
        var code: Code
        var function: String?
        var detail: String?
        var violation: Violation?
        var peerToken: [UInt8]?
    }

    private var storage: Storage
    private var facts: Facts {
        switch storage {
        case .facts(let facts): facts
        }
    }

    /// The failure.
    public var code: Code { facts.code }
    /// The function and its package, e.g. `InitializeSecurityContext (NTLM)`, once a stub has seen the error.
    public var function: String? { facts.function }
    /// What exactly was wrong this time. It never holds a secret.
    public var detail: String? { facts.detail }
    /// The documented rule that was broken, when that is what happened.
    public var violation: Violation? { facts.violation }
    /// What goes to the peer in spite of the failure, such as a rejection; the stub puts it where tokens go, if there is
    /// room.
    public var peerToken: [UInt8]? { facts.peerToken }

    /// Makes an error that a protocol core throws.
    ///
    /// - Parameters:
    ///   - code: The failure.
    ///   - detail: What exactly was wrong, for a person; no keys, no passwords, no tokens.
    ///   - peerToken: What goes to the peer in spite of the failure.
    public init(_ code: Code, detail: String? = nil, peerToken: [UInt8]? = nil) {
        storage = .facts(Facts(code: code, detail: detail, peerToken: peerToken))
    }

    /// Makes the error of a broken rule; stubs do.
    ///
    /// - Parameters:
    ///   - code: The failure.
    ///   - function: The function and its package.
    ///   - detail: What exactly was wrong.
    ///   - violation: The rule.
    public init(_ code: Code, function: String, detail: String, violation: Violation) {
        storage = .facts(Facts(code: code, function: function, detail: detail, violation: violation))
    }

    /// The same error, said by a function; an error that names one already keeps it.
    public func thrown(by function: String) -> SecurityError {
        var facts = facts
        guard facts.function == nil else { return self }
        facts.function = function
        var error = self
        error.storage = .facts(facts)
        return error
    }
}

extension SecurityError {
    /// A failure code: a ``SecurityStatus`` whose top bit is set.
    ///
    /// Open like ``SecurityStatus``; the documented symbols are static properties.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The number as C sees it; always negative.
        public let rawValue: Int32

        /// Makes a code from the signed number; `nil` when that is a success.
        public init?(rawValue: Int32) {
            guard rawValue < 0 else { return nil }
            self.rawValue = rawValue
        }

        /// Makes a code from a status; `nil` when that is a success.
        public init?(_ status: SecurityStatus) { self.init(rawValue: status.rawValue) }

        /// Makes the code with these bits; the top bit is set whatever is given, so the result is a failure.
        ///
        /// - Parameter bits: The number as headers print it, e.g. `0x8009_030C`.
        public init(failureBits bits: UInt32) { self.rawValue = Int32(bitPattern: bits | 0x8000_0000) }

        /// The same number as a status.
        public var status: SecurityStatus { SecurityStatus(rawValue: rawValue) }
    }
}

extension SecurityError.Code: CustomStringConvertible {
    /// As ``SecurityStatus`` prints it.
    public var description: String { status.description }
}

extension SecurityError: CustomStringConvertible {
    /// One line: who failed, with which code, why, and what can be done.
    public var description: String {
        var text = ""
        if let function { text += "\(function) failed: " }
        text += code.description
        if let detail { text += ": \(detail)" }
        if let violation { text += " [\(violation)]" }
        if let advice = StatusCatalog.entry(for: code.status)?.advice { text += ". \(advice)" }
        return text
    }
}
