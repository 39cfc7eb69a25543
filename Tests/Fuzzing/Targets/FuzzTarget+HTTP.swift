import SSPI
import SSPIHTTP
import SSPIInterface
import SSPIRuntime

extension FuzzTarget {
    /// A server's side of a connection that gets a request for each line, with the line as its credentials; none where the
    /// line is empty. Nobody who does not know a password gets in, whatever was begun before.
    package static let httpConnection = FuzzTarget("http-connection", lengthLimit: 4096) { bytes in
        var connection = HTTPAuthentication.Connection(FuzzHTTP.server)
        for line in bytes.split(separator: 0x0A, maxSplits: 16, omittingEmptySubsequences: false) {
            let value = String(decoding: line, as: UTF8.self)
            let decision = connection.decide(credentials: value.isEmpty ? [] : [value], on: FuzzHTTP.request)
            guard case .refused(let status, let fields, let closes, _) = decision else {
                throw FuzzFinding("somebody is let in who does not know the password")
            }
            try FuzzFinding.unless(status == 401 || status == 400, "a refusal has the status \(status)")
            try FuzzFinding.unless(status == 401 || closes, "a connection goes on after a request that is none")
            try FuzzFinding.unless(
                fields.allSatisfy { FuzzHTTP.isValue($0.value) }, "a field has a control character in it")
            try FuzzFinding.unless(connection.user == nil, "somebody stays who was not let in")
            if closes { return }
        }
    }

    /// A client that gets an answer for each line: its first byte says which status it has, the rest are its challenges,
    /// parted by semicolons. The client comes to an end, gives away nothing but what the schemes have, and does not go down
    /// to a weaker scheme.
    package static let httpClient = FuzzTarget("http-client", lengthLimit: 4096) { bytes in
        var client = HTTPAuthentication.Client(FuzzHTTP.credentials, target: "HTTP/kettle.test")
        var first: HTTPAuthentication.Scheme?
        var retries = 0
        for line in bytes.split(separator: 0x0A, maxSplits: 64, omittingEmptySubsequences: false) {
            let status = line.first == UInt8(ascii: "+") ? 200 : 401
            let values = line.dropFirst().split(separator: UInt8(ascii: ";")).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard
                case .retry(let value)? = try? client.receive(
                    status: status, challenges: values, information: values.first, for: FuzzHTTP.request)
            else { return }
            retries += 1
            try FuzzFinding.unless(FuzzHTTP.isValue(value), "a value has a control character in it")
            let scheme = HTTPAuthentication.Scheme.allCases.first { value.hasPrefix($0.rawValue + " ") }
            try FuzzFinding.unless(scheme != nil, "a value is of no scheme")
            try FuzzFinding.unless(first == nil || first == scheme, "the client changes its scheme in the middle")
            first = first ?? scheme
        }
        try FuzzFinding.unless(retries <= 64, "the client goes on and on")
    }
}

/// A site and a user, the same in every run.
private enum FuzzHTTP {
    static let request = Digest.HTTPRequest(method: "GET", uri: "/kettle")

    /// True for what may stand in a field: no control character but the tab.
    static func isValue(_ value: String) -> Bool {
        value.utf8.allSatisfy { $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }
    }

    static let random = RandomSource { bytes in for index in bytes.indices { bytes[index] = UInt8(index & 0xFF) } }
    static let clock = WallClock.fixed(TimeStamp(secondsSince1970: 1_800_000_000))

    static var server: HTTPAuthentication.Server {
        let accounts = MemoryCredentialStore([Account(user: "alice", password: Password("a secret of the kettle"))])
        var ntlm = NTLM.AcceptorConfiguration(accounts: accounts)
        ntlm.random = random
        ntlm.clock = clock
        var server = HTTPAuthentication.Server()
        server.negotiate = [NTLM.package(accepting: ntlm)]
        server.ntlm = ntlm
        server.digest = Digest.Server(
            Digest.AcceptorConfiguration(realm: "kettle"), accounts: Digest.PasswordAccounts(accounts),
            authority: Digest.Authority(lifetime: 60, capacity: 16, clock: clock, random: random))
        return server
    }

    static var credentials: HTTPAuthentication.Credentials {
        var credentials = HTTPAuthentication.Credentials(user: "alice", password: "a secret of the kettle")
        credentials.ntlmConfiguration.random = random
        credentials.ntlmConfiguration.clock = clock
        credentials.negotiate = [
            NTLM.package(
                initiating: .init(user: "alice", password: "a secret of the kettle"),
                configuration: credentials.ntlmConfiguration)
        ]
        credentials.digestConfiguration.random = random
        return credentials
    }
}
