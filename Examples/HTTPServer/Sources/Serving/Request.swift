/// A request of HTTP/1.1.
public struct Request: Sendable {
    /// Bounds on what a client may send.
    public enum Limits {
        /// Bytes of the request line and all fields: the largest tickets of Kerberos, and some.
        public static let head = 128 * 1024
        /// Fields.
        public static let fields = 100
        /// Bytes of the body.
        public static let body = 1 << 20
    }

    /// Why a request is refused: the status to answer with.
    public struct Refusal: Error, Equatable {
        /// The status.
        public let status: Int

        /// Makes a refusal.
        public init(status: Int) { self.status = status }
    }

    /// The method.
    public let method: String
    /// The target as it stands on the request line.
    public let target: String
    /// True when the connection stays open after the answer.
    public let isPersistent: Bool
    /// How long the body is.
    public let bodySize: Int
    /// True when the client waits for leave to send the body.
    public let expectsContinue: Bool
    private let fields: [(name: String, value: String)]

    /// Reads the head of a request, up to the empty line and without it.
    public init(head: [UInt8]) throws(Refusal) {
        guard head.count <= Limits.head else { throw Refusal(status: 431) }
        guard let text = String(validating: head, as: UTF8.self) else { throw Refusal(status: 400) }
        var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        let first = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
        guard first.count == 3, !first[0].isEmpty, first[0].utf8.allSatisfy(Self.isToken), first[1].utf8.first == 0x2F,
            first[1].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw Refusal(status: 400) }
        guard first[2] == "HTTP/1.1" || first[2] == "HTTP/1.0" else { throw Refusal(status: 505) }
        guard lines.count <= Limits.fields else { throw Refusal(status: 431) }
        var fields: [(name: String, value: String)] = []
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { throw Refusal(status: 400) }
            let name = line[..<colon]
            // A field that goes on in a second line, or has a blank before its colon, can be read in two ways.
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isToken) else { throw Refusal(status: 400) }
            let value = line[line.index(after: colon)...]
            guard value.utf8.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else { throw Refusal(status: 400) }
            fields.append((name.lowercased(), Self.trimmed(value)))
        }
        (method, target) = (String(first[0]), String(first[1]))
        self.fields = fields
        let lengths = Set(Self.values("content-length", fields))
        guard Self.values("transfer-encoding", fields).isEmpty else { throw Refusal(status: 501) }
        guard lengths.count < 2, lengths.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            throw Refusal(status: 400)
        }
        let size = lengths.first.map { $0.isEmpty ? .max : Int($0) ?? .max } ?? 0
        guard size <= Limits.body else {
            throw Refusal(status: 413)
        }
        bodySize = size
        let connection = Self.values("connection", fields).joined(separator: ",").lowercased()
        isPersistent =
            first[2] == "HTTP/1.1" ? !connection.contains("close") : connection.contains("keep-alive")
        expectsContinue = Self.values("expect", fields).contains { $0.lowercased() == "100-continue" }
        guard first[2] == "HTTP/1.0" || Self.values("host", fields).count == 1 else { throw Refusal(status: 400) }
    }

    /// All values of a field, in order.
    public func values(of name: String) -> [String] { Self.values(name.lowercased(), fields) }

    private static func values(_ name: String, _ fields: [(name: String, value: String)]) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
        default: false
        }
    }
}
