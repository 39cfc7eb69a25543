internal import SSPI
internal import SSPIInterface
internal import SSPIKerberos
internal import SSPIRuntime

/// The protocols of the helper, by the names that Samba's `ntlm_auth` has for them; the one of Squid's digest is ours.
enum HelperProtocol: String, CaseIterable {
    case ntlmServer = "squid-2.5-ntlmssp"
    case basic = "squid-2.5-basic"
    case negotiateServer = "gss-spnego"
    case ntlmClient = "ntlmssp-client-1"
    case negotiateClient = "gss-spnego-client"
    case digest = "squid-digest"

    /// The options that a protocol knows, beside those that all know.
    var options: Set<String> {
        switch self {
        case .ntlmServer: ["smbpasswd", "domain", "computer"]
        case .basic: ["smbpasswd", "domain"]
        case .negotiateServer: ["smbpasswd", "domain", "computer", "keytab", "service"]
        case .ntlmClient: ["username", "domain", "workstation", "target-service", "target-hostname"]
        case .negotiateClient:
            ["username", "domain", "workstation", "target-service", "target-hostname", "ccache"]
        case .digest: ["htdigest"]
        }
    }

    /// Reads the options, and says what begins a conversation.
    func conversations(_ options: CommandOptions) throws(ToolError) -> () -> any HelperConversation {
        switch self {
        case .ntlmServer:
            let configuration = try Self.acceptor(options, isNeeded: true)
            return {
                LogonConversation(.accept, style: .plain) { (_, _) throws(SecurityError) in
                    guard let configuration else { throw SecurityError(.noAuthenticatingAuthority) }
                    return try NTLM.Server(configuration: configuration)
                }
            }
        case .negotiateServer:
            let packages = try Self.accepting(options)
            return {
                LogonConversation(.accept, style: .negotiation) { (opens, _) throws(SecurityError) in
                    Negotiate.Server(packages: packages, opening: opens ? .acceptor : .initiator)
                }
            }
        case .ntlmClient: return try Self.ntlmClient(options)
        case .negotiateClient: return try Self.negotiateClient(options)
        case .basic:
            guard let accounts = try Self.samba(options) else {
                throw ToolError("this protocol needs --smbpasswd FILE")
            }
            return { BasicConversation(accounts) }
        case .digest:
            guard let path = try options.value("htdigest") else {
                throw ToolError("this protocol needs --htdigest FILE")
            }
            do throws(SecurityError) {
                let accounts = try Digest.PasswordFile(path: path)
                return { DigestConversation(accounts) }
            } catch {
                throw ToolError.failure(error.detail ?? "\(error)")
            }
        }
    }

    // MARK: Servers

    private static func samba(_ options: CommandOptions) throws(ToolError) -> NTLM.SambaPasswordFile? {
        guard let path = try options.value("smbpasswd") else { return nil }
        let file = NTLM.SambaPasswordFile(path: path, domains: options.all("domain"))
        do throws(SecurityError) {
            // What is wrong with the file is better said now than to the first user.
            _ = try file.account(user: "", domain: "")
        } catch {
            throw ToolError.failure(error.detail ?? "\(error)")
        }
        return file
    }

    private static func acceptor(
        _ options: CommandOptions, isNeeded: Bool
    ) throws(ToolError) -> NTLM.AcceptorConfiguration? {
        guard let accounts = try samba(options) else {
            if isNeeded { throw ToolError("this protocol needs --smbpasswd FILE") }
            return nil
        }
        var configuration = NTLM.AcceptorConfiguration(accounts: accounts)
        if let name = try options.value("computer") { configuration.computerName = name }
        configuration.domainName = options.all("domain").first
        return configuration
    }

    private static func accepting(_ options: CommandOptions) throws(ToolError) -> [Negotiate.Package] {
        var packages: [Negotiate.Package] = []
        let service = try options.value("service")
        if let keytab = try options.value("keytab") {
            do throws(SecurityError) {
                let credential = try Kerberos.AcceptorCredential(service: service, keytab: keytab)
                packages.append(Kerberos.package(accepting: credential))
            } catch {
                throw ToolError.failure("\(keytab): \(error.detail ?? "\(error)")")
            }
        }
        if let configuration = try acceptor(options, isNeeded: false) {
            packages.append(NTLM.package(accepting: configuration))
        }
        guard !packages.isEmpty else {
            throw ToolError("this protocol needs --smbpasswd FILE for NTLM, or --keytab FILE for Kerberos, or both")
        }
        return packages
    }

    // MARK: Clients

    private struct User: Sendable {
        var name: String
        var domain: String
        var workstation: String
        var target: String?

        init(_ options: CommandOptions) throws(ToolError) {
            name = try options.value("username") ?? ""
            domain = try options.value("domain") ?? ""
            workstation = try options.value("workstation") ?? ""
            let (service, host) = (try options.value("target-service"), try options.value("target-hostname"))
            guard (service == nil) == (host == nil) else {
                throw ToolError("'--target-service' and '--target-hostname' go together")
            }
            if let service, let host { target = "\(service)/\(host)" }
        }

        func identity(_ password: Password?) -> NTLM.Identity? {
            password.map { NTLM.Identity(user: name, domain: domain, password: $0) }
        }

        var configuration: NTLM.InitiatorConfiguration {
            var configuration = NTLM.InitiatorConfiguration()
            configuration.workstation = workstation
            return configuration
        }
    }

    private static func ntlmClient(_ options: CommandOptions) throws(ToolError) -> () -> any HelperConversation {
        let user = try User(options)
        guard !user.name.isEmpty else { throw ToolError("this protocol needs --username USER") }
        return {
            LogonConversation(.initiate, style: .plain, needsPassword: true) {
                (_, password) throws(SecurityError) in
                try NTLM.Client(
                    identity: user.identity(password), target: user.target ?? "", requirements: [],
                    configuration: user.configuration)
            }
        }
    }

    private static func negotiateClient(_ options: CommandOptions) throws(ToolError) -> () -> any HelperConversation {
        let user = try User(options)
        let cache = try options.value("ccache")
        guard !user.name.isEmpty || cache != nil else {
            throw ToolError("this protocol needs --username USER for NTLM, or --ccache CACHE for Kerberos, or both")
        }
        return {
            LogonConversation(.initiate, style: .negotiation, needsPassword: cache == nil) {
                (_, password) throws(SecurityError) in
                var packages: [Negotiate.Package] = []
                if let cache { packages.append(Kerberos.package(initiating: try .init(cache: cache))) }
                if let identity = user.identity(password), !user.name.isEmpty {
                    packages.append(NTLM.package(initiating: identity, configuration: user.configuration))
                }
                // Without integrity servers do not sign the list of mechanisms.
                return Negotiate.Client(packages: packages, target: user.target ?? "", requirements: [.integrity])
            }
        }
    }
}
