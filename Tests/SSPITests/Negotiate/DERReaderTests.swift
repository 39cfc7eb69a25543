import SSPI
import Testing

@Suite struct DERReaderTests {
    private func octets(_ bytes: [UInt8]) throws(DERError) -> [UInt8] {
        try DERReader.read(bytes) { reader throws(DERError) in Array(try reader.element(DERTag.octetString)) }
    }

    @Test(arguments: [0, 1, 127, 128, 255, 256, 65_535, 65_536, 100_000])
    func `what is written is read back`(_ count: Int) throws {
        let contents = RandomSource.system.bytes(count)
        let encoded = DERWriter.write { $0.element(DERTag.octetString, contents) }
        #expect(try octets(encoded) == contents)
    }

    @Test func `every prefix of an element is refused`() throws {
        let encoded = DERWriter.write { $0.element(DERTag.octetString, [UInt8](repeating: 7, count: 300)) }
        for count in 0..<encoded.count {
            #expect(throws: DERError.self) { try octets(Array(encoded[..<count])) }
        }
    }

    @Test func `a byte too many is refused`() {
        #expect(throws: DERError.trailingBytes) { try octets([0x04, 0x01, 0x41, 0x00]) }
    }

    @Test(
        arguments: [
            [0x04, 0x80, 0x00, 0x00], [0x04, 0x81, 0x01, 0x41], [0x04, 0x82, 0x00, 0x01, 0x41],
            [0x04, 0x84, 0x00, 0x00, 0x00, 0x01, 0x41], [0x04, 0x85, 0x00, 0x00, 0x00, 0x00, 0x01, 0x41], [0x04, 0xFF],
        ] as [[UInt8]])
    func `a length is definite and as short as it can be`(_ bytes: [UInt8]) {
        #expect(throws: DERError.malformedLength) { try octets(bytes) }
    }

    @Test func `a length beyond the end is refused without being believed`() {
        #expect(throws: DERError.truncated) { try octets([0x04, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, 0x41]) }
    }

    @Test func `another tag is refused and named`() {
        #expect(throws: DERError.unexpectedTag(expected: 0x04, found: 0x05)) { try octets([0x05, 0x00]) }
        #expect(throws: DERError.unexpectedTag(expected: 0x04, found: nil)) { try octets([]) }
    }

    @Test func `nesting is bounded`() throws {
        func descend(_ reader: inout DERReader, _ levels: Int) throws(DERError) {
            guard levels > 0 else { return }
            try reader.constructed(DERTag.sequence) { inner throws(DERError) in try descend(&inner, levels - 1) }
        }
        func nested(_ levels: Int) -> [UInt8] {
            (0..<levels).reduce([]) { inner, _ in DERWriter.write { $0.element(DERTag.sequence, inner) } }
        }
        try DERReader.read(nested(16)) { reader throws(DERError) in try descend(&reader, 16) }
        #expect(throws: DERError.tooDeep) {
            try DERReader.read(nested(17)) { reader throws(DERError) in try descend(&reader, 17) }
        }
    }

    @Test func `a list takes no more than its reader wants`() throws {
        let bytes = DERWriter.write { writer in for _ in 0..<4 { writer.element(DERTag.octetString, [1]) } }
        let read = { (maximum: Int) throws(DERError) in
            try DERReader.read(bytes) { reader throws(DERError) in
                try reader.list(maximum: maximum) { item throws(DERError) in
                    Array(try item.element(DERTag.octetString))
                }
            }
        }
        #expect(try read(4).count == 4)
        #expect(throws: DERError.tooMany) { try read(3) }
    }

    @Test func `an optional element that is not there changes nothing`() throws {
        try DERReader.read([0x04, 0x01, 0x41] as [UInt8]) { reader throws(DERError) in
            let missing: Int? = try reader.optional(DERTag.context(0)) { _ throws(DERError) in 1 }
            #expect(missing == nil)
            #expect(Array(try reader.element(DERTag.octetString)) == [0x41])
        }
    }
}
