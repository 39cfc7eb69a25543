import SSPIInterface
import SSPIRuntime
import Testing

/// The arguments of any stub, by what they are for. The defaults are good for every function.
struct CallArguments: Sendable {
    var targetName = "http/server.example"
    var requirements: UInt32 = 0
    var reserved1: UInt32 = 0
    var reserved2: UInt32 = 0
    var dataRepresentation = DataRepresentation.native
    var input: [SecurityBuffer] = []
    var output: [SecurityBuffer] = [.token(capacity: 64)]
    var opening = OpeningSide.initiator
    var protection: UInt32 = 0
    var message: [SecurityBuffer] = [.data([1, 2, 3])]
    var sequenceNumber: UInt32 = 0
    var attribute: UInt32 = 0
    var use: UInt32 = 1
    var securityPackage: String?
    var exportFlags: UInt32 = 0
}

/// A stub with everything about it that tests go through.
struct PageCall: Sendable {
    typealias Body =
        @Sendable (inout CallArguments, inout SecurityContext<ScriptedCore>, Script) throws(SecurityError)
        -> SecurityStatus

    let contract: FunctionContract
    let successes: [SecurityStatus]
    /// A phase and arguments with which the stub calls its core.
    let phase: ContextPhase
    let arguments: CallArguments
    let body: Body

    init(
        _ contract: FunctionContract, _ successes: [SecurityStatus], phase: ContextPhase,
        arguments: CallArguments = CallArguments(), body: @escaping Body
    ) {
        self.contract = contract
        self.successes = successes
        self.phase = phase
        self.arguments = arguments
        self.body = body
    }

    /// What a call came to.
    struct Result: Sendable {
        var status: SecurityStatus?
        var error: SecurityError?
        var calls: [String]
        var phase: ContextPhase
        var arguments: CallArguments
    }

    /// Makes the call on a context in a phase.
    func make(_ arguments: CallArguments? = nil, phase: ContextPhase? = nil, script: Script = Script()) -> Result {
        var arguments = arguments ?? self.arguments
        var context = SecurityContext(ScriptedCore(script: script))
        context.advance(to: phase ?? self.phase)
        do throws(SecurityError) {
            let status = try body(&arguments, &context, script)
            return Result(
                status: status, error: nil, calls: script.calls, phase: context.phase, arguments: arguments)
        } catch {
            return Result(status: nil, error: error, calls: script.calls, phase: context.phase, arguments: arguments)
        }
    }
}

extension PageCall: CustomTestStringConvertible {
    var testDescription: String { contract.function }
}
