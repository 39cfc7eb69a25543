internal import SSPI
internal import SSPIInterface

/// What the line protocol says of NTLM, alone or negotiated.
struct NTLMSettings {
    private(set) var flags: [String]
    private(set) var target: String
    private(set) var bindings: ChannelBindings?
    private(set) var identity: NTLM.Identity?
    /// The user and the password as they were given, for packages beside NTLM.
    private(set) var user = ""
    private(set) var domain = ""
    private(set) var password: String?
    private(set) var initiator = NTLM.InitiatorConfiguration()
    private(set) var acceptor: NTLM.AcceptorConfiguration?

    init(_ role: InteropRole, _ keys: inout InteropKeys) throws(ToolError) {
        flags = keys.list("flags") ?? ["integrity", "confidentiality", "replay", "sequence"]
        target = keys.text("target") ?? "HTTP/server.test"
        bindings = try keys.bytes("cb").map(ChannelBindings.init(applicationData:))
        let number = try keys.number("lm-compat") ?? 3
        guard let level = NTLM.Level(rawValue: number) else { throw ToolError("'lm-compat' is 0 to 5, not \(number)") }
        switch role {
        case .initiate: try readInitiator(level, &keys)
        case .accept: try readAcceptor(level, &keys)
        }
    }

    private mutating func readInitiator(_ level: NTLM.Level, _ keys: inout InteropKeys) throws(ToolError) {
        (user, domain) = (keys.text("user") ?? "", keys.text("domain") ?? "")
        let (text, hash) = (keys.text("password"), keys.text("nthash"))
        password = text
        if let hash {
            guard text == nil else { throw ToolError("'password' and 'nthash' exclude each other") }
            guard let password = Password(ntHash: Self.bytes(hash)) else {
                throw ToolError("'nthash' has 32 hexadecimal digits")
            }
            identity = NTLM.Identity(user: user, domain: domain, password: password)
        } else if !user.isEmpty {
            identity = NTLM.Identity(user: user, domain: domain, password: text ?? "")
        }
        initiator.level = level
        initiator.workstation = keys.text("workstation") ?? ""
        initiator.isDatagram = flags.contains("datagram")
        initiator.isIdentifyOnly = flags.contains("identify")
        initiator.allowsAnonymous = flags.contains("anonymous")
        initiator.minimumKeyBits = 40
        initiator.requiresExtendedSessionSecurity = false
    }

    private mutating func readAcceptor(_ level: NTLM.Level, _ keys: inout InteropKeys) throws(ToolError) {
        let accounts = try keys.text("users").map { (path) throws(ToolError) in try AccountFile.read(path) } ?? []
        var acceptor = NTLM.AcceptorConfiguration(accounts: MemoryCredentialStore(accounts))
        acceptor.level = level
        switch keys.text("cb-policy") {
        case nil, "required": acceptor.channelBindings = .required
        case "allow-missing": acceptor.channelBindings = .allowed
        case let other?: throw ToolError("'cb-policy' is required or allow-missing, not '\(other)'")
        }
        if let name = keys.text("nb-computer") { acceptor.computerName = name }
        acceptor.domainName = keys.text("nb-domain")
        acceptor.dnsComputerName = keys.text("dns-computer")
        acceptor.dnsDomainName = keys.text("dns-domain")
        acceptor.allowsAnonymous = flags.contains("anonymous")
        acceptor.isDatagram = flags.contains("datagram")
        acceptor.minimumKeyBits = 40
        acceptor.requiresExtendedSessionSecurity = false
        acceptor.forTests(never: try keys.mask("ntlm-off") ?? 0, always: try keys.mask("ntlm-on") ?? 0)
        self.acceptor = acceptor
    }

    /// What an initiator requires.
    var requirements: InitiatorRequirements {
        let pairs: [(String, InitiatorRequirements)] = [
            ("integrity", .integrity), ("confidentiality", .confidentiality), ("replay", .replayDetect),
            ("sequence", .sequenceDetect), ("mutual", .mutualAuthentication),
        ]
        return pairs.reduce([]) { flags.contains($1.0) ? $0.union($1.1) : $0 }
    }

    /// What a negotiating initiator requires.
    var negotiatedRequirements: InitiatorRequirements {
        flags.contains("delegate") ? requirements.union(.delegate) : requirements
    }

    private static func bytes(_ digits: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = digits[...]
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16), rest.count > 1 else { return [] }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}
