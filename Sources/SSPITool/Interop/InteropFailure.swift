internal import SSPIInterface
internal import SSPIRuntime

/// An answer that begins with `error`.
struct InteropFailure: Error {
    /// The failure.
    let code: SecurityError.Code
    /// What still goes to the peer, e.g. a new challenge.
    var token: [UInt8]?
    /// Why, for a person.
    let text: String

    init(_ code: SecurityError.Code, token: [UInt8]? = nil, _ text: String) {
        self.code = code
        self.token = token
        self.text = text
    }

    init(_ error: SecurityError, token: [UInt8]? = nil) { self.init(error.code, token: token, "\(error)") }

    /// What a package does not have.
    static func unsupported(_ what: String) -> InteropFailure {
        InteropFailure(.unsupportedFunction, "there is no '\(what)' here")
    }

    /// The answer, one line.
    var line: String {
        let symbol = StatusCatalog.entry(for: code.status)?.symbol ?? "SEC_E_INTERNAL_ERROR"
        let carried = token.map { " token=\(Base64.text($0))" } ?? ""
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return "error \(symbol)\(carried) \(words)"
    }
}
