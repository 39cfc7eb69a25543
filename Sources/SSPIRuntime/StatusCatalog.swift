/// The codes that the functions of this interface document, each with its symbol and with what a person can do about it.
///
/// The generated status symbols cover every code that the specification names; this table is smaller and in words. A test
/// holds its numbers against the generated ones.
public enum StatusCatalog {
    /// One code.
    public struct Entry: Hashable, Sendable {
        /// The number.
        public let status: SecurityStatus
        /// The Win32 symbol.
        public let symbol: String
        /// What to do, one or two sentences without the full stop; `nil` where there is nothing to be done.
        public let advice: String?
    }

    /// The entry of a code, if it has one.
    public static func entry(for status: SecurityStatus) -> Entry? { table[status.rawValue] }

    /// All entries, in ascending order of the bits.
    public static var entries: [Entry] { table.values.sorted { $0.status.bits < $1.status.bits } }

    private static let table: [Int32: Entry] = {
        var table: [Int32: Entry] = [:]
        for (bits, symbol, advice) in rows {
            let status = SecurityStatus(bits: bits)
            table[status.rawValue] = Entry(status: status, symbol: symbol, advice: advice)
        }
        return table
    }()

    private static let rows: [(UInt32, String, String?)] = [
        (0x0000_0000, "SEC_E_OK", nil),
        (0x0009_0312, "SEC_I_CONTINUE_NEEDED", "Send the token to the peer and call again with its answer"),
        (0x0009_0313, "SEC_I_COMPLETE_NEEDED", "Complete the token, then send it to the peer"),
        (0x0009_0314, "SEC_I_COMPLETE_AND_CONTINUE", "Complete the token, send it, and call again with the answer"),
        (0x0009_0317, "SEC_I_CONTEXT_EXPIRED", "The peer has ended the exchange; close the connection"),
        (0x0009_0320, "SEC_I_INCOMPLETE_CREDENTIALS", "Call again with the credentials that the peer asks for"),
        (0x0009_0321, "SEC_I_RENEGOTIATE", "Begin the handshake again on this context"),
        (0x8009_0300, "SEC_E_INSUFFICIENT_MEMORY", "Give a larger output buffer, or let the package allocate it"),
        (0x8009_0301, "SEC_E_INVALID_HANDLE", "Pass a handle that is still usable; a finished one is not"),
        (0x8009_0302, "SEC_E_UNSUPPORTED_FUNCTION", "Leave out the flags that this package does not document"),
        (0x8009_0303, "SEC_E_TARGET_UNKNOWN", "Check the target name"),
        (0x8009_0304, "SEC_E_INTERNAL_ERROR", "This is a fault of the package; report it with its detail"),
        (0x8009_0305, "SEC_E_SECPKG_NOT_FOUND", "Check the package's name"),
        (0x8009_0306, "SEC_E_NOT_OWNER", "Use credentials that belong to the caller"),
        (0x8009_0308, "SEC_E_INVALID_TOKEN", "Check that the token is whole, and that it belongs to this exchange"),
        (0x8009_030A, "SEC_E_QOP_NOT_SUPPORTED", "Ask for integrity or confidentiality when the context is made"),
        (0x8009_030B, "SEC_E_NO_IMPERSONATION", "Serve the client under another identity, or not at all"),
        (0x8009_030C, "SEC_E_LOGON_DENIED", "Check user name, domain and password"),
        (0x8009_030D, "SEC_E_UNKNOWN_CREDENTIALS", "Check that the credentials are of this package's kind"),
        (0x8009_030E, "SEC_E_NO_CREDENTIALS", "Acquire credentials first, for this side of the exchange"),
        (0x8009_030F, "SEC_E_MESSAGE_ALTERED", "Drop the message and close the connection"),
        (0x8009_0310, "SEC_E_OUT_OF_SEQUENCE", "Decrypt messages in the order in which they were sent"),
        (0x8009_0311, "SEC_E_NO_AUTHENTICATING_AUTHORITY", "Check the name of the domain and its authority"),
        (0x8009_0317, "SEC_E_CONTEXT_EXPIRED", "Begin a new exchange"),
        (0x8009_0318, "SEC_E_INCOMPLETE_MESSAGE", "Read more bytes from the peer, then call again"),
        (0x8009_0321, "SEC_E_BUFFER_TOO_SMALL", "Ask for the sizes and give larger buffers"),
        (0x8009_0322, "SEC_E_WRONG_PRINCIPAL", "Check the target name; somebody else answered"),
        (0x8009_0332, "SEC_E_SECURITY_QOS_FAILED", "Leave out the flags that this package does not document"),
        (0x8009_0337, "SEC_E_CRYPTO_SYSTEM_INVALID", "Allow a cipher that both sides have"),
        (0x8009_0346, "SEC_E_BAD_BINDINGS", "Pass the bindings of the channel that carries this exchange"),
        (0x8009_035D, "SEC_E_INVALID_PARAMETER", "Correct the argument that the detail names"),
        (
            0x8009_035E, "SEC_E_DELEGATION_POLICY",
            "Have the policy allow delegation to this target, or do not ask for it"
        ),
        (0x8009_035F, "SEC_E_POLICY_NLTM_ONLY", "Have the target prove who it is, or the policy allow NTLM alone"),
        (0x8009_0363, "SEC_E_MUTUAL_AUTH_FAILED", "Check the target name and the account of its service"),
        (0x8009_0367, "SEC_E_APPLICATION_PROTOCOL_MISMATCH", "Offer an application protocol that the peer has too"),
        (0xC000_000D, "STATUS_INVALID_PARAMETER", "Correct the argument that the detail names"),
        (0xC000_006D, "STATUS_LOGON_FAILURE", "Begin a new exchange; this one has ended"),
    ]
}
