/// What is done to a value that is written with `{{name}}`. Values written with `{{{name}}}` or `{{&name}}` are never
/// changed.
package enum MustacheEscaping: Sendable, CaseIterable {
    /// `&`, `<`, `>` and both quotes become character references: the specification's way.
    case html
    /// Nothing: for Swift source and Markdown, where a reference would be wrong.
    case none

    /// Writes a value.
    func write(_ text: String, to output: inout [UInt8]) {
        switch self {
        case .none: output += text.utf8
        case .html:
            for byte in text.utf8 {
                if let reference = Self.reference(for: byte) {
                    output += reference.utf8
                } else {
                    output.append(byte)
                }
            }
        }
    }

    /// The reference that stands for the byte, or `nil` when the byte stands for itself.
    private static func reference(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
