/// The answer to a query about a context: one of the structures that a selector stands for.
///
/// It cannot be copied, since it may hold the session key.
public enum ContextAttributeValue: ~Copyable, Sendable {
    /// Sizes for protecting messages. Win32: `SecPkgContext_Sizes`
    case sizes(ContextSizes)
    /// Sizes for protecting messages of a stream. Win32: `SecPkgContext_StreamSizes`
    case streamSizes(ContextStreamSizes)
    /// A name: the user, or the client's idea of the target. Win32: `SecPkgContext_Names` and others
    case name(String)
    /// A native name on both sides. Win32: `SecPkgContext_NativeNames`
    case nativeNames(client: String, server: String)
    /// From when until when the context is good. Win32: `SecPkgContext_Lifespan`
    case lifespan(start: TimeStamp, expiry: TimeStamp)
    /// A moment, e.g. when the password expires. Win32: `SecPkgContext_PasswordExpiry`
    case time(TimeStamp)
    /// The attributes as bits. Win32: `SecPkgContext_Flags`
    case flags(UInt32)
    /// The session key; wiped when its owner ends. Win32: `SecPkgContext_SessionKey`
    case sessionKey(SecretBytes)
    /// The package that was used or chosen. Win32: `SecPkgContext_PackageInfo`, `SecPkgContext_NegotiationInfo`
    case package(name: String, comment: String)
    /// The algorithms. Win32: `SecPkgContext_KeyInfo`
    case keyInfo(signature: String, encryption: String, keyBits: Int)
    /// The status of the last token of the client. Win32: `SecPkgContext_LastClientTokenStatus`
    case status(UInt32)
    /// Anything else, as the package lays it out.
    case bytes([UInt8])
}

/// Sizes for protecting messages, in bytes.
///
/// Win32: `SecPkgContext_Sizes`
public struct ContextSizes: Hashable, Sendable {
    /// The largest token of the exchange.
    public var maximumToken: Int
    /// The largest signature.
    public var maximumSignature: Int
    /// What encrypted data comes in multiples of.
    public var blockSize: Int
    /// The largest trailer of an encrypted message.
    public var securityTrailer: Int

    /// Makes the sizes.
    public init(maximumToken: Int, maximumSignature: Int, blockSize: Int, securityTrailer: Int) {
        self.maximumToken = maximumToken
        self.maximumSignature = maximumSignature
        self.blockSize = blockSize
        self.securityTrailer = securityTrailer
    }
}

/// Sizes for protecting messages of a stream, in bytes.
///
/// Win32: `SecPkgContext_StreamSizes`
public struct ContextStreamSizes: Hashable, Sendable {
    /// The header of a message.
    public var header: Int
    /// The trailer of a message.
    public var trailer: Int
    /// The largest message.
    public var maximumMessage: Int
    /// How many buffers a call takes.
    public var buffers: Int
    /// What encrypted data comes in multiples of.
    public var blockSize: Int

    /// Makes the sizes.
    public init(header: Int, trailer: Int, maximumMessage: Int, buffers: Int, blockSize: Int) {
        self.header = header
        self.trailer = trailer
        self.maximumMessage = maximumMessage
        self.buffers = buffers
        self.blockSize = blockSize
    }
}
