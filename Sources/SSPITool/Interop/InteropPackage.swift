internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

/// The packages that the tool can play; each has a driver.
enum InteropPackage: String, CaseIterable {
    case ntlm
    case negotiate
    case digest

    /// All names, for a person.
    static var names: [String] { allCases.map(\.rawValue) }

    /// Makes the driver.
    ///
    /// - Parameters:
    ///   - role: Which side to play.
    ///   - keys: The settings; the driver takes those that it knows.
    func driver(_ role: InteropRole, _ keys: inout InteropKeys) throws(ToolError) -> any InteropDriver {
        switch self {
        case .ntlm: try Self.ntlmDriver(role, &keys)
        case .negotiate: try Self.negotiateDriver(role, &keys)
        case .digest: try DigestSettings(role, &keys).driver(role)
        }
    }

    private static func ntlmDriver(
        _ role: InteropRole, _ keys: inout InteropKeys
    ) throws(ToolError) -> any InteropDriver {
        let settings = try NTLMSettings(role, &keys)
        return ContextInterop(
            role, capabilities: ["ntlmv1", "nthash", "ntlm-flags", "datagram"],
            isDatagram: settings.flags.contains("datagram")
        ) { _ throws(SecurityError) in
            switch settings.acceptor {
            case .some(let configuration):
                try NTLM.Server(configuration: configuration, bindings: settings.bindings)
            case .none:
                try NTLM.Client(
                    identity: settings.identity, target: settings.target, requirements: settings.requirements,
                    bindings: settings.bindings, configuration: settings.initiator)
            }
        }
    }

    private static func negotiateDriver(
        _ role: InteropRole, _ keys: inout InteropKeys
    ) throws(ToolError) -> any InteropDriver {
        let mechanisms = try NegotiatedMechanisms(role, &keys)
        let settings = mechanisms.ntlm
        return ContextInterop(role, capabilities: ["strict-list-mic", "kerberos"], isDatagram: false) {
            (opens: Bool) throws(SecurityError) in
            switch role {
            case .accept:
                Negotiate.Server(
                    packages: try mechanisms.packages(), bindings: settings.bindings,
                    opening: opens ? .acceptor : .initiator)
            case .initiate:
                Negotiate.Client(
                    packages: try mechanisms.packages(), target: settings.target,
                    requirements: settings.negotiatedRequirements, bindings: settings.bindings,
                    opening: opens ? .initiator : .acceptor)
            }
        }
    }
}
