import Foundation
import TestSupport

@testable import SSPITool

/// Helpers with the same accounts, in memory.
struct HelperDesk {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let console = Console(password: { (_, _) throws(ToolError) in "Wasser kocht" }, write: { _ in })
        for user in ["alice", "bob smith"] {
            try PasswordCommand.run(
                ["add", user, "--create", "--file", folder.path(of: "smbpasswd")], console: console)
        }
        for algorithm in ["MD5", "SHA-256"] {
            try PasswordCommand.run(
                [
                    "add", algorithm == "MD5" ? "alice" : "carol", "--create", "--realm", "a realm", "--algorithm",
                    algorithm, "--file", folder.path(of: "htdigest"),
                ], console: console)
        }
    }

    func helper(_ name: String, _ options: String...) throws -> HelperServer {
        var arguments = ["--protocol", name] + options
        switch name {
        case "squid-digest": arguments += ["--htdigest", folder.path(of: "htdigest")]
        case "gss-spnego", "squid-2.5-ntlmssp", "squid-2.5-basic":
            arguments += ["--smbpasswd", folder.path(of: "smbpasswd")]
        default: break
        }
        return try HelperCommand.server(arguments)
    }

    /// Lets a client's helper and a server's helper talk until one has nothing more to say.
    ///
    /// - Parameter tamper: Changes a line on its way.
    /// - Returns: All answers, in order.
    func talk(
        _ client: HelperServer, _ server: HelperServer, password: String = "Wasser kocht",
        tamper: (Int, String) -> String = { $1 }
    ) -> [String] {
        var answers: [String] = []
        func ask(_ helper: HelperServer, _ line: String) -> String {
            let answer = helper.answer(.line(Array(tamper(answers.count, line).utf8)))
            answers.append(answer)
            return answer
        }
        guard ask(client, "PW \(Data(password.utf8).base64EncodedString())") == "OK" else { return answers }
        var line = ask(client, "YR")
        for _ in 0..<8 {
            // What the client says begins with YR, KK or AF; a server takes YR and KK.
            let words = line.split(separator: " ")
            guard words.count > 1, ["YR", "KK", "AF"].contains(words[0]) else { return answers }
            let answer = ask(server, "\(words[0] == "YR" ? "YR" : "KK") \(words[1])")
            let parts = answer.split(separator: " ")
            if words[0] == "AF" { return answers }
            guard parts.count > 1, ["TT", "AF"].contains(parts[0]) else { return answers }
            if parts[0] == "AF", parts[1] == "*" || parts.count == 2 { return answers }
            line = ask(client, "\(parts[0]) \(parts[1])")
        }
        return answers
    }
}

extension HelperServer {
    func ask(_ line: String) -> String { answer(.line(Array(line.utf8))) }
}
