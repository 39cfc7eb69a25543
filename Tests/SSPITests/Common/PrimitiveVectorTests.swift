import SSPI
import Testing

/// Published values of the primitives.
@Suite struct PrimitiveVectorTests {
    struct Vectors: Decodable {
        struct Keyed: Decodable {
            let key: Hex
            let data: Hex
            let digest: Hex
        }
        struct Stream: Decodable {
            let key: Hex
            let keystream: [String: Hex]
        }
        let md4: [[String]]
        let md5: [[String]]
        let hmacMd5: [Keyed]
        let rc4: [Stream]
        let crc32: [[String]]
    }

    let vectors: Vectors

    init() throws { vectors = try VectorFile.decode("primitives") }

    @Test func `MD4, of every published text`() throws {
        #expect(vectors.md4.count == 7)
        for pair in vectors.md4 {
            var hash = MD4()
            unsafe hash.update([UInt8](pair[0].utf8).span.bytes)
            #expect(bytes(hash.finish()) == (try Hex(pair[1]).bytes))
        }
    }

    @Test func `MD5, of every published text`() throws {
        #expect(vectors.md5.count == 7)
        for pair in vectors.md5 { #expect(MD5.digest([UInt8](pair[0].utf8)) == (try Hex(pair[1]).bytes)) }
    }

    @Test func `HMAC-MD5, and again with the same key`() {
        #expect(vectors.hmacMd5.count == 7)
        for vector in vectors.hmacMd5 {
            var code = unsafe HMACMD5(key: vector.key.bytes.span.bytes)
            for _ in 0..<2 {
                code.update(vector.data.bytes)
                #expect(bytes(code.finish()) == vector.digest.bytes)
            }
        }
    }

    @Test func `RC4, whole and in pieces`() throws {
        #expect(vectors.rc4.count == 5)
        for vector in vectors.rc4 {
            var whole = try cipher(vector.key.bytes)
            var stream = [UInt8](repeating: 0, count: 4200)
            whole.process(&stream)
            for (place, expected) in vector.keystream {
                let start = try #require(Int(place))
                #expect(Array(stream[start..<start + expected.bytes.count]) == expected.bytes)
            }
            var pieces = try cipher(vector.key.bytes)
            var collected: [UInt8] = []
            for size in [1, 7, 100, 0, 4092] {
                var piece = [UInt8](repeating: 0, count: size)
                pieces.process(&piece)
                collected += piece
            }
            #expect(collected == stream)
        }
    }

    @Test func `a copied cipher goes its own way, and can be put back`() throws {
        var first = try cipher([1, 2, 3, 4, 5])
        _ = first.process(UInt64(0))
        var second = first.copy()
        let ahead = first.process(UInt64(0))
        #expect(second.process(UInt64(0)) == ahead)
        var third = try cipher([9])
        third.assign(from: first)
        #expect(third.process(UInt32(0)) == first.process(UInt32(0)))
    }

    @Test func `CRC-32`() throws {
        #expect(!vectors.crc32.isEmpty)
        for pair in vectors.crc32 {
            var sum = CRC32()
            unsafe sum.update([UInt8](pair[0].utf8).span.bytes)
            #expect(sum.value == UInt32(pair[1], radix: 16))
        }
    }

    @Test func `DES with a key of seven bytes`() {
        // The example of FIPS 81; seven bits of each byte of its key count.
        let printed: [UInt8] = [0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF]
        var key: InlineArray<7, UInt8> = InlineArray(repeating: 0)
        var bits: UInt64 = 0
        for byte in printed { bits = bits << 7 | UInt64(byte >> 1) }
        for index in 0..<7 { key[index] = UInt8(truncatingIfNeeded: bits >> (48 - 8 * index)) }
        var block: UInt64 = 0
        for (index, byte) in "Now is t".utf8.enumerated() { block |= UInt64(byte) << (8 * index) }
        let output = DES.encrypt(block, key: key)
        let text = (0..<8).map { UInt8(truncatingIfNeeded: output >> (8 * $0)) }
        #expect(text == [0x3F, 0xA4, 0x0E, 0x8A, 0x98, 0x4D, 0x48, 0x15])
    }

    private func cipher(_ key: [UInt8]) throws -> RC4 {
        guard let cipher = unsafe RC4(key: key.span.bytes) else { throw UnusableKey() }
        return cipher
    }

    private struct UnusableKey: Error {}

    private func bytes(_ key: consuming Key) -> [UInt8] { key.withBytes { [UInt8](copying: $0) } }
}
