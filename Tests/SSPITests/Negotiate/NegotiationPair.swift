import SSPI
import SSPIInterface
import SSPIRuntime

/// An initiator and an acceptor that talk to each other through the generated stubs.
final class NegotiationPair {
    /// Changes a token on its way; `nil` takes it away.
    typealias Tamper = (_ index: Int, _ token: [UInt8]) -> [UInt8]

    var initiator = SecurityContext(Negotiate.Initiator())
    var acceptor = SecurityContext(Negotiate.Acceptor())
    let initiating: Negotiate.Credential
    let accepting: Negotiate.Credential
    /// All tokens in their order, the initiator's first.
    private(set) var tokens: [[UInt8]] = []

    init(_ initiating: [FakeMechanism], _ accepting: [FakeMechanism]) {
        self.initiating = Negotiate.Credential(packages: initiating.map(\.package))
        self.accepting = Negotiate.Credential(packages: accepting.map(\.package))
    }

    /// Hands a token to the initiator.
    func initiate(
        _ token: [UInt8]?, opening: OpeningSide = .initiator
    ) throws(SecurityError) -> [UInt8] {
        var output: [SecurityBuffer] = [.token(capacity: 1 << 16)]
        _ = try InitializeSecurityContext.Negotiate.call(
            credential: initiating, context: &initiator, targetName: "HTTP/kettle.test", requirements: [],
            input: token.map { [.token($0)] } ?? [], output: &output, opening: opening)
        return output[0].bytes
    }

    /// Hands a token to the acceptor; what it sends in spite of an error is kept.
    func accept(_ token: [UInt8]?, opening: OpeningSide = .initiator) throws(SecurityError) -> [UInt8] {
        var output: [SecurityBuffer] = [.token(capacity: 1 << 16)]
        defer { lastAnswer = output[0].bytes }
        _ = try AcceptSecurityContext.Negotiate.call(
            credential: accepting, context: &acceptor, input: token.map { [.token($0)] } ?? [], requirements: [],
            output: &output, opening: opening)
        return output[0].bytes
    }

    /// The acceptor's last token, with or without an error.
    private(set) var lastAnswer: [UInt8] = []

    /// Lets both talk until nobody has anything to say.
    func run(tamper: Tamper = { $1 }) throws(SecurityError) {
        var token = try initiate(nil)
        for _ in 0..<10 {
            token = tamper(tokens.count, token)
            tokens.append(token)
            guard !token.isEmpty else { return }
            token = tokens.count % 2 == 1 ? try accept(token) : try initiate(token)
        }
    }

    var isEstablished: Bool { initiator.phase == .established && acceptor.phase == .established }

    func answer(_ index: Int) throws(DERError) -> NegotiationAnswer {
        guard case .answer(let answer) = try NegotiationToken(tokens[index]) else { throw .malformedValue }
        return answer
    }
}
