#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What happens when the run is interrupted: temporary files are removed, a line says so, and the process ends by the
/// signal, so that the caller (a shell, `make`) sees what ended it.
package enum Interruption {
    /// Does the work, watches for signals meanwhile, and ends the process with the work's exit status.
    ///
    /// To be called on the main thread before any other thread is started. The signals are blocked in all threads, and
    /// the main thread waits for them: nothing runs inside a signal handler. (An asynchronous `main` will not do, since
    /// the main thread of such a program sleeps with all signals let in, and dies of the first.)
    ///
    /// A signal that the caller ignores (`nohup`, a background job) stays ignored. Writing past a file-size limit
    /// becomes an ordinary error instead of the end of the process.
    package static func guarding(_ work: @escaping @Sendable () async -> ExitCode) -> Never {
        _ = signal(SIGXFSZ, SIG_IGN)
        var awaited = sigset_t()
        unsafe sigemptyset(&awaited)
        for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) { unsafe sigaddset(&awaited, number) }
        unsafe pthread_sigmask(SIG_BLOCK, &awaited, nil)
        Task.detached { exit((await work()).rawValue) }
        var number: Int32 = 0
        while unsafe sigwait(&awaited, &number) != 0 {}
        TemporaryFiles.removeAllAndEnd {
            StandardStream.error.write(
                "error: interrupted by signal \(number); files already written are complete [interrupted]\n")
            end(by: number)
        }
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard unsafe sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
            let handler = unsafe unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self)
        #elseif canImport(Musl)
            let handler = unsafe unsafeBitCast(action.__sa_handler.sa_handler, to: Int.self)
        #else
            let handler = unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        #endif
        return handler == 1  // SIG_IGN: an opaque number, never the address of a function
    }

    private static func end(by number: Int32) -> Never {
        _ = signal(number, SIG_DFL)
        var only = sigset_t()
        unsafe sigemptyset(&only)
        unsafe sigaddset(&only, number)
        unsafe pthread_sigmask(SIG_UNBLOCK, &only, nil)
        raise(number)
        _exit(128 + number)
    }
}
