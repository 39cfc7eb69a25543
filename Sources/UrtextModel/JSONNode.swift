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
        var text = ""
        write(to: &text, indent: 0)
        text += "\n"
        return text
    }

    private var isLeaf: Bool {
        switch self {
        case .array(let items): items.isEmpty
        case .object(let members): members.isEmpty
        default: true
        }
    }

    private func write(to text: inout String, indent: Int) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let value): text += String(value)
        case .string(let value): JSONNode.quote(value, into: &text)
        case .array(let items):
            if items.isEmpty {
                text += "[]"
            } else if items.allSatisfy(\.isLeaf) {
                text += "["
                for (index, item) in items.enumerated() {
                    if index > 0 { text += ", " }
                    item.write(to: &text, indent: indent)
                }
                text += "]"
            } else {
                text += "["
                for (index, item) in items.enumerated() {
                    text += index > 0 ? ",\n" : "\n"
                    JSONNode.pad(indent + 2, into: &text)
                    item.write(to: &text, indent: indent + 2)
                }
                text += "\n"
                JSONNode.pad(indent, into: &text)
                text += "]"
            }
        case .object(let members):
            if members.isEmpty {
                text += "{}"
            } else if indent > 0, members.allSatisfy(\.value.isLeaf) {
                text += "{ "
                for (index, member) in members.enumerated() {
                    if index > 0 { text += ", " }
                    JSONNode.quote(member.key, into: &text)
                    text += ": "
                    member.value.write(to: &text, indent: indent)
                }
                text += " }"
            } else {
                text += "{"
                for (index, member) in members.enumerated() {
                    text += index > 0 ? ",\n" : "\n"
                    JSONNode.pad(indent + 2, into: &text)
                    JSONNode.quote(member.key, into: &text)
                    text += ": "
                    member.value.write(to: &text, indent: indent + 2)
                }
                text += "\n"
                JSONNode.pad(indent, into: &text)
                text += "}"
            }
        }
    }

    private static func pad(_ count: Int, into text: inout String) {
        text += String(repeating: " ", count: count)
    }

    private static func quote(_ value: String, into text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
