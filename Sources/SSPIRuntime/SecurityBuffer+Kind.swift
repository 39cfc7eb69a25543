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
        /// Hints about the mechanisms of an exchange. Win32: `SECBUFFER_NEGOTIATION_INFO`
        public static var negotiationInformation: Kind { Kind(rawValue: 8) }
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
        /// What the domain asks of passwords, after one could not be changed. Win32: `SECBUFFER_CHANGE_PASS_RESPONSE`
        public static var changePasswordResponse: Kind { Kind(rawValue: 15) }
        /// The service principal name of the target, as the client knows it; Digest with channel bindings. Win32: `SECBUFFER_TARGET_HOST`
        public static var targetHost: Kind { Kind(rawValue: 16) }
        /// An alert message for the peer. Win32: `SECBUFFER_ALERT`
        public static var alert: Kind { Kind(rawValue: 17) }
        /// The application protocols to negotiate. Win32: `SECBUFFER_APPLICATION_PROTOCOLS`
        public static var applicationProtocols: Kind { Kind(rawValue: 18) }
        /// Protection profiles of SRTP, best first. Win32: `SECBUFFER_SRTP_PROTECTION_PROFILES`
        public static var srtpProtectionProfiles: Kind { Kind(rawValue: 19) }
        /// The identifier of the SRTP master key. Win32: `SECBUFFER_SRTP_MASTER_KEY_IDENTIFIER`
        public static var srtpMasterKeyIdentifier: Kind { Kind(rawValue: 20) }
        /// Version and key parameters of token binding, best first. Win32: `SECBUFFER_TOKEN_BINDING`
        public static var tokenBinding: Kind { Kind(rawValue: 21) }
        /// A key that both sides already have; at most 256 bytes. Win32: `SECBUFFER_PRESHARED_KEY`
        public static var presharedKey: Kind { Kind(rawValue: 22) }
        /// Which of the keys that both sides already have. Win32: `SECBUFFER_PRESHARED_KEY_IDENTITY`
        public static var presharedKeyIdentity: Kind { Kind(rawValue: 23) }
        /// The largest datagram of DTLS. Win32: `SECBUFFER_DTLS_MTU`
        public static var dtlsMTU: Kind { Kind(rawValue: 24) }
        /// A TLS extension to send. Win32: `SECBUFFER_SEND_GENERIC_TLS_EXTENSION`
        public static var sendGenericTLSExtension: Kind { Kind(rawValue: 25) }
        /// TLS extensions of the peer to hand over. Win32: `SECBUFFER_SUBSCRIBE_GENERIC_TLS_EXTENSION`
        public static var subscribeGenericTLSExtension: Kind { Kind(rawValue: 26) }
        /// Further flags of a call. Win32: `SECBUFFER_FLAGS`
        public static var flags: Kind { Kind(rawValue: 27) }
        /// The secrets of a TLS session, for another layer to protect its records. Win32: `SECBUFFER_TRAFFIC_SECRETS`
        public static var trafficSecrets: Kind { Kind(rawValue: 28) }
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
        /// Bits that are set aside. Win32: `SECBUFFER_RESERVED`
        public static var reserved: Attributes { Attributes(rawValue: 0x6000_0000) }
        /// The buffer is not to be written to, and covered by a signature. Win32: `SECBUFFER_READONLY_WITH_CHECKSUM`
        public static var readOnlyWithChecksum: Attributes { Attributes(rawValue: 0x1000_0000) }
    }

    /// Kind and attributes as the one number of the C structure.
    public var bufferType: UInt32 { kind.rawValue | attributes.rawValue }

    /// Makes a buffer from the one number of the C structure.
    ///
    /// - Parameters:
    ///   - bufferType: Kind and attributes.
    ///   - bytes: The contents.
    ///   - capacity: How many bytes may be written into it.
    public init(bufferType: UInt32, _ bytes: [UInt8] = [], capacity: Int = 0) {
        self.init(
            Kind(rawValue: bufferType), bytes, capacity: capacity, attributes: Attributes(rawValue: bufferType))
    }
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
        case .negotiationInformation: "SECBUFFER_NEGOTIATION_INFO"
        case .changePasswordResponse: "SECBUFFER_CHANGE_PASS_RESPONSE"
        case .targetHost: "SECBUFFER_TARGET_HOST"
        case .alert: "SECBUFFER_ALERT"
        case .applicationProtocols: "SECBUFFER_APPLICATION_PROTOCOLS"
        case .srtpProtectionProfiles: "SECBUFFER_SRTP_PROTECTION_PROFILES"
        case .srtpMasterKeyIdentifier: "SECBUFFER_SRTP_MASTER_KEY_IDENTIFIER"
        case .tokenBinding: "SECBUFFER_TOKEN_BINDING"
        case .presharedKey: "SECBUFFER_PRESHARED_KEY"
        case .presharedKeyIdentity: "SECBUFFER_PRESHARED_KEY_IDENTITY"
        case .dtlsMTU: "SECBUFFER_DTLS_MTU"
        case .sendGenericTLSExtension: "SECBUFFER_SEND_GENERIC_TLS_EXTENSION"
        case .subscribeGenericTLSExtension: "SECBUFFER_SUBSCRIBE_GENERIC_TLS_EXTENSION"
        case .flags: "SECBUFFER_FLAGS"
        case .trafficSecrets: "SECBUFFER_TRAFFIC_SECRETS"
        default: Hexadecimal.text(rawValue)
        }
    }
}
