import SSPIInterface
import SSPIRuntime

/// Calls that a check refuses, and calls beside them that it passes on.
struct CheckScenario: Sendable {
    /// One call of a stub.
    struct Call: Sendable {
        var arguments: CallArguments
        var phase: ContextPhase
        var script: @Sendable () -> Script = { Script() }
    }

    var refused: [Call] = []
    var passed: [Call] = []

    /// The scenario of a check; `nil` for a kind of check that is not known here, which is a test that is missing.
    ///
    /// - Parameters:
    ///   - rule: The check's id below the page's scope, e.g. `Reserved1/zero`.
    ///   - page: The stub.
    init?(_ rule: String, of page: PageCall) {
        let parts = rule.split(separator: "/").map(String.init)
        guard let parameter = parts.first, let kind = parts.last, parts.count == 2 else { return nil }
        let good = Call(arguments: page.arguments, phase: page.phase)
        switch kind {
        case "open":
            refused = [.completing, .completingAndContinuing, .established, .failed, .deleted].map { good.in($0) }
            passed = [good.in(.fresh), good.in(.continuing).with { $0.input = [.token([1])] }]
        case "established":
            refused = ContextPhase.allCases.filter { $0 != .established }.map { good.in($0) }
            passed = [good.in(.established)]
        case "completing":
            refused = ContextPhase.allCases.filter { !$0.isCompleting }.map { good.in($0) }
            passed = [good.in(.completing), good.in(.completingAndContinuing)]
        case "live":
            refused = [.fresh, .failed, .deleted].map { good.in($0) }
            passed = [.continuing, .completing, .completingAndContinuing, .established].map { good.in($0) }
        case "zero":
            guard let set = CheckScenario.setter(parameter) else { return nil }
            refused = [1, 0x8000_0000, .max].map { number in good.with { set(&$0, number) } }
            passed = [good.with { set(&$0, 0) }]
        case "documented" where parameter == "return":
            refused = [SecurityStatus(bits: 0x8009_0FFF), SecurityStatus(bits: 0x0009_0FFF)].map { status in
                good.answering { Script(status) }
            }
            passed = page.successes.map { status in good.answering { Script(status) } }
            if page.contract.failures == nil { refused.removeFirst() }
        case "documented", "listed":
            guard let set = CheckScenario.setter(parameter) else { return nil }
            refused = [good.with { set(&$0, 0x0820_1000) }]
            passed = [good]
        case "required":
            refused = [good.with { $0.use = 0 }]
            passed = [good.with { $0.use = 1 }, good.with { $0.use = 2 }]
        case "package":
            refused = [good.with { $0.securityPackage = "Kerberos" }, good.with { $0.securityPackage = "" }]
            passed = [good]
        case "first-call": tokens(good, page, opens: true)
        case "later-call": tokens(good, page, opens: false)
        case "given":
            refused = [good.with { $0.output = [] }, good.with { $0.output = [.data([])] }]
            passed = [good]
        case "capacity":
            let script: @Sendable () -> Script = { Script(token: [1, 2, 3]) }
            refused = [good.with { $0.output = [.token(capacity: 2)] }.answering(script)]
            passed = [good.with { $0.output = [.token(capacity: 3)] }.answering(script)]
        case "data":
            refused = [good.with { $0.message = [] }, good.with { $0.message = [SecurityBuffer(.stream, [1])] }]
            passed = [good, good.with { $0.message = [.token(capacity: 16), .data([])] }]
        case "token":
            refused = [good.with { $0.message = [] }, good.with { $0.message = [.data([1])] }]
            passed = [good, good.with { $0.message = [.data([]), .token([1])] }]
        case "data-or-stream":
            refused = [good.with { $0.message = [] }, good.with { $0.message = [.token([1])] }]
            passed = [good, good.with { $0.message = [SecurityBuffer(.stream, [1])] }]
        default: return nil
        }
    }

    /// Which calls have to have a token, by who opens the exchange and how far it is.
    private mutating func tokens(_ good: Call, _ page: PageCall, opens: Bool) {
        let isInitiator = page.arguments.input.isEmpty
        let mine: OpeningSide = isInitiator ? .initiator : .acceptor
        let theirs: OpeningSide = isInitiator ? .acceptor : .initiator
        let token: [SecurityBuffer] = [.token([1])]
        let bindings: [SecurityBuffer] = [SecurityBuffer(.channelBindings, [1]), SecurityBuffer(.token)]
        func call(_ phase: ContextPhase, _ opening: OpeningSide, _ input: [SecurityBuffer]) -> Call {
            good.in(phase).with {
                $0.opening = opening
                $0.input = input
            }
        }
        if opens {
            refused = [call(.fresh, mine, token), call(.fresh, mine, bindings + token)]
            passed = [call(.fresh, mine, []), call(.fresh, mine, bindings), call(.fresh, theirs, token)]
        } else {
            refused = [call(.fresh, theirs, []), call(.continuing, mine, []), call(.continuing, theirs, bindings)]
            passed = [
                call(.fresh, theirs, token), call(.continuing, mine, token),
                call(.continuing, theirs, bindings + token),
            ]
        }
    }

    /// Where the number of a parameter is kept.
    private static func setter(_ parameter: String) -> (@Sendable (inout CallArguments, UInt32) -> Void)? {
        switch parameter {
        case "Reserved1": { $0.reserved1 = $1 }
        case "Reserved2": { $0.reserved2 = $1 }
        case "fContextReq": { $0.requirements = $1 }
        case "TargetDataRep": { $0.dataRepresentation = DataRepresentation(rawValue: $1) }
        case "fCredentialUse": { $0.use = $1 }
        case "fQOP": { $0.protection = $1 }
        case "MessageSeqNo": { $0.sequenceNumber = $1 }
        case "fFlags": { $0.exportFlags = $1 }
        case "ulAttribute": { $0.attribute = $1 }
        default: nil
        }
    }
}

extension CheckScenario.Call {
    func `in`(_ phase: ContextPhase) -> Self {
        var call = self
        call.phase = phase
        return call
    }

    func with(_ change: (inout CallArguments) -> Void) -> Self {
        var call = self
        change(&call.arguments)
        return call
    }

    func answering(_ script: @escaping @Sendable () -> Script) -> Self {
        var call = self
        call.script = script
        return call
    }
}
