#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Bytes that nobody may find later: a key, a hash, a password, the state of a cipher.
///
/// They live in memory of their own, are never copied by the language, and are overwritten with zeros when their owner
/// ends. Nothing prints them. Comparison takes the same time wherever two values differ.
@safe
public struct SecretBytes: ~Copyable, @unchecked Sendable {
    private let storage: UnsafeMutableRawBufferPointer
    private let release: @Sendable (UnsafeMutableRawBufferPointer) -> Void

    /// Makes zeros.
    ///
    /// - Parameter count: How many; a negative number counts as none.
    public init(count: Int) {
        unsafe self.init(count: count) { memory in unsafe memory.deallocate() }
    }

    /// Copies bytes. The source is the caller's to wipe.
    public init(_ bytes: borrowing [UInt8]) {
        self.init(count: bytes.count)
        unsafe storage.copyBytes(from: bytes)
    }

    /// Collects bytes one by one, so that no copy of them is left elsewhere.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - count: How many they are.
    package init(collecting bytes: some Sequence<UInt8>, count: Int) {
        self.init(count: count)
        withMutableBytes { target in
            for (index, byte) in bytes.enumerated() {
                target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
            }
        }
    }

    /// Makes zeros in memory that is given back through a closure, after it has been wiped; for tests.
    package init(count: Int, release: @escaping @Sendable (UnsafeMutableRawBufferPointer) -> Void) {
        unsafe self.storage = .allocate(byteCount: max(0, count), alignment: 16)
        unsafe self.release = release
        unsafe storage.initializeMemory(as: UInt8.self, repeating: 0)
    }

    deinit {
        unsafe SecretBytes.wipe(storage)
        unsafe release(storage)
    }

    /// How many bytes there are.
    public var count: Int { unsafe storage.count }

    /// Lends the bytes for reading.
    public func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(unsafe UnsafeRawBufferPointer(storage).bytes)
    }

    /// Lends the bytes for reading and writing.
    public mutating func withMutableBytes<Result: ~Copyable, Failure: Error>(
        _ body: (inout MutableRawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var span = unsafe storage.mutableBytes
        return try body(&span)
    }

    /// True when both hold the same bytes; takes the same time wherever they differ. The lengths are no secret.
    public func isEqual(to other: borrowing SecretBytes) -> Bool {
        guard count == other.count else { return false }
        var difference: UInt8 = 0
        for index in 0..<count { unsafe difference |= storage[index] ^ other.storage[index] }
        return difference == 0
    }

    /// Overwrites memory with zeros in a way that a compiler may not leave out.
    package static func wipe(_ memory: UnsafeMutableRawBufferPointer) {
        guard let base = memory.baseAddress, memory.count > 0 else { return }
        #if canImport(Darwin)
            unsafe _ = memset_s(base, memory.count, 0, memory.count)
        #else
            unsafe explicit_bzero(base, memory.count)
        #endif
    }
}
