/// An answer of HTTP/1.1.
public struct Answer: Sendable {
    /// The status.
    public var status: Int
    /// The fields, in order; those about the body are added.
    public var fields: [(name: String, value: String)]
    /// The body, plain text.
    public var body: String
    /// True when the connection ends with this answer.
    public var closes: Bool

    /// Makes an answer.
    public init(status: Int, fields: [(name: String, value: String)] = [], body: String = "", closes: Bool = false) {
        self.status = status
        self.fields = fields
        self.body = body
        self.closes = closes
    }

    /// The answer as it is sent.
    ///
    /// - Parameter isHead: True for an answer to HEAD, which has no body.
    public func bytes(isHead: Bool) -> [UInt8] {
        var text = "HTTP/1.1 \(status) \(Self.reasons[status] ?? "Answer")\r\n"
        for field in fields {
            // Whatever went wrong before, no value begins a field of its own.
            let value = field.value.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\t" }
            text += "\(field.name): \(String(String.UnicodeScalarView(value)))\r\n"
        }
        text += "Content-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\n"
        text += "X-Content-Type-Options: nosniff\r\nContent-Length: \(body.utf8.count)\r\n"
        text += closes ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n"
        return Array((isHead ? text : text + body).utf8)
    }

    private static let reasons = [
        200: "OK", 400: "Bad Request", 401: "Unauthorized", 408: "Request Timeout", 413: "Content Too Large",
        431: "Request Header Fields Too Large", 501: "Not Implemented", 503: "Service Unavailable",
        505: "HTTP Version Not Supported",
    ]
}
