internal import SSPIInterface
internal import SSPIRuntime
internal import VisibleLock

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A file of secrets that is read again when it changes, and refused when others could read or change it.
///
/// - Parameter Contents: What is made of the file.
final class AccountFileReader<Contents: Sendable>: Sendable {
    /// What identifies one state of a file. The time of its last change says nothing alone: tools that copy files set it.
    private struct Stamp: Hashable {
        var device: UInt64
        var inode: UInt64
        var size: Int64
        var seconds: Int64
        var nanoseconds: Int64
        var statusSeconds: Int64
        var statusNanoseconds: Int64
    }

    /// After how many seconds the time of a change is that of no other one. Clocks of file systems go by ticks, of up to two
    /// seconds.
    static var settlingTime: Int64 { 3 }
    /// How large a file may be.
    static var maximumSize: Int { 64 << 20 }

    private let path: String
    private let title: String
    private let code: SecurityError.Code
    private let flags: Int32
    private let isMaintained: Bool
    private let clock: WallClock
    private let parse: @Sendable ([UInt8]) throws(SecurityError) -> Contents
    private let known = Lock<(stamp: Stamp, contents: Contents)?>(nil)

    /// Makes a reader; nothing is read yet.
    ///
    /// - Parameters:
    ///   - path: Where the file is.
    ///   - title: What it is, for a person.
    ///   - code: The failure of a file that cannot be used.
    ///   - followsLinks: True when the path may be that of a symbolic link. What it names is looked at in any case.
    ///   - isMaintained: True for whoever looks after files of others: the system's administrator may, who has no need to own
    ///     them.
    ///   - clock: The time of day.
    ///   - parse: Makes something of the bytes, which are wiped afterwards; what it throws is thrown for every question until
    ///     the file is mended.
    init(
        path: String, title: String = "the file of accounts", code: SecurityError.Code = .noAuthenticatingAuthority,
        followsLinks: Bool = false, isMaintained: Bool = false, clock: WallClock = .system,
        parse: @escaping @Sendable ([UInt8]) throws(SecurityError) -> Contents
    ) {
        self.path = path
        self.title = title
        self.code = code
        self.isMaintained = isMaintained
        self.clock = clock
        self.parse = parse
        flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
    }

    /// What the file holds now.
    ///
    /// - Throws: The reader's failure when it cannot be read, or when others may read or change it.
    func contents() throws(SecurityError) -> Contents {
        let descriptor = unsafe open(path, flags)
        guard descriptor >= 0 else { throw failure("cannot be opened") }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure("cannot be looked at") }
        // What is looked at is what is read: the open file, not the path.
        guard status.st_mode & S_IFMT == S_IFREG else { throw failure("is no plain file") }
        guard status.st_mode & (S_IRWXG | S_IRWXO) == 0 else {
            throw failure("may be read or changed by others; give it mode 0600")
        }
        guard status.st_uid == geteuid() || status.st_uid == 0 || isMaintained && geteuid() == 0 else {
            throw failure("belongs to somebody else")
        }
        let stamp = Stamp(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
            seconds: Int64(status.st_mtim.tv_sec), nanoseconds: Int64(status.st_mtim.tv_nsec),
            statusSeconds: Int64(status.st_ctim.tv_sec), statusNanoseconds: Int64(status.st_ctim.tv_nsec))
        if let contents = known.withLock({ $0?.stamp == stamp ? $0?.contents : nil }) { return contents }
        // Before the file is read: what follows in the same tick has the same time, and would never be seen.
        let isSettled = clock.now.secondsSince1970 - Int64(status.st_ctim.tv_sec) >= Self.settlingTime
        let size = Int(status.st_size)
        guard size <= Self.maximumSize else { throw failure("is larger than any list of accounts") }
        var bytes = [UInt8](repeating: 0, count: size)
        defer { bytes.wipe() }
        try read(descriptor, into: &bytes)
        let contents = try parse(bytes)
        known.withLock { $0 = isSettled ? (stamp, contents) : nil }
        return contents
    }

    private func read(_ descriptor: Int32, into bytes: inout [UInt8]) throws(SecurityError) {
        let size = bytes.count
        var count = 0
        while count < size {
            let more = unsafe bytes.withUnsafeMutableBytes { memory in
                unsafe Self.system(descriptor, memory.baseAddress?.advanced(by: count), size - count)
            }
            if more < 0, errno == EINTR { continue }
            guard more > 0 else { throw failure("was cut while it was read") }
            count += more
        }
    }

    private static func system(_ descriptor: Int32, _ place: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        guard let place = unsafe place else { return 0 }
        #if canImport(Glibc)
            return unsafe Glibc.read(descriptor, place, count)
        #elseif canImport(Musl)
            return unsafe Musl.read(descriptor, place, count)
        #else
            return unsafe Darwin.read(descriptor, place, count)
        #endif
    }

    /// The reader's failure.
    func failure(_ what: String) -> SecurityError {
        SecurityError(code, detail: "\(title) \(path) \(what)")
    }
}
