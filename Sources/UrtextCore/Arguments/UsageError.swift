/// Arguments that no command understands: a sentence about what is wrong, and what was probably meant.
package struct UsageError: Error, Hashable, Sendable {
    package var message: String
    /// What to do instead, a whole sentence or nothing.
    package var hint: String?

    package init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}

extension UsageError: CustomStringConvertible {
    /// `error: unknown option --ouput. Did you mean --output?`, without a line feed at the end.
    package var description: String { "error: \(message)\(hint.map { ". \($0)" } ?? "")" }
}
