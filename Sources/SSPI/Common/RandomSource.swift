package import SSPIRuntime

/// Where nonces, challenges and keys come from.
///
/// Only tests make another one than ``system``.
public struct RandomSource: Sendable {
    private let fill: @Sendable (inout [UInt8]) -> Void

    /// Makes a source.
    ///
    /// - Parameter fill: Overwrites all bytes that it is given.
    package init(fill: @escaping @Sendable (inout [UInt8]) -> Void) { self.fill = fill }

    /// The system's cryptographic generator.
    public static let system = RandomSource { bytes in
        var generator = SystemRandomNumberGenerator()
        var word: UInt64 = 0
        for index in bytes.indices {
            // The generator's unit is a word; a byte at a time would ask the system eight times as often.
            if index % 8 == 0 { word = generator.next() }
            bytes[index] = UInt8(truncatingIfNeeded: word)
            word >>= 8
        }
    }

    /// Fresh random bytes.
    ///
    /// - Parameter count: How many; a negative number counts as none.
    public func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, count))
        fill(&bytes)
        return bytes
    }

    /// Fresh random bytes that nobody may find later.
    package func secret(_ count: Int) -> SecretBytes {
        var bytes = bytes(count)
        defer { bytes.wipe() }
        return SecretBytes(bytes)
    }
}
