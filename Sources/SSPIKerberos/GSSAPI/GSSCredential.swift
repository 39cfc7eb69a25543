internal import CGSSAPI
internal import SSPIInterface
internal import SSPIRuntime

/// A credential of the library's, which any number of contexts may use at once.
@safe
final class GSSCredential: @unchecked Sendable {
    let handle: gss_cred_id_t?
    /// The cache in memory that is the credential's own.
    private let cache: String?

    init(owning handle: gss_cred_id_t?, cache: String? = nil) {
        unsafe self.handle = handle
        self.cache = cache
    }

    deinit {
        var minor: OM_uint32 = 0
        var handle = unsafe handle
        unsafe _ = gss_release_cred(&minor, &handle)
        if let cache { GSSCredential.destroy(cache) }
    }

    /// Wipes a cache in memory, which would outlive all who use it.
    private static func destroy(_ name: String) {
        var context: krb5_context?
        guard unsafe krb5_init_context(&context) == 0 else { return }
        defer { unsafe krb5_free_context(context) }
        var cache: krb5_ccache?
        guard unsafe krb5_cc_resolve(context, name, &cache) == 0 else { return }
        unsafe _ = krb5_cc_destroy(context, cache)
    }

    /// Finds a credential in a store.
    ///
    /// - Parameters:
    ///   - name: Whose; the store's own without one.
    ///   - usage: `GSS_C_INITIATE` or `GSS_C_ACCEPT`.
    ///   - store: Where to look, e.g. `["ccache": "FILE:…"]`; the library's own places when it is empty.
    ///   - cache: A cache in memory that nobody else uses, which ends with the credential.
    static func find(
        _ name: borrowing GSSName?, usage: Int32, in store: [(key: String, value: String)], ending cache: String? = nil
    ) throws(SecurityError) -> GSSCredential {
        let handle = unsafe name.handle
        var credential: gss_cred_id_t?
        var status = GSSStatus(major: 0, minor: 0)
        unsafe withStore(store) { store in
            unsafe withMechanism { mechanisms in
                unsafe status.major = gss_acquire_cred_from(
                    &status.minor, handle, OM_uint32(GSS_C_INDEFINITE), mechanisms, gss_cred_usage_t(usage), store,
                    &credential, nil, nil)
            }
        }
        let found = unsafe GSSCredential(owning: credential, cache: cache)
        try status.check("the credential")
        return found
    }

    /// Asks the authentication service for a ticket with a password; the tickets stay in memory.
    ///
    /// - Parameters:
    ///   - name: Whose.
    ///   - password: Its password. The library makes a copy, which it wipes with the credential.
    static func make(
        _ name: borrowing GSSName, password: borrowing SecretBytes
    ) throws(SecurityError) -> GSSCredential {
        let handle = unsafe name.handle
        var credential: gss_cred_id_t?
        var status = GSSStatus(major: 0, minor: 0)
        unsafe withMechanism { mechanisms in
            unsafe withGSSBuffer(lending: password) { buffer in
                unsafe status.major = gss_acquire_cred_with_password(
                    &status.minor, handle, &buffer, OM_uint32(GSS_C_INDEFINITE), mechanisms,
                    gss_cred_usage_t(GSS_C_INITIATE), &credential, nil, nil)
            }
        }
        try status.check("the password")
        return unsafe GSSCredential(owning: credential)
    }

    private static func withMechanism(_ body: (gss_OID_set?) -> Void) {
        guard let mechanism = unsafe urtext_gss_mechanism() else { return body(nil) }
        var set = unsafe gss_OID_set_desc(count: 1, elements: mechanism)
        unsafe body(&set)
    }

    private static func withStore(
        _ store: [(key: String, value: String)], _ body: (gss_const_key_value_set_t?) -> Void
    ) {
        guard !store.isEmpty else { return body(nil) }
        // The library's stores have one or two entries; each level of the recursion holds one pair of strings.
        func descend(_ rest: ArraySlice<(key: String, value: String)>, _ done: [gss_key_value_element_desc]) {
            guard let next = rest.first else {
                var elements = unsafe done
                return unsafe elements.withUnsafeMutableBufferPointer { elements in
                    var set = unsafe gss_key_value_set_desc(
                        count: OM_uint32(elements.count), elements: elements.baseAddress)
                    unsafe body(&set)
                }
            }
            unsafe next.key.withCString { key in
                unsafe next.value.withCString { value in
                    unsafe descend(rest.dropFirst(), done + [gss_key_value_element_desc(key: key, value: value)])
                }
            }
        }
        unsafe descend(store[...], [])
    }
}

extension Optional where Wrapped == GSSName, Wrapped: ~Copyable {
    /// The library's name, or its "no name".
    fileprivate var handle: gss_name_t? {
        switch self {
        case .some(let name): unsafe name.handle
        case .none: nil
        }
    }
}
