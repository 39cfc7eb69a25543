import Foundation
import SSPI
import SSPIHTTP
import SSPIKerberos
import SSPIRuntime

/// The command line.
struct Options {
    var host = ""
    var port: UInt16 = 80
    var path = "/"
    var user: String?
    var domain = ""
    var target: String?
    var usesKerberos = false
    var schemes: Set<String> = ["Negotiate", "NTLM", "Digest"]
    var method = "GET"
    var isMutual = false
    var count = 1

    static let usage = """
        usage: http-client [--user USER [--domain NAME]] [--kerberos] [--target HTTP/HOST] [--schemes Negotiate,NTLM,Digest]
                           [--mutual] [--method NAME] [--count N] http://HOST[:PORT]/PATH

        The password is read from standard input, one line. The host is one of this machine: the client speaks in the clear.
        """

    /// What a person is told.
    struct Problem: Error {
        let text: String

        init(_ text: String) { self.text = text }
    }

    init(_ arguments: [String]) throws(Problem) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--kerberos": usesKerberos = true
            case "--mutual": isMutual = true
            case "--user", "--domain", "--target", "--schemes", "--method", "--count":
                guard let value = rest.popFirst() else { throw Problem("'\(argument)' needs a value") }
                set(argument, value)
            default:
                guard host.isEmpty, !argument.hasPrefix("-") else { throw Problem("'\(argument)' is not understood") }
                try read(argument)
            }
        }
        guard !host.isEmpty else { throw Problem("no URL is given") }
        guard user != nil || usesKerberos else { throw Problem("give --user, or --kerberos") }
    }

    private mutating func set(_ option: String, _ value: String) {
        switch option {
        case "--user": user = value
        case "--domain": domain = value
        case "--target": target = value
        case "--method": method = value
        case "--count": count = min(max(1, Int(value) ?? 1), 100)
        default: schemes = Set(value.split(separator: ",").map(String.init))
        }
    }

    private mutating func read(_ text: String) throws(Problem) {
        guard let url = URLComponents(string: text), url.scheme == "http", let host = url.host, url.user == nil,
            let port = UInt16(exactly: url.port ?? 80)
        else { throw Problem("'\(text)' is no URL of http without a name and a password in it") }
        guard ["127.0.0.1", "localhost"].contains(host) else {
            throw Problem("the client speaks in the clear, and therefore to this machine alone")
        }
        (self.host, self.port) = (host, port)
        path = url.percentEncodedPath.isEmpty ? "/" : url.percentEncodedPath
        if let query = url.percentEncodedQuery { path += "?\(query)" }
    }

    /// Who the client is.
    func credentials() throws -> HTTPAuthentication.Credentials {
        var all = HTTPAuthentication.Credentials()
        if let user {
            guard let password = readLine(), !password.isEmpty else { throw Problem("no password is given") }
            all = HTTPAuthentication.Credentials(user: user, domain: domain, password: password)
        }
        if usesKerberos {
            all.negotiate.insert(Kerberos.package(initiating: try Kerberos.InitiatorCredential()), at: 0)
        }
        if !schemes.contains("Negotiate") { all.negotiate = [] }
        if !schemes.contains("NTLM") { all.ntlm = nil }
        if !schemes.contains("Digest") { all.digest = nil }
        return all
    }
}
