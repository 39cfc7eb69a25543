import SSPI
import SSPIInterface
import SSPIRuntime

extension FuzzTarget {
    /// The messages of NTLM, each reader on its own.
    package static let ntlmMessage = FuzzTarget("ntlm-message", lengthLimit: 2048) { bytes in
        _ = try? NTLM.NegotiateMessage(reading: bytes)
        if let challenge = try? NTLM.ChallengeMessage(reading: bytes), let information = challenge.information {
            let again = try? NTLM.TargetInformation(reading: information.encoded[...])
            try FuzzFinding.unless(again == information, "target information changes when it is written and read")
        }
        if let message = try? NTLM.AuthenticateMessage(reading: bytes, offered: .unicode) {
            _ = try? NTLM.ResponseV2.information(message.ntResponse)
            try FuzzFinding.unless(message.bytesWithoutMIC.count == bytes.count, "a message changes its size")
        }
    }

    /// An initiator that gets a challenge: it may refuse, and what it answers keeps what was required.
    package static let ntlmInitiator = FuzzTarget("ntlm-initiator", lengthLimit: 2048) { bytes in
        var client = try FuzzLogon.client()
        _ = try client.step(nil)
        guard let answer = try? client.step(bytes).token else { return }
        let message = try NTLM.AuthenticateMessage(reading: answer, offered: .unicode)
        try FuzzFinding.unless(
            message.flags.isSuperset(of: [.sign, .seal, .key128]), "an initiator answers without what it requires")
        try FuzzFinding.unless(message.user == "alice", "an initiator answers in another name")
    }

    /// An acceptor as a whole: two length bytes, a first message of so many bytes, and a last one.
    package static let ntlmAcceptor = FuzzTarget("ntlm-acceptor", lengthLimit: 2048) { bytes in
        let (first, last) = FuzzLogon.split(bytes)
        var server = try NTLM.Server(configuration: FuzzLogon.acceptor())
        guard (try? server.step(first)) != nil, (try? server.step(last)) != nil else { return }
        try FuzzFinding.unless(
            [first, last] == FuzzLogon.exchange,
            "somebody gets in with other messages than the one who knows the password")
    }

    /// The tokens of SPNEGO.
    package static let spnegoToken = FuzzTarget("spnego-token", lengthLimit: 2048) { bytes in
        guard let token = try? NegotiationToken(bytes) else { return }
        if case .answer(let answer) = token {
            try FuzzFinding.unless(answer.encoded == bytes, "a token has two forms")
        }
        if case .offer(let offer) = token {
            let again = try? NegotiationToken(offer.encoded)
            guard case .offer(let read)? = again else { throw FuzzFinding("an offer cannot be written and read") }
            try FuzzFinding.unless(read.encodedMechanisms == offer.encodedMechanisms, "the list has two forms")
        }
    }

    /// An acceptor that negotiates, in the same form as for NTLM alone.
    package static let negotiateAcceptor = FuzzTarget("negotiate-acceptor", lengthLimit: 2048) { bytes in
        let (first, last) = FuzzLogon.split(bytes)
        var server = Negotiate.Server(packages: [NTLM.package(accepting: FuzzLogon.acceptor())])
        guard (try? server.step(first)) != nil, (try? server.step(last)) != nil, server.isComplete else { return }
        var inner = last
        if case .answer(let answer)? = try? NegotiationToken(last) { inner = answer.token ?? [] }
        try FuzzFinding.unless(
            inner == FuzzLogon.exchange[1],
            "somebody gets in with another message than the one who knows the password")
    }
}

/// A logon without chance: the same challenge and the same answer, time after time.
enum FuzzLogon {
    static let password = Password("Tee um fünf")

    private static func steady(_ byte: UInt8) -> RandomSource {
        RandomSource { bytes in for index in bytes.indices { bytes[index] = byte &+ UInt8(truncatingIfNeeded: index) } }
    }

    private static var clock: WallClock { .fixed(TimeStamp(secondsSince1970: 1_700_000_000)) }

    static func acceptor() -> NTLM.AcceptorConfiguration {
        var configuration = NTLM.AcceptorConfiguration(
            accounts: MemoryCredentialStore([Account(user: "alice", domain: "KETTLE", password: password)]))
        configuration.random = steady(1)
        configuration.clock = clock
        return configuration
    }

    static func client() throws -> NTLM.Client {
        var configuration = NTLM.InitiatorConfiguration()
        configuration.random = steady(0x80)
        configuration.clock = clock
        return try NTLM.Client(
            identity: .init(user: "alice", domain: "KETTLE", password: password), target: "HTTP/kettle.test",
            configuration: configuration)
    }

    /// The initiator's two messages.
    static let exchange: [[UInt8]] = {
        do {
            var client = try client()
            var server = try NTLM.Server(configuration: acceptor())
            let first = try client.step(nil).token ?? []
            let challenge = try server.step(first).token
            return [first, try client.step(challenge).token ?? []]
        } catch {
            return []
        }
    }()

    /// Two messages of one input: two bytes say how long the first is, low byte first.
    static func split(_ bytes: [UInt8]) -> ([UInt8], [UInt8]) {
        guard bytes.count >= 2 else { return (bytes, []) }
        let count = min(Int(bytes[0]) | Int(bytes[1]) << 8, bytes.count - 2)
        return (Array(bytes[2..<2 + count]), Array(bytes[(2 + count)...]))
    }
}
