/// Characters that a language's typography puts in the place of those of ASCII, or around them.
package enum Typography {
    /// A text in ASCII's own characters: wide forms and digits of other scripts become the plain ones, marks that only
    /// steer the direction of writing or join letters are left out.
    ///
    /// - Returns: `nil` when there is nothing of that kind in the text.
    package static func plain(_ text: String) -> String? {
        guard mayHoldMarks(text) else { return nil }
        var isChanged = false
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E:
                result.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
                isChanged = true
            case 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: isChanged = true
            default:
                if scalar.value >= 0x80, scalar.properties.numericType == .decimal,
                    let digit = scalar.properties.numericValue
                {
                    result.append(Unicode.Scalar(0x30 + UInt8(digit)))
                    isChanged = true
                } else {
                    result.append(scalar)
                }
            }
        }
        return isChanged ? String(result) : nil
    }

    /// False when no character of a text can be one of those: all are of ASCII, of scripts below U+0600, of those from
    /// U+3000 to U+9FFF, or typographic marks.
    private static func mayHoldMarks(_ text: String) -> Bool {
        unsafe text.utf8.withContiguousStorageIfAvailable { unsafe mayHoldMarks($0) } ?? mayHoldMarks(text.utf8)
    }

    private static func mayHoldMarks(_ bytes: some Sequence<UInt8>) -> Bool {
        var previous: UInt8 = 0
        var isTypographic = false
        for byte in bytes {
            switch byte {
            case 0..<0x80, 0xC2...0xD7, 0xE2...0xE9: break
            case 0x80...0xBF where isTypographic && previous == 0x80: if isMark(0x80, byte) { return true }
            case 0x80...0xBF where isTypographic && previous == 0x81: if isMark(0x81, byte) { return true }
            case 0x80...0xBF: break
            default: return true
            }
            if byte >= 0xC0 { isTypographic = byte == 0xE2 }
            if byte < 0x80 { isTypographic = false }
            previous = byte
        }
        return false
    }

    /// Of U+2000 to U+207F the marks that steer and join.
    private static func isMark(_ second: UInt8, _ third: UInt8) -> Bool {
        second == 0x80
            ? (0x8B...0x8F).contains(third) || (0xAA...0xAE).contains(third)
            : third == 0xA0 || (0xA6...0xA9).contains(third)
    }
}
