/// A place in a template; line and column are counted from one, the column in characters.
package struct MustachePlace: Hashable, Sendable {
    /// The name the template was parsed under.
    package let template: String
    package let line: Int
    package let column: Int

    package init(template: String, line: Int, column: Int) {
        self.template = template
        self.line = line
        self.column = column
    }
}

extension MustachePlace: CustomStringConvertible {
    /// `name:line:column`.
    package var description: String { "\(template):\(line):\(column)" }
}
