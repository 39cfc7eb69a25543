import Foundation

/// A listening socket on the loopback address, and on no other: this server speaks in the clear.
public final class Listener: Sendable {
    /// How many connections are served at once.
    public static let connections = 64

    private let descriptor: Int32
    /// The port.
    public let port: UInt16

    /// Begins to listen; `nil` where the port is taken.
    ///
    /// - Parameter port: The port; any free one for zero.
    public init?(port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var isReused: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isReused, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, size) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, pointer, &size) == 0
            }
        }
        guard isListening else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        self.port = UInt16(bigEndian: address.sin_port)
    }

    /// Serves connections for ever, each on a thread of its own.
    ///
    /// - Parameter serve: Serves one connection to its end; the argument is its socket.
    public func run(_ serve: @escaping @Sendable (Int32) -> Void) -> Never {
        let places = DispatchSemaphore(value: Self.connections)
        while true {
            let accepted = accept(descriptor, nil, nil)
            guard accepted >= 0 else {
                // Out of descriptors, or a client that left at once: both pass.
                usleep(10_000)
                continue
            }
            guard places.wait(timeout: .now() + 1) == .success else {
                let connection = Connection(accepted)
                connection.write(Answer(status: 503, closes: true).bytes(isHead: false))
                continue
            }
            let thread = Thread {
                serve(accepted)
                places.signal()
            }
            thread.stackSize = 1 << 20
            thread.start()
        }
    }
}
