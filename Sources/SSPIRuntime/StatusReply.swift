/// What a protocol core answers where the status is all there is to say.
///
/// Functions that come back with more have a type of their own.
public struct StatusReply: Sendable {
    /// How the call ended: a documented success, or the failure to report.
    public let status: SecurityStatus

    /// Makes an answer.
    ///
    /// - Parameter status: How the call ended.
    public init(status: SecurityStatus) { self.status = status }
}
