/// The NTLM package: logon by challenge and response, and protection of messages.
///
/// Source: MS-NLMP
public enum NTLM {
    /// The name of the package. Win32: `NTLMSP_NAME`
    public static let packageName = "NTLM"
}
