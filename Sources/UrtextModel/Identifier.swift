/// What counts as an identifier of C, on bytes: pages are ASCII there whatever their language.
package enum Identifier {
    /// True for a letter, a digit or an underscore.
    package static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// True for a byte an identifier may begin with.
    package static func isStart(_ byte: UInt8) -> Bool { isPart(byte) && !isDigit(byte) }

    package static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// True when the whole text is one identifier.
    package static func isIdentifier(_ text: String) -> Bool {
        var isFirst = true
        for byte in text.utf8 {
            if !isPart(byte) || (isFirst && isDigit(byte)) { return false }
            isFirst = false
        }
        return !isFirst
    }

    /// True for `SEC_E_OK`, `NULL`, `TLS1_ALERT_BAD_CERTIFICATE`: capitals, digits and underscores, at least two
    /// letters, no underscore at the end.
    package static func isConstantShaped(_ text: String) -> Bool {
        var letters = 0
        var last: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): letters += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"): if last == 0 { return false }
            case UInt8(ascii: "_"): break
            default: return false
            }
            last = byte
        }
        return letters >= 2 && last != UInt8(ascii: "_")
    }

    /// True for what documentation uses as a symbol: a constant (`SEC_E_OK`, `TRUE`), or a mixed-case word that no
    /// language has, with a capital behind a small letter (`CredFetchDefault`) or an underscore (`JET_errSuccess`).
    package static func isSymbolShaped(_ text: String) -> Bool {
        if isConstantShaped(text) { return true }
        var previous: UInt8 = 0
        var hasBump = false
        var hasUnderscore = false
        for byte in text.utf8 {
            if !isPart(byte) || (previous == 0 && isDigit(byte)) { return false }
            if byte >= 65, byte <= 90, previous >= 97, previous <= 122 { hasBump = true }
            if byte == UInt8(ascii: "_"), previous != 0, previous != byte { hasUnderscore = true }
            previous = byte
        }
        return hasBump || (hasUnderscore && previous != UInt8(ascii: "_"))
    }

    // Not generic, since generic code is slow in another module.

    package static func isIdentifier(_ text: Substring) -> Bool { isIdentifier(String(text)) }

    package static func isConstantShaped(_ text: Substring) -> Bool { isConstantShaped(String(text)) }

    package static func isSymbolShaped(_ text: Substring) -> Bool { isSymbolShaped(String(text)) }
}
