/// One conversation of a helper: a request line in, an answer line out, neither with its end.
protocol HelperConversation: AnyObject {
    /// Answers a request. Whatever it says, there is exactly one line of answer.
    func answer(_ request: String) -> String
}

/// Parts of requests and answers.
enum HelperText {
    /// An answer that says that the helper, not the user, is at fault.
    static func broken(_ why: String) -> String { "BH \(oneLine(why))" }

    /// Text that stays on its line.
    static func oneLine(_ text: String) -> String {
        text.split { $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 0x20 } }.joined(separator: " ")
    }

    /// A name as one word: blanks, quotes, percent signs and control characters are percent-encoded, so that no name looks
    /// like two, or like another one.
    static func word(_ name: String) -> String {
        var text = ""
        for byte in name.utf8 {
            switch byte {
            case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "'"):
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.count < 2 ? "0" : "") + digits
            default: text.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        // Bytes beyond ASCII were added one by one: they are put together again as what they were.
        return String(decoding: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, as: UTF8.self)
    }

    /// Undoes the percent-encoding of a request; `nil` where it is none, or no UTF-8.
    ///
    /// Source: RFC 1738 section 2.2
    static func unescaped(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                value != 0
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
