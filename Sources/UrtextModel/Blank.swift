/// White space in UTF-8, as pages use it: that of ASCII, and the no-break, ideographic, zero-width and typographic blanks
/// that translation and publishing put in.
package enum Blank {
    /// The length in bytes of the white space that begins at an index; 0 when there is none.
    package static func length(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return first == 0x20 || (first >= 0x09 && first <= 0x0D) ? 1 : 0 }
        guard index + 1 < bytes.endIndex else { return 0 }
        let second = bytes[index + 1]
        if first == 0xC2 { return second == 0xA0 || second == 0x85 ? 2 : 0 }
        guard first == 0xE2 || first == 0xE3 || first == 0xEF, index + 2 < bytes.endIndex else { return 0 }
        switch (first, second, bytes[index + 2]) {
        case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
            (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
            return 3
        default: return 0
        }
    }

    /// The text with runs of white space replaced by one blank, and none at the ends.
    package static func joined(_ bytes: ArraySlice<UInt8>) -> String {
        var start = bytes.startIndex
        var end = bytes.endIndex
        while start < end, bytes[start] == 0x20 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        // Most texts are as they should be.
        var index = start
        while index < end {
            let byte = bytes[index]
            if byte == 0x20 {
                if bytes[index + 1] == 0x20 { break }
            } else if byte < 0x20 || byte >= 0xC2, length(bytes, at: index) > 0 {
                break
            }
            index += 1
        }
        let text = bytes[start..<end]
        return index == end
            ? String(decoding: text, as: UTF8.self)
            : joined(String(decoding: text, as: UTF8.self), separator: " ")
    }

    // Not generic, since generic code is slow in another module.

    package static func joined(_ text: Substring, separator: String) -> String {
        joined(String(text), separator: separator)
    }

    package static func isBlank(_ text: Substring) -> Bool { isBlank(String(text)) }

    package static func trimmed(_ text: Substring) -> String { trimmed(String(text)) }

    /// The text with runs of white space replaced by a separator, and none at the ends.
    package static func joined(_ text: String, separator: String) -> String {
        let bytes = Array(text.utf8)[...]
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var pending = false
        var index = 0
        while index < bytes.count {
            let length = length(bytes, at: index)
            if length > 0 {
                pending = !result.isEmpty
                index += length
            } else {
                if pending {
                    result += separator.utf8
                    pending = false
                }
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// True when the text is white space and nothing else.
    package static func isBlank(_ text: String) -> Bool {
        if let first = text.utf8.first, first > 0x20, first < 0x80 { return false }
        return isBlank(Array(text.utf8)[...])
    }

    /// True when the bytes are white space and nothing else.
    package static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let length = length(bytes, at: index)
            if length == 0 { return false }
            index += length
        }
        return true
    }

    /// The text without white space at its ends.
    package static func trimmed(_ text: String) -> String {
        if let first = text.utf8.first, let last = text.unicodeScalars.last, first > 0x20, first < 0x80,
            last.value > 0x20, last.value < 0x80
        {
            return text
        }
        let bytes = Array(text.utf8)[...]
        var start = 0
        while start < bytes.count {
            let length = length(bytes, at: start)
            if length == 0 { break }
            start += length
        }
        var end = start
        var index = start
        while index < bytes.count {
            let length = length(bytes, at: index)
            index += max(length, 1)
            if length == 0 { end = index }
        }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
