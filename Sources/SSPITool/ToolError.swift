/// Why a command stops: what is wrong, what to do instead, and the status to end with.
struct ToolError: Error, Hashable {
    /// What the command ends with.
    enum Status: Int32, Hashable {
        /// The command was understood, and could not be done, or its answer is no.
        case failure = 1
        /// The command line cannot be followed.
        case usage = 2
    }

    let text: String
    let status: Status

    init(_ text: String, status: Status = .usage) {
        self.text = text
        self.status = status
    }

    /// A command that was understood and could not be done.
    static func failure(_ text: String) -> ToolError { ToolError(text, status: .failure) }
}
