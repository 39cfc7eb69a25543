internal import SSPIRuntime

/// A password or a hash of one, shared by all who use it, and wiped when the last of them ends.
///
/// The two are told apart by how they were made, never by their length.
public final class Password: Sendable {
    private let text: SecretBytes?
    private let hash: Key

    /// Takes a password.
    ///
    /// - Parameter text: The password; its own copy is the caller's to forget.
    public init(_ text: String) {
        self.text = SecretBytes([UInt8](text.utf8))
        self.hash = Password.ntHash(of: text)
    }

    /// Takes the NT hash of a password, which is as good as the password for NTLM.
    ///
    /// - Parameter bytes: 16 bytes; `nil` is made of any other number.
    public init?(ntHash bytes: [UInt8]) {
        guard let key = Key(bytes) else { return nil }
        text = nil
        hash = key
    }

    /// Lends the password's UTF-8 bytes; `nil` is returned where only a hash is known.
    package func withText<Result: ~Copyable>(_ body: (RawSpan) -> Result) -> Result? {
        switch text {
        case .some(let text): text.withBytes(body)
        case .none: nil
        }
    }

    /// Lends the NT hash.
    package func withNTHash<Result: ~Copyable>(_ body: (borrowing Key) -> Result) -> Result { body(hash) }

    /// MD4 over the password in UTF-16, low byte first.
    ///
    /// Source: MS-NLMP 3.3.1 (`NTOWFv1`)
    private static func ntHash(of text: String) -> Key {
        var memory = SecretBytes(count: text.utf16.count * 2)
        memory.withMutableBytes { target in
            for (index, unit) in text.utf16.enumerated() {
                target.storeBytes(of: unit.littleEndian, toByteOffset: index * 2, as: UInt16.self)
            }
        }
        var hash = MD4()
        memory.withBytes { hash.update($0) }
        return hash.finish()
    }
}
