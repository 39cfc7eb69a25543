internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

/// One side of a context that protects messages, on the line protocol.
final class ContextInterop: InteropDriver {
    /// Makes a context; `opens` says that it is to speak first.
    typealias Make = (_ opens: Bool) throws(SecurityError) -> any InteropSide & ~Copyable

    let capabilities: [String]
    private let role: InteropRole
    private let isDatagram: Bool
    private let make: Make
    private var side: (any InteropSide & ~Copyable)?
    /// The numbers of messages over datagrams.
    private var sent: UInt32 = 0
    private var received: UInt32 = 0

    init(_ role: InteropRole, capabilities: [String], isDatagram: Bool, make: @escaping Make) {
        self.role = role
        self.capabilities = capabilities
        self.isDatagram = isDatagram
        self.make = make
    }

    func start() throws(InteropFailure) -> ExchangeStep {
        try calling { () throws(SecurityError) in
            if side == nil { side = .some(try make(true)) }
            return try step(nil)
        }
    }

    func step(_ token: [UInt8]) throws(InteropFailure) -> ExchangeStep {
        try calling { () throws(SecurityError) in
            // An initiator that gets a token first answers an acceptor that has opened, and the other way about.
            if side == nil { side = .some(try make(false)) }
            return try step(.some(token))
        }
    }

    private func step(_ token: [UInt8]?) throws(SecurityError) -> ExchangeStep {
        guard let step = try side?.step(token) else { throw SecurityError(.internalError) }
        return step
    }

    func reset() {
        side = nil
        sent = 0
        received = 0
    }

    func wrap(_ message: [UInt8]) throws(InteropFailure) -> [UInt8] {
        try calling { () throws(SecurityError) in
            var message = message
            guard let token = try side?.wrap(&message, number: sent) else { throw Self.none }
            sent &+= 1
            return token + message
        }
    }

    func unwrap(_ message: [UInt8]) throws(InteropFailure) -> [UInt8] {
        try calling { () throws(SecurityError) in
            guard let plain = try side?.open(message, number: received) else { throw Self.none }
            received &+= 1
            return plain
        }
    }

    func sign(_ message: [UInt8]) throws(InteropFailure) -> [UInt8] {
        try calling { () throws(SecurityError) in
            guard let signature = try side?.sign(message, number: sent) else { throw Self.none }
            sent &+= 1
            return signature
        }
    }

    func verify(_ message: [UInt8], _ signature: [UInt8]) throws(InteropFailure) {
        try calling { () throws(SecurityError) in
            guard try side?.verify(message, signature: signature, number: received) != nil else { throw Self.none }
            received &+= 1
        }
    }

    func attribute(_ name: String) throws(InteropFailure) -> String {
        let attribute: ContextAttribute
        switch name {
        case "session-key": attribute = .sessionKey
        case "user": attribute = .names
        case "package": attribute = .negotiationInformation
        case "flags": attribute = .flags
        case "sizes": attribute = .sizes
        case "target": attribute = .clientSpecifiedTarget
        case "ntlm-flags":
            guard let flags = side?.negotiatedFlags ?? nil else { throw .unsupported(name) }
            let digits = String(flags, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        default: throw .unsupported(name)
        }
        let role = role
        let answer = try calling { () throws(SecurityError) in
            switch side {
            case .some(let side): try side.query(attribute) { answer in InteropText.text(answer, role) }
            case .none: throw Self.none
            }
        }
        guard let answer else { throw .unsupported(name) }
        return answer
    }

    private func calling<Answer>(_ body: () throws(SecurityError) -> Answer) throws(InteropFailure) -> Answer {
        do {
            return try body()
        } catch {
            throw InteropFailure(error, token: error.peerToken)
        }
    }

    private static var none: SecurityError { SecurityError(.invalidHandle, detail: "there is no context yet") }
}

/// Answers to questions about a context, as the line protocol writes them.
enum InteropText {
    static func text(_ answer: borrowing ContextAttributeValue, _ role: InteropRole) -> String? {
        switch answer {
        case .sessionKey(let key):
            key.withBytes { key in
                unsafe key.withUnsafeBytes { bytes in
                    unsafe bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                }
            }
        case .name(let name): name
        case .negotiation(let information, _): information.name
        case .clientSpecifiedTarget(let target, _): target
        case .sizes(let sizes):
            "token=\(sizes.maximumToken) signature=\(sizes.maximumSignature) block=\(sizes.blockSize) "
                + "trailer=\(sizes.securityTrailer)"
        case .flags(let bits): flags(bits, role)
        default: nil
        }
    }

    private static func flags(_ bits: UInt32, _ role: InteropRole) -> String {
        let initiator = InitiatorAttributes(rawValue: bits)
        let acceptor = AcceptorAttributes(rawValue: bits)
        let pairs: [(String, Bool)] =
            role == .initiate
            ? [
                ("integrity", initiator.contains(.integrity)),
                ("confidentiality", initiator.contains(.confidentiality)),
                ("replay", initiator.contains(.replayDetect)), ("sequence", initiator.contains(.sequenceDetect)),
                ("mutual", initiator.contains(.mutualAuthentication)), ("datagram", initiator.contains(.datagram)),
                ("identify", initiator.contains(.identify)), ("delegate", initiator.contains(.delegate)),
                ("anonymous", initiator.contains(.nullSession)),
            ]
            : [
                ("integrity", acceptor.contains(.integrity)), ("confidentiality", acceptor.contains(.confidentiality)),
                ("replay", acceptor.contains(.replayDetect)), ("sequence", acceptor.contains(.sequenceDetect)),
                ("mutual", acceptor.contains(.mutualAuthentication)), ("datagram", acceptor.contains(.datagram)),
                ("identify", acceptor.contains(.identify)), ("delegate", acceptor.contains(.delegate)),
                ("anonymous", acceptor.contains(.nullSession)),
            ]
        let names = pairs.filter(\.1).map(\.0)
        return names.isEmpty ? "none" : names.joined(separator: ",")
    }
}
