/// The success of a function whose page documents no other than `SEC_E_OK`.
///
/// Pages with more than one have an enumeration of their own.
public enum SoleSuccess: Int32, DocumentedSuccess {
    /// The call succeeded.
    ///
    /// Win32: `SEC_E_OK`
    case ok = 0x0000_0000
}

/// What a successful call comes back with where `SEC_E_OK` is the only success, and all there is to say.
///
/// Functions that come back with more have a type of their own.
public struct SoleOutcome: Sendable {
    /// How the call succeeded.
    public let success: SoleSuccess

    /// Makes an outcome.
    ///
    /// - Parameter success: How the call succeeded.
    public init(success: SoleSuccess) { self.success = success }
}
