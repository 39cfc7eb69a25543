/// The algorithms that protect a context's messages.
///
/// Win32: `SecPkgContext_KeyInfo`
public struct ContextKeyInformation: Hashable, Sendable {
    /// The signature algorithm by name, e.g. `HMAC-MD5`.
    public var signature: String
    /// The encryption algorithm by name, e.g. `RC4`.
    public var encryption: String
    /// The length of the session key, in bits.
    public var keyBits: Int
    /// The signature algorithm by number, as the package counts them.
    public var signatureAlgorithm: UInt32
    /// The encryption algorithm by number, as the package counts them.
    public var encryptionAlgorithm: UInt32

    /// Makes the information.
    public init(
        signature: String, encryption: String, keyBits: Int, signatureAlgorithm: UInt32 = 0,
        encryptionAlgorithm: UInt32 = 0
    ) {
        self.signature = signature
        self.encryption = encryption
        self.keyBits = keyBits
        self.signatureAlgorithm = signatureAlgorithm
        self.encryptionAlgorithm = encryptionAlgorithm
    }
}
