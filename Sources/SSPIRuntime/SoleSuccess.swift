/// The success of a function whose page documents no other than `SEC_E_OK`.
///
/// Pages with more than one have an enumeration of their own.
public enum SoleSuccess: Int32, DocumentedSuccess {
    /// The call succeeded.
    ///
    /// Win32: `SEC_E_OK`
    case ok = 0x0000_0000
}
