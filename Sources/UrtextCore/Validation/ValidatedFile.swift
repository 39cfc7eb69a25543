import UrtextModel

/// A file of the tool that was read and compared with its schema.
package struct ValidatedFile: Hashable, Sendable {
    package var path: String
    package var bytes: [UInt8]
    package var document: LocatedJSON
    /// What the file says it is, e.g. `urtext/1`; `nil` for a configuration.
    package var tag: String?
    /// True when it is what its schema asks for.
    package var isValid: Bool

    /// What is wrong with one part of it.
    ///
    /// - Parameter path: leads to the part; what is there of it is where the diagnostic points.
    func diagnostic(
        _ identifier: String, _ severity: Diagnostic.Severity = .error, at path: [LocatedJSON.PathStep] = [],
        says summary: String, because explanation: String? = nil, solutions: [String] = []
    ) -> Diagnostic {
        let position = document.nearest(to: path).position
        return Diagnostic(
            severity, identifier, at: SourceLocation(path: self.path, line: position.line, column: position.column),
            summary, explanation: explanation, solutions: solutions)
    }
}
