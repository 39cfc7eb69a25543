/// The successes that a function's page documents, as an enumeration of its own: what a call can return, and nothing else.
///
/// The raw value of a case is the status as C sees it.
public protocol DocumentedSuccess: RawRepresentable<Int32>, Hashable, CaseIterable, Sendable {}

extension DocumentedSuccess {
    /// Makes a success from a status; `nil` for a status that the page does not document as one.
    public init?(_ status: SecurityStatus) { self.init(rawValue: status.rawValue) }

    /// The status that the success stands for.
    public var status: SecurityStatus { SecurityStatus(rawValue: rawValue) }
}

extension FunctionContract {
    /// The success that a core's answer is.
    ///
    /// - Throws: The failure that it is instead, as ``failure(for:)`` has it.
    public func success<Success: DocumentedSuccess>(
        _ status: SecurityStatus
    ) throws(SecurityError) -> Success {
        guard let success = Success(status) else { throw failure(for: status) }
        return success
    }
}
