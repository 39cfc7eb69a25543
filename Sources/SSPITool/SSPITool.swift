internal import Foundation

/// The command line of the protocol core.
@main
struct SSPITool {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do throws(ToolError) {
            switch arguments.first {
            case "interop": try InteropCommand.run(Array(arguments.dropFirst()))
            case "help", "--help", "-h": StandardOutput.write(usage)
            case nil: throw ToolError("no command is given; 'sspi help' lists them")
            case let command?: throw ToolError("there is no command '\(command)'; 'sspi help' lists them")
            }
        } catch {
            StandardOutput.complain("sspi: error: \(error.text)")
            exit(2)
        }
    }

    private static let usage = """
        usage: sspi interop ROLE PACKAGE [KEY=VALUE …]

          ROLE is initiate or accept, PACKAGE one of \(InteropPackage.names.joined(separator: ", ")).
          Speaks the line protocol of the interop driver over standard input and output.

        """
}
