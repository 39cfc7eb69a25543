internal import Foundation

/// The command line of the protocol core.
@main
struct SSPITool {
    static func main() {
        // A reader that has gone is seen by the next write.
        _ = signal(SIGPIPE, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        do throws(ToolError) {
            try run(arguments)
        } catch {
            StandardOutput.complain("sspi: error: \(error.text)")
            exit(error.status.rawValue)
        }
    }

    private static func run(_ arguments: [String]) throws(ToolError) {
        let rest = Array(arguments.dropFirst())
        switch arguments.first {
        case "inspect": try InspectCommand.run(rest)
        case "interop": try InteropCommand.run(rest)
        case "helper": try HelperCommand.run(rest)
        case "passwd": try PasswordCommand.run(rest, console: .system)
        case "help", "--help", "-h": StandardOutput.write(usage)
        case "version", "--version": StandardOutput.write("sspi \(version)\n")
        case nil: throw ToolError("no command is given; 'sspi help' lists them")
        case let command?: throw ToolError("there is no command '\(command)'; 'sspi help' lists them")
        }
    }

    /// As CHANGELOG.md records it.
    static let version = "0.1.0"

    private static let usage = """
        usage: sspi COMMAND …

        sspi passwd add|change|delete|verify|list --file FILE [USER]
        \(PasswordCommand.usage)
        sspi helper --protocol PROTOCOL [OPTION …]
        \(HelperCommand.usage)
        sspi inspect [TOKEN | --file FILE]
        \(InspectCommand.usage)
        sspi interop ROLE PACKAGE [KEY=VALUE …]
          ROLE is initiate or accept, PACKAGE one of \(InteropPackage.names.joined(separator: ", ")).
          Speaks the line protocol of the interop driver over standard input and output.

        """
}
