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
