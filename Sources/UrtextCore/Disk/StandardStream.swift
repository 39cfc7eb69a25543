#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Standard output and standard error, or another stream in their place, unbuffered.
package struct StandardStream: Sendable {
    package static let output = StandardStream(descriptor: STDOUT_FILENO)
    package static let error = StandardStream(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    /// A stream that somebody else opened and will close.
    package init(descriptor: Int32) { self.descriptor = descriptor }

    /// True when a person looks at it.
    package var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes the whole text. False when the stream is closed or full; there is nowhere left to complain about
    /// standard error, and the caller decides about standard output.
    @discardableResult
    package func write(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let bytes = unsafe Span(_unsafeElements: bytes)
            var start = 0
            while start < bytes.count {
                let count = posixWrite(descriptor, bytes.extracting(droppingFirst: start))
                if count < 0 { return false }
                start += count
            }
            return true
        }
    }
}
