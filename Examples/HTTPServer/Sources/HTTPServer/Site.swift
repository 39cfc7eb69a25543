import SSPI
import SSPIHTTP
import SSPIInterface
import SSPIKerberos
import SSPIRuntime
import Serving
import Synchronization

/// What the server offers, and what it answers.
struct Site: Sendable {
    /// A credential that a client has given away, until its connection ends.
    final class Loan: Sendable {
        private let credential = Mutex<Kerberos.InitiatorCredential?>(nil)

        func keep(_ given: Kerberos.InitiatorCredential) { credential.withLock { $0 = given } }
        var value: Kerberos.InitiatorCredential? { credential.withLock { $0 } }
    }

    private let options: Options
    private let accounts: NTLM.SambaPasswordFile?
    private let digest: Digest.Server?
    private let keys: Kerberos.AcceptorCredential?

    init(_ options: Options) throws(SecurityError) {
        self.options = options
        if let path = options.smbpasswd {
            let file = NTLM.SambaPasswordFile(path: path, domains: options.domain.map { [$0] } ?? [])
            _ = try file.account(user: "", domain: "")
            accounts = file
        } else {
            accounts = nil
        }
        if let path = options.htdigest {
            digest = Digest.Server(
                Digest.AcceptorConfiguration(realm: options.realm),
                algorithms: [Digest.Algorithm(.sha256), Digest.Algorithm(.md5)],
                accounts: try Digest.PasswordFile(path: path))
        } else {
            digest = nil
        }
        keys = if let keytab = options.keytab { try Kerberos.AcceptorCredential(keytab: keytab) } else { nil }
    }

    /// What one connection is offered; what it delegates goes into the loan.
    private func server(_ loan: Loan) -> HTTPAuthentication.Server {
        var server = HTTPAuthentication.Server()
        var ntlm = accounts.map { NTLM.AcceptorConfiguration(accounts: $0) }
        ntlm?.domainName = options.domain
        if options.schemes.contains("Negotiate") {
            if let keys { server.negotiate.append(Kerberos.package(accepting: keys) { loan.keep($0) }) }
            if let ntlm { server.negotiate.append(NTLM.package(accepting: ntlm)) }
        }
        if options.schemes.contains("NTLM") { server.ntlm = ntlm }
        if options.schemes.contains("Digest") { server.digest = digest }
        if options.delegates { server.requirements.insert(.delegate) }
        return server
    }

    /// Serves one connection to its end.
    func serve(_ descriptor: Int32) {
        let loan = Loan()
        var logon = HTTPAuthentication.Connection(server(loan))
        var connection = Connection(descriptor)
        while true {
            do throws(Request.Refusal) {
                guard let (request, body) = try connection.next() else { return }
                var answer = answer(request, body, &logon, loan)
                answer.closes = answer.closes || !request.isPersistent
                connection.write(answer.bytes(isHead: request.method == "HEAD"))
                if answer.closes { return }
            } catch {
                return connection.write(Answer(status: error.status, closes: true).bytes(isHead: false))
            }
        }
    }

    private func answer(
        _ request: Request, _ body: [UInt8], _ logon: inout HTTPAuthentication.Connection, _ loan: Loan
    ) -> Answer {
        let decision = logon.decide(
            credentials: request.values(of: "Authorization"),
            on: Digest.HTTPRequest(method: request.method, uri: request.target, entity: body))
        switch decision {
        case .accepted(let user, let fields):
            var text = "user=\(user.name) scheme=\(user.scheme.rawValue) package=\(user.package)\n"
            if options.delegates { text += "delegated=\(actAs(loan.value) ?? "nobody")\n" }
            return Answer(status: 200, fields: fields.map { ($0.name, $0.value) }, body: text)
        case .refused(let status, let fields, let closes, let reason):
            if let reason { log("\(request.method) \(request.target): \(reason)") }
            return Answer(
                status: status, fields: fields.map { ($0.name, $0.value) }, body: "Log on first.\n", closes: closes)
        }
    }

    /// Logs on to this very service with what a client has delegated, and says as whom.
    private func actAs(_ credential: Kerberos.InitiatorCredential?) -> String? {
        guard let credential, let keys else { return nil }
        var client = Negotiate.Client(packages: [Kerberos.package(initiating: credential)], target: "HTTP/kettle.test")
        var server = Negotiate.Server(packages: [Kerberos.package(accepting: keys)])
        do throws(SecurityError) {
            var token = try client.step(nil).token
            for _ in 0..<4 {
                guard let next = token else { break }
                let answer = try server.step(next)
                if let back = answer.token { token = try client.step(back).token } else { token = nil }
            }
        } catch {
            log("what was delegated is of no use: \(error)")
        }
        return server.isComplete ? server.userName : nil
    }
}
