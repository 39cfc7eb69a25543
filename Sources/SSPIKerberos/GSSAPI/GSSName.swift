internal import CGSSAPI
internal import SSPIInterface
internal import SSPIRuntime

/// A name of the library's.
@safe
struct GSSName: ~Copyable {
    let handle: gss_name_t?

    init(owning handle: gss_name_t?) { unsafe self.handle = handle }

    /// Reads the name of a person or a service, e.g. `alice@KETTLE.TEST`.
    init(principal: String) throws(SecurityError) {
        unsafe try self.init(principal, type: urtext_gss_principal_name())
    }

    /// Reads the name of a service as SSPI writes it, e.g. `HTTP/kettle.test`, or of any principal.
    ///
    /// A host's name is taken as it is given wherever the library's configuration lets it.
    init(target: String) throws(SecurityError) {
        let parts = target.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2, !target.contains("@"), !parts.contains("") {
            unsafe try self.init("\(parts[0])@\(parts[1])", type: urtext_gss_service_name())
        } else {
            try self.init(principal: target)
        }
    }

    private init(_ text: String, type: gss_OID?) throws(SecurityError) {
        guard !text.isEmpty, !text.utf8.contains(0) else {
            throw SecurityError(.targetUnknown, detail: "a name is empty or has a zero in it")
        }
        var name: gss_name_t?
        var status = GSSStatus(major: 0, minor: 0)
        unsafe status.major = withGSSBuffer(Array(text.utf8)) { buffer in
            unsafe gss_import_name(&status.minor, &buffer, type, &name)
        }
        try status.check("the name \(text)")
        unsafe self.handle = name
    }

    deinit {
        var minor: OM_uint32 = 0
        var handle = unsafe handle
        unsafe _ = gss_release_name(&minor, &handle)
    }

    /// The name as a person reads it; `nil` where there is none.
    var text: String? {
        guard unsafe handle != nil else { return nil }
        var minor: OM_uint32 = 0
        var buffer = unsafe gss_buffer_desc()
        guard unsafe gss_display_name(&minor, handle, &buffer, nil) == 0 else { return nil }
        return unsafe String(decoding: taking(&buffer), as: UTF8.self)
    }
}
