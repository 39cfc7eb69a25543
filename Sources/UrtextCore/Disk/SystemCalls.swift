#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The calls through which a file is written, as values: a test replaces one of them to see what happens when it fails.
///
/// Each returns what the POSIX function returns, and leaves `errno` as that function does.
package struct SystemCalls: Sendable {
    package var write: @Sendable (_ descriptor: Int32, _ bytes: Span<UInt8>) -> Int
    package var flush: @Sendable (_ descriptor: Int32) -> Int32
    package var rename: @Sendable (_ from: String, _ to: String) -> Int32
    /// Two names of one file system change what they name, in one step.
    package var exchange: @Sendable (_ left: String, _ right: String) -> Int32

    /// The operating system's own.
    package static let system = SystemCalls(
        write: posixWrite, flush: { fsync($0) }, rename: posixRename, exchange: posixExchange)
}
