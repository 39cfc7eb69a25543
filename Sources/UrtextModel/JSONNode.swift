/// A JSON value that keeps the order of its keys, so that a document has one form, byte for byte.
///
/// Reading is left to Foundation's decoder; this type only writes.
package indirect enum JSONNode: Sendable {
    case null
    case bool(Bool)
    case number(Int)
    case string(String)
    case array([JSONNode])
    case object([(key: String, value: JSONNode)])

    /// A string, or `null` for `nil`.
    package static func optional(_ text: String?) -> JSONNode { text.map(JSONNode.string) ?? .null }

    /// The document's text: two blanks of indentation, a line feed at the end; an array or object that holds nothing
    /// but scalars and empty containers stands on one line.
    package func document() -> String {
        var text: [UInt8] = []
        text.reserveCapacity(4096)
        write(to: &text, indent: 0)
        text.append(UInt8(ascii: "\n"))
        return String(decoding: text, as: UTF8.self)
    }

    private var isLeaf: Bool {
        switch self {
        case .array(let items): items.isEmpty
        case .object(let members): members.isEmpty
        default: true
        }
    }

    private func write(to text: inout [UInt8], indent: Int) {
        switch self {
        case .null: text += "null".utf8
        case .bool(let value): text += (value ? "true" : "false").utf8
        case .number(let value): text += String(value).utf8
        case .string(let value): JSONNode.quote(value, into: &text)
        case .array(let items):
            if items.isEmpty {
                text += "[]".utf8
            } else if items.allSatisfy(\.isLeaf) {
                text += "[".utf8
                for (index, item) in items.enumerated() {
                    if index > 0 { text += ", ".utf8 }
                    item.write(to: &text, indent: indent)
                }
                text += "]".utf8
            } else {
                text += "[".utf8
                for (index, item) in items.enumerated() {
                    text += (index > 0 ? ",\n" : "\n").utf8
                    JSONNode.pad(indent + 2, into: &text)
                    item.write(to: &text, indent: indent + 2)
                }
                text += "\n".utf8
                JSONNode.pad(indent, into: &text)
                text += "]".utf8
            }
        case .object(let members):
            if members.isEmpty {
                text += "{}".utf8
            } else if indent > 0, members.allSatisfy(\.value.isLeaf) {
                text += "{ ".utf8
                for (index, member) in members.enumerated() {
                    if index > 0 { text += ", ".utf8 }
                    JSONNode.quote(member.key, into: &text)
                    text += ": ".utf8
                    member.value.write(to: &text, indent: indent)
                }
                text += " }".utf8
            } else {
                text += "{".utf8
                for (index, member) in members.enumerated() {
                    text += (index > 0 ? ",\n" : "\n").utf8
                    JSONNode.pad(indent + 2, into: &text)
                    JSONNode.quote(member.key, into: &text)
                    text += ": ".utf8
                    member.value.write(to: &text, indent: indent + 2)
                }
                text += "\n".utf8
                JSONNode.pad(indent, into: &text)
                text += "}".utf8
            }
        }
    }

    private static func pad(_ count: Int, into text: inout [UInt8]) {
        text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
    }

    static func quote(_ value: String, into text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        let start = text.count
        text.append(contentsOf: value.utf8)
        // Most texts stand as they are.
        if let special = text[start...].firstIndex(where: mayNeedEscape) {
            let rest = Array(text[special...])
            text.removeSubrange(special...)
            escape(rest, into: &text)
        }
        text.append(UInt8(ascii: "\""))
    }

    /// True for quotes, backslashes and control characters, and for the byte that line separators begin with.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F || byte == 0xE2
    }

    private static func escape(_ bytes: [UInt8], into text: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
            case 0x0A: text += "\\n".utf8
            case 0x0D: text += "\\r".utf8
            case 0x09: text += "\\t".utf8
            case 0x00..<0x20, 0x7F:
                let digits = String(byte, radix: 16)
                text += (byte < 16 ? "\\u000" : "\\u00").utf8
                text += digits.utf8
            // U+2028 and U+2029, which end lines.
            case 0xE2 where index + 1 < bytes.count && bytes[index] == 0x80 && bytes[index + 1] & 0xFE == 0xA8:
                text += (bytes[index + 1] == 0xA8 ? "\\u2028" : "\\u2029").utf8
                index += 2
            default: text.append(byte)
            }
        }
    }
}
