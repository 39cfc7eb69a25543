/// The values that names are looked up in, the innermost last.
struct MustacheContext {
    private var stack: [MustacheValue]

    /// What a name means.
    enum Answer {
        case found(MustacheValue)
        /// The part that was not found, and what else there was to choose from.
        case missing(String, choices: [String])
    }

    init(_ value: MustacheValue) { stack = [value] }

    mutating func push(_ value: MustacheValue) { stack.append(value) }
    mutating func pop() { stack.removeLast() }
    mutating func replaceTop(with value: MustacheValue) { stack[stack.count - 1] = value }

    /// The first part is looked up from the innermost value outwards, every further part only in what was found.
    func resolve(_ name: MustacheName) -> Answer {
        guard let first = name.parts.first else { return .found(stack[stack.count - 1]) }
        guard var value = stack.lazy.reversed().compactMap({ $0.member(first) }).first else {
            return .missing(first, choices: stack.flatMap(\.memberNames))
        }
        for part in name.parts.dropFirst() {
            guard let member = value.member(part) else { return .missing(part, choices: value.memberNames) }
            value = member
        }
        return .found(value)
    }
}

extension MustacheValue {
    fileprivate func member(_ name: String) -> MustacheValue? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    fileprivate var memberNames: [String] {
        if case .object(let members) = self { Array(members.keys) } else { [] }
    }
}
