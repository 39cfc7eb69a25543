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
    package static func < (lhs: Diagnostic, rhs: Diagnostic) -> Bool {
        let left = lhs.location ?? SourceLocation(path: "")
        let right = rhs.location ?? SourceLocation(path: "")
        if left != right { return left < right }
        return (lhs.severity.rank, lhs.identifier, lhs.summary, lhs.explanation ?? "")
            < (rhs.severity.rank, rhs.identifier, rhs.summary, rhs.explanation ?? "")
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
