import SSPI
import Testing

@Suite struct ConstantTimeTests {
    @Test func `equal bytes are equal, whatever their number`() {
        for count in 0..<70 {
            let bytes = RandomSource.system.bytes(count)
            #expect(ConstantTime.areEqual(bytes, bytes + []))
        }
    }

    @Test func `one changed bit anywhere, or one byte less, makes a difference`() {
        let bytes = RandomSource.system.bytes(33)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1 << UInt8(index % 8)
            #expect(!ConstantTime.areEqual(bytes, changed))
            #expect(!ConstantTime.areEqual(bytes, [UInt8](bytes[..<index])))
        }
    }
}
