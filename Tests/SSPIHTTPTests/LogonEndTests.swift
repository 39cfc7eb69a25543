import Foundation
import SSPI
import SSPIHTTP
import SSPIInterface
import SSPIRuntime
import Testing
import VisibleLock

/// A logon that is kept on a connection ends with what it was made with.
@Suite struct LogonEndTests {
    private let seconds = Lock<Int64>(1_000)

    private func site(ending expiry: Int64?) -> HTTPAuthentication.Server {
        var server = HTTPAuthentication.Server()
        server.negotiate = [Ticket.package(ending: expiry.map { TimeStamp(secondsSince1970: $0) })]
        let seconds = seconds
        server.clock = WallClock { TimeStamp(secondsSince1970: seconds.withLock { $0 }) }
        return server
    }

    private func pass(_ time: Int64) { seconds.withLock { $0 = time } }

    private func offer(_ token: [UInt8] = Ticket.token) -> String {
        value(NegotiationOffer(mechanisms: [.kerberos], token: token).encoded)
    }

    private func value(_ token: [UInt8]) -> String { "Negotiate \(Data(token).base64EncodedString())" }

    @Test func `it counts up to the last second of its ticket, and not longer`() {
        let wire = Wire(site(ending: 2_000))
        #expect(wire.send(offer()).user?.name == "alice@KETTLE.TEST")
        for time: Int64 in [1_000, 1_500, 1_999] {
            pass(time)
            #expect(wire.send().user?.name == "alice@KETTLE.TEST")
            #expect(wire.user != nil)
        }
        pass(2_000)
        #expect(wire.user == nil)
        let decision = wire.send()
        #expect(decision.status == 401 && decision.user == nil && !decision.closes)
        #expect(decision.values(of: "WWW-Authenticate") == ["Negotiate"])
        guard case .refused(_, _, _, let reason?) = decision else {
            Issue.record("\(decision)")
            return
        }
        #expect(reason.description.contains("ticket"))
        // It is the client's turn, and no failure of its own.
        for _ in 0..<10 { #expect(!wire.send().closes) }
    }

    @Test func `a clock that is put back brings back nobody`() {
        let wire = Wire(site(ending: 2_000))
        _ = wire.send(offer())
        pass(2_000)
        #expect(wire.send().user == nil)
        pass(1_500)
        #expect(wire.send().user == nil)
        #expect(wire.user == nil)
    }

    @Test func `a new logon counts as long as its own ticket`() {
        let wire = Wire(site(ending: 2_000))
        _ = wire.send(offer())
        pass(2_500)
        #expect(wire.send().status == 401)
        // The ticket was good when the package took it, by whatever clock; the request is its user's, and the next is not.
        #expect(wire.send(offer()).user?.name == "alice@KETTLE.TEST")
        #expect(wire.send().status == 401)
        pass(1_500)
        #expect(wire.send(offer()).user != nil)
        #expect(wire.send().user != nil)
    }

    @Test(arguments: [nil, Int64.max] as [Int64?]) func `a logon without an end has none`(_ expiry: Int64?) {
        let wire = Wire(site(ending: expiry))
        _ = wire.send(offer())
        for time: Int64 in [1_500, 4_000_000_000, 200_000_000_000] {
            pass(time)
            #expect(wire.send().user?.name == "alice@KETTLE.TEST")
        }
    }

    @Test func `an exchange that takes too many tokens stands in the way of no other one`() {
        var server = site(ending: nil)
        server.limits.rounds = 3
        let wire = Wire(server)
        #expect(wire.send(offer(Ticket.more)).values(of: "WWW-Authenticate").first?.hasPrefix("Negotiate o") == true)
        for isTaken in [true, true, false] {
            let decision = wire.send(value(NegotiationAnswer(token: Ticket.more).encoded))
            #expect(decision.status == 401)
            #expect((decision.values(of: "WWW-Authenticate") == ["Negotiate"]) == !isTaken)
        }
        #expect(wire.send(offer()).user?.name == "alice@KETTLE.TEST")
    }

    @Test func `NTLM has tickets no more than it ever had`() throws {
        var site = Site([.ntlm])
        site.server.clock = .fixed(TimeStamp(secondsSince1970: 200_000_000_000))
        let wire = site.wire()
        let client = customer([.ntlm])
        _ = try wire.run(client)
        #expect(wire.send().user?.name == "alice")
    }
}

/// A package whose one token lets Alice in until some time.
private struct Ticket: ~Copyable, Negotiate.AcceptingMechanism {
    static let token = Array("a ticket".utf8)
    /// What is taken and does not end the exchange.
    static let more = Array("more".utf8)
    private let expiry: TimeStamp?

    static func package(ending expiry: TimeStamp?) -> Negotiate.Package {
        Negotiate.Package(
            name: "Kerberos", identifiers: [.kerberos],
            acceptor: { () throws(SecurityError) in Ticket(expiry: expiry) })
    }

    private init(expiry: TimeStamp?) { self.expiry = expiry }

    mutating func accept(
        requirements: AcceptorRequirements, input: [SecurityBuffer]
    ) throws(SecurityError) -> AcceptSecurityContext.Reply {
        let token = input.first(.token)?.bytes
        guard token != Self.more else { return .init(status: .continueNeeded, token: Self.more, attributes: []) }
        guard token == Self.token else { throw SecurityError(.logonDenied) }
        return .init(status: .ok, token: nil, attributes: [], expiry: expiry)
    }

    func query(_ attribute: ContextAttribute) throws(SecurityError) -> ContextAttributeValue {
        attribute == .negotiationInformation
            ? .negotiation(NTLM.information, state: .complete) : .name("alice@KETTLE.TEST")
    }

    var wantsListSignature: Bool { false }
    private var none: SecurityError { SecurityError(.unsupportedFunction) }

    func signList(_ list: [UInt8]) throws(SecurityError) -> [UInt8] { throw none }
    func verifyList(_ signature: [UInt8], of list: [UInt8]) throws(SecurityError) { throw none }
    func encrypt(
        _ message: inout [SecurityBuffer], protection: QualityOfProtection, sequenceNumber: UInt32
    ) throws(SecurityError) { throw none }
    func decrypt(
        _ message: inout [SecurityBuffer], sequenceNumber: UInt32
    ) throws(SecurityError) -> QualityOfProtection { throw none }
    func sign(
        _ message: inout [SecurityBuffer], protection: QualityOfProtection, sequenceNumber: UInt32
    ) throws(SecurityError) { throw none }
    func verify(_ message: [SecurityBuffer], sequenceNumber: UInt32) throws(SecurityError) -> QualityOfProtection {
        throw none
    }
}
