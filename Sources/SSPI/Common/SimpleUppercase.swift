/// Upper case as Windows makes it: one code unit for one code unit, no locale, nothing that changes the length.
///
/// Letters whose upper case is longer (ß), lies in another script (µ) or in ASCII (ı, ſ) stay as they are; so two names that
/// Windows tells apart do not become one here.
package enum SimpleUppercase {
    /// Changes a text.
    package static func text(_ text: String) -> String {
        String(decoding: key(text), as: UTF16.self)
    }

    /// What names are compared by without their case, unit by unit: strings are the same that have other letters.
    package static func key(_ text: String) -> [UInt16] { text.utf16.map(unit) }

    /// Changes one UTF-16 code unit; halves of a surrogate pair stay.
    package static func unit(_ unit: UInt16) -> UInt16 {
        if unit < 0x80 { return (0x61...0x7A).contains(unit) ? unit - 0x20 : unit }
        guard unit != 0xB5, let scalar = Unicode.Scalar(unit) else { return unit }
        let mapping = scalar.properties.uppercaseMapping.utf16
        guard mapping.count == 1, let upper = mapping.first, upper >= 0x80 else { return unit }
        return upper
    }
}
