/// The bytes without which no table is: most sections of prose have none of them, and need not be parsed for tables.
enum TableMarks {
    /// True when a range has a bar, or a tag that begins like one of a table.
    ///
    /// - Parameter orTerms: whether a tag that begins like one of a definition list counts as well.
    static func stand(in bytes: [UInt8], _ range: Range<Int>, orTerms: Bool = false) -> Bool {
        if ByteSearch.first(UInt8(ascii: "|"), in: bytes, from: range.lowerBound, to: range.upperBound) != nil {
            return true
        }
        var position = range.lowerBound
        while let tag = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: position, to: range.upperBound) {
            position = tag + 1
            guard position < range.upperBound else { break }
            let first = bytes[position] | 0x20
            if first == UInt8(ascii: "t") || (orTerms && first == UInt8(ascii: "d")) { return true }
        }
        return false
    }
}
