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
        self.text = SecretBytes(collecting: text.utf8, count: text.utf8.count)
        self.hash = Password.ntHash(of: text.utf16, count: text.utf16.count)
    }

    /// Takes a password in UTF-16, low byte first; `nil` for an odd number of bytes, and for halves of pairs.
    ///
    /// - Parameter bytes: The password; its own copy is the caller's to wipe.
    init?(utf16 bytes: ArraySlice<UInt8>) {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let units = UTF16Units(bytes)
        var count = 0
        let isBroken = transcode(
            units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true, into: { _ in count += 1 })
        guard !isBroken else { return nil }
        var memory = SecretBytes(count: count)
        memory.withMutableBytes { target in
            var place = 0
            _ = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true) { byte in
                target.storeBytes(of: byte, toByteOffset: place, as: UInt8.self)
                place += 1
            }
        }
        self.text = .some(memory)
        self.hash = Password.ntHash(of: units, count: bytes.count / 2)
    }

    /// Takes the NT hash of a password, which is as good as the password for NTLM.
    ///
    /// - Parameter bytes: 16 bytes; `nil` is made of any other number.
    public init?(ntHash bytes: [UInt8]) {
        guard let key = Key(bytes) else { return nil }
        text = nil
        hash = key
    }

    /// Takes the NT hash of a password.
    init(ntHash key: consuming Key) {
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
    private static func ntHash(of units: some Sequence<UInt16>, count: Int) -> Key {
        var memory = SecretBytes(count: count * 2)
        memory.withMutableBytes { target in
            for (index, unit) in units.enumerated() {
                target.storeBytes(of: unit.littleEndian, toByteOffset: index * 2, as: UInt16.self)
            }
        }
        var hash = MD4()
        memory.withBytes { hash.update($0) }
        return hash.finish()
    }

    /// Bytes as code units, low byte first.
    private struct UTF16Units: Sequence {
        let bytes: ArraySlice<UInt8>

        init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

        func makeIterator() -> some IteratorProtocol<UInt16> {
            stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).lazy.map {
                UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
            }.makeIterator()
        }
    }
}
