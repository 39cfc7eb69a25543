/// Credentials that any number of contexts may use at once.
///
/// A reference, since a server authenticates many clients with one credential; what it refers to never changes. The
/// secrets end, and are wiped, with the last reference.
///
/// Win32: `CredHandle`
public final class CredentialHandle<Contents: ~Copyable & Sendable>: Sendable {
    private let contents: Contents

    /// Makes a handle.
    ///
    /// - Parameter contents: The package's own credential, secrets in ``SecretBytes``.
    public init(_ contents: consuming Contents) { self.contents = contents }

    /// Lends the contents.
    public func withContents<Result: ~Copyable, Failure: Error>(
        _ body: (borrowing Contents) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(contents)
    }
}
