import SSPI
import SSPIRuntime
import Testing

/// Hash and cipher in one pass are hash and cipher, one after the other.
@Suite struct SealingTests {
    private func key(_ byte: UInt8) throws -> Key {
        guard let key = Key([UInt8](repeating: byte, count: 16)) else { throw SecurityError(.init(failureBits: 1)) }
        return key
    }

    @Test(arguments: [0, 1, 63, 64, 65, 1023, 1024, 1025, 1087, 1088, 4096, 5000, 65_536, 65_599])
    func `messages of any size, after any beginning, are sealed and opened as nettle does`(_ size: Int) throws {
        for lead in [0, 1, 4, 59, 60, 63, 64, 100] {
            let start = RandomSource.system.bytes(lead)
            let plain = RandomSource.system.bytes(size)
            var plainCode = HMACMD5(key: try key(1))
            plainCode.update(start)
            plainCode.update(plain)
            let expectedCode = plainCode.finishShort()
            var cipher = RC4(key: try key(2))
            _ = cipher.process(7 as UInt32)
            var expected = plain
            cipher.process(&expected)
            let after = cipher.process(0 as UInt64)

            var code = HMACMD5(key: try key(1))
            var own = RC4(key: try key(2))
            _ = own.process(7 as UInt32)
            code.update(start)
            var bytes = plain
            Sealing.seal(&bytes, &own, &code)
            #expect(bytes == expected)
            #expect(code.finishShort() == expectedCode)
            #expect(own.process(0 as UInt64) == after)

            var back = RC4(key: try key(2))
            _ = back.process(7 as UInt32)
            code.update(start)
            Sealing.unseal(&bytes, &back, &code)
            #expect(bytes == plain)
            #expect(code.finishShort() == expectedCode)
            #expect(back.process(0 as UInt64) == after)
        }
    }
}
