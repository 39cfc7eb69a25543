/// The answer to a query about a context: one of the structures that a selector stands for.
///
/// It cannot be copied, since it may hold the session key.
public enum ContextAttributeValue: ~Copyable, Sendable {
    /// Sizes for protecting messages. Win32: `SecPkgContext_Sizes`
    case sizes(ContextSizes)
    /// Sizes for protecting messages of a stream. Win32: `SecPkgContext_StreamSizes`
    case streamSizes(ContextStreamSizes)
    /// A name: of the user, or of the authority that vouched. Win32: `SecPkgContext_Names`, `SecPkgContext_Authority`
    case name(String)
    /// A native name on both sides. Win32: `SecPkgContext_NativeNames`
    case nativeNames(client: String, server: String)
    /// The target as the client named it; empty when it named none. A name that the client does not vouch for may be one that
    /// somebody else made it ask for, and is no reason to let it in. Win32: `SecPkgContext_ClientSpecifiedTarget`
    case clientSpecifiedTarget(String, isVouchedFor: Bool)
    /// The kind and the name of the credential that was used. Win32: `SecPkgContext_CredentialName`
    case credentialName(type: UInt32, name: String)
    /// From when until when the context is good. Win32: `SecPkgContext_Lifespan`
    case lifespan(start: TimeStamp, expiry: TimeStamp)
    /// A moment, e.g. when the password expires. Win32: `SecPkgContext_PasswordExpiry`
    case time(TimeStamp)
    /// The attributes as bits. Win32: `SecPkgContext_Flags`, `SecPkgContext_UserFlags`
    case flags(UInt32)
    /// The session key; wiped when its owner ends. Win32: `SecPkgContext_SessionKey`
    case sessionKey(SecretBytes)
    /// The algorithms and the length of the key. Win32: `SecPkgContext_KeyInfo`
    case keyInformation(ContextKeyInformation)
    /// The package that made the context. Win32: `SecPkgContext_PackageInfo`
    case package(SecurityPackageInformation)
    /// The package that was negotiated, and how far that is. Win32: `SecPkgContext_NegotiationInfo`
    case negotiation(SecurityPackageInformation, state: NegotiationState)
    /// The protocol and its version. Win32: `SecPkgContext_ProtoInfo`
    case protocolInformation(name: String, major: UInt32, minor: UInt32)
    /// The authorization service and its data. Win32: `SecPkgContext_DceInfo`
    case dceInformation(authorizationService: UInt32, data: [UInt8])
    /// Bindings of a channel, unique or of its end point, as they go into the exchange. Win32: `SecPkgContext_Bindings`
    case channelBindings([UInt8])
    /// What the server said of itself, as it came. Win32: `SecPkgContext_TargetInformation`
    case targetInformation([UInt8])
    /// What the client's last token was: yes, no or perhaps the last one. Win32: `SecPkgContext_LastClientTokenStatus`
    case status(UInt32)
    /// Anything else, as the package lays it out.
    case bytes([UInt8])
}
