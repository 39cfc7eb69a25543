/// What a template is filled from: the shape of JSON, with whole numbers only.
///
/// A number that is not whole has no single written form; whoever has one passes it as text.
package enum MustacheValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Int)
    case text(String)
    case list([MustacheValue])
    case object([String: MustacheValue])

    /// False for `null`, `false` and the empty list, and for nothing else.
    ///
    /// The specification leaves zero and the empty text open. Here they are values like any other: a status code of
    /// zero must not vanish from a table because it is zero.
    package var isTruthy: Bool {
        switch self {
        case .null, .bool(false): false
        case .list(let items): !items.isEmpty
        case .bool, .number, .text, .object: true
        }
    }

    /// What `{{name}}` writes, before escaping; `nil` for a list or an object, which have no text.
    package var text: String? {
        switch self {
        case .null: ""
        case .bool(let value): value ? "true" : "false"
        case .number(let value): String(value)
        case .text(let value): value
        case .list, .object: nil
        }
    }
}

extension MustacheValue: ExpressibleByNilLiteral {
    package init(nilLiteral: ()) { self = .null }
}

extension MustacheValue: ExpressibleByBooleanLiteral {
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension MustacheValue: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) { self = .number(value) }
}

extension MustacheValue: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self = .text(value) }
}

extension MustacheValue: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: MustacheValue...) { self = .list(elements) }
}

extension MustacheValue: ExpressibleByDictionaryLiteral {
    /// Of two equal keys the later one counts.
    package init(dictionaryLiteral elements: (String, MustacheValue)...) {
        self = .object(Dictionary(elements) { _, later in later })
    }
}
