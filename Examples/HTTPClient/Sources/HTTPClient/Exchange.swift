import Foundation

/// One connection to a server on this machine.
struct Exchange: ~Copyable {
    /// An answer.
    struct Answer {
        var status: Int
        var fields: [(name: String, value: String)]
        var body: [UInt8]

        func values(of name: String) -> [String] {
            fields.filter { $0.name == name.lowercased() }.map(\.value)
        }
    }

    /// Why there is no answer.
    struct Failure: Error {
        let text: String
    }

    private static let limit = 1 << 20
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    /// True when the server has closed the connection, or is about to.
    private(set) var isOver = false

    init(port: UInt16) throws(Failure) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var time = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isOpen = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isOpen else { throw Failure(text: "nobody listens on port \(port)") }
    }

    deinit { close(descriptor) }

    /// Sends a request and reads the answer.
    mutating func ask(
        _ method: String, _ path: String, host: String, authorization: String?
    ) throws(Failure) -> Answer {
        var text = "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\nContent-Length: 0\r\n"
        if let authorization { text += "Authorization: \(authorization)\r\n" }
        var rest = Array((text + "\r\n").utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(text: "the server has gone") }
            rest = rest.dropFirst(count)
        }
        return try answer(hasBody: method != "HEAD")
    }

    private mutating func answer(hasBody: Bool) throws(Failure) -> Answer {
        let end = Array("\r\n\r\n".utf8)
        var head = buffer.firstRange(of: end)
        while head == nil {
            try more()
            head = buffer.firstRange(of: end)
        }
        guard let head else { throw Failure(text: "the answer has no end") }
        let text = String(decoding: buffer[..<head.lowerBound], as: UTF8.self)
        buffer.removeFirst(head.upperBound)
        var lines = text.split(separator: "\r\n")
        let words = lines.isEmpty ? [] : lines.removeFirst().split(separator: " ")
        guard words.count > 1, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            throw Failure(text: "the answer is none of HTTP")
        }
        var answer = Answer(status: status, fields: [], body: [])
        for line in lines {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            answer.fields.append((parts[0].lowercased(), parts[1].trimmingCharacters(in: .whitespaces)))
        }
        guard answer.values(of: "Transfer-Encoding").isEmpty else {
            throw Failure(text: "answers in pieces are not understood")
        }
        let size = hasBody ? answer.values(of: "Content-Length").first.flatMap { Int($0) } ?? 0 : 0
        guard (0...Self.limit).contains(size) else { throw Failure(text: "the answer is too long") }
        while buffer.count < size { try more() }
        answer.body = Array(buffer.prefix(size))
        buffer.removeFirst(size)
        isOver = answer.values(of: "Connection").contains { $0.lowercased() == "close" }
        return answer
    }

    private mutating func more() throws(Failure) {
        var piece = [UInt8](repeating: 0, count: 16_384)
        let count = recv(descriptor, &piece, piece.count, 0)
        guard count > 0 else { throw Failure(text: "the server has gone, or says nothing") }
        buffer += piece.prefix(count)
        guard buffer.count <= 2 * Self.limit else { throw Failure(text: "the answer is too long") }
    }
}
