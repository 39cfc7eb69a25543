/// A C integer literal as headers and pages print it.
package enum CNumber {
    /// The value of `0x80090308L`, `2148074248`, `-2146893048`, `(HRESULT)`-less, or of one that is moved by so many bits,
    /// `1 << 3`, `1L << (2 + 4)`; `nil` when the text is no such literal.
    ///
    /// Units: the plain integer; ``canonical(_:)`` folds it to 32 bits.
    package static func parse(_ text: String) -> Int64? {
        // Most texts are none.
        guard mayBegin(text.utf8.first) else { return nil }
        let bytes = Array(text.utf8)[...]
        return literal(bytes) ?? shifted(bytes)
    }

    /// The value of a literal moved by a number of bits, or by the sum of two in parentheses.
    private static func shifted(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let mark = UInt8(ascii: "<")
        guard let place = bytes.firstIndex(of: mark), place + 1 < bytes.endIndex, bytes[place + 1] == mark,
            let value = literal(trimmed(bytes[..<place])), value >= 0
        else { return nil }
        var width = trimmed(bytes[(place + 2)...])
        if width.first == UInt8(ascii: "("), width.last == UInt8(ascii: ")") { width = width.dropFirst().dropLast() }
        let parts = width.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        var bits: Int64 = 0
        for part in parts {
            guard let number = literal(trimmed(part)), number >= 0, number < 64 else { return nil }
            bits += number
        }
        guard parts.count <= 2, bits < 63, value.leadingZeroBitCount > bits else { return nil }
        return value << bits
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while bytes.first == UInt8(ascii: " ") { bytes = bytes.dropFirst() }
        while bytes.last == UInt8(ascii: " ") { bytes = bytes.dropLast() }
        return bytes
    }

    private static func literal(_ text: ArraySlice<UInt8>) -> Int64? {
        var bytes = text
        var negative = false
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            negative = sign == UInt8(ascii: "-")
            bytes = bytes.dropFirst()
        }
        while let last = bytes.last, "uUlL".utf8.contains(last) { bytes = bytes.dropLast() }
        var radix: Int64 = 10
        if bytes.count > 2, bytes.first == UInt8(ascii: "0"),
            bytes.dropFirst().first.map({ $0 | 0x20 }) == UInt8(ascii: "x")
        {
            radix = 16
            bytes = bytes.dropFirst(2)
        }
        guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
        var value: Int64 = 0
        for byte in bytes {
            guard let digit = hexDigit(byte), digit < radix else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: radix)
            let (sum, overflow2) = product.addingReportingOverflow(digit)
            if overflow || overflow2 { return nil }
            value = sum
        }
        return negative ? -value : value
    }

    // Not generic, since generic code is slow in another module.

    package static func parse(_ text: Substring) -> Int64? { mayBegin(text.utf8.first) ? parse(String(text)) : nil }

    /// True for what a literal may begin with: a digit or a sign.
    package static func mayBegin(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return byte >= 48 && byte <= 57 || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }

    /// `0x` and eight hexadecimal digits of a number of 32 bits, signed or unsigned; `nil` for a wider one.
    package static func canonical(_ value: Int64) -> String? {
        guard value >= -0x8000_0000, value <= 0xFFFF_FFFF else { return nil }
        let digits = String(UInt32(truncatingIfNeeded: value), radix: 16, uppercase: true)
        return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
    }

    private static func hexDigit(_ byte: UInt8) -> Int64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int64(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int64(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
