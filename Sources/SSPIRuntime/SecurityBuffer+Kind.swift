extension SecurityBuffer {
    /// What a buffer holds. Open: kinds that are not named here are values like any other.
    ///
    /// Win32: `SECBUFFER_*`, without the attribute bits
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// The number without attribute bits.
        public let rawValue: UInt32

        /// Makes a kind from its number; attribute bits are dropped.
        public init(rawValue: UInt32) { self.rawValue = rawValue & ~Attributes.mask }

        /// A place holder. Win32: `SECBUFFER_EMPTY`
        public static var empty: Kind { Kind(rawValue: 0) }
        /// Message data. Win32: `SECBUFFER_DATA`
        public static var data: Kind { Kind(rawValue: 1) }
        /// A token for or from the peer, or a signature. Win32: `SECBUFFER_TOKEN`
        public static var token: Kind { Kind(rawValue: 2) }
        /// Parameters of the package, e.g. the method and realm of HTTP Digest. Win32: `SECBUFFER_PKG_PARAMS`
        public static var packageParameters: Kind { Kind(rawValue: 3) }
        /// How many bytes are still missing. Win32: `SECBUFFER_MISSING`
        public static var missing: Kind { Kind(rawValue: 4) }
        /// Bytes that were given and not used. Win32: `SECBUFFER_EXTRA`
        public static var extra: Kind { Kind(rawValue: 5) }
        /// The trailer of a protected message. Win32: `SECBUFFER_STREAM_TRAILER`
        public static var streamTrailer: Kind { Kind(rawValue: 6) }
        /// The header of a protected message. Win32: `SECBUFFER_STREAM_HEADER`
        public static var streamHeader: Kind { Kind(rawValue: 7) }
        /// Padding of a protected message. Win32: `SECBUFFER_PADDING`
        public static var padding: Kind { Kind(rawValue: 9) }
        /// A whole protected message as it came over the wire. Win32: `SECBUFFER_STREAM`
        public static var stream: Kind { Kind(rawValue: 10) }
        /// A list of mechanisms. Win32: `SECBUFFER_MECHLIST`
        public static var mechanismList: Kind { Kind(rawValue: 11) }
        /// The signature of a list of mechanisms. Win32: `SECBUFFER_MECHLIST_SIGNATURE`
        public static var mechanismListSignature: Kind { Kind(rawValue: 12) }
        /// The target of the call. Win32: `SECBUFFER_TARGET`
        public static var target: Kind { Kind(rawValue: 13) }
        /// Bindings to an outer channel. Win32: `SECBUFFER_CHANNEL_BINDINGS`
        public static var channelBindings: Kind { Kind(rawValue: 14) }
    }

    /// What a function may do with a buffer.
    ///
    /// Win32: the bits of `SECBUFFER_ATTRMASK`
    public struct Attributes: OptionSet, Hashable, Sendable {
        /// The bits, where they stand in a C buffer type.
        public let rawValue: UInt32

        /// Makes a set; bits outside the mask are dropped.
        public init(rawValue: UInt32) { self.rawValue = rawValue & Attributes.mask }

        /// The bits that are attributes. Win32: `SECBUFFER_ATTRMASK`
        public static var mask: UInt32 { 0xF000_0000 }
        /// The buffer is not to be written to, and not covered by a signature. Win32: `SECBUFFER_READONLY`
        public static var readOnly: Attributes { Attributes(rawValue: 0x8000_0000) }
        /// The buffer is not to be written to, and covered by a signature. Win32: `SECBUFFER_READONLY_WITH_CHECKSUM`
        public static var readOnlyWithChecksum: Attributes { Attributes(rawValue: 0x1000_0000) }
    }

    /// Kind and attributes as the one number of the C structure.
    public var bufferType: UInt32 { kind.rawValue | attributes.rawValue }
}

extension SecurityBuffer.Kind: CustomStringConvertible {
    /// The Win32 symbol, or the number of a kind that has none here.
    public var description: String {
        switch self {
        case .empty: "SECBUFFER_EMPTY"
        case .data: "SECBUFFER_DATA"
        case .token: "SECBUFFER_TOKEN"
        case .packageParameters: "SECBUFFER_PKG_PARAMS"
        case .missing: "SECBUFFER_MISSING"
        case .extra: "SECBUFFER_EXTRA"
        case .streamTrailer: "SECBUFFER_STREAM_TRAILER"
        case .streamHeader: "SECBUFFER_STREAM_HEADER"
        case .padding: "SECBUFFER_PADDING"
        case .stream: "SECBUFFER_STREAM"
        case .mechanismList: "SECBUFFER_MECHLIST"
        case .mechanismListSignature: "SECBUFFER_MECHLIST_SIGNATURE"
        case .target: "SECBUFFER_TARGET"
        case .channelBindings: "SECBUFFER_CHANNEL_BINDINGS"
        default: Hexadecimal.text(rawValue)
        }
    }
}
