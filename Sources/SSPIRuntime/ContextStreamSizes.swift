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
