import Foundation

/// The command line.
struct Options {
    var port: UInt16 = 8080
    var smbpasswd: String?
    var htdigest: String?
    var realm = "example"
    var keytab: String?
    var domain: String?
    var delegates = false
    var schemes: Set<String> = ["Negotiate", "NTLM", "Digest"]

    static let usage = """
        usage: http-server [--port N] [--smbpasswd FILE] [--htdigest FILE --realm REALM] [--keytab FILE [--delegation]]
                           [--domain NAME] [--schemes Negotiate,NTLM,Digest]

        Serves on the loopback address alone. NTLM needs --smbpasswd, Digest --htdigest, Kerberos --keytab. Files of
        accounts are made by 'sspi passwd'. Basic is not offered.
        """

    /// - Throws: What is wrong, for a person.
    init(_ arguments: [String]) throws(Problem) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--delegation" {
                delegates = true
                continue
            }
            guard let value = rest.popFirst() else { throw Problem("'\(argument)' is unknown or needs a value") }
            switch argument {
            case "--port":
                guard let port = UInt16(value) else { throw Problem("'\(value)' is no port") }
                self.port = port
            case "--smbpasswd": smbpasswd = value
            case "--htdigest": htdigest = value
            case "--realm": realm = value
            case "--keytab": keytab = value
            case "--domain": domain = value
            case "--schemes": schemes = Set(value.split(separator: ",").map(String.init))
            default: throw Problem("there is no option '\(argument)'")
            }
        }
        guard smbpasswd != nil || htdigest != nil || keytab != nil else { throw Problem("nobody could log on") }
        guard !delegates || keytab != nil else { throw Problem("--delegation goes with --keytab") }
    }

    /// What a person is told.
    struct Problem: Error {
        let text: String

        init(_ text: String) { self.text = text }
    }
}
