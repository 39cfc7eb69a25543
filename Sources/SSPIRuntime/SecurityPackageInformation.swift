/// What a security package says of itself.
///
/// Win32: `SecPkgInfo`
public struct SecurityPackageInformation: Hashable, Sendable {
    /// What the package can do. Win32: the bits `SECPKG_FLAG_*` of `fCapabilities`
    public var capabilities: UInt32
    /// The version of the package's protocol. Win32: `wVersion`
    public var version: UInt16
    /// The package's number in DCE RPC; `0xFFFF` for none. Win32: `wRPCID`
    public var rpcID: UInt16
    /// The largest token of the package, in bytes. Win32: `cbMaxToken`
    public var maximumToken: Int
    /// The package's name, as callers give it. Win32: `Name`
    public var name: String
    /// A few words about the package. Win32: `Comment`
    public var comment: String

    /// Makes the information.
    public init(
        name: String, comment: String, capabilities: UInt32 = 0, version: UInt16 = 1, rpcID: UInt16 = 0xFFFF,
        maximumToken: Int = 0
    ) {
        self.name = name
        self.comment = comment
        self.capabilities = capabilities
        self.version = version
        self.rpcID = rpcID
        self.maximumToken = maximumToken
    }
}
