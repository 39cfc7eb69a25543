package import SSPIRuntime

/// A key or a hash of 16 bytes, wiped when its owner ends.
package struct Key: ~Copyable, Sendable {
    /// How many bytes a key has.
    package static var count: Int { 16 }

    private let memory: Wiped<InlineArray<16, UInt8>>

    /// Makes a key of zeros.
    package init() { memory = Wiped(InlineArray(repeating: 0)) }

    /// Copies 16 bytes; `nil` for any other number. The source is the caller's to wipe.
    package init?(_ bytes: RawSpan) {
        guard bytes.byteCount == Key.count else { return nil }
        self.init()
        for index in 0..<Key.count {
            unsafe memory.pointer.pointee[index] = bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
        }
    }

    /// Copies 16 bytes; `nil` for any other number. The source is the caller's to wipe.
    package init?(_ bytes: [UInt8]) {
        guard let key = unsafe Key(bytes.span.bytes) else { return nil }
        self = key
    }

    /// Makes a key that a closure writes.
    init(_ fill: (UnsafeMutablePointer<UInt8>) -> Void) {
        self.init()
        unsafe withPointer(fill)
    }

    /// Lends the place of the bytes.
    func withPointer<Result: ~Copyable>(_ body: (UnsafeMutablePointer<UInt8>) -> Result) -> Result {
        unsafe memory.pointer.withMemoryRebound(to: UInt8.self, capacity: Key.count) { unsafe body($0) }
    }

    /// Lends the bytes for reading.
    package func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(UnsafeRawBufferPointer(start: UnsafeRawPointer(memory.pointer), count: Key.count).bytes)
    }

    /// A second owner of the same key.
    package func copy() -> Key { Key(memory: memory.copy()) }

    /// The key as the interface hands it out.
    package func secretBytes() -> SecretBytes {
        var secret = SecretBytes(count: Key.count)
        secret.withMutableBytes { target in
            for index in 0..<Key.count {
                unsafe target.storeBytes(of: memory.pointer.pointee[index], toByteOffset: index, as: UInt8.self)
            }
        }
        return secret
    }

    /// True when both are the same; takes the same time wherever they differ.
    package func isEqual(to other: borrowing Key) -> Bool {
        var difference: UInt8 = 0
        for index in 0..<Key.count {
            unsafe difference |= memory.pointer.pointee[index] ^ other.memory.pointer.pointee[index]
        }
        return difference == 0
    }

    private init(memory: consuming Wiped<InlineArray<16, UInt8>>) { self.memory = memory }
}
