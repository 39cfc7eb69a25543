internal import Foundation

/// `sspi helper`: logons for programs that ask over lines, such as Squid.
enum HelperCommand {
    static var usage: String {
        """
          PROTOCOL is one of \(HelperProtocol.allCases.map(\.rawValue).joined(separator: ", ")).
          Speaks it over standard input and output, one line a request, as Samba's ntlm_auth does.
            --smbpasswd FILE       accounts of NTLM and basic (mode 0600)
            --htdigest FILE        accounts of Digest (mode 0600)
            --domain NAME          a server's domain, may be repeated; a client's domain
            --computer NAME        a server's NetBIOS name
            --keytab FILE          a server's Kerberos keys; --service NAME names one of them
            --username NAME        a client's user; the password comes as 'PW' line, never on the command line
            --workstation NAME, --target-service NAME, --target-hostname NAME
            --ccache CACHE         a client's Kerberos tickets
            --concurrency          each line begins with the number of a channel

        """
    }

    static func run(_ arguments: [String]) throws(ToolError) {
        let server = try server(arguments)
        var reader = LineReader(more: read)
        while let line = reader.next() { StandardOutput.write(server.answer(line) + "\n") }
    }

    /// Reads the command line.
    static func server(_ arguments: [String]) throws(ToolError) -> HelperServer {
        let all = HelperProtocol.allCases.reduce(into: Set<String>()) { $0.formUnion($1.options) }
        let options = try CommandOptions(
            arguments, values: all.union(["protocol", "helper-protocol"]), flags: ["concurrency"])
        guard options.words.isEmpty else {
            throw ToolError("'helper' takes options alone; passwords come over standard input")
        }
        let names = HelperProtocol.allCases.map(\.rawValue).joined(separator: ", ")
        let (own, samba) = (try options.value("protocol"), try options.value("helper-protocol"))
        guard let name = own ?? samba else { throw ToolError("'helper' needs --protocol, one of \(names)") }
        guard let chosen = HelperProtocol(rawValue: name) else { throw ToolError("'\(name)' is none of \(names)") }
        for option in all.sorted() where !chosen.options.contains(option) && !options.all(option).isEmpty {
            throw ToolError("'--\(option)' means nothing to \(name)")
        }
        return HelperServer(
            hasChannels: options.has("concurrency"), make: try chosen.conversations(options))
    }

    private static func read() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = unsafe Foundation.read(0, &bytes, bytes.count)
            if count < 0, errno == EINTR { continue }
            return Array(bytes.prefix(max(0, count)))
        }
    }
}
