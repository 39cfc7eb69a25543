/// Whether a key stands twice in an object of JSON. A decoder takes one of the two values, and says nothing.
package enum RepeatedKey {
    /// - Parameter json: bytes that a decoder takes for JSON. Keys are compared as they are written, escapes and all.
    package static func stands(in json: [UInt8]) -> Bool {
        // The keys of each open object, `nil` for an array.
        var open: [Set<ArraySlice<UInt8>>?] = []
        var isKey = false
        var index = 0
        while index < json.count {
            switch json[index] {
            case UInt8(ascii: "{"):
                open.append([])
                isKey = true
            case UInt8(ascii: "["):
                open.append(nil)
                isKey = false
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = open.popLast()
                isKey = false
            case UInt8(ascii: ","): isKey = open.last.map { $0 != nil } ?? false
            case UInt8(ascii: "\""):
                let start = index + 1
                index = end(ofStringAt: start, json)
                if isKey, let last = open.indices.last, open[last]?.insert(json[start..<index]).inserted == false {
                    return true
                }
                isKey = false
            default: break
            }
            index += 1
        }
        return false
    }

    /// Where the quotation mark stands that ends a string.
    private static func end(ofStringAt start: Int, _ json: [UInt8]) -> Int {
        var index = start
        while index < json.count, json[index] != UInt8(ascii: "\"") {
            index += json[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index, json.count)
    }
}
