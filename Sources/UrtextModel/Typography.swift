/// Characters that a language's typography puts in the place of those of ASCII, or around them.
package enum Typography {
    /// A text in ASCII's own characters: wide forms and digits of other scripts become the plain ones, marks that only
    /// steer the direction of writing or join letters are left out.
    ///
    /// - Returns: `nil` when there is nothing of that kind in the text.
    package static func plain(_ text: String) -> String? {
        // All of these take at least two bytes.
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
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
}
