/// The bytes without which no table is: most sections of prose have none of them, and need not be parsed for tables.
enum TableMarks {
    /// True when a range has a bar, or a tag that begins like one of a table.
    static func stand(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
        if ByteSearch.first(UInt8(ascii: "|"), in: bytes, from: range.lowerBound, to: range.upperBound) != nil {
            return true
        }
        var position = range.lowerBound
        while let tag = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: position, to: range.upperBound) {
            position = tag + 1
            if position < range.upperBound, bytes[position] | 0x20 == UInt8(ascii: "t") { return true }
        }
        return false
    }
}
