import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// A realm of Kerberos for the tests: a key distribution centre on loopback, with a configuration of its own.
///
/// It lives as long as the process of the tests, since the library reads its configuration once.
final class TestRealm: Sendable {
    static let name = "KETTLE.TEST"
    static let password = "Wasser kocht bei 100 °C"

    /// The realm, or why there is none.
    static let shared = Result { try TestRealm() }

    /// True where a key distribution centre is installed.
    static var isInstalled: Bool {
        [
            "/usr/sbin/krb5kdc", "/usr/sbin/kdb5_util", "/usr/sbin/kadmin.local", "/usr/bin/ktutil", "/usr/bin/kinit",
            "/usr/bin/kvno",
        ].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static let absence: Comment =
        "krb5-kdc, krb5-admin-server and krb5-user are not all installed; Kerberos is not tested"

    let folder: TemporaryFolder
    private let centre: Process

    /// The keys of the services, as the library wants them named.
    var keytab: String { "FILE:\(folder.path(of: "keytab"))" }
    /// Other keys under the same names.
    var wrongKeytab: String { "FILE:\(folder.path(of: "wrong-keytab"))" }

    private init() throws {
        let folder = try TemporaryFolder()
        let port = try Self.freePort()
        let database = folder.path(of: "principal")
        try folder.write(
            """
            [libdefaults]
                default_realm = \(Self.name)
                dns_lookup_kdc = false
                dns_lookup_realm = false
                dns_canonicalize_hostname = false
                rdns = false
                forwardable = true
                udp_preference_limit = 1
            [realms]
                \(Self.name) = {
                    kdc = 127.0.0.1:\(port)
                }
                SILENT.TEST = {
                    kdc = 127.0.0.1:1
                }
            [domain_realm]
                .kettle.test = \(Self.name)
                kettle.test = \(Self.name)
            """, to: "krb5.conf")
        try folder.write(
            """
            [kdcdefaults]
                kdc_listen = 127.0.0.1:\(port)
                kdc_tcp_listen = 127.0.0.1:\(port)
            [realms]
                \(Self.name) = {
                    database_name = \(database)
                    key_stash_file = \(folder.path(of: "stash"))
                    acl_file = \(folder.path(of: "acl"))
                    max_life = 1h
                    supported_enctypes = aes256-cts-hmac-sha1-96:normal aes128-cts-hmac-sha256-128:normal
                }
            """, to: "kdc.conf")
        let environment = [
            "KRB5_CONFIG": folder.path(of: "krb5.conf"), "KRB5_KDC_PROFILE": folder.path(of: "kdc.conf"),
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        ]
        try Self.run("/usr/sbin/kdb5_util", ["create", "-s", "-P", "master", "-r", Self.name], environment)
        let commands = [
            "addprinc -pw \"\(Self.password)\" alice", "addprinc -pw old bob", "addprinc -randkey HTTP/kettle.test",
            "addprinc -randkey host/kettle.test", "ktadd -k \(folder.path(of: "keytab")) HTTP/kettle.test",
            "ktadd -k \(folder.path(of: "client-keytab")) -norandkey host/kettle.test",
            "modprinc +ok_as_delegate HTTP/kettle.test", "addprinc -randkey WELLKNOWN/ANONYMOUS",
        ]
        try Self.run("/usr/sbin/kadmin.local", ["-r", Self.name], environment, input: commands.joined(separator: "\n"))
        // A key of the same name and number that is another key.
        try Self.run(
            "/usr/bin/ktutil", [], environment,
            input: """
                addent -password -p HTTP/kettle.test@\(Self.name) -k 2 -e aes256-cts-hmac-sha1-96
                wrong
                wkt \(folder.path(of: "wrong-keytab"))
                """)
        // The centre ends, and its folder goes, with the process of the tests, however that ends. Threads of tests block
        // signals, and the centre inherits that: only one signal ends it.
        centre = Process()
        centre.executableURL = URL(fileURLWithPath: "/bin/sh")
        centre.arguments = [
            "-c",
            "krb5kdc -n -r \(Self.name) & while kill -0 $0 2>&-; do sleep 1; done; kill -9 $!; wait; rm -rf \"$1\"",
            "\(ProcessInfo.processInfo.processIdentifier)", folder.path,
        ]
        centre.environment = environment
        centre.standardInput = FileHandle.nullDevice
        centre.standardOutput = FileHandle.nullDevice
        centre.standardError = FileHandle.nullDevice
        try centre.run()
        self.folder = folder
        unsafe setenv("KRB5_CONFIG", folder.path(of: "krb5.conf"), 1)
        try Self.waitFor(port)
    }

    /// A cache with nothing but a ticket of nobody for the service, as the service itself may ask for one.
    func anonymousCache() throws -> String {
        let environment = [
            "KRB5_CONFIG": folder.path(of: "krb5.conf"), "KRB5CCNAME": "FILE:\(folder.path(of: "service-cache"))",
        ]
        let cache = "FILE:\(folder.path(of: "anonymous-cache"))"
        try Self.run("/usr/bin/kinit", ["-k", "-t", keytab, "HTTP/kettle.test"], environment)
        try Self.run(
            "/usr/bin/kvno", ["--out-cache", cache, "-I", "WELLKNOWN/ANONYMOUS", "HTTP/kettle.test"], environment)
        return cache
    }

    struct Failure: Error { var text: String }

    private static func run(
        _ path: String, _ arguments: [String], _ environment: [String: String], input: String = ""
    ) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = environment
        let (standardInput, output) = (Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: Data("\(input)\n".utf8))
        try standardInput.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(text: "\(path): \(text)") }
    }

    private static func address(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func withSocket<Result>(_ body: (Int32) throws -> Result) throws -> Result {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(text: "no socket") }
        defer { close(descriptor) }
        return try body(descriptor)
    }

    private static func freePort() throws -> UInt16 {
        try withSocket { descriptor in
            var address = address(0)
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                    unsafe bind(descriptor, pointer, length) == 0 && getsockname(descriptor, pointer, &length) == 0
                }
            }
            guard isBound else { throw Failure(text: "no free port") }
            return UInt16(bigEndian: address.sin_port)
        }
    }

    /// Waits until somebody listens.
    private static func waitFor(_ port: UInt16) throws {
        for _ in 0..<200 {
            let isOpen = try withSocket { descriptor in
                var address = address(port)
                return unsafe withUnsafePointer(to: &address) { pointer in
                    unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                        unsafe connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                    }
                }
            }
            if isOpen { return }
            usleep(50_000)
        }
        throw Failure(text: "the key distribution centre does not listen on port \(port)")
    }
}
