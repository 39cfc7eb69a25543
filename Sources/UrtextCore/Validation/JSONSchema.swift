/// A schema in as much of JSON Schema 2020-12 as the schemas of this tool use.
///
/// A keyword that is not known here is a violation of every document, so that none is passed over.
package struct JSONSchema {
    /// What a document has against a schema.
    package struct Violation: Hashable {
        /// Keys and places that lead to the value.
        package var path: [LocatedJSON.PathStep]
        /// Where the value stands in the document.
        package var position: LocatedJSON.Position
        package var message: String
        /// What was probably meant.
        package var suggestion: String?
    }

    package let root: LocatedJSON
    private let patterns = Patterns()

    package init(root: LocatedJSON) { self.root = root }

    /// All violations, in the order of the document.
    package func violations(in document: LocatedJSON) -> [Violation] {
        check(document, against: root, at: []).sorted {
            ($0.position.line, $0.position.column, $0.message) < ($1.position.line, $1.position.column, $1.message)
        }
    }

    private func check(
        _ value: LocatedJSON, against schema: LocatedJSON, at path: [LocatedJSON.PathStep]
    ) -> [Violation] {
        switch schema.value {
        case .bool(let isAllowed):
            return isAllowed ? [] : [Violation(path: path, position: value.position, message: "nothing may stand here")]
        case .object(let keywords):
            // A value of another type than is asked for has no more to say.
            if let rule = keywords.first(where: { $0.key == "type" })?.value,
                let wrong = mistyped(value, rule, at: path)
            {
                return [wrong]
            }
            return keywords.flatMap { check(value, $0.key, $0.value, in: keywords, at: path) }
        default:
            return [
                Violation(path: path, position: value.position, message: "the schema is neither object nor boolean")
            ]
        }
    }

    private func mistyped(
        _ value: LocatedJSON, _ rule: LocatedJSON, at path: [LocatedJSON.PathStep]
    ) -> Violation? {
        let wanted = rule.texts
        let own = JSONSchema.types(of: value)
        guard own.isDisjoint(with: wanted) else { return nil }
        return Violation(
            path: path, position: value.position,
            message: "is \(value.kind), and not \(wanted.map(JSONSchema.words).joined(separator: " or "))")
    }

    private func check(
        _ value: LocatedJSON, _ keyword: String, _ rule: LocatedJSON, in schema: [LocatedJSON.Member],
        at path: [LocatedJSON.PathStep]
    ) -> [Violation] {
        func violation(_ message: String, suggestion: String? = nil) -> [Violation] {
            [Violation(path: path, position: value.position, message: message, suggestion: suggestion)]
        }
        switch keyword {
        case "$schema", "$id", "$defs", "title", "description", "default", "type":
            return []
        case "$ref":
            guard case .string(let pointer) = rule.value, pointer.hasPrefix("#/") else {
                return violation("the schema refers to something outside of it")
            }
            let steps = pointer.dropFirst(2).split(separator: "/").map { LocatedJSON.PathStep.key(String($0)) }
            return check(value, against: root.nearest(to: steps), at: path)
        case "const":
            return rule.value == value.value ? [] : violation("is \(value.shown), and not \(rule.shown)")
        case "enum":
            guard case .array(let words) = rule.value, !words.contains(where: { $0.value == value.value }) else {
                return []
            }
            var nearest: String?
            if case .string(let text) = value.value {
                nearest = Suggestion.nearest(to: text, among: words.flatMap(\.texts))
            }
            return violation(
                "is \(value.shown), and none of \(words.map(\.shown).joined(separator: ", "))", suggestion: nearest)
        case "not":
            return check(value, against: rule, at: path).isEmpty ? violation("is what it must not be") : []
        case "pattern", "minLength":
            guard case .string(let text) = value.value else { return [] }
            return checkText(text, keyword, rule).map { violation($0) } ?? []
        case "minimum":
            guard case .number(let digits) = value.value, let least = rule.number, let number = Double(digits) else {
                return []
            }
            return number >= least ? [] : violation("is \(digits), and less than \(rule.shown)")
        case "items", "prefixItems", "minItems", "maxItems", "uniqueItems":
            guard case .array(let items) = value.value else { return [] }
            return check(items, of: value, keyword, rule, in: schema, at: path)
        case "properties", "additionalProperties", "propertyNames", "required":
            guard case .object(let members) = value.value else { return [] }
            return check(members, of: value, keyword, rule, in: schema, at: path)
        default:
            return violation("the schema's keyword \(keyword) is not known here")
        }
    }

    private func checkText(_ text: String, _ keyword: String, _ rule: LocatedJSON) -> String? {
        switch (keyword, rule.value) {
        case ("pattern", .string(let pattern)):
            guard let regex = patterns[pattern] else { return "the schema's pattern \(pattern) is none" }
            return text.firstMatch(of: regex) == nil ? "is \"\(text)\", which does not match \(pattern)" : nil
        default:
            guard let least = rule.number, Double(text.unicodeScalars.count) < least else { return nil }
            return least == 1 ? "is empty" : "has fewer than \(rule.shown) characters"
        }
    }

    private func check(
        _ items: [LocatedJSON], of value: LocatedJSON, _ keyword: String, _ rule: LocatedJSON,
        in schema: [LocatedJSON.Member], at path: [LocatedJSON.PathStep]
    ) -> [Violation] {
        var message: String?
        switch (keyword, rule.value) {
        case ("items", _):
            let prefix = schema.first { $0.key == "prefixItems" }?.value.elements.count ?? 0
            return items.enumerated().dropFirst(prefix).flatMap { place, item in
                check(item, against: rule, at: path + [.place(place)])
            }
        case ("prefixItems", .array(let rules)):
            return zip(items, rules).enumerated().flatMap { place, pair in
                check(pair.0, against: pair.1, at: path + [.place(place)])
            }
        case ("minItems", _) where Double(items.count) < rule.number ?? 0:
            message = items.isEmpty ? "is empty" : "has fewer than \(rule.shown) elements"
        case ("maxItems", _) where Double(items.count) > rule.number ?? .infinity:
            message = "has more than \(rule.shown) elements"
        case ("uniqueItems", .bool(true)):
            var seen: Set<LocatedJSON.Value> = []
            let second = items.enumerated().first { !seen.insert($0.element.value).inserted }
            guard let second else { return [] }
            return [
                Violation(
                    path: path + [.place(second.offset)], position: second.element.position, message: "stands twice")
            ]
        default: break
        }
        return message.map { [Violation(path: path, position: value.position, message: $0)] } ?? []
    }

    private func check(
        _ members: [LocatedJSON.Member], of value: LocatedJSON, _ keyword: String, _ rule: LocatedJSON,
        in schema: [LocatedJSON.Member], at path: [LocatedJSON.PathStep]
    ) -> [Violation] {
        let known = schema.first { $0.key == "properties" }?.value.members ?? []
        switch keyword {
        case "required":
            let missing = rule.texts.filter { key in !members.contains { $0.key == key } }
            return missing.map {
                Violation(path: path, position: value.position, message: "the key \"\($0)\" is missing")
            }
        case "propertyNames":
            return members.flatMap { member in
                let name = LocatedJSON(value: .string(member.key), position: member.keyPosition)
                return check(name, against: rule, at: path + [.key(member.key)])
            }
        case "properties":
            return members.flatMap { member in
                known.first { $0.key == member.key }.map {
                    check(member.value, against: $0.value, at: path + [.key(member.key)])
                } ?? []
            }
        default:
            return members.filter { member in !known.contains { $0.key == member.key } }.flatMap { member in
                guard rule.value == .bool(false) else {
                    return check(member.value, against: rule, at: path + [.key(member.key)])
                }
                return [
                    Violation(
                        path: path + [.key(member.key)], position: member.keyPosition,
                        message: "the key is not known",
                        suggestion: Suggestion.nearest(to: member.key, among: known.map(\.key)))
                ]
            }
        }
    }

    private static func types(of value: LocatedJSON) -> Set<String> {
        switch value.value {
        case .null: ["null"]
        case .bool: ["boolean"]
        case .number(let digits):
            Double(digits).map { $0.rounded() == $0 } ?? false ? ["number", "integer"] : ["number"]
        case .string: ["string"]
        case .array: ["array"]
        case .object: ["object"]
        }
    }

    private static func words(_ type: String) -> String {
        switch type {
        case "null": "null"
        case "boolean": "true or false"
        case "integer": "a whole number"
        case "array", "object": "an \(type)"
        default: "a \(type)"
        }
    }
}

/// Patterns that were compiled once.
private final class Patterns {
    private var compiled: [String: Regex<AnyRegexOutput>] = [:]

    subscript(_ pattern: String) -> Regex<AnyRegexOutput>? {
        if let known = compiled[pattern] { return known }
        let regex = try? Regex(pattern).matchingSemantics(.unicodeScalar)
        compiled[pattern] = regex
        return regex
    }
}

extension LocatedJSON {
    fileprivate var texts: [String] {
        switch value {
        case .string(let text): [text]
        case .array(let items): items.flatMap(\.texts)
        default: []
        }
    }

    fileprivate var number: Double? { if case .number(let digits) = value { Double(digits) } else { nil } }
    fileprivate var elements: [LocatedJSON] { if case .array(let items) = value { items } else { [] } }
    fileprivate var members: [Member] { if case .object(let members) = value { members } else { [] } }

    /// A value that holds no others as it is written; of others, what they are.
    fileprivate var shown: String {
        switch value {
        case .null: "null"
        case .bool(let flag): String(flag)
        case .number(let digits): digits
        case .string(let text): "\"\(text)\""
        case .array, .object: kind
        }
    }
}
