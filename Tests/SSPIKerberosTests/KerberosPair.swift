import SSPI
import SSPIInterface
import SSPIKerberos
import SSPIRuntime

/// An initiator and an acceptor that talk by Negotiate, through the generated stubs.
final class KerberosPair {
    var initiator = SecurityContext(Negotiate.Initiator())
    var acceptor = SecurityContext(Negotiate.Acceptor())
    private let initiating: Negotiate.Credential
    private let accepting: Negotiate.Credential
    var target = "HTTP/kettle.test"
    var requirements: InitiatorRequirements = [.mutualAuthentication, .confidentiality, .integrity]
    var acceptorRequirements: AcceptorRequirements = []
    var initiatorBindings: [UInt8]?
    var acceptorBindings: [UInt8]?
    /// Bytes that both sides' bindings name as the initiator's address.
    var addresses: (initiator: [UInt8], acceptor: [UInt8]) = ([], [])
    private(set) var attributes: InitiatorAttributes = []
    private(set) var acceptorAttributes: AcceptorAttributes = []
    /// When the context ends, as each side says.
    private(set) var expiry: TimeStamp?
    private(set) var acceptorExpiry: TimeStamp?
    private(set) var tokens: [[UInt8]] = []

    init(_ initiating: [Negotiate.Package], _ accepting: [Negotiate.Package]) {
        self.initiating = Negotiate.Credential(packages: initiating)
        self.accepting = Negotiate.Credential(packages: accepting)
    }

    /// A pair with a password on one side and a keytab on the other.
    convenience init(
        _ realm: TestRealm, principal: String = "alice", password: String = TestRealm.password, keytab: String? = nil,
        policy: Kerberos.AcceptorPolicy = .init(), delegation: Kerberos.Delegation? = nil
    ) throws {
        let initiator = try Kerberos.InitiatorCredential(principal: principal, password: password)
        let acceptor = try Kerberos.AcceptorCredential(service: nil, keytab: keytab ?? realm.keytab)
        self.init(
            [Kerberos.package(initiating: initiator)],
            [Kerberos.package(accepting: acceptor, policy: policy, delegation: delegation)])
    }

    private func buffers(_ token: [UInt8]?, _ bindings: [UInt8]?, _ address: [UInt8]) -> [SecurityBuffer] {
        var buffers: [SecurityBuffer] = []
        if let token { buffers.append(.token(token)) }
        if let bindings {
            var structure = [UInt8](repeating: 0, count: 32)
            structure[24] = UInt8(bindings.count)
            structure[28] = 32
            if !address.isEmpty {
                structure[0] = 2
                structure[4] = UInt8(address.count)
                structure[8] = 32 + UInt8(bindings.count)
            }
            buffers.append(SecurityBuffer(.channelBindings, structure + bindings + address))
        }
        return buffers
    }

    func initiate(_ token: [UInt8]?) throws(SecurityError) -> [UInt8] {
        var output: [SecurityBuffer] = [.token(capacity: 1 << 16)]
        let outcome = try InitializeSecurityContext.Negotiate.call(
            credential: initiating, context: &initiator, targetName: target, requirements: requirements,
            input: buffers(token, initiatorBindings, addresses.initiator), output: &output)
        attributes = outcome.attributes
        expiry = outcome.expiry
        return output[0].bytes
    }

    func accept(_ token: [UInt8]) throws(SecurityError) -> [UInt8] {
        var output: [SecurityBuffer] = [.token(capacity: 1 << 16)]
        let outcome = try AcceptSecurityContext.Negotiate.call(
            credential: accepting, context: &acceptor, input: buffers(token, acceptorBindings, addresses.acceptor),
            requirements: acceptorRequirements, output: &output)
        acceptorAttributes = outcome.attributes
        acceptorExpiry = outcome.expiry
        return output[0].bytes
    }

    func run(tamper: (Int, [UInt8]) -> [UInt8] = { $1 }) throws(SecurityError) {
        var token = try initiate(nil)
        for _ in 0..<10 {
            token = tamper(tokens.count, token)
            tokens.append(token)
            guard !token.isEmpty else { return }
            token = tokens.count % 2 == 1 ? try accept(token) : try initiate(token)
        }
    }

    var isEstablished: Bool { initiator.phase == .established && acceptor.phase == .established }

    func name() throws(SecurityError) -> String {
        let outcome = try QueryContextAttributes.Negotiate.call(context: acceptor, attribute: .names)
        switch outcome.value {
        case .name(let name): return name
        default: return ""
        }
    }
}
