import CExchange

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

// POSIX functions under names of their own: inside a type that has a method `read`, the bare name means the method, and
// the module's name differs from system to system.

/// `read(2)`, again when a signal came in between.
func posixRead(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    while true {
        let size = unsafe read(descriptor, buffer.baseAddress, buffer.count)
        if size >= 0 || errno != EINTR { return size }
    }
}

/// `write(2)`, again when a signal came in between; it may write less than it was given.
func posixWrite(_ descriptor: Int32, _ bytes: Span<UInt8>) -> Int {
    unsafe bytes.withUnsafeBytes { buffer in
        while true {
            let size = unsafe write(descriptor, buffer.baseAddress, buffer.count)
            if size >= 0 || errno != EINTR { return size }
        }
    }
}

/// `open(2)` for a file that must not exist yet; readable and writable as the user's mask allows.
func posixOpenNew(_ path: String) -> Int32 {
    unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
}

/// `rename(2)`.
func posixRename(_ from: String, _ to: String) -> Int32 { unsafe rename(from, to) }

/// `renameat2(2)` with `RENAME_EXCHANGE`, on macOS `renamex_np(2)` with `RENAME_SWAP`: two names change what they name.
func posixExchange(_ left: String, _ right: String) -> Int32 { unsafe exchange_names(left, right) }
