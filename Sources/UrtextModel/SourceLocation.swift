/// A place in a file: path as the caller gave it, line and column counted from one.
package struct SourceLocation: Hashable, Sendable, Codable {
    package var path: String
    package var line: Int?
    package var column: Int?

    package init(path: String, line: Int? = nil, column: Int? = nil) {
        self.path = path
        self.line = line
        self.column = column
    }
}

extension SourceLocation: Comparable {
    package static func < (lhs: SourceLocation, rhs: SourceLocation) -> Bool {
        (lhs.path, lhs.line ?? .min, lhs.column ?? .min) < (rhs.path, rhs.line ?? .min, rhs.column ?? .min)
    }
}

extension SourceLocation: CustomStringConvertible {
    /// `path`, `path:line` or `path:line:column`, the form compilers and editors understand.
    package var description: String {
        var text = path
        if let line {
            text += ":\(line)"
            if let column { text += ":\(column)" }
        }
        return text
    }
}
