/// What ends the lines of a page.
package enum LineEnds {
    /// Text whose lines end in a line feed, perhaps behind one carriage return. A lone carriage return ends a line as well,
    /// as Markdown has it; several before a line feed are one end that was converted too often.
    package static func plain(_ bytes: [UInt8]) -> [UInt8] {
        let feed = UInt8(ascii: "\n")
        let carriage = UInt8(ascii: "\r")
        let first = bytes.indices.first {
            bytes[$0] == carriage && ($0 + 1 == bytes.count || bytes[$0 + 1] != feed)
        }
        guard let first else { return bytes }
        var result = Array(bytes[..<first])
        result.reserveCapacity(bytes.count)
        var index = first
        while index < bytes.count {
            guard bytes[index] == carriage else {
                result.append(bytes[index])
                index += 1
                continue
            }
            let start = index
            while index < bytes.count, bytes[index] == carriage { index += 1 }
            if index < bytes.count, bytes[index] == feed {
                result.append(feed)
                index += 1
            } else {
                result += repeatElement(feed, count: index - start)
            }
        }
        return result
    }
}
