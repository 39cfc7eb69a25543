#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Holds an output folder for one run: another run on the same folder waits until this one has written.
///
/// The lock is the folder's own (`flock`), so nothing is left behind, whatever ends the process.
package final class FolderLock: Sendable {
    private let descriptor: Int32

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Lets others have the folder before the lock itself goes.
    package func release() { flock(descriptor, LOCK_UN) }

    /// Makes the folder if it is missing, and waits until no other run holds it.
    package static func take(_ folder: String, fileSystem: FileSystem) throws(FileSystemError) -> FolderLock {
        while true {
            try fileSystem.createFolder(folder)
            let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else {
                if errno == ENOENT { continue }
                throw FileSystemError(.inspect, folder, code: errno)
            }
            let lock = FolderLock(descriptor: descriptor)
            while flock(descriptor, LOCK_EX) != 0 {
                // A file system without locks: runs are not kept apart there.
                guard errno == EINTR else { return lock }
            }
            var held = stat()
            var named = stat()
            // The run that was waited for may have put another folder in this one's place.
            if unsafe fstat(descriptor, &held) == 0, unsafe stat(folder, &named) == 0, held.st_ino == named.st_ino,
                held.st_dev == named.st_dev
            {
                return lock
            }
        }
    }
}
