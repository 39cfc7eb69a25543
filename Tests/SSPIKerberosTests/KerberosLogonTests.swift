import SSPI
import SSPIInterface
import SSPIRuntime
import TestSupport
import Testing
import VisibleLock

@testable import SSPIKerberos

@Suite(.enabled(if: TestRealm.isInstalled, TestRealm.absence), .serialized)
struct KerberosLogonTests {
    let realm: TestRealm

    init() throws { realm = try TestRealm.shared.get() }

    private func expect(_ codes: SecurityError.Code..., body: () throws -> Void) {
        #expect { try body() } throws: { error in
            guard let error = error as? SecurityError else { return false }
            return codes.contains(error.code) && error.detail?.isEmpty == false
        }
    }

    // MARK: Logons

    @Test func `what the library says of a name from a token stays on its line`() throws {
        let pair = try KerberosPair(realm, keytab: realm.wrongKeytab)
        let (name, forged) = (Array("kettle.test".utf8), Array("\u{1B}[2J\rkettle".utf8))
        #expect {
            try pair.run { _, token in token.replacing(name, with: forged) }
        } throws: { error in
            guard let detail = (error as? SecurityError)?.detail else { return false }
            return detail.contains("kettle")
                && detail.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        }
    }

    @Test func `a password on one side and a keytab on the other are a logon`() throws {
        let pair = try KerberosPair(realm)
        try pair.run()
        #expect(pair.isEstablished)
        #expect(try pair.name() == "alice@\(TestRealm.name)")
        #expect(pair.attributes.isSuperset(of: [.mutualAuthentication, .confidentiality, .integrity]))
    }

    @Test func `a context ends with its ticket, and both sides say when`() throws {
        let pair = try KerberosPair(realm)
        let offer = try pair.initiate(nil)
        // Nothing is there yet.
        #expect(pair.expiry == nil && pair.attributes == [])
        _ = try pair.initiate(try pair.accept(offer))
        let now = WallClock.system.now.secondsSince1970
        // Tickets of the realm are good for an hour; an acceptor may allow for clocks that differ by five minutes.
        func expectHour(_ expiry: TimeStamp?) throws {
            let seconds = try #require(expiry).secondsSince1970 - now
            #expect(seconds > 2400 && seconds < 4200)
        }
        try expectHour(pair.expiry)
        try expectHour(pair.acceptorExpiry)
        func lifespan(_ outcome: borrowing QueryContextAttributes.Negotiate.Outcome) -> (TimeStamp, TimeStamp)? {
            switch outcome.value {
            case .lifespan(let start, let expiry): (start, expiry)
            default: nil
            }
        }
        let spans = [
            lifespan(try QueryContextAttributes.Negotiate.call(context: pair.initiator, attribute: .lifespan)),
            lifespan(try QueryContextAttributes.Negotiate.call(context: pair.acceptor, attribute: .lifespan)),
        ]
        #expect(spans.map { $0?.1 } == [pair.expiry, pair.acceptorExpiry])
        for span in spans { #expect(abs((span?.0.secondsSince1970 ?? 0) - now) < 60) }
    }

    @Test func `an acceptor is told that it may not act in the initiator's name`() throws {
        let credential = try Kerberos.InitiatorCredential(principal: "alice", password: TestRealm.password)
        let acceptor = try Kerberos.AcceptorCredential(keytab: realm.keytab)
        for isIdentifyOnly in [false, true] {
            var initiator = Kerberos.Initiator(credential: credential)
            let token = try initiator.initiate(
                targetName: "HTTP/kettle.test", requirements: isIdentifyOnly ? [.identify, .integrity] : .integrity,
                input: [])
            #expect(token.attributes.contains(.identify) == isIdentifyOnly)
            var side = Kerberos.Acceptor(credential: acceptor, policy: Kerberos.AcceptorPolicy(), delegation: nil)
            let answer = try side.accept(requirements: [], input: [.token(token.token ?? [])])
            #expect(answer.attributes.contains(.identify) == isIdentifyOnly)
        }
    }

    @Test func `without mutual authentication the acceptor has the last word all the same`() throws {
        let pair = try KerberosPair(realm)
        pair.requirements = [.integrity]
        try pair.run()
        #expect(pair.isEstablished)
        #expect(!pair.attributes.contains(.mutualAuthentication))
    }

    @Test func `of a password nothing is left`() throws {
        let memory = try #require(ProcessMemory(length: 24))
        memory.withText { text in
            #expect(memory.count() == 1)
            let credential = try? Kerberos.InitiatorCredential(principal: "alice@\(TestRealm.name)", password: text)
            guard let credential else { return }
            var client = Negotiate.Client(
                packages: [Kerberos.package(initiating: credential)], target: "HTTP/kettle.test")
            #expect(throws: SecurityError.self) { _ = try client.step(nil) }
        }
        #expect(memory.count() == 0)
    }

    @Test func `a cache is as good as a password`() throws {
        // The keys of a service fetch its tickets; the tickets are what is used.
        let credential = try Kerberos.InitiatorCredential(
            principal: "host/kettle.test", keytab: "FILE:\(realm.folder.path(of: "client-keytab"))")
        let acceptor = try Kerberos.AcceptorCredential(service: "HTTP/kettle.test", keytab: realm.keytab)
        let pair = KerberosPair([Kerberos.package(initiating: credential)], [Kerberos.package(accepting: acceptor)])
        try pair.run()
        #expect(pair.isEstablished)
        #expect(try pair.name() == "host/kettle.test@\(TestRealm.name)")
    }

    @Test func `two services of one process log on as themselves`() throws {
        let acceptor = try Kerberos.AcceptorCredential(service: "HTTP/kettle.test", keytab: realm.keytab)
        let keytabs = [
            "host/kettle.test": "FILE:\(realm.folder.path(of: "client-keytab"))", "HTTP/kettle.test": realm.keytab,
        ]
        let credentials = try keytabs.map { name, keytab in
            (name, try Kerberos.InitiatorCredential(principal: name, keytab: keytab))
        }
        for _ in 0..<2 {
            for (name, credential) in credentials {
                let pair = KerberosPair(
                    [Kerberos.package(initiating: credential)], [Kerberos.package(accepting: acceptor)])
                try pair.run()
                #expect(try pair.name() == "\(name)@\(TestRealm.name)")
            }
        }
    }

    @Test func `both sides have the same session key`() throws {
        let pair = try KerberosPair(realm)
        try pair.run()
        func key(_ outcome: borrowing QueryContextAttributes.Negotiate.Outcome) -> [UInt8] {
            switch outcome.value {
            case .sessionKey(let key): key.withBytes { span in unsafe span.withUnsafeBytes { unsafe [UInt8]($0) } }
            default: []
            }
        }
        let first = key(try QueryContextAttributes.Negotiate.call(context: pair.initiator, attribute: .sessionKey))
        let second = key(try QueryContextAttributes.Negotiate.call(context: pair.acceptor, attribute: .sessionKey))
        #expect(first.count >= 16)
        #expect(first == second)
    }

    // MARK: No logons

    @Test func `a wrong password gets nobody in`() {
        expect(.logonDenied) {
            let pair = try KerberosPair(realm, password: "Tee")
            try pair.run()
        }
    }

    @Test func `nobody is let in as nobody unless that is allowed`() throws {
        let nobody = try Kerberos.InitiatorCredential(cache: try realm.anonymousCache())
        let acceptor = try Kerberos.AcceptorCredential(keytab: realm.keytab)
        for isAllowed in [false, true] {
            let policy = Kerberos.AcceptorPolicy(allowsAnonymous: isAllowed)
            let pair = KerberosPair(
                [Kerberos.package(initiating: nobody)], [Kerberos.package(accepting: acceptor, policy: policy)])
            if isAllowed { try pair.run() } else { expect(.logonDenied) { try pair.run() } }
            #expect(pair.isEstablished == isAllowed)
            #expect(pair.acceptorAttributes.contains(.nullSession) == isAllowed)
            guard isAllowed else { continue }
            let outcome = try QueryContextAttributes.Negotiate.call(context: pair.acceptor, attribute: .flags)
            switch outcome.value {
            case .flags(let bits): #expect(bits == pair.acceptorAttributes.rawValue)
            default: Issue.record("there are no flags")
            }
        }
    }

    @Test func `a principal that does not exist gets nobody in`() {
        expect(.logonDenied) {
            let pair = try KerberosPair(realm, principal: "mallory")
            try pair.run()
        }
    }

    @Test func `a service that does not exist is said to be unknown`() throws {
        let pair = try KerberosPair(realm)
        pair.target = "HTTP/teapot.kettle.test"
        expect(.targetUnknown) { try pair.run() }
    }

    @Test func `a ticket for another key gets nobody in`() throws {
        let pair = try KerberosPair(realm, keytab: realm.wrongKeytab)
        expect(.logonDenied, .noCredentials) { try pair.run() }
        #expect(!pair.isEstablished)
    }

    @Test func `a centre that does not answer is said so`() {
        expect(.noAuthenticatingAuthority) {
            let pair = try KerberosPair(realm, principal: "alice@SILENT.TEST")
            try pair.run()
        }
    }

    @Test func `a cache or a keytab that is not there has no credentials`() {
        expect(.noCredentials) {
            _ = try Kerberos.InitiatorCredential(cache: "FILE:\(realm.folder.path(of: "no-cache"))")
        }
        expect(.noCredentials) {
            _ = try Kerberos.AcceptorCredential(
                service: "HTTP/kettle.test", keytab: "FILE:\(realm.folder.path(of: "none"))")
        }
        let error = #expect(throws: SecurityError.self) {
            _ = try Kerberos.AcceptorCredential(keytab: realm.folder.path(of: "none"))
        }
        #expect(error?.description.contains("none cannot be read: No such file or directory") == true)
    }

    @Test(arguments: ["", "a\0b"]) func `names that are none are refused`(_ name: String) {
        expect(.targetUnknown) { _ = try Kerberos.InitiatorCredential(principal: name, password: "x") }
    }

    @Test func `a changed ticket makes nobody another`() throws {
        let honest = try KerberosPair(realm)
        let offer = try honest.initiate(nil)
        for index in stride(from: 60, to: offer.count, by: 97) {
            let pair = try KerberosPair(realm)
            let result = Result {
                try pair.run { at, token in
                    guard at == 0 else { return token }
                    var token = token
                    token[min(index, token.count - 1)] ^= 0x10
                    return token
                }
            }
            // The names outside of the sealed part of a ticket bind nobody; whoever gets in is still who the ticket says.
            if case .success = result { #expect(try pair.name() == "alice@\(TestRealm.name)", "\(index)") }
        }
    }

    @Test func `a token of another mechanism is the initiator's failure, and not the acceptor's`() throws {
        let first = NTLM.NegotiateMessage(flags: [.unicode, .ntlm, .extendedSessionSecurity, .key128]).bytes
        for token in [first, NegotiationOffer(mechanisms: [.ntlm], token: first).encoded, []] {
            let pair = try KerberosPair(realm)
            expect(.logonDenied, .invalidToken) {
                _ = try pair.accept(NegotiationOffer(mechanisms: [.kerberos], token: token).encoded)
            }
        }
    }

    @Test func `the same ticket and authenticator are not taken twice`() throws {
        let pair = try KerberosPair(realm)
        let offer = try pair.initiate(nil)
        _ = try pair.accept(offer)
        let thief = try KerberosPair(realm)
        expect(.logonDenied) { _ = try thief.accept(offer) }
    }

    @Test(arguments: [(0, true), (1, true), (2, false), (4, false), (3, false)] as [(UInt32, Bool)])
    func `a step whose token was used before or is too old is no success`(_ row: (major: UInt32, isTaken: Bool)) {
        let status = GSSStatus(major: row.major, minor: 0)
        if row.isTaken {
            #expect(throws: Never.self) { try status.checkStep("the token") }
        } else {
            expect(.logonDenied) { try status.checkStep("the token") }
        }
    }

    // MARK: Bindings

    @Test(arguments: [
        (initiator: "tls-unique:1" as String?, acceptor: "tls-unique:1" as String?, isRequired: true, isTaken: true),
        ("tls-unique:1", "tls-unique:2", true, false), ("tls-unique:1", "tls-unique:2", false, false),
        (nil, "tls-unique:1", true, false), (nil, "tls-unique:1", false, true), ("tls-unique:1", nil, true, true),
    ])
    func `channel bindings are the same on both sides or the logon fails`(
        _ row: (initiator: String?, acceptor: String?, isRequired: Bool, isTaken: Bool)
    ) throws {
        let pair = try KerberosPair(realm, policy: .init(requiresChannelBindings: row.isRequired))
        pair.initiatorBindings = row.initiator.map { Array($0.utf8) }
        pair.acceptorBindings = row.acceptor.map { Array($0.utf8) }
        if row.isTaken {
            try pair.run()
            #expect(pair.isEstablished)
        } else {
            expect(.badBindings) { try pair.run() }
        }
    }

    @Test func `addresses are a part of channel bindings`() throws {
        for (acceptor, isSame) in [([10, 0, 0, 1], true), ([10, 0, 0, 2], false), ([], false)] as [([UInt8], Bool)] {
            let pair = try KerberosPair(realm)
            pair.initiatorBindings = Array("tls".utf8)
            pair.acceptorBindings = Array("tls".utf8)
            pair.addresses = ([10, 0, 0, 1], acceptor)
            if isSame { try pair.run() } else { expect(.badBindings) { try pair.run() } }
            #expect(pair.isEstablished == isSame)
        }
    }

    @Test(arguments: [31, 32, 40]) func `bindings that point outside of their buffer are refused`(_ size: Int) throws {
        let pair = try KerberosPair(realm)
        var structure = [UInt8](repeating: 0, count: size)
        if size > 31 { structure[24...31] = [20, 0, 0, 0, 32, 0, 0, 0] }
        let offer = try pair.initiate(nil)
        var output: [SecurityBuffer] = [.token(capacity: 1 << 16)]
        let acceptor = try Kerberos.AcceptorCredential(keytab: realm.keytab)
        expect(.invalidToken) {
            _ = try AcceptSecurityContext.Negotiate.call(
                credential: Negotiate.Credential(packages: [Kerberos.package(accepting: acceptor)]),
                context: &pair.acceptor, input: [.token(offer), SecurityBuffer(.channelBindings, structure)],
                requirements: [], output: &output)
        }
    }

    // MARK: Delegation

    @Test(arguments: [true, false])
    func `what the initiator delegates is given to an acceptor that asks, and is good for a logon`(
        _ isAsked: Bool
    ) throws {
        let given = Box()
        let pair = try KerberosPair(realm, delegation: { credential in given.put(credential) })
        pair.requirements = [.delegate, .mutualAuthentication, .integrity]
        pair.acceptorRequirements = isAsked ? [.delegate] : []
        try pair.run()
        #expect(pair.isEstablished)
        guard isAsked else {
            #expect(given.take().map { _ in true } == nil)
            return
        }
        let delegated = try #require(given.take())
        let acceptor = try Kerberos.AcceptorCredential(keytab: realm.keytab)
        let next = KerberosPair([Kerberos.package(initiating: delegated)], [Kerberos.package(accepting: acceptor)])
        try next.run()
        #expect(try next.name() == "alice@\(TestRealm.name)")
    }

    @Test(arguments: [true, false])
    func `what is delegated is given away once the list of mechanisms is signed`(_ isHonest: Bool) throws {
        let given = Box()
        let pair = try KerberosPair(realm, delegation: { credential in given.put(credential) })
        pair.acceptorRequirements = [.delegate]
        var initiator = Kerberos.Initiator(
            credential: try Kerberos.InitiatorCredential(principal: "alice", password: TestRealm.password))
        func token(_ input: [SecurityBuffer]) throws -> [UInt8]? {
            try initiator.initiate(
                targetName: "HTTP/kettle.test", requirements: [.delegate, .mutualAuthentication, .integrity],
                input: input
            ).token
        }
        // Kerberos is not the first choice, so that both sides have to sign.
        let offer = NegotiationOffer(mechanisms: [.extendedNegotiation, .kerberos])
        _ = try pair.accept(offer.encoded)
        let answer = try pair.accept(NegotiationAnswer(token: try token([])).encoded)
        let isEarly = given.take() != nil
        #expect(!isEarly)
        guard case .answer(let proof) = try NegotiationToken(answer) else { throw DERError.malformedValue }
        _ = try token([.token(proof.token ?? [])])
        var signature = try initiator.signList(offer.encodedMechanisms)
        if isHonest {
            _ = try pair.accept(NegotiationAnswer(listSignature: signature).encoded)
        } else {
            signature[signature.count - 1] ^= 1
            expect(.messageAltered) { _ = try pair.accept(NegotiationAnswer(listSignature: signature).encoded) }
        }
        let isGiven = given.take() != nil
        #expect(isGiven == isHonest)
    }

    @Test func `a signature of the list from another place of the order is none`() throws {
        let pair = try KerberosPair(realm)
        var initiator = Kerberos.Initiator(
            credential: try Kerberos.InitiatorCredential(principal: "alice", password: TestRealm.password))
        func token(_ input: [SecurityBuffer]) throws -> [UInt8]? {
            try initiator.initiate(
                targetName: "HTTP/kettle.test", requirements: [.sequenceDetect, .mutualAuthentication], input: input
            ).token
        }
        let offer = NegotiationOffer(mechanisms: [.extendedNegotiation, .kerberos])
        _ = try pair.accept(offer.encoded)
        let answer = try pair.accept(NegotiationAnswer(token: try token([])).encoded)
        guard case .answer(let proof) = try NegotiationToken(answer) else { throw DERError.malformedValue }
        _ = try token([.token(proof.token ?? [])])
        _ = try initiator.signList(offer.encodedMechanisms)
        let late = try initiator.signList(offer.encodedMechanisms)
        expect(.messageAltered) { _ = try pair.accept(NegotiationAnswer(listSignature: late).encoded) }
    }

    @Test func `nothing is delegated to a service that the realm does not trust with it`() throws {
        let given = Box()
        let keytab = "FILE:\(realm.folder.path(of: "client-keytab"))"
        let pair = try KerberosPair(realm, keytab: keytab, delegation: { credential in given.put(credential) })
        pair.target = "host/kettle.test"
        pair.requirements = [.delegate, .mutualAuthentication, .integrity]
        pair.acceptorRequirements = [.delegate]
        try pair.run()
        #expect(pair.isEstablished)
        #expect(!pair.attributes.contains(.delegate) && !pair.acceptorAttributes.contains(.delegate))
        #expect(given.take().map { _ in true } == nil)
    }

    // MARK: Without negotiation

    @Test func `a bare ticket is taken, and answered bare`() throws {
        let pair = try KerberosPair(realm)
        let offer = try pair.initiate(nil)
        guard case .offer(let read) = try NegotiationToken(offer) else { throw DERError.malformedValue }
        let ticket = try #require(read.token)
        #expect(try NegotiationToken(ticket) == .bare(.kerberos))
        let answer = try pair.accept(ticket)
        #expect(pair.acceptor.phase == .established)
        #expect(try NegotiationToken(answer) == .bare(.kerberos))
    }
}

/// A place where one task leaves something for another.
final class Box: Sendable {
    private let contents = Lock<Kerberos.InitiatorCredential?>(nil)

    func put(_ credential: Kerberos.InitiatorCredential) { contents.withLock { $0 = credential } }

    func take() -> Kerberos.InitiatorCredential? { contents.withLock { $0.take() } }
}
