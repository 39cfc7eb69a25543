internal import SSPIInterface
internal import SSPIRuntime

/// Failures as Samba's helper names them, which is what its users look for.
enum NTStatusText {
    /// The name of a failure.
    static func text(for code: SecurityError.Code) -> String {
        switch code {
        case .logonDenied, .noCredentials: "NT_STATUS_LOGON_FAILURE"
        case .invalidToken, .incompleteMessage, .invalidHandle: "NT_STATUS_INVALID_PARAMETER"
        case .messageAltered, .outOfSequence: "NT_STATUS_ACCESS_DENIED"
        case .badBindings: "NT_STATUS_BAD_BINDINGS"
        case .unsupportedFunction, .securityPackageNotFound: "NT_STATUS_NOT_SUPPORTED"
        case .timeSkew: "NT_STATUS_TIME_DIFFERENCE_AT_DC"
        case .noAuthenticatingAuthority: "NT_STATUS_NO_LOGON_SERVERS"
        case .targetUnknown, .wrongPrincipal: "NT_STATUS_INVALID_ACCOUNT_NAME"
        default: "NT_STATUS_UNSUCCESSFUL"
        }
    }

    /// True for a failure of this side, of which the user can do nothing.
    static func isOwnFault(_ code: SecurityError.Code) -> Bool {
        code == .internalError || code == .noAuthenticatingAuthority
    }
}
