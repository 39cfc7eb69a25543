import SSPIInterface
import SSPIRuntime
import VisibleLock

/// What a scripted core answers, and what it has been asked.
final class Script: Sendable {
    private struct State {
        var status: SecurityStatus
        var thrown: SecurityError?
        var token: [UInt8]?
        var calls: [String] = []
    }

    private let state: Lock<State>

    init(
        _ status: SecurityStatus = SecurityStatus(bits: 0), throwing error: SecurityError? = nil, token: [UInt8]? = nil
    ) {
        state = Lock(State(status: status, thrown: error, token: token))
    }

    /// The methods that were called, in order.
    var calls: [String] { state.withLock { $0.calls } }

    func answer(_ method: String) throws(SecurityError) -> (status: SecurityStatus, token: [UInt8]?) {
        let (status, token, error) = state.withLock { state in
            state.calls.append(method)
            return (state.status, state.token, state.thrown)
        }
        if let error { throw error }
        return (status, token)
    }
}

/// A core of every page that does what its script says.
struct ScriptedCore: ~Copyable, Sendable {
    let script: Script
}

extension ScriptedCore: InitializeSecurityContext.NTLM.Core, InitializeSecurityContext.Digest.Core,
    InitializeSecurityContext.Negotiate.Core
{
    typealias Credential = String

    mutating func initializeSecurityContext(
        credential: String?, targetName: String, requirements: InitiatorRequirements,
        dataRepresentation: DataRepresentation, input: [SecurityBuffer]
    ) throws(SecurityError) -> InitializeSecurityContext.Reply {
        let (status, token) = try script.answer("initialize")
        return InitializeSecurityContext.Reply(
            status: status, token: token, attributes: InitiatorAttributes(rawValue: requirements.rawValue),
            expiry: .never)
    }

    mutating func initializeSecurityContext(
        credential: String?, targetName: String?, requirements: InitiatorRequirements,
        dataRepresentation: DataRepresentation, input: [SecurityBuffer]
    ) throws(SecurityError) -> InitializeSecurityContext.Reply {
        try initializeSecurityContext(
            credential: credential, targetName: targetName ?? "", requirements: requirements,
            dataRepresentation: dataRepresentation, input: input)
    }
}

extension ScriptedCore: AcceptSecurityContext.NTLM.Core, AcceptSecurityContext.Digest.Core,
    AcceptSecurityContext.Negotiate.Core
{
    mutating func acceptSecurityContext(
        credential: String?, input: [SecurityBuffer], requirements: AcceptorRequirements,
        dataRepresentation: DataRepresentation
    ) throws(SecurityError) -> AcceptSecurityContext.Reply {
        let (status, token) = try script.answer("accept")
        return AcceptSecurityContext.Reply(
            status: status, token: token, attributes: AcceptorAttributes(rawValue: requirements.rawValue))
    }
}

extension ScriptedCore: AcquireCredentialsHandle.NTLM.Core, AcquireCredentialsHandle.Digest.Core,
    AcquireCredentialsHandle.Negotiate.Core
{
    typealias AuthenticationData = String

    func acquireCredentialsHandle(
        principal: String?, use: CredentialUse, logonID: UInt64?, authenticationData: String?
    ) throws(SecurityError) -> AcquireCredentialsHandle.Reply<String> {
        AcquireCredentialsHandle.Reply(status: try script.answer("acquire").status, credential: principal ?? "default")
    }
}

extension ScriptedCore: EncryptMessage.NTLM.Core, EncryptMessage.Digest.Core, EncryptMessage.Negotiate.Core {
    mutating func encryptMessage(
        protection: QualityOfProtection, message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> EncryptMessage.Reply {
        for index in message.indices { message[index].bytes.reverse() }
        return EncryptMessage.Reply(status: try script.answer("encrypt").status)
    }
}

extension ScriptedCore: DecryptMessage.NTLM.Core, DecryptMessage.Digest.Core, DecryptMessage.Negotiate.Core {
    mutating func decryptMessage(
        message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> DecryptMessage.Reply {
        for index in message.indices { message[index].bytes.reverse() }
        return DecryptMessage.Reply(status: try script.answer("decrypt").status, protection: [.wrapNoEncrypt])
    }
}

extension ScriptedCore: QueryContextAttributes.NTLM.Core, QueryContextAttributes.Digest.Core,
    QueryContextAttributes.Negotiate.Core
{
    func queryContextAttributes(attribute: ContextAttribute) throws(SecurityError) -> QueryContextAttributes.Reply {
        QueryContextAttributes.Reply(status: try script.answer("query").status, value: .flags(attribute.rawValue))
    }
}
