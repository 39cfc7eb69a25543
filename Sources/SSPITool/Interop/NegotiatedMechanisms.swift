internal import SSPI
internal import SSPIInterface
internal import SSPIKerberos
internal import SSPIRuntime

/// The mechanisms of a negotiation on the line protocol, with their credentials.
///
/// Kerberos needs what lies outside of the protocol: the system's configuration, and the keys of `keytab`, or else the
/// system's own; a client without `user` takes the tickets of `ccache`, or else the system's own.
struct NegotiatedMechanisms {
    private enum Mechanism: String {
        case ntlm
        case kerberos
    }

    private let names: [Mechanism]
    /// What is said of NTLM, and of the exchange as a whole.
    let ntlm: NTLMSettings
    private let keytab: String?
    private let cache: String?

    init(_ role: InteropRole, _ keys: inout InteropKeys) throws(ToolError) {
        var names: [Mechanism] = []
        for name in keys.list("mechs") ?? ["ntlm"] {
            guard let mechanism = Mechanism(rawValue: name) else {
                throw ToolError("'\(name)' is no mechanism here; there are ntlm and kerberos")
            }
            names.append(mechanism)
        }
        self.names = names
        keytab = role == .accept ? keys.text("keytab") : nil
        cache = role == .initiate ? keys.text("ccache") : nil
        ntlm = try NTLMSettings(role, &keys)
    }

    /// The packages, in order of preference. What has no credentials is left out as long as something is left.
    func packages() throws(SecurityError) -> [Negotiate.Package] {
        var packages: [Negotiate.Package] = []
        var failure: SecurityError?
        for name in names {
            do throws(SecurityError) {
                packages.append(try package(name))
            } catch {
                failure = failure ?? error
            }
        }
        if packages.isEmpty, let failure { throw failure }
        return packages
    }

    private func package(_ name: Mechanism) throws(SecurityError) -> Negotiate.Package {
        switch (name, ntlm.acceptor) {
        case (.ntlm, .some(let configuration)): NTLM.package(accepting: configuration)
        case (.ntlm, .none): NTLM.package(initiating: ntlm.identity, configuration: ntlm.initiator)
        case (.kerberos, .some(let configuration)):
            Kerberos.package(
                accepting: try Kerberos.AcceptorCredential(keytab: keytab),
                policy: .init(requiresChannelBindings: configuration.channelBindings == .required))
        case (.kerberos, .none): Kerberos.package(initiating: try ticket())
        }
    }

    private func ticket() throws(SecurityError) -> Kerberos.InitiatorCredential {
        guard !ntlm.user.isEmpty else { return try Kerberos.InitiatorCredential(cache: cache) }
        let principal = ntlm.domain.isEmpty ? ntlm.user : "\(ntlm.user)@\(ntlm.domain)"
        guard let password = ntlm.password else {
            return try Kerberos.InitiatorCredential(principal: principal, cache: cache)
        }
        return try Kerberos.InitiatorCredential(principal: principal, password: password)
    }
}
