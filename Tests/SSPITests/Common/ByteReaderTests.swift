import SSPI
import Testing

@Suite struct ByteReaderTests {
    @Test func `numbers are read low byte first`() {
        var reader = ByteReader([1, 2, 3, 4, 5, 6, 7, 8])
        #expect(reader.uint64(at: 0) == 0x0807_0605_0403_0201)
        #expect(reader.readUInt16() == 0x0201)
        #expect(reader.readUInt32() == 0x0605_0403)
        #expect(reader.remaining == 2)
        #expect(reader.readUInt32() == nil)
        #expect(reader.read(2) == [7, 8])
        #expect(reader.read(1) == nil)
    }

    @Test(arguments: [-1, 0, 1, 4, 5, Int.max, Int.min])
    func `no place outside is read, whatever the numbers`(offset: Int) {
        let reader = ByteReader([9, 9, 9, 9][...])
        for count in [-1, 0, 1, 4, 5, Int.max, Int.min] {
            let slice = reader.slice(at: offset, count: count)
            let fits = offset >= 0 && count >= 0 && offset <= 4 && count <= 4 && offset + count <= 4
            #expect((slice != nil) == fits)
        }
    }

    @Test func `what is written is read back`() {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: UInt16(0x1234))
        bytes.append(littleEndian: UInt32(0x89AB_CDEF))
        bytes.append(littleEndian: UInt64(0x0102_0304_0506_0708))
        let reader = ByteReader(bytes)
        #expect(reader.uint16(at: 0) == 0x1234)
        #expect(reader.uint32(at: 2) == 0x89AB_CDEF)
        #expect(reader.uint64(at: 6) == 0x0102_0304_0506_0708)
        bytes.replace(at: 12, with: [1, 2, 3, 4])
        #expect(bytes.suffix(2) == [1, 2])
    }
}
