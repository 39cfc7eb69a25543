import SSPI
import SSPIInterface
import SSPIRuntime

/// A package for tests: so many tokens each way, and signatures that anybody could make.
struct FakeMechanism: Sendable {
    /// How a context of it goes.
    struct Course: Sendable {
        /// How many tokens the initiator sends.
        var initiatorTokens = 2
        /// True when the acceptor answers the initiator's last token.
        var acceptorSpeaks = false
        /// True when both have to sign the list, whatever was chosen.
        var wantsListSignature = false
        /// True when an initiator has no credentials for it.
        var isUnavailable = false
        /// What the acceptor says of the initiator's last token.
        var verdict: SecurityStatus = .ok
    }

    let name: String
    let identifiers: [MechanismIdentifier]
    var course = Course()

    var package: Negotiate.Package {
        let (name, course) = (name, course)
        return Negotiate.Package(
            name: name, identifiers: identifiers,
            initiator: { () throws(SecurityError) in FakeInitiator(side: FakeSide(name: name, course: course)) },
            acceptor: { () throws(SecurityError) in FakeAcceptor(side: FakeSide(name: name, course: course)) })
    }

    static let alpha = FakeMechanism(name: "Alpha", identifiers: [.ntlm])
    static let beta = FakeMechanism(name: "Beta", identifiers: [.legacyKerberos, .kerberos])
}

/// What both sides of a fake context have in common.
struct FakeSide: Sendable {
    let name: String
    let course: FakeMechanism.Course
    var sent = 0

    /// The n-th token of a side, and nothing else is taken for it.
    func token(_ number: Int, of side: String) -> [UInt8] { Array("\(name) \(side) \(number)".utf8) }

    func signature(of list: [UInt8]) -> [UInt8] { Array("signed ".utf8) + list.reversed() }

    func check(_ signature: [UInt8], of list: [UInt8]) throws(SecurityError) {
        guard signature == self.signature(of: list) else { throw SecurityError(.messageAltered) }
    }

    func check(_ input: [SecurityBuffer], is token: [UInt8]) throws(SecurityError) {
        guard input.first(.token)?.bytes == token else { throw SecurityError(.invalidToken) }
    }
}

struct FakeInitiator: ~Copyable, Negotiate.InitiatingMechanism {
    var side: FakeSide

    mutating func initiate(
        targetName: String?, requirements: InitiatorRequirements, input: [SecurityBuffer]
    ) throws(SecurityError) -> InitializeSecurityContext.Reply {
        guard !side.course.isUnavailable else { throw SecurityError(.noCredentials) }
        if side.sent > 0 { try side.check(input, is: side.token(side.sent, of: "acceptor")) }
        guard side.sent < side.course.initiatorTokens else {
            return .init(status: .ok, attributes: [.integrity])
        }
        side.sent += 1
        let isLast = side.sent == side.course.initiatorTokens && !side.course.acceptorSpeaks
        return .init(
            status: isLast ? .ok : .continueNeeded, token: side.token(side.sent, of: "initiator"),
            attributes: [.integrity])
    }
}

struct FakeAcceptor: ~Copyable, Negotiate.AcceptingMechanism {
    var side: FakeSide

    mutating func accept(
        requirements: AcceptorRequirements, input: [SecurityBuffer]
    ) throws(SecurityError) -> AcceptSecurityContext.Reply {
        side.sent += 1
        try side.check(input, is: side.token(side.sent, of: "initiator"))
        let isLast = side.sent == side.course.initiatorTokens
        if isLast, let code = SecurityError.Code(side.course.verdict) { throw SecurityError(code) }
        return .init(
            status: isLast ? .ok : .continueNeeded,
            token: isLast && !side.course.acceptorSpeaks ? nil : side.token(side.sent, of: "acceptor"),
            attributes: [.integrity])
    }
}

/// What a fake context answers once it is established: just enough to see that the chosen package is asked.
protocol FakeProtection: ~Copyable, Negotiate.Mechanism {
    var side: FakeSide { get }
}

extension FakeProtection where Self: ~Copyable {
    var wantsListSignature: Bool { side.course.wantsListSignature }

    func signList(_ list: [UInt8]) throws(SecurityError) -> [UInt8] { side.signature(of: list) }

    func verifyList(_ signature: [UInt8], of list: [UInt8]) throws(SecurityError) {
        try side.check(signature, of: list)
    }

    func encrypt(
        _ message: inout [SecurityBuffer], protection: QualityOfProtection, sequenceNumber: UInt32
    ) throws(SecurityError) {
        for index in message.indices { message[index].bytes = message[index].bytes.map { $0 ^ 0x55 } }
    }

    func decrypt(
        _ message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> QualityOfProtection {
        for index in message.indices { message[index].bytes = message[index].bytes.map { $0 ^ 0x55 } }
        return []
    }

    func sign(
        _ message: inout [SecurityBuffer], protection: QualityOfProtection, sequenceNumber: UInt32
    ) throws(SecurityError) {}

    func verify(_ message: [SecurityBuffer], sequenceNumber: UInt32) throws(SecurityError) -> QualityOfProtection { [] }

    func query(_ attribute: ContextAttribute) throws(SecurityError) -> ContextAttributeValue {
        attribute == .negotiationInformation
            ? .negotiation(NTLM.information, state: .complete) : .name(side.name)
    }
}

extension FakeInitiator: FakeProtection {}
extension FakeAcceptor: FakeProtection {}
