import UrtextCore

/// As much of JSON Schema 2020-12 as the schemas of this repository use. A keyword that is not known here is a complaint,
/// so that none is passed over.
struct JSONSchema {
    let root: LocatedJSON

    /// What is wrong with a document, each with the path of keys that leads there.
    func complaints(about value: LocatedJSON) -> [String] { complaints(about: value, root, at: "") }

    private func complaints(about value: LocatedJSON, _ schema: LocatedJSON, at path: String) -> [String] {
        guard case .object(let keywords) = schema.value else { return ["\(path): the schema is no object"] }
        return keywords.flatMap { keyword in
            check(value, keyword.key, keyword.value, in: keywords, at: path)
        }
    }

    private func check(
        _ value: LocatedJSON, _ keyword: String, _ rule: LocatedJSON, in schema: [LocatedJSON.Member], at path: String
    ) -> [String] {
        switch (keyword, rule.value, value.value) {
        case ("$schema", _, _), ("$id", _, _), ("$defs", _, _), ("title", _, _), ("description", _, _),
            ("default", _, _):
            return []
        case ("type", .string(let name), _):
            return Self.type(of: value).contains(name) ? [] : ["\(path): is \(value.kind), not \(name)"]
        case ("$ref", .string(let pointer), _):
            let steps = pointer.dropFirst(2).split(separator: "/").map { LocatedJSON.PathStep.key(String($0)) }
            return complaints(about: value, root.nearest(to: steps), at: path)
        case ("enum", .array(let words), _):
            return words.contains { Self.same($0, value) } ? [] : ["\(path): is none of the words"]
        case ("const", _, _):
            return Self.same(rule, value) ? [] : ["\(path): is another value"]
        case ("not", _, _):
            return complaints(about: value, rule, at: path).isEmpty ? ["\(path): is what it must not be"] : []
        case ("properties", .object(let properties), .object(let members)):
            return members.flatMap { member in
                properties.first { $0.key == member.key }.map {
                    complaints(about: member.value, $0.value, at: "\(path)/\(member.key)")
                } ?? []
            }
        case ("additionalProperties", _, .object(let members)):
            var known: [LocatedJSON.Member] = []
            if case .object(let properties) = schema.first(where: { $0.key == "properties" })?.value.value {
                known = properties
            }
            return members.filter { member in !known.contains { $0.key == member.key } }.flatMap { member in
                if case .bool(let isAllowed) = rule.value {
                    return isAllowed ? [] : ["\(path)/\(member.key): is not known"]
                }
                return complaints(about: member.value, rule, at: "\(path)/\(member.key)")
            }
        case ("required", .array(let keys), .object(let members)):
            return keys.filter { key in !members.contains { .string($0.key) == key.value } }
                .map { _ in "\(path): a key is missing" }
        case ("items", _, .array(let items)):
            return items.enumerated().flatMap { complaints(about: $1, rule, at: "\(path)/\($0)") }
        case ("minItems", .number(let count), .array(let items)):
            return items.count >= Int(count) ?? 0 ? [] : ["\(path): has too few elements"]
        case ("minLength", .number(let count), .string(let text)):
            return text.count >= Int(count) ?? 0 ? [] : ["\(path): is too short"]
        case ("minimum", .number(let least), .number(let number)):
            return Int(number) ?? .min >= Int(least) ?? 0 ? [] : ["\(path): is too small"]
        case ("pattern", .string(let pattern), .string(let text)):
            guard let regex = try? Regex(pattern) else { return ["\(path): \(pattern) is no pattern"] }
            return text.contains(regex) ? [] : ["\(path): \"\(text)\" does not match"]
        case ("properties", _, _), ("additionalProperties", _, _), ("required", _, _), ("items", _, _),
            ("minItems", _, _), ("minLength", _, _), ("minimum", _, _), ("pattern", _, _):
            return []
        default: return ["\(path): \(keyword) is no keyword that is known here"]
        }
    }

    private static func type(of value: LocatedJSON) -> [String] {
        switch value.value {
        case .null: ["null"]
        case .bool: ["boolean"]
        case .number(let digits): Int(digits) == nil ? ["number"] : ["number", "integer"]
        case .string: ["string"]
        case .array: ["array"]
        case .object: ["object"]
        }
    }

    /// Equal wherever they stand; for values that hold no others.
    private static func same(_ left: LocatedJSON, _ right: LocatedJSON) -> Bool { left.value == right.value }
}
