internal import SSPIRuntime

/// One plain value in memory of its own, overwritten with zeros when its owner ends: a key, the state of a hash or cipher.
///
/// The language may copy a value on the stack as it likes; this one has a fixed place.
@safe
package struct Wiped<Value: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
    /// Where the value is; good as long as the owner lives.
    @unsafe let pointer: UnsafeMutablePointer<Value>

    /// Moves a value to a place of its own.
    init(_ value: Value) {
        unsafe pointer = .allocate(capacity: 1)
        unsafe pointer.initialize(to: value)
    }

    deinit {
        unsafe SecretBytes.wipe(UnsafeMutableRawBufferPointer(start: pointer, count: MemoryLayout<Value>.size))
        unsafe pointer.deallocate()
    }

    /// A second owner of the same value, in another place.
    func copy() -> Wiped { unsafe Wiped(pointer.pointee) }

    /// Takes over another owner's value, without moving.
    func assign(from other: borrowing Wiped) { unsafe pointer.pointee = other.pointer.pointee }
}
