/// One buffer of a call: its kind, its bytes, and how much room it has.
///
/// A list of them stands for the C array behind a buffer descriptor.
///
/// Win32: `SecBuffer`
public struct SecurityBuffer: Hashable, Sendable {
    /// What the buffer holds.
    public var kind: Kind
    /// What a function may do with it.
    public var attributes: Attributes
    /// The contents. On output, what the function wrote.
    public var bytes: [UInt8]
    /// How many bytes a function may write into it.
    public var capacity: Int

    /// Makes a buffer.
    ///
    /// - Parameters:
    ///   - kind: What it holds.
    ///   - bytes: The contents.
    ///   - capacity: How many bytes may be written into it; at least, and by default, as many as there are.
    ///   - attributes: What a function may do with it.
    public init(_ kind: Kind, _ bytes: [UInt8] = [], capacity: Int = 0, attributes: Attributes = []) {
        self.kind = kind
        self.bytes = bytes
        self.capacity = max(capacity, bytes.count)
        self.attributes = attributes
    }

    /// A buffer with an authentication token.
    public static func token(_ bytes: [UInt8]) -> SecurityBuffer { SecurityBuffer(.token, bytes) }

    /// An empty buffer with room for an authentication token.
    public static func token(capacity: Int) -> SecurityBuffer { SecurityBuffer(.token, capacity: capacity) }

    /// A buffer with message data.
    public static func data(_ bytes: [UInt8]) -> SecurityBuffer { SecurityBuffer(.data, bytes) }

    /// Overwrites the contents with zeros and gives up the room; other copies of the array keep theirs.
    ///
    /// Win32: `FreeContextBuffer`
    public mutating func erase() {
        unsafe bytes.withUnsafeMutableBytes { memory in unsafe SecretBytes.wipe(memory) }
        bytes = []
        capacity = 0
    }

    /// True when a function must leave the buffer as it is.
    public var isReadOnly: Bool {
        attributes.contains(.readOnly) || attributes.contains(.readOnlyWithChecksum)
    }
}

extension SecurityBuffer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Kind and size, never the contents.
    public var description: String { "\(kind), \(bytes.count) of \(capacity) bytes" }

    /// As ``description``.
    public var debugDescription: String { description }

    /// What a dump or a debugger shows: how many bytes there are, never which.
    public var customMirror: Mirror {
        Mirror(
            self,
            children: [
                "kind": kind, "attributes": attributes, "count": bytes.count, "capacity": capacity,
            ] as KeyValuePairs<String, Any>, displayStyle: .struct)
    }
}

extension Array<SecurityBuffer> {
    /// The first buffer of a kind.
    public func first(_ kind: SecurityBuffer.Kind) -> SecurityBuffer? { first { $0.kind == kind } }

    /// True when there is a buffer of a kind.
    public func contains(_ kind: SecurityBuffer.Kind) -> Bool { contains { $0.kind == kind } }

    /// True when there is a buffer of one kind or the other.
    public func contains(_ kind: SecurityBuffer.Kind, or other: SecurityBuffer.Kind) -> Bool {
        contains { $0.kind == kind || $0.kind == other }
    }

    /// True when there is a buffer of one of these kinds. The list of kinds costs an allocation; the other two do not.
    public func contains(anyOf kinds: SecurityBuffer.Kind...) -> Bool { contains { kinds.contains($0.kind) } }

    /// True when there is a token with at least one byte: what the peer has sent.
    public var hasToken: Bool { contains { $0.kind == .token && !$0.bytes.isEmpty } }

    /// Puts a core's token where the caller gets it.
    ///
    /// The first token buffer takes it. Where there is none, or it is too small, the list is enlarged if the caller asked
    /// the package to allocate; if not, nothing is written.
    ///
    /// - Parameters:
    ///   - token: The bytes for the peer; `nil` and no bytes empty the buffer.
    ///   - allocating: True when the caller asked the package to allocate.
    /// - Returns: False when there is no room.
    public mutating func deliver(token: [UInt8]?, allocating: Bool) -> Bool {
        let bytes = token ?? []
        if let index = firstIndex(where: { $0.kind == .token && !$0.isReadOnly }) {
            guard allocating || bytes.count <= self[index].capacity else { return false }
            self[index].bytes = bytes
            self[index].capacity = Swift.max(self[index].capacity, bytes.count)
            return true
        }
        guard !bytes.isEmpty else { return true }
        guard allocating else { return false }
        append(.token(bytes))
        return true
    }
}
