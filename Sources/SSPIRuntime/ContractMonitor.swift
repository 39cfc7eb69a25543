/// Where a broken contract is made known, besides the error that the caller gets.
///
/// A core that answers with an undocumented code is a bug of the core, yet the caller only sees an internal error. A test
/// binds ``report`` so that the bug fails the test, whatever the code under test does with the error:
///
/// ```swift
/// ContractMonitor.$report.withValue({ Issue.record($0) }) { … }
/// ```
public enum ContractMonitor {
    /// Called with the error of each answer that breaks its function's contract, in the task that made the call.
    @TaskLocal public static var report: (@Sendable (SecurityError) -> Void)?
}
