#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Starts a detached thread. Used where a thread must wait inside the operating system, which a task must not.
func startThread(_ body: @escaping @Sendable () -> Void) {
    let box = unsafe Unmanaged.passRetained(ThreadBody(body)).toOpaque()
    #if canImport(Darwin)
        var thread: pthread_t?
        let result = unsafe pthread_create(&thread, nil, { unsafe ThreadBody.run($0) }, box)
    #else
        var thread = pthread_t()
        let result = unsafe pthread_create(&thread, nil, { unsafe ThreadBody.run($0) }, box)
    #endif
    if result == 0 {
        #if canImport(Darwin)
            if let thread = unsafe thread { unsafe pthread_detach(thread) }
        #else
            pthread_detach(thread)
        #endif
    } else {
        unsafe Unmanaged<ThreadBody>.fromOpaque(box).release()
    }
}

/// Carries a closure through the `void *` of a thread's start function.
private final class ThreadBody: Sendable {
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    static func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let pointer = unsafe pointer {
            unsafe Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().body()
        }
        return nil
    }
}
