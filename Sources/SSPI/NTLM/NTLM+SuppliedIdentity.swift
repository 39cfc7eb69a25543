internal import SSPIInterface
public import SSPIRuntime

extension NTLM.Identity {
    /// The buffer of package parameters that supplies an identity to a call: `ISC_REQ_USE_SUPPLIED_CREDS`.
    ///
    /// The form is that of `SEC_WINNT_AUTH_IDENTITY_EX2`, whose texts are in UTF-16, low byte first, behind its 48 bytes; its
    /// credentials are the password. The bytes are as good as the password: they are the caller's to keep and to forget.
    ///
    /// - Returns: `nil` where only a hash of the password is known, or a text is longer than the form can say.
    ///
    /// Win32: `SECBUFFER_PKG_PARAMS`
    public var suppliedBuffer: SecurityBuffer? {
        let secret = password.withText { span in
            unsafe span.withUnsafeBytes { bytes in unsafe String(decoding: bytes, as: UTF8.self) }
        }
        guard let secret else { return nil }
        let texts = [user, domain, secret].map { [UInt16]($0.utf16) }
        guard texts.allSatisfy({ $0.count * 2 <= Int(UInt16.max) }) else { return nil }
        var bytes: [UInt8] = []
        func append(_ number: Int) {
            for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        append(NTLM.SuppliedForm.version)
        append(NTLM.SuppliedForm.headerLength)
        append(NTLM.SuppliedForm.headerLength + texts.reduce(0) { $0 + $1.count * 2 })
        var offset = NTLM.SuppliedForm.headerLength
        for text in texts {
            append(offset)
            append(text.count * 2)
            offset += text.count * 2
        }
        // Flags, and an empty list of packages.
        append(0)
        append(offset)
        append(0)
        for unit in texts.joined() { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        return SecurityBuffer(.packageParameters, bytes)
    }

    /// Reads a supplied identity.
    ///
    /// - Throws: `SEC_E_NO_CREDENTIALS` when the buffer has another form, a text that is not UTF-16, or no user.
    init(supplied bytes: [UInt8]) throws(SecurityError) {
        let reader = ByteReader(bytes)
        guard reader.uint32(at: 0).map(Int.init) == NTLM.SuppliedForm.version,
            reader.uint16(at: 4).map(Int.init) == NTLM.SuppliedForm.headerLength,
            reader.uint32(at: 8).map(Int.init) == bytes.count
        else { throw Self.refusal("are no SEC_WINNT_AUTH_IDENTITY_EX2") }
        guard let flags = reader.uint32(at: 36), flags & NTLM.SuppliedForm.encrypted == 0 else {
            throw Self.refusal("are encrypted, and there is no key for them here")
        }
        func text(_ place: Int) -> String? {
            guard let offset = reader.uint32(at: place), offset >= NTLM.SuppliedForm.headerLength,
                let length = reader.uint16(at: place + 4), length.isMultiple(of: 2),
                let slice = reader.slice(at: Int(offset), count: Int(length))
            else { return nil }
            let units = stride(from: slice.startIndex, to: slice.endIndex, by: 2).map {
                UInt16(slice[$0]) | UInt16(slice[$0 + 1]) << 8
            }
            return String(validating: units, as: UTF16.self)
        }
        guard let user = text(12), let domain = text(20), let password = text(28) else {
            throw Self.refusal("have a text that is not UTF-16 inside them")
        }
        guard !user.isEmpty else { throw Self.refusal("name no user") }
        self.init(user: user, domain: domain, password: password)
    }

    private static func refusal(_ why: String) -> SecurityError {
        SecurityError(.noCredentials, detail: "the supplied credentials \(why)")
    }
}

extension NTLM {
    /// The layout of a supplied identity.
    fileprivate enum SuppliedForm {
        static let version = 0x201
        static let headerLength = 48
        /// By process, system or user.
        static let encrypted: UInt32 = 0xF0
    }
}
