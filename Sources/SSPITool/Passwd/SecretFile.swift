internal import Foundation

/// A file of secrets that is changed as a whole or not at all, by one process at a time.
///
/// The file is locked while it is changed, in both ways that there are: Samba locks records, others the file. The new contents
/// go into a file beside it that nobody else may read, and that takes the old one's place in one step. Readers see the one or
/// the other.
struct SecretFile {
    /// How large a file may be.
    static var sizeLimit: Int { 64 << 20 }
    /// How long to wait for a lock, in tenths of a second.
    var patience = 100

    let path: String

    init(_ path: String) { self.path = path }

    /// Reads the file.
    func contents() throws(ToolError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure("cannot be opened: \(reason)") }
        defer { close(descriptor) }
        return try contents(of: descriptor, try check(descriptor))
    }

    /// Changes the file.
    ///
    /// - Parameters:
    ///   - creates: True when a file that is not there is made.
    ///   - change: Makes the new contents of the old ones.
    ///   - verify: Looks at the new file before it takes the old one's place.
    func edit(
        creates: Bool, _ change: ([UInt8]) throws(ToolError) -> [UInt8],
        verify: (_ path: String) throws(ToolError) -> Void
    ) throws(ToolError) {
        let (descriptor, isNew) = try lock(creates: creates)
        defer { close(descriptor) }
        do throws(ToolError) {
            let status = try check(descriptor)
            var old = try contents(of: descriptor, status)
            defer { old.wipe() }
            var new = try change(old)
            defer { new.wipe() }
            try replace(by: new, owner: status, verify)
        } catch {
            // A file that was made for this is taken away again.
            if isNew { unsafe _ = unlink(path) }
            throw error
        }
    }

    // MARK: Locking

    private func lock(creates: Bool) throws(ToolError) -> (descriptor: Int32, isNew: Bool) {
        var isNew = false
        for attempt in 0..<max(1, patience) {
            if attempt > 0 { usleep(100_000) }
            var descriptor = unsafe open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
            if descriptor < 0, errno == ENOENT, creates {
                descriptor = unsafe open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_CREAT | O_EXCL, 0o600)
                if descriptor < 0, errno == EEXIST { continue }
                isNew = descriptor >= 0
            }
            guard descriptor >= 0 else {
                let hint = errno == ENOENT ? "; 'add' with --create makes it" : ""
                throw failure("cannot be opened: \(reason)\(hint)")
            }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0, Self.lockRecords(of: descriptor) {
                if isStillNamed(descriptor) { return (descriptor, isNew) }
                // Somebody has put another file in its place since it was opened.
                isNew = false
                close(descriptor)
                continue
            }
            let isLocked = errno == EWOULDBLOCK || errno == EINTR || errno == EACCES
            close(descriptor)
            guard isLocked else { throw failure("cannot be locked: \(reason)") }
            isNew = false
        }
        throw failure("is being changed by somebody else; try again later")
    }

    /// The command that locks records for an open file, and not for the process, which would lose the lock with the first
    /// descriptor of the file that it closes.
    static var recordLock: Int32 {
        #if os(Linux)
            // F_OFD_SETLK
            37
        #else
            F_SETLK
        #endif
    }

    private static func lockRecords(of descriptor: Int32) -> Bool {
        var all = flock()
        all.l_type = Int16(F_WRLCK)
        all.l_whence = Int16(SEEK_SET)
        return unsafe fcntl(descriptor, recordLock, &all) == 0
    }

    private func isStillNamed(_ descriptor: Int32) -> Bool {
        var (opened, named) = (stat(), stat())
        return unsafe fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0 && opened.st_dev == named.st_dev
            && opened.st_ino == named.st_ino
    }

    /// Looks at an open file: it has to be a plain one, and nobody else's business.
    private func check(_ descriptor: Int32) throws(ToolError) -> stat {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure("cannot be looked at: \(reason)") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw failure("is no plain file") }
        guard status.st_mode & 0o077 == 0 else {
            throw failure("may be read or changed by others; take their permission away (chmod 600)")
        }
        guard status.st_uid == geteuid() || geteuid() == 0 else { throw failure("belongs to somebody else") }
        return status
    }

    // MARK: Contents

    private func contents(of descriptor: Int32, _ status: stat) throws(ToolError) -> [UInt8] {
        guard status.st_size <= Self.sizeLimit else { throw failure("is larger than any list of accounts") }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var count = 0
        while count < bytes.count {
            let more = unsafe bytes.withUnsafeMutableBytes { memory in
                unsafe pread(descriptor, memory.baseAddress?.advanced(by: count), memory.count - count, off_t(count))
            }
            if more < 0, errno == EINTR { continue }
            guard more > 0 else { throw failure("was cut while it was read") }
            count += more
        }
        return bytes
    }

    private func replace(
        by bytes: [UInt8], owner: stat, _ verify: (String) throws(ToolError) -> Void
    ) throws(ToolError) {
        var template = Array("\(path).XXXXXX".utf8CString)
        // The system makes it with mode 0600.
        let descriptor = unsafe mkstemp(&template)
        guard descriptor >= 0 else { throw failure("cannot be replaced: \(reason)") }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        var isOpen = true
        do throws(ToolError) {
            if owner.st_uid != geteuid() || owner.st_gid != getegid() {
                guard fchown(descriptor, owner.st_uid, owner.st_gid) == 0 || owner.st_uid == geteuid() else {
                    throw failure("cannot keep its owner: \(reason)")
                }
            }
            try write(bytes, to: descriptor)
            guard fsync(descriptor) == 0 else { throw failure("cannot be written: \(reason)") }
            isOpen = false
            guard close(descriptor) == 0 else { throw failure("cannot be written: \(reason)") }
            try verify(temporary)
            guard unsafe rename(temporary, path) == 0 else { throw failure("cannot be replaced: \(reason)") }
        } catch {
            if isOpen { close(descriptor) }
            unsafe _ = unlink(temporary)
            // What is wrong with the new file is so of the one that it is made of.
            throw ToolError(error.text.replacingOccurrences(of: temporary, with: path), status: error.status)
        }
        syncFolder()
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws(ToolError) {
        var count = 0
        while count < bytes.count {
            let more = unsafe bytes.withUnsafeBytes { memory in
                unsafe Foundation.write(descriptor, memory.baseAddress?.advanced(by: count), memory.count - count)
            }
            if more < 0, errno == EINTR { continue }
            guard more > 0 else { throw failure("cannot be written: \(reason)") }
            count += more
        }
    }

    /// Makes sure that the new name outlives a loss of power, where the system can.
    private func syncFolder() {
        let folder = (path as NSString).deletingLastPathComponent
        let descriptor = unsafe open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }

    private var reason: String { unsafe String(cString: strerror(errno)) }

    private func failure(_ what: String) -> ToolError { .failure("\(path): the file \(what)") }
}
