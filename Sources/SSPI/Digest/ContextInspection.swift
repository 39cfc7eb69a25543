internal import SSPIInterface
package import SSPIRuntime

extension SecurityContext where Core: ~Copyable {
    /// Asks a core that is still there for something that no attribute tells.
    package func inspect<Result>(_ body: (borrowing Core) -> Result?) -> Result? {
        do throws(SecurityError) {
            return try withBorrowedCore(QueryContextAttributes.Digest.contract) { (core: borrowing Core) in body(core) }
        } catch {
            return nil
        }
    }
}
