internal import CGSSAPI
internal import Foundation
internal import SSPIInterface
public import SSPIRuntime

extension Kerberos {
    /// Whose tickets an initiator uses.
    public struct InitiatorCredential: Sendable {
        let credential: GSSCredential

        init(_ credential: GSSCredential) { self.credential = credential }

        /// Takes tickets that are there.
        ///
        /// - Parameters:
        ///   - principal: Whose, e.g. `alice@KETTLE.TEST`; the cache's own without one.
        ///   - cache: The cache, e.g. `FILE:/tmp/krb5cc_1000`; the library's own without one.
        /// - Throws: `SEC_E_NO_CREDENTIALS` when there are none.
        public init(principal: String? = nil, cache: String? = nil) throws(SecurityError) {
            try self.init(
                GSSCredential.find(
                    try Kerberos.name(principal), usage: GSS_C_INITIATE,
                    in: cache.map { [(key: "ccache", value: $0)] } ?? []))
        }

        /// Gets tickets with the keys of a keytab, as services do that call others.
        ///
        /// - Parameters:
        ///   - principal: Whose.
        ///   - keytab: The keytab, e.g. `FILE:/etc/krb5.keytab`.
        /// - Throws: `SEC_E_NO_CREDENTIALS` when there is no such key.
        public init(principal: String, keytab: String) throws(SecurityError) {
            // Caches in memory are the process's: all who named one would share its tickets.
            let cache = "MEMORY:urtext-\(UUID().uuidString)"
            try self.init(
                GSSCredential.find(
                    try Kerberos.name(principal), usage: GSS_C_INITIATE,
                    in: [(key: "client_keytab", value: keytab), (key: "ccache", value: cache)], ending: cache))
        }

        /// Gets tickets with a password.
        ///
        /// - Parameters:
        ///   - principal: Whose.
        ///   - password: Its password; its own copy is the caller's to forget. The library keeps one as long as the credential
        ///     lives.
        /// - Throws: The failure, `SEC_E_LOGON_DENIED` for a wrong password; some only appear with the first token.
        public init(principal: String, password: String) throws(SecurityError) {
            let secret = SecretBytes(collecting: password.utf8, count: password.utf8.count)
            self.init(try GSSCredential.make(try GSSName(principal: principal), password: secret))
        }
    }

    /// The keys of a service.
    public struct AcceptorCredential: Sendable {
        let credential: GSSCredential

        /// Takes the keys of a keytab.
        ///
        /// - Parameters:
        ///   - service: Whose, e.g. `HTTP/kettle.test`; any in the keytab without one.
        ///   - keytab: The keytab, e.g. `FILE:/etc/krb5.keytab`; the library's own without one.
        /// - Throws: `SEC_E_NO_CREDENTIALS` when there is no such key.
        public init(service: String? = nil, keytab: String? = nil) throws(SecurityError) {
            // The library's own word for a file that cannot be read does not name the reason.
            if let keytab { try Kerberos.checkFile(keytab) }
            let name: GSSName? = if let service { try GSSName(target: service) } else { nil }
            credential = try GSSCredential.find(
                name, usage: GSS_C_ACCEPT, in: keytab.map { [(key: "keytab", value: $0)] } ?? [])
        }
    }

    /// Refuses a file that cannot be read; a store of another kind is the library's business.
    private static func checkFile(_ store: String) throws(SecurityError) {
        let path = store.hasPrefix("FILE:") ? String(store.dropFirst(5)) : store
        guard path.hasPrefix("/") else { return }
        guard unsafe access(path, R_OK) == 0 else {
            let reason = unsafe String(cString: strerror(errno))
            throw SecurityError(.noCredentials, detail: "the keytab \(path) cannot be read: \(reason)")
        }
    }

    private static func name(_ principal: String?) throws(SecurityError) -> GSSName? {
        guard let principal else { return nil }
        return try GSSName(principal: principal)
    }
}
