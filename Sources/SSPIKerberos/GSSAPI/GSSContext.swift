internal import CGSSAPI
internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

/// A security context of the library's.
@safe
struct GSSContext: ~Copyable, @unchecked Sendable {
    /// The library's context; `nil` before the first token.
    var handle: gss_ctx_id_t?
    /// What the context has, as bits of GSS-API; nothing before it is complete.
    var flags: OM_uint32 = 0
    /// When it was complete, and when its ticket ends; `nil` before.
    private(set) var lifespan: (start: TimeStamp, expiry: TimeStamp)?
    private let clock: WallClock

    init(clock: WallClock = .system) {
        unsafe handle = nil
        self.clock = clock
    }

    deinit {
        var minor: OM_uint32 = 0
        var handle = unsafe handle
        unsafe _ = gss_delete_sec_context(&minor, &handle, nil)
    }

    /// How a step ended.
    struct Step {
        var token: [UInt8]
        var isComplete: Bool
    }

    /// Makes the initiator's next token.
    mutating func initiate(
        _ credential: GSSCredential, target: borrowing GSSName, requested: OM_uint32, input: [UInt8]?,
        bindings: ChannelBindings?
    ) throws(SecurityError) -> Step {
        let name = unsafe target.handle
        var status = GSSStatus(major: 0, minor: 0)
        var output = unsafe gss_buffer_desc()
        var context = unsafe handle
        var (flags, lifetime) = (0 as OM_uint32, 0 as OM_uint32)
        unsafe withOptional(input) { input in
            unsafe withBindings(bindings) { bindings in
                unsafe status.major = gss_init_sec_context(
                    &status.minor, credential.handle, &context, name, urtext_gss_mechanism(), requested, 0, bindings,
                    input, nil, &output, &flags, &lifetime)
            }
        }
        unsafe handle = context
        let token = unsafe taking(&output)
        try status.checkStep("the ticket or the acceptor's token")
        if !status.isContinued { begin(flags, lifetime) }
        return Step(token: token, isComplete: !status.isContinued)
    }

    /// Takes the initiator's token and makes the next one.
    ///
    /// - Returns: The step, and the credential that the initiator has delegated, if it has.
    mutating func accept(
        _ credential: GSSCredential, input: [UInt8], bindings: ChannelBindings?
    ) throws(SecurityError) -> (step: Step, delegated: GSSCredential?) {
        var status = GSSStatus(major: 0, minor: 0)
        var output = unsafe gss_buffer_desc()
        var context = unsafe handle
        var delegated: gss_cred_id_t?
        var (flags, lifetime) = (0 as OM_uint32, 0 as OM_uint32)
        unsafe withGSSBuffer(input) { input in
            unsafe withBindings(bindings) { bindings in
                unsafe status.major = gss_accept_sec_context(
                    &status.minor, &context, credential.handle, &input, bindings, nil, nil, &output, &flags,
                    &lifetime, &delegated)
            }
        }
        unsafe handle = context
        let token = unsafe taking(&output)
        let given = unsafe delegated == nil ? nil : GSSCredential(owning: delegated)
        try status.checkStep("the initiator's token")
        if !status.isContinued { begin(flags, lifetime) }
        return (Step(token: token, isComplete: !status.isContinued), given)
    }

    /// Notes that the context is complete, what it has, and for how many seconds it is good.
    private mutating func begin(_ flags: OM_uint32, _ lifetime: OM_uint32) {
        self.flags = flags
        let now = clock.now
        let end = TimeStamp(secondsSince1970: now.secondsSince1970 + Int64(lifetime))
        lifespan = (now, lifetime == OM_uint32(GSS_C_INDEFINITE) ? .never : end)
    }

    /// The names of both sides: who initiated, and whom it wanted.
    borrowing func names() throws(SecurityError) -> (initiator: String?, acceptor: String?) {
        var status = GSSStatus(major: 0, minor: 0)
        var (source, target) = unsafe (nil as gss_name_t?, nil as gss_name_t?)
        unsafe status.major = gss_inquire_context(&status.minor, handle, &source, &target, nil, nil, nil, nil, nil)
        try status.check("the names of the context")
        return (unsafe GSSName(owning: source).text, unsafe GSSName(owning: target).text)
    }

    /// True when the initiator does not say who it is: the name is that of nobody, whatever the realm.
    ///
    /// Source: RFC 8062 section 3
    borrowing func isAnonymous() throws(SecurityError) -> Bool {
        guard flags & OM_uint32(GSS_C_ANON_FLAG) == 0, let name = try names().initiator else { return true }
        return name.utf8.starts(with: "WELLKNOWN/ANONYMOUS@".utf8)
    }

    /// The session key.
    borrowing func sessionKey() throws(SecurityError) -> SecretBytes {
        var status = GSSStatus(major: 0, minor: 0)
        var set: gss_buffer_set_t?
        unsafe status.major = gss_inquire_sec_context_by_oid(
            &status.minor, handle, urtext_gss_session_key(), &set)
        try status.check("the session key")
        defer {
            // The library gives the memory back as it is.
            for index in 0..<(unsafe set?.pointee.count ?? 0) {
                guard let element = unsafe set?.pointee.elements?[index] else { continue }
                unsafe SecretBytes.wipe(UnsafeMutableRawBufferPointer(start: element.value, count: element.length))
            }
            var minor: OM_uint32 = 0
            unsafe _ = gss_release_buffer_set(&minor, &set)
        }
        guard let first = unsafe set?.pointee, unsafe first.count > 0, let element = unsafe first.elements?.pointee
        else { throw SecurityError(.unsupportedFunction, detail: "there is no session key") }
        let bytes = unsafe UnsafeRawBufferPointer(start: element.value, count: element.length)
        var key = SecretBytes(count: bytes.count)
        key.withMutableBytes { target in
            unsafe target.withUnsafeMutableBytes { unsafe $0.copyMemory(from: bytes) }
        }
        return key
    }

    private func withOptional(_ bytes: [UInt8]?, _ body: (gss_buffer_t?) -> Void) {
        guard let bytes else { return body(nil) }
        unsafe withGSSBuffer(bytes) { unsafe body(&$0) }
    }

    private func withBindings(_ data: ChannelBindings?, _ body: (gss_channel_bindings_t?) -> Void) {
        guard let data else { return body(nil) }
        unsafe withGSSBuffer(data.initiator) { initiator in
            unsafe withGSSBuffer(data.acceptor) { acceptor in
                unsafe withGSSBuffer(data.applicationData) { application in
                    var bindings = unsafe gss_channel_bindings_struct(
                        initiator_addrtype: data.initiatorType, initiator_address: initiator,
                        acceptor_addrtype: data.acceptorType, acceptor_address: acceptor,
                        application_data: application)
                    unsafe body(&bindings)
                }
            }
        }
    }
}
