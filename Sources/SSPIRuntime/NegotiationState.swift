/// How far a negotiation of packages has come. Open: other numbers are values like any other.
///
/// Win32: `SECPKG_NEGOTIATION_*`
public struct NegotiationState: RawRepresentable, Hashable, Sendable {
    /// The number as C sees it.
    public let rawValue: UInt32

    /// Makes a state from its number.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The package is agreed on. Win32: `SECPKG_NEGOTIATION_COMPLETE`
    public static var complete: NegotiationState { NegotiationState(rawValue: 0) }
    /// A first token was sent for the package that is hoped for. Win32: `SECPKG_NEGOTIATION_OPTIMISTIC`
    public static var optimistic: NegotiationState { NegotiationState(rawValue: 1) }
    /// Under way. Win32: `SECPKG_NEGOTIATION_IN_PROGRESS`
    public static var inProgress: NegotiationState { NegotiationState(rawValue: 2) }
    /// A package was spoken without negotiation. Win32: `SECPKG_NEGOTIATION_DIRECT`
    public static var direct: NegotiationState { NegotiationState(rawValue: 3) }
    /// Several credentials are to be tried. Win32: `SECPKG_NEGOTIATION_TRY_MULTICRED`
    public static var tryMultipleCredentials: NegotiationState { NegotiationState(rawValue: 4) }
}
