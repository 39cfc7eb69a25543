import Foundation

/// An accepted connection, read and written with bounds on size and time.
public struct Connection: ~Copyable {
    private let descriptor: Int32
    private let patience: Int
    private var buffer: [UInt8] = []

    /// Takes over an open socket; it is closed at the end.
    ///
    /// - Parameters:
    ///   - descriptor: The socket.
    ///   - patience: How many seconds a whole request may take, and each answer.
    public init(_ descriptor: Int32, patience: Int = 10) {
        self.descriptor = descriptor
        self.patience = patience
        var time = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Reads the next request with its body.
    ///
    /// - Returns: `nil` when the client has gone, or says nothing for too long.
    public mutating func next() throws(Request.Refusal) -> (request: Request, body: [UInt8])? {
        let deadline = ContinuousClock.now + .seconds(patience)
        var head: [UInt8]?
        var searched = 0
        while head == nil {
            // What was searched need not be searched again, but for the last bytes of it.
            if let end = Self.end(of: buffer, from: max(0, searched - 3)) {
                head = Array(buffer[..<end])
                buffer.removeFirst(end + 4)
            } else {
                searched = buffer.count
                guard buffer.count <= Request.Limits.head else { throw Request.Refusal(status: 431) }
                guard more(until: deadline) else { return nil }
            }
        }
        let request = try Request(head: head ?? [])
        if request.expectsContinue, buffer.isEmpty { write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }
        while buffer.count < request.bodySize {
            guard more(until: deadline) else { return nil }
        }
        let body = Array(buffer.prefix(request.bodySize))
        buffer.removeFirst(request.bodySize)
        return (request, body)
    }

    /// Sends bytes; what a client that has gone does not take is lost.
    public func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Reads some bytes; false when there are none in time.
    private mutating func more(until deadline: ContinuousClock.Instant) -> Bool {
        let left = deadline - .now
        let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard milliseconds > 0, poll(&waiting, 1, Int32(clamping: milliseconds)) == 1 else { return false }
        var piece = [UInt8](repeating: 0, count: 16_384)
        let count = recv(descriptor, &piece, piece.count, 0)
        guard count > 0 else { return false }
        buffer += piece.prefix(count)
        return true
    }

    /// Where the empty line begins that ends the head.
    static func end(of bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= 4, start <= bytes.count - 4 else { return nil }
        return (start...bytes.count - 4).first {
            bytes[$0] == 13 && bytes[$0 + 1] == 10 && bytes[$0 + 2] == 13 && bytes[$0 + 3] == 10
        }
    }
}
