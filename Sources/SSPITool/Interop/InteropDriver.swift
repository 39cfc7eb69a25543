internal import SSPI

/// One side of a security context, as the line protocol sees it. What a package does not have answers
/// `SEC_E_UNSUPPORTED_FUNCTION`.
protocol InteropDriver: AnyObject {
    /// What the package claims to be able to do.
    var capabilities: [String] { get }

    /// Begins without an input token.
    func start() throws(InteropFailure) -> ExchangeStep
    /// Takes the peer's token.
    func step(_ token: [UInt8]) throws(InteropFailure) -> ExchangeStep
    /// Drops the context and begins a new one with the same settings.
    func reset()
    /// Protects a message.
    func wrap(_ message: [UInt8]) throws(InteropFailure) -> [UInt8]
    /// Opens a protected message.
    func unwrap(_ message: [UInt8]) throws(InteropFailure) -> [UInt8]
    /// Signs a message.
    func sign(_ message: [UInt8]) throws(InteropFailure) -> [UInt8]
    /// Checks a signature.
    func verify(_ message: [UInt8], _ signature: [UInt8]) throws(InteropFailure)
    /// Tells something about the context.
    func attribute(_ name: String) throws(InteropFailure) -> String
    /// Makes a further request.
    func request(_ keys: inout InteropKeys) throws(InteropFailure) -> [UInt8]
    /// Checks a further request, or what came back for one.
    func check(_ header: [UInt8], _ keys: inout InteropKeys) throws(InteropFailure)
}

extension InteropDriver {
    func wrap(_ message: [UInt8]) throws(InteropFailure) -> [UInt8] { throw .unsupported("wrap") }
    func unwrap(_ message: [UInt8]) throws(InteropFailure) -> [UInt8] { throw .unsupported("unwrap") }
    func sign(_ message: [UInt8]) throws(InteropFailure) -> [UInt8] { throw .unsupported("sign") }
    func verify(_ message: [UInt8], _ signature: [UInt8]) throws(InteropFailure) { throw .unsupported("verify") }
    func request(_ keys: inout InteropKeys) throws(InteropFailure) -> [UInt8] { throw .unsupported("request") }
    func check(_ header: [UInt8], _ keys: inout InteropKeys) throws(InteropFailure) { throw .unsupported("check") }
}
