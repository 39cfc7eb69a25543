import UrtextModel

extension LocatedJSON {
    /// The value without its places. Numbers that are no integers become strings: nothing of ours holds any.
    var node: JSONNode {
        switch value {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let text): Int(text).map(JSONNode.number) ?? .string(text)
        case .string(let text): .string(text)
        case .array(let items): .array(items.map(\.node))
        case .object(let members): .object(members.map { ($0.key, $0.value.node) })
        }
    }
}
