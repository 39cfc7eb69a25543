import SSPI
import SSPIHTTP
import SSPIInterface
import SSPIKerberos
import SSPIRuntime
import Testing
import VisibleLock

@Suite(.enabled(if: TestRealm.isInstalled, TestRealm.absence), .serialized)
struct KerberosHTTPTests {
    @Test func `a logon that is kept on a connection ends with its ticket`() throws {
        let realm = try TestRealm.shared.get()
        let ahead = Lock<Int64>(0)
        var server = HTTPAuthentication.Server()
        server.negotiate = [Kerberos.package(accepting: try .init(keytab: realm.keytab))]
        server.clock = WallClock {
            TimeStamp(secondsSince1970: WallClock.system.now.secondsSince1970 + ahead.withLock { $0 })
        }
        var credentials = HTTPAuthentication.Credentials()
        credentials.negotiate = [
            Kerberos.package(initiating: try .init(principal: "alice", password: TestRealm.password))
        ]
        let request = Digest.HTTPRequest(method: "GET", uri: "/")
        var connection = HTTPAuthentication.Connection(server)
        func decide(_ values: [String]) -> String? {
            guard case .accepted(let user, _) = connection.decide(credentials: values, on: request) else { return nil }
            return user.name
        }
        func logOn() throws -> String? {
            var client = HTTPAuthentication.Client(credentials, target: "HTTP/kettle.test")
            guard case .retry(let value) = try client.receive(status: 401, challenges: ["Negotiate"], for: request)
            else { return nil }
            return decide([value])
        }
        let alice = "alice@\(TestRealm.name)"
        #expect(try logOn() == alice)
        // Tickets of the realm are good for an hour, and for the five minutes by which clocks may differ.
        for (seconds, user) in [(0, alice), (2400, alice), (4200, nil), (0, nil)] as [(Int64, String?)] {
            ahead.withLock { $0 = seconds }
            #expect(decide([]) == user, "\(seconds)")
        }
        #expect(try logOn() == alice)
        #expect(decide([]) == alice)
    }
}
