import Foundation
import SSPIRuntime
import Serving

/// Writes a line for whoever runs the server.
func log(_ line: String) { FileHandle.standardError.write(Data("http-server: \(line)\n".utf8)) }

do {
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    let site = try Site(options)
    guard let listener = Listener(port: options.port) else {
        log("error: the port \(options.port) cannot be had; give another with --port")
        exit(1)
    }
    print("Serving on http://127.0.0.1:\(listener.port)/")
    fflush(nil)
    listener.run { site.serve($0) }
} catch let problem as Options.Problem {
    log("error: \(problem.text)\n\n\(Options.usage)")
    exit(2)
} catch {
    log("error: \(error)")
    exit(1)
}
