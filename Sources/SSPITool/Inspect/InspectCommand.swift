internal import Foundation
internal import SSPIInspection

/// `sspi inspect`: tells what a token says, and what of it is weak or wrong.
enum InspectCommand {
    static let usage = """
          TOKEN is one of NTLM, Kerberos, SPNEGO or Digest, in Base64 or hexadecimal, or the whole line of a header such as
          'WWW-Authenticate: Negotiate …'. Without one, or with -, it is read from --file FILE or from standard input,
          where it may be raw, too. Nothing is decrypted.

        """

    static func run(_ arguments: [String]) throws(ToolError) {
        let options = try CommandOptions(arguments, values: ["file"])
        let path = try options.value("file")
        let words = options.words == ["-"] ? [] : options.words
        guard words.isEmpty || path == nil else { throw ToolError("give a token or --file, not both") }
        let bytes: [UInt8] =
            if let path { try read(path) } else if words.isEmpty { try read(from: 0, "standard input") } else {
                Array(words.joined(separator: " ").utf8)
            }
        do throws(InspectionError) {
            let (text, failure) = try TokenInspection.listing(of: bytes)
            StandardOutput.write(text)
            if let failure { throw failure }
        } catch {
            throw .failure(error.text)
        }
    }

    private static func read(_ path: String) throws(ToolError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .failure("\(path) cannot be opened") }
        defer { close(descriptor) }
        return try read(from: descriptor, path)
    }

    private static func read(from descriptor: Int32, _ path: String) throws(ToolError) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= TokenInspection.limit {
            let count = unsafe Foundation.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .failure("\(path) cannot be read") }
            if count == 0 { break }
            bytes += piece.prefix(count)
        }
        return bytes
    }
}
