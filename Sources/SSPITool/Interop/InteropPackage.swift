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
        let mechanisms = keys.list("mechs") ?? ["ntlm"]
        let settings = try NTLMSettings(role, &keys)
        var packages: [Negotiate.Package] = []
        for mechanism in mechanisms {
            switch mechanism {
            case "ntlm":
                packages.append(
                    settings.acceptor.map(NTLM.package(accepting:))
                        ?? NTLM.package(initiating: settings.identity, configuration: settings.initiator))
            default: throw ToolError("'\(mechanism)' is no mechanism here")
            }
        }
        let allowed = packages
        return ContextInterop(role, capabilities: ["strict-list-mic"], isDatagram: false) {
            (opens: Bool) throws(SecurityError) in
            switch role {
            case .accept:
                Negotiate.Server(
                    packages: allowed, bindings: settings.bindings, opening: opens ? .acceptor : .initiator)
            case .initiate:
                Negotiate.Client(
                    packages: allowed, target: settings.target, requirements: settings.negotiatedRequirements,
                    bindings: settings.bindings, opening: opens ? .initiator : .acceptor)
            }
        }
    }
}
