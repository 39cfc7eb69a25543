/// Writes elements of DER.
///
/// Source: X.690 sections 8.1 and 10.1
package struct DERWriter {
    /// What has been written.
    package private(set) var bytes: [UInt8] = []

    /// Makes the bytes that a closure writes.
    package static func write(_ body: (inout DERWriter) -> Void) -> [UInt8] {
        var writer = DERWriter()
        body(&writer)
        return writer.bytes
    }

    /// Appends an element.
    ///
    /// - Parameters:
    ///   - tag: Its tag.
    ///   - contents: Its contents.
    package mutating func element(_ tag: UInt8, _ contents: some Collection<UInt8>) {
        bytes.append(tag)
        appendLength(contents.count)
        bytes.append(contentsOf: contents)
    }

    /// Appends an element that holds others.
    ///
    /// - Parameters:
    ///   - tag: Its tag.
    ///   - body: Writes the elements inside.
    package mutating func constructed(_ tag: UInt8, _ body: (inout DERWriter) -> Void) {
        element(tag, DERWriter.write(body))
    }

    /// Appends bytes that are DER already.
    package mutating func raw(_ encoded: [UInt8]) { bytes.append(contentsOf: encoded) }

    private mutating func appendLength(_ count: Int) {
        guard count >= 0x80 else {
            bytes.append(UInt8(truncatingIfNeeded: count))
            return
        }
        let octets = (Int.bitWidth - count.leadingZeroBitCount + 7) / 8
        bytes.append(0x80 | UInt8(truncatingIfNeeded: octets))
        for index in (0..<octets).reversed() { bytes.append(UInt8(truncatingIfNeeded: count >> (8 * index))) }
    }
}
