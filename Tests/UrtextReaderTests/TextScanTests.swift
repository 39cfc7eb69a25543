import Testing

@testable import UrtextReader

/// What one pass over a page's bytes finds, against what the standard library and a look at each byte say.
@Suite struct TextScanTests {
    /// The first offset that the standard library's decoder stops at.
    private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }

    private static func expectAgreement(_ bytes: [UInt8], _ location: Testing.SourceLocation = #_sourceLocation) {
        let scan = TextScan(bytes)
        let invalid = firstInvalid(bytes)
        #expect(scan.firstInvalid == invalid, "\(bytes)", sourceLocation: location)
        #expect(scan.isASCII == bytes.allSatisfy { $0 < 0x80 }, "\(bytes)", sourceLocation: location)
        // Of what is no text nothing more is asked.
        guard invalid == nil else { return }
        #expect(scan.hasZero == bytes.contains(0), "\(bytes)", sourceLocation: location)
        #expect(scan.hasReturn == bytes.contains(13), "\(bytes)", sourceLocation: location)
        let hasControl = bytes.contains { $0 < 0x20 && ![9, 10, 13].contains($0) }
        #expect(scan.hasControl == hasControl, "\(bytes)", sourceLocation: location)
    }

    /// Bytes on both sides of every boundary of table 3-7.
    private static let edges: [UInt8] = [
        0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
        0xF0,
        0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]

    @Test func everySequenceOfEdges() {
        var differences = 0
        for first in Self.edges {
            for second in Self.edges {
                for third in Self.edges {
                    for fourth in [0x41, 0x7F, 0x80, 0xBF, 0xC2] as [UInt8] {
                        let bytes = [first, second, third, fourth]
                        if TextScan(bytes).firstInvalid != Self.firstInvalid(bytes) { differences += 1 }
                    }
                }
            }
        }
        #expect(differences == 0)
    }

    @Test(arguments: ["é", "漢", "😀"], 0..<20)
    func textAtEveryPlaceOfAWord(_ text: String, _ offset: Int) {
        let bytes = Array(String(repeating: "k", count: offset).utf8) + Array(text.utf8) + Array("kettle\n".utf8)
        Self.expectAgreement(bytes)
        // Cut off in the middle.
        Self.expectAgreement(Array(bytes.prefix(offset + text.utf8.count - 1)))
    }

    @Test(arguments: (0 as UInt8)..<0x20, 0..<9)
    func controlsAtEveryPlaceOfAWord(_ control: UInt8, _ offset: Int) {
        var bytes = [UInt8](repeating: UInt8(ascii: "k"), count: 19)
        bytes[offset] = control
        bytes[18] = UInt8(ascii: "\n")
        Self.expectAgreement(bytes)
        Self.expectAgreement(Array("漢".utf8) + bytes)
    }

    @Test func nothingIsFine() { Self.expectAgreement([]) }
}
