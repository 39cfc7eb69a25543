/// A documented rule that a call or an answer broke.
public struct Violation: Hashable, Sendable {
    /// Who broke it.
    public enum Party: String, Hashable, Sendable {
        /// The caller of the function: the call was refused, the protocol core has not seen it.
        case caller
        /// The protocol core behind the function: its answer was withheld.
        case core
    }

    /// Stable name of the rule, e.g. `initializesecuritycontext.ntlm/Reserved1/zero`.
    public let constraint: String
    /// The page that states it and the place on that page, e.g. `initializesecuritycontext--ntlm#parameters`.
    public let source: String
    /// Who broke it.
    public let party: Party
    /// The status a core answered with although the page does not document it.
    public let offendingStatus: SecurityStatus?

    /// Makes a violation.
    ///
    /// - Parameters:
    ///   - constraint: Stable name of the rule.
    ///   - source: Page and anchor.
    ///   - party: Who broke it.
    ///   - offendingStatus: The undocumented status, if that is what was wrong.
    public init(constraint: String, source: String, party: Party, offendingStatus: SecurityStatus? = nil) {
        self.constraint = constraint
        self.source = source
        self.party = party
        self.offendingStatus = offendingStatus
    }
}

extension Violation: CustomStringConvertible {
    /// The rule and the page, e.g. `brewtea.oolong/Reserved/zero, see brewtea--oolong#parameters`.
    public var description: String { "\(constraint), see \(source)" }
}
