/// A command line that cannot be followed: what is wrong, and what to do instead.
struct ToolError: Error {
    let text: String

    init(_ text: String) { self.text = text }
}
