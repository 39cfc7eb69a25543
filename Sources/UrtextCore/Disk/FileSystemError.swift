#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A call to the operating system that failed: what was tried, on which path, and its error number.
package struct FileSystemError: Error, Hashable, Sendable {
    /// What was tried; the raw value completes the sentence "cannot …".
    package enum Operation: String, Hashable, Sendable {
        case read, write, flush, rename, remove, list, inspect
        case create = "create a file in"
        case createFolder = "create the folder"
    }

    package var operation: Operation
    package var path: String
    /// `errno`; zero when the operating system has no number for it, see ``detail``.
    package var code: Int32
    /// Said instead of the operating system's text, e.g. that a file is larger than the limit.
    package var detail: String?

    package init(_ operation: Operation, _ path: String, code: Int32 = 0, detail: String? = nil) {
        self.operation = operation
        self.path = path
        self.code = code
        self.detail = detail
    }

    /// The reason in words, e.g. `No space left on device`.
    package var reason: String {
        if let detail { return detail }
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }
}

extension FileSystemError: CustomStringConvertible {
    package var description: String { "cannot \(operation.rawValue) \(path): \(reason)" }
}
