internal import SSPIInterface
public import SSPIRuntime

/// What binds an exchange to the channel that carries it, so that its tokens are of no use on another one.
///
/// Win32: `SEC_CHANNEL_BINDINGS`
///
/// Source: RFC 5056, RFC 5929, RFC 2744 section 3.11
public struct ChannelBindings: Hashable, Sendable {
    /// The bindings as the interface lays them out: eight numbers, then what they point to.
    package let initiatorType: UInt32
    package let initiator: [UInt8]
    package let acceptorType: UInt32
    package let acceptor: [UInt8]
    /// What identifies the channel, e.g. `tls-server-end-point:` and a hash. It may be empty, which is not the same as no
    /// bindings.
    public let applicationData: [UInt8]

    /// Makes bindings without addresses, as all users of today have them.
    ///
    /// - Parameter applicationData: What identifies the channel, the unique prefix and the colon included.
    public init(applicationData: [UInt8]) {
        initiatorType = 0
        initiator = []
        acceptorType = 0
        acceptor = []
        self.applicationData = applicationData
    }

    /// Reads the contents of a channel-bindings buffer.
    ///
    /// - Parameter bytes: A C structure `SEC_CHANNEL_BINDINGS` with what it points to behind it, offsets from its start.
    /// - Returns: `nil` when something points outside or into the structure itself.
    public init?(structure bytes: [UInt8]) {
        let reader = ByteReader(bytes)
        func part(_ offset: Int) -> [UInt8]? {
            guard let count = reader.uint32(at: offset), let start = reader.uint32(at: offset + 4) else { return nil }
            if count == 0 { return [] }
            guard start >= UInt32(ChannelBindings.headerSize) else { return nil }
            return reader.slice(at: Int(start), count: Int(count)).map { [UInt8]($0) }
        }
        guard let initiatorType = reader.uint32(at: 0), let initiator = part(4),
            let acceptorType = reader.uint32(at: 12),
            let acceptor = part(16), let applicationData = part(24)
        else { return nil }
        self.initiatorType = initiatorType
        self.initiator = initiator
        self.acceptorType = acceptorType
        self.acceptor = acceptor
        self.applicationData = applicationData
    }

    /// The buffer that carries the bindings into a call.
    public var buffer: SecurityBuffer {
        var bytes: [UInt8] = []
        var place = ChannelBindings.headerSize
        func describe(_ part: [UInt8]) {
            bytes.append(littleEndian: UInt32(truncatingIfNeeded: part.count))
            bytes.append(littleEndian: part.isEmpty ? 0 : UInt32(truncatingIfNeeded: place))
            place += part.count
        }
        bytes.append(littleEndian: initiatorType)
        describe(initiator)
        bytes.append(littleEndian: acceptorType)
        describe(acceptor)
        describe(applicationData)
        return SecurityBuffer(.channelBindings, bytes + initiator + acceptor + applicationData)
    }

    /// The hash that stands for the bindings in NTLM and Digest: MD5 over all parts, each with type or length before it.
    ///
    /// Source: RFC 4121 section 4.1.1.2, MS-NLMP 2.2.2.1
    public var hash: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: initiatorType)
        bytes.append(littleEndian: UInt32(truncatingIfNeeded: initiator.count))
        bytes += initiator
        bytes.append(littleEndian: acceptorType)
        bytes.append(littleEndian: UInt32(truncatingIfNeeded: acceptor.count))
        bytes += acceptor
        bytes.append(littleEndian: UInt32(truncatingIfNeeded: applicationData.count))
        bytes += applicationData
        return MD5.digest(bytes)
    }

    private static var headerSize: Int { 32 }
}

extension ChannelBindings {
    /// The bindings among a call's buffers.
    ///
    /// - Throws: `SEC_E_INVALID_TOKEN` when there are some and they cannot be read.
    package init?(among buffers: [SecurityBuffer]) throws(SecurityError) {
        guard let buffer = buffers.first(.channelBindings) else { return nil }
        guard let bindings = ChannelBindings(structure: buffer.bytes) else {
            throw SecurityError(.invalidToken, detail: "the channel bindings point outside of their buffer")
        }
        self = bindings
    }
}

/// Whether an initiator has to be bound to the acceptor's channel. Bindings that differ are refused in any case.
public enum ChannelBindingPolicy: Hashable, Sendable, CaseIterable {
    /// An initiator without bindings is refused.
    case required
    /// An initiator without bindings is taken.
    ///
    /// Win32: `ASC_REQ_ALLOW_MISSING_BINDINGS`
    case allowed
    /// Bindings are not looked at.
    case off
}
