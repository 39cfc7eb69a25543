internal import CGSSAPI
internal import SSPIInterface
internal import SSPIRuntime

/// The two numbers that every function of GSS-API ends with.
///
/// Source: RFC 2744 section 3.9
struct GSSStatus: Sendable {
    /// What went wrong as GSS-API sees it.
    var major: OM_uint32
    /// What went wrong as the mechanism sees it.
    var minor: OM_uint32

    /// True when the peer's answer is awaited.
    var isContinued: Bool { major & 1 != 0 }

    /// True when a message was repeated, is too old, was overtaken, or follows a gap.
    var isOutOfOrder: Bool { major & 0b1_1110 != 0 }

    /// True when the function has failed.
    var isFailure: Bool { major & 0xFFFF_0000 != 0 }

    /// The failure as SSPI has it, with the library's own words in the detail.
    ///
    /// - Parameter action: What was being done, for a person.
    func error(_ action: String) -> SecurityError {
        SecurityError(code, detail: "\(action): \(text)")
    }

    /// Throws the failure, if there is one.
    func check(_ action: String) throws(SecurityError) {
        guard !isFailure else { throw error(action) }
    }

    /// Throws the failure of a step of an exchange. A token that was seen before or is too old ends it, though the library's
    /// word for that is no failure.
    ///
    /// Source: RFC 2744 section 5.1
    func checkStep(_ action: String) throws(SecurityError) {
        try check(action)
        guard !isOutOfOrder else {
            throw SecurityError(.logonDenied, detail: "\(action): it was used before, or is too old")
        }
    }

    /// The failure as SSPI has it.
    var code: SecurityError.Code {
        switch (major >> 16) & 0xFF {
        case 1: .securityPackageNotFound
        case 2, 3: .targetUnknown
        case 4: .badBindings
        case 6: .messageAltered
        case 7: mechanismCode ?? .noCredentials
        case 8: .invalidHandle
        case 9: .invalidToken
        case 10: .logonDenied
        case 11: .noCredentials
        case 12: .contextExpired
        // Whatever else it is, nobody gets in.
        case 13: mechanismCode ?? .logonDenied
        case 15: .logonDenied
        case 14, 16: .unsupportedFunction
        case 18: .qualityOfProtectionNotSupported
        default: .internalError
        }
    }

    /// The failure for what only the mechanism can tell.
    ///
    /// Source: RFC 4120 section 7.5.9, and the library's own numbers
    private var mechanismCode: SecurityError.Code? {
        switch Int(Int32(bitPattern: minor)) {
        case KRB5KDC_ERR_C_PRINCIPAL_UNKNOWN, KRB5KDC_ERR_NAME_EXP, KRB5KDC_ERR_POLICY, KRB5KDC_ERR_CLIENT_REVOKED,
            KRB5KDC_ERR_KEY_EXP, KRB5KDC_ERR_PREAUTH_FAILED, KRB5_PREAUTH_FAILED, KRB5KRB_AP_ERR_BAD_INTEGRITY,
            KRB5KRB_AP_ERR_TKT_EXPIRED, KRB5KRB_AP_ERR_TKT_NYV, KRB5KRB_AP_ERR_REPEAT:
            .logonDenied
        case KRB5KDC_ERR_S_PRINCIPAL_UNKNOWN, KRB5KDC_ERR_SERVICE_EXP: .targetUnknown
        case KRB5_REALM_UNKNOWN, KRB5_KDC_UNREACH, KRB5_REALM_CANT_RESOLVE, KRB5KDC_ERR_SVC_UNAVAILABLE:
            .noAuthenticatingAuthority
        case KRB5_FCC_NOFILE, KRB5_CC_NOTFOUND, KRB5_CC_END, KRB5_CC_FORMAT, KRB5_CC_NOT_KTYPE, KRB5_KT_NOTFOUND,
            KRB5_KT_IOERR, KRB5_KT_BADNAME, KRB5KRB_AP_ERR_NOKEY, KRB5KRB_AP_ERR_BADKEYVER:
            .noCredentials
        case KRB5KRB_AP_ERR_SKEW: .timeSkew
        case KRB5KRB_AP_ERR_MODIFIED: .messageAltered
        case KRB5KRB_AP_WRONG_PRINC, KRB5KRB_AP_ERR_NOT_US: .wrongPrincipal
        case KRB5KRB_AP_ERR_BADVERSION, KRB5KRB_AP_ERR_MSG_TYPE: .invalidToken
        default: nil
        }
    }

    /// The library's words for both numbers.
    private var text: String {
        var parts = Self.messages(major, type: GSS_C_GSS_CODE)
        if minor != 0 { parts += Self.messages(minor, type: GSS_C_MECH_CODE) }
        return parts.joined(separator: "; ")
    }

    private static func messages(_ value: OM_uint32, type: Int32) -> [String] {
        var texts: [String] = []
        var position: OM_uint32 = 0
        // The library has at most a handful for one number.
        for _ in 0..<8 {
            var minor: OM_uint32 = 0
            var buffer = unsafe gss_buffer_desc()
            let major = unsafe gss_display_status(
                &minor, value, type, urtext_gss_mechanism(), &position, &buffer)
            guard major == 0 else { break }
            unsafe texts.append(oneLine(String(decoding: taking(&buffer), as: UTF8.self)))
            if position == 0 { break }
        }
        return texts
    }

    /// Text that stays on its line and moves nothing. The library's words may have names of a token in them, which anybody can
    /// have written, and whoever reads a log trusts its lines.
    private static func oneLine(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

/// Copies the bytes that the library has allocated, and gives its memory back, wiped.
func taking(_ buffer: inout gss_buffer_desc) -> [UInt8] {
    let memory = unsafe UnsafeMutableRawBufferPointer(
        start: buffer.value, count: buffer.value == nil ? 0 : buffer.length)
    let bytes = unsafe [UInt8](memory)
    unsafe SecretBytes.wipe(memory)
    var minor: OM_uint32 = 0
    unsafe _ = gss_release_buffer(&minor, &buffer)
    return bytes
}

/// Lends bytes to the library.
func withGSSBuffer<Result>(
    _ bytes: [UInt8], _ body: (inout gss_buffer_desc) -> Result
) -> Result {
    var bytes = bytes
    return unsafe bytes.withUnsafeMutableBytes { memory in
        var buffer = unsafe gss_buffer_desc(length: memory.count, value: memory.baseAddress)
        return unsafe body(&buffer)
    }
}

/// Lends a secret to the library, which only reads it: where it is, not in a copy.
func withGSSBuffer<Result>(
    lending secret: borrowing SecretBytes, _ body: (inout gss_buffer_desc) -> Result
) -> Result {
    secret.withBytes { span in
        unsafe span.withUnsafeBytes { memory in
            var buffer = unsafe gss_buffer_desc(
                length: memory.count, value: UnsafeMutableRawPointer(mutating: memory.baseAddress))
            return unsafe body(&buffer)
        }
    }
}
