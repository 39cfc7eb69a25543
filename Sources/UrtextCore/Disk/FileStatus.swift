#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What the file system says of a file or folder without opening it. Who changes either changes this: at least the time of
/// the last change of status, which no program can set.
package struct FileStatus: Hashable, Sendable {
    /// Device, inode, mode, size, and seconds and nanoseconds of the last change of content and of status.
    let numbers: [8 of UInt64]

    static let count = 8

    /// `nil` when there is nothing, or nothing that may be looked at.
    package init?(of path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// - Parameter bytes: holds the path, and a zero byte behind it.
    init?(ofPathAt start: Int, in bytes: [UInt8]) {
        var status = stat()
        let result = unsafe bytes.withUnsafeBytes { buffer -> Int32 in
            guard let path = unsafe buffer.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self) else {
                return -1
            }
            return unsafe stat(path, &status)
        }
        guard result == 0 else { return nil }
        self.init(status)
    }

    init(numbers: [8 of UInt64]) { self.numbers = numbers }

    private init(_ status: stat) {
        func number(_ value: some BinaryInteger) -> UInt64 { UInt64(truncatingIfNeeded: value) }
        #if canImport(Darwin)
            let (content, change) = (status.st_mtimespec, status.st_ctimespec)
        #else
            let (content, change) = (status.st_mtim, status.st_ctim)
        #endif
        numbers = [
            number(status.st_dev), number(status.st_ino), number(status.st_mode), number(status.st_size),
            number(content.tv_sec), number(content.tv_nsec), number(change.tv_sec), number(change.tv_nsec),
        ]
    }

    package static func == (lhs: FileStatus, rhs: FileStatus) -> Bool {
        for index in lhs.numbers.indices where lhs.numbers[index] != rhs.numbers[index] { return false }
        return true
    }

    package func hash(into hasher: inout Hasher) {
        for index in numbers.indices { hasher.combine(numbers[index]) }
    }

    /// True when the last change is so long ago that the next one will have another time.
    ///
    /// Clocks of file systems tick every few milliseconds; some count whole seconds, or two at once.
    package func isSettled(before moment: WallTime) -> Bool {
        let latest = max(WallTime(numbers[4], numbers[5]), WallTime(numbers[6], numbers[7]))
        let countsSeconds = numbers[5] == 0 && numbers[7] == 0
        return latest.advanced(bySeconds: countsSeconds ? 2 : 0, nanoseconds: 50_000_000) < moment
    }
}
