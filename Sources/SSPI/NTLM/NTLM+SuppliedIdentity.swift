internal import SSPIInterface
public import SSPIRuntime

extension NTLM.Identity {
    private typealias WireText = NTLM.WireText

    /// The buffer of package parameters that supplies an identity to a call: `ISC_REQ_USE_SUPPLIED_CREDS`.
    ///
    /// The form is that of `SEC_WINNT_AUTH_IDENTITY_EX2`, whose texts are in UTF-16, low byte first, behind its 48 bytes; its
    /// credentials are the password. The bytes are as good as the password: they are the caller's to keep and to forget.
    ///
    /// - Returns: `nil` where only a hash of the password is known, or a text is longer than the form can say.
    ///
    /// Win32: `SECBUFFER_PKG_PARAMS`
    public var suppliedBuffer: SecurityBuffer? {
        guard let secretLength = password.withText({ Self.utf16Length($0) }) else { return nil }
        let names = [user, domain].map(WireText.utf16)
        let lengths = names.map(\.count) + [secretLength]
        guard lengths.allSatisfy({ $0 <= Int(UInt16.max) }) else { return nil }
        let size = NTLM.SuppliedForm.headerLength + lengths.reduce(0, +)
        var bytes: [UInt8] = []
        // With room for all of it no shorter copy is left behind.
        bytes.reserveCapacity(size)
        func append(_ number: Int) { bytes.append(littleEndian: UInt32(truncatingIfNeeded: number)) }
        append(NTLM.SuppliedForm.version)
        append(NTLM.SuppliedForm.headerLength)
        append(size)
        var offset = NTLM.SuppliedForm.headerLength
        for length in lengths {
            append(offset)
            append(length)
            offset += length
        }
        // Flags, and an empty list of packages.
        append(0)
        append(offset)
        append(0)
        for name in names { bytes += name }
        _ = password.withText { text in
            unsafe text.withUnsafeBytes { text in
                _ = unsafe transcode(text.makeIterator(), from: UTF8.self, to: UTF16.self, stoppingOnError: true) {
                    unit in
                    bytes.append(littleEndian: unit)
                }
            }
        }
        return SecurityBuffer(.packageParameters, bytes)
    }

    /// How many bytes a text in UTF-8 has in UTF-16.
    private static func utf16Length(_ text: RawSpan) -> Int {
        var count = 0
        unsafe text.withUnsafeBytes { text in
            _ = unsafe transcode(text.makeIterator(), from: UTF8.self, to: UTF16.self, stoppingOnError: true) { _ in
                count += 2
            }
        }
        return count
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
        func part(_ place: Int) -> ArraySlice<UInt8>? {
            guard let offset = reader.uint32(at: place), offset >= NTLM.SuppliedForm.headerLength,
                let length = reader.uint16(at: place + 4)
            else { return nil }
            return reader.slice(at: Int(offset), count: Int(length))
        }
        guard let user = part(12).flatMap({ WireText.decode($0, unicode: true) }),
            let domain = part(20).flatMap({ WireText.decode($0, unicode: true) }),
            let password = part(28).flatMap({ Password(utf16: $0) })
        else {
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
