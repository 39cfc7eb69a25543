import SSPI
import SSPIInterface
import SSPIRuntime
import Testing

/// One run of an exchange with somebody between both sides, who does with the messages what he likes.
struct TamperedRun {
    /// What becomes of a message, by its place in the exchange.
    typealias Tamper = (_ index: Int, _ message: [UInt8]) -> [UInt8]

    /// True when the acceptor says that somebody has logged on.
    var isComplete = false
    /// All messages as they were sent, in order.
    private(set) var sent: [[UInt8]] = []
    /// The same as they arrived.
    private(set) var received: [[UInt8]] = []

    fileprivate mutating func pass(_ message: [UInt8]?, _ tamper: Tamper) -> [UInt8] {
        let arrived = tamper(sent.count, message ?? [])
        sent.append(message ?? [])
        received.append(arrived)
        return arrived
    }
}

/// An exchange that can be run again and again.
struct TamperedExchange: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Runs it between an acceptor that knows Alice's password and an initiator that has this one.
    let run: @Sendable (_ password: String, _ tamper: TamperedRun.Tamper) -> TamperedRun
    /// What a message says as far as the initiator's proof has to cover it; `nil` where it says nothing.
    let meaning: @Sendable (_ index: Int, _ message: [UInt8]) -> [[UInt8]]?

    static let password = "Tee um fünf"
    static let all = [ntlm, negotiate, digest, sasl]

    private static let store = MemoryCredentialStore([
        Account(user: "alice", domain: "KETTLE", password: Password(password)),
        Account(user: "alice", password: Password(password)),
    ])

    // MARK: NTLM

    /// The proof covers every byte of all three messages.
    static let ntlm = TamperedExchange(
        testDescription: "NTLM",
        run: { password, tamper in
            var run = TamperedRun()
            guard
                let pair = try? NTLMPair(
                    identity: .init(user: "alice", domain: "KETTLE", password: password),
                    server: { $0.authority = NTLM.AccountAuthority(store) })
            else { return run }
            try? pair.run { _, message in run.pass(message, tamper) }
            run.isComplete = pair.isServerComplete
            return run
        }, meaning: { _, message in [message] })

    /// It covers the mechanisms' tokens, and the list of mechanisms.
    static let negotiate = TamperedExchange(
        testDescription: "Negotiate with NTLM",
        run: { password, tamper in
            var run = TamperedRun()
            var client = Negotiate.Client(
                packages: [NTLM.package(initiating: .init(user: "alice", domain: "KETTLE", password: password))],
                target: NTLMPair.target)
            var server = Negotiate.Server(packages: [NTLM.package(accepting: .init(accounts: store))])
            do throws(SecurityError) {
                var answer: [UInt8]?
                while !server.isComplete {
                    let token = try server.step(run.pass(try client.step(answer).token, tamper)).token
                    // What is sent once the acceptor is done is nothing to him.
                    if !server.isComplete { answer = run.pass(token, tamper) }
                }
            } catch {}
            run.isComplete = server.isComplete
            return run
        },
        meaning: { _, message in
            switch try? NegotiationToken(message) {
            case .offer(let offer): [offer.encodedMechanisms, offer.token ?? []]
            case .answer(let answer): [answer.token ?? [], answer.listSignature ?? []]
            case .bareNTLM, .bare: [message]
            case nil: nil
            }
        })

    // MARK: Digest

    /// The challenge is the client's to judge; of the response all counts that goes into the hash.
    static let digest = TamperedExchange(
        testDescription: "Digest over HTTP",
        run: { password, tamper in
            var run = TamperedRun()
            let server = Digest.Server(
                Digest.AcceptorConfiguration(realm: "a realm"), accounts: Digest.PasswordAccounts(store))
            guard
                case .challenged(let fields, _) = server.decide(
                    authorization: nil as String?, on: DigestSite.request)
            else { return run }
            let challenge = run.pass([UInt8](fields.joined().utf8), tamper)
            var client = DigestSite.client("alice", password)
            let text = String(decoding: challenge, as: UTF8.self)
            guard let response = try? client.answer(challenges: [text], to: DigestSite.request) else { return run }
            let field = run.pass([UInt8](response.utf8), tamper)
            let decision = server.decide(authorization: field, on: DigestSite.request)
            run.isComplete = decision.user != nil
            return run
        },
        meaning: { index, message in
            index == 0
                ? [] : members(Array(message.dropFirst("Digest ".utf8.count)), [.algorithm, .response, .qop, .realm])
        })

    static let sasl = TamperedExchange(
        testDescription: "DIGEST-MD5",
        run: { password, tamper in
            var run = TamperedRun()
            var configuration = Digest.AcceptorConfiguration(realm: "home.test")
            configuration.protections = [.integrity]
            configuration.services = ["imap/home.test"]
            var server = Digest.SASLServer(
                configuration, accounts: Digest.PasswordAccounts(store), authority: Digest.Authority())
            var client = Digest.SASLClient(
                Digest.Credential(user: "alice", password: Password(password)), service: "imap/home.test")
            do throws(SecurityError) {
                let response = try client.step(run.pass(try server.start(), tamper)).token
                _ = try server.step(run.pass(response, tamper))
            } catch {}
            run.isComplete = server.phase == .established
            return run
        }, meaning: { index, message in index == 0 ? [] : members(message, [.authzid, .digestURI, .response, .qop]) })

    /// The members of a response that count, those of these names whatever their case.
    private static func members(_ list: [UInt8], _ more: [Digest.MemberName]) -> [[UInt8]]? {
        guard let members = try? Digest.Members(list, limit: Digest.Limits.header) else { return nil }
        return [.username, .nonce, .cnonce, .nc, .uri].map { members[$0] ?? [] }
            + more.map { (members[$0] ?? []).map(Digest.ASCII.lower) }
    }
}

/// What can become of one byte of a message.
enum ByteDamage: String, CaseIterable {
    case lowestBit, letterCase, highestBit, dropped, repeated, swapped

    /// The damaged message.
    ///
    /// - Parameters:
    ///   - message: The message as it was sent.
    ///   - place: Where the byte stands.
    ///   - other: The same message of another run.
    func apply(to message: [UInt8], at place: Int, beside other: [UInt8]) -> [UInt8] {
        var message = message
        guard message.indices.contains(place) else { return message }
        switch self {
        case .lowestBit: message[place] ^= 0x01
        case .letterCase: message[place] ^= 0x20
        case .highestBit: message[place] ^= 0x80
        case .dropped: message.remove(at: place)
        case .repeated: message.insert(message[place], at: place)
        case .swapped: if other.indices.contains(place) { message[place] = other[place] }
        }
        return message
    }
}
