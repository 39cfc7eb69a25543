/// Something a person should know about the input: where, what, why, and what to do.
package struct Diagnostic: Hashable, Sendable {
    package enum Severity: String, Hashable, Sendable, Codable, CaseIterable {
        case error, warning, note
    }

    package var severity: Severity
    /// Stable, kebab-case name of the rule that spoke, e.g. `number-contradicts-header`.
    package var identifier: String
    package var location: SourceLocation?
    /// One line: what is wrong.
    package var summary: String
    /// Why it is wrong, when the summary does not say it already.
    package var explanation: String?
    /// What can be done about it, most likely first.
    package var solutions: [String]

    package init(
        _ severity: Severity, _ identifier: String, at location: SourceLocation? = nil, _ summary: String,
        explanation: String? = nil, solutions: [String] = []
    ) {
        self.severity = severity
        self.identifier = identifier
        self.location = location
        self.summary = summary
        self.explanation = explanation
        self.solutions = solutions
    }
}

extension Diagnostic: Comparable {
    /// By place, then by severity, rule and text: the order in which diagnostics are printed, whatever made them first.
    /// Total, so that a set of them has one order.
    package static func < (lhs: Diagnostic, rhs: Diagnostic) -> Bool {
        if lhs.location != rhs.location {
            guard let left = lhs.location, let right = rhs.location else { return lhs.location == nil }
            return left < right
        }
        let left = (lhs.severity.rank, lhs.identifier, lhs.summary)
        let right = (rhs.severity.rank, rhs.identifier, rhs.summary)
        if left != right { return left < right }
        if lhs.explanation != rhs.explanation {
            guard let left = lhs.explanation, let right = rhs.explanation else { return lhs.explanation == nil }
            return left < right
        }
        return lhs.solutions.lexicographicallyPrecedes(rhs.solutions)
    }
}

extension Diagnostic.Severity {
    fileprivate var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .note: 2
        }
    }
}
