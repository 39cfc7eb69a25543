import Foundation
import SSPI
import SSPIHTTP
import SSPIInterface
import SSPIRuntime

/// Writes a line for whoever runs the client.
func complain(_ line: String) { FileHandle.standardError.write(Data("http-client: \(line)\n".utf8)) }

/// Gets the page as often as is asked, all on one connection.
func run(_ options: Options) throws {
    var client = HTTPAuthentication.Client(
        try options.credentials(), target: options.target ?? "HTTP/\(options.host)",
        requirements: options.isMutual ? [.integrity, .mutualAuthentication] : [.integrity])
    let request = Digest.HTTPRequest(method: options.method, uri: options.path)
    var exchange = try Exchange(port: options.port)
    for _ in 0..<options.count {
        var authorization = try client.authorization(for: request)
        while true {
            if exchange.isOver {
                // Only Digest outlives its connection: its responses are for requests.
                guard authorization?.hasPrefix("Digest ") == true else {
                    throw Exchange.Failure(text: "the server has closed the connection in the middle")
                }
                exchange = try Exchange(port: options.port)
            }
            let answer = try exchange.ask(
                options.method, options.path, host: "\(options.host):\(options.port)", authorization: authorization)
            let action = try client.receive(
                status: answer.status, challenges: answer.values(of: "WWW-Authenticate"),
                information: answer.values(of: "Authentication-Info").first, entity: answer.body, for: request)
            guard case .retry(let next) = action else {
                print("\(answer.status) \(client.scheme?.rawValue ?? "none")")
                print(String(decoding: answer.body, as: UTF8.self), terminator: "")
                guard answer.status < 400 else { exit(1) }
                break
            }
            authorization = next
        }
    }
}

do {
    try run(try Options(Array(CommandLine.arguments.dropFirst())))
} catch let problem as Options.Problem {
    complain("error: \(problem.text)\n\n\(Options.usage)")
    exit(2)
} catch let failure as Exchange.Failure {
    complain("error: \(failure.text)")
    exit(1)
} catch {
    complain("error: \(error)")
    exit(1)
}
