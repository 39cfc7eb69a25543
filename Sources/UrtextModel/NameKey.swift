/// What is left of a name when spelling is taken away: letters and digits of any script, in lower case.
///
/// `SEC_E_OK`, `sec \_ e \_ ok`, `**SEC\_E\_OK**` and `Sec E Ok` have one key.
package enum NameKey {
    package static func of(_ text: String) -> String {
        var key = ""
        for scalar in text.lowercased().unicodeScalars
        where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            key.unicodeScalars.append(scalar)
        }
        return key
    }

    /// The text as a cell of a page would have it: without backslashes, emphasis and quotation marks.
    package static func unescaped(_ text: String) -> String {
        String(text.filter { !"\\*`\"".contains($0) }).collapsedBlanks
    }
}

extension String {
    /// With single blanks between words, and none at the ends.
    fileprivate var collapsedBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
