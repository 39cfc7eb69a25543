/// How much of a tree a section makes: every mark may become a node, which takes some two hundred bytes.
enum MarkupDensity {
    /// Sections with more marks are not read. The largest ones of the reference have five thousand.
    static let limit = 100_000

    /// The bytes of a range that may begin or end an element, a cell or a line.
    static func marks(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        // Less than the limit whatever they are.
        guard range.count > limit else { return 0 }
        var count = 0
        for index in range where isMark(bytes[index]) { count += 1 }
        return count
    }

    @inline(__always)
    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
            UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "\\"), 0x0A, 0x0D,
            UInt8(ascii: "#"), UInt8(ascii: "~"), UInt8(ascii: "!"):
            true
        default: false
        }
    }
}
