internal import CSealing
internal import Cnettle

/// HMAC-MD5 and RC4 over the same bytes, in one pass.
///
/// See docs/decisions/0030-hash-and-cipher-in-one-pass.md.
package enum Sealing {
    /// How many bytes make it worth while: to carry the state over costs about as much as sealing some hundred.
    static var threshold: Int { 1024 }
    private static var block: Int { 64 }

    /// What is covered by the code: the bytes before they are sealed, or after they are opened.
    enum Direction {
        case seal
        case unseal
    }

    /// Adds bytes to the code, then seals them in place.
    package static func seal(_ bytes: inout [UInt8], _ cipher: inout RC4, _ code: inout HMACMD5) {
        unsafe bytes.withUnsafeMutableBytes { unsafe process($0, .seal, &cipher, &code) }
    }

    /// Opens bytes in place, then adds them to the code.
    package static func unseal(_ bytes: inout [UInt8], _ cipher: inout RC4, _ code: inout HMACMD5) {
        unsafe bytes.withUnsafeMutableBytes { unsafe process($0, .unseal, &cipher, &code) }
    }

    /// Seals or opens bytes in place, and adds what is readable to the code.
    static func process(
        _ bytes: UnsafeMutableRawBufferPointer, _ direction: Direction, _ cipher: inout RC4, _ code: inout HMACMD5
    ) {
        guard bytes.count >= threshold else { return unsafe separately(bytes, direction, &cipher, &code) }
        let head = code.untilBlock
        let blocks = (bytes.count - head) / block
        unsafe separately(UnsafeMutableRawBufferPointer(rebasing: bytes[..<head]), direction, &cipher, &code)
        if let start = unsafe bytes.baseAddress?.advanced(by: head).assumingMemoryBound(to: UInt8.self) {
            unsafe code.withBlocks(blocks) { state in
                unsafe cipher.withState { table, i, j in
                    switch direction {
                    case .seal: unsafe urtext_seal(state, table, i, j, start, blocks)
                    case .unseal: unsafe urtext_unseal(state, table, i, j, start, blocks)
                    }
                }
            }
        }
        unsafe separately(
            UnsafeMutableRawBufferPointer(rebasing: bytes[(head + blocks * block)...]), direction, &cipher, &code)
    }

    private static func separately(
        _ bytes: UnsafeMutableRawBufferPointer, _ direction: Direction, _ cipher: inout RC4, _ code: inout HMACMD5
    ) {
        if direction == .unseal { unsafe cipher.process(bytes) }
        unsafe code.update(UnsafeRawBufferPointer(bytes))
        if direction == .seal { unsafe cipher.process(bytes) }
    }
}

extension HMACMD5 {
    /// How many bytes are missing until the message is at the beginning of a block.
    var untilBlock: Int {
        let index = unsafe Int(context.pointer.pointee.state.index)
        return index == 0 ? 0 : 64 - index
    }

    /// Lends the words of the hash to somebody who adds whole blocks.
    mutating func withBlocks(_ count: Int, _ body: (UnsafeMutablePointer<UInt32>) -> Void) {
        unsafe withUnsafeMutablePointer(to: &context.pointer.pointee.state.state) { words in
            unsafe words.withMemoryRebound(to: UInt32.self, capacity: 4) { unsafe body($0) }
        }
        unsafe context.pointer.pointee.state.count += UInt64(count)
    }
}

extension RC4 {
    /// Lends the state.
    mutating func withState(
        _ body: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>) -> Void
    ) {
        var (i, j) = unsafe (context.pointer.pointee.i, context.pointer.pointee.j)
        unsafe withUnsafeMutablePointer(to: &context.pointer.pointee.S) { table in
            unsafe table.withMemoryRebound(to: UInt8.self, capacity: 256) { unsafe body($0, &i, &j) }
        }
        unsafe context.pointer.pointee.i = i
        unsafe context.pointer.pointee.j = j
    }
}
