import UrtextEmitter

/// What callers and cores see of generated code: each declaration with its form, and each rule a stub holds them to.
struct SwiftSurface: Sendable {
    /// One declaration or rule.
    struct Item: Hashable, Sendable {
        /// What tells a changed form from another thing.
        var form: String
        var added: Consequence?
        var removed: Consequence?
        var changed: Consequence
        /// Subjects of facts that the item comes from, see ``Subjects``.
        var subjects: Set<String>
        /// The name of the page's own type, for what belongs to a page: all of a new page is new and no more.
        var scope: String?

        struct Consequence: Hashable, Sendable {
            var effect: ChangeEffect
            var what: String

            init(_ effect: ChangeEffect, _ what: String) {
                self.effect = effect
                self.what = what
            }
        }
    }

    /// By Swift name, followed by what tells several items of one name apart.
    private(set) var items: [Key: Item] = [:]

    struct Key: Hashable, Sendable, Comparable {
        var name: String
        var part = ""

        static func < (left: Key, right: Key) -> Bool { (left.name, left.part) < (right.name, right.part) }
    }

    init(_ plan: Plan) {
        for family in plan.families { add(family) }
        for code in plan.statuses { add(code) }
        for function in plan.functions {
            declare(function.name, form: "namespace", subjects: Set(function.pages.map { Subjects.page($0.id) }))
            for page in function.pages { add(page) }
        }
    }

    mutating func put(_ name: String, _ item: Item) { put(name, "", item) }

    mutating func put(_ name: String, _ part: String, _ item: Item) {
        let key = Key(name: name, part: part)
        if var known = items[key] {
            known.subjects.formUnion(item.subjects)
            items[key] = known
        } else {
            items[key] = item
        }
    }

    /// Notes whose part some items are.
    mutating func belong(_ keys: Set<Key>, to scope: String) {
        for key in keys { items[key]?.scope = scope }
    }

    /// A declaration that may come without harm and may not go.
    mutating func declare(_ name: String, form: String, subjects: Set<String>) {
        put(
            name,
            Item(
                form: form, added: .init(.additive, "is new"), removed: .init(.source, "is gone"),
                changed: .init(.source, "is declared otherwise"), subjects: subjects))
    }

    private mutating func add(_ family: PlannedFamily) {
        let type = family.configuration.type
        declare(type, form: family.configuration.kind.rawValue, subjects: [])
        for member in family.members {
            let name = "\(type).\(SwiftNames.escaped(member.name))"
            let subjects: Set<String> = [Subjects.symbol(member.symbol)]
            put(
                name,
                Item(
                    form: "\(member.bits)", added: .init(.additive, "is new"), removed: .init(.source, "is gone"),
                    changed: .init(.behaviour, "has another number"), subjects: subjects))
        }
    }

    private mutating func add(_ code: PlannedCode) {
        let subjects: Set<String> = [Subjects.symbol(code.symbol)]
        for type in ["SecurityStatus"] + (code.isFailure ? ["SecurityErrorCode"] : []) {
            put(
                "\(type).\(SwiftNames.escaped(code.name))",
                Item(
                    form: "\(code.bits)", added: .init(.additive, "is new"), removed: .init(.source, "is gone"),
                    changed: .init(.behaviour, "has another number"), subjects: subjects))
        }
    }

    /// One difference of two surfaces.
    struct Difference: Sendable {
        var change: SurfaceChange
        /// Subjects of the facts behind it.
        var subjects: Set<String>
        /// The name of the page's own type, where all of the page is new or gone.
        var page: String?
    }

    /// The differences of two surfaces, in order.
    func changes(to new: SwiftSurface) -> [Difference] {
        var found: [Difference] = []
        for key in Set(items.keys).union(new.items.keys).sorted() {
            let (before, after) = (items[key], new.items[key])
            guard let item = after ?? before else { continue }
            // The type of a page that only one of the two has.
            let page = item.scope.flatMap { (before == nil ? self : new).lacks($0) ? $0 : nil }
            var consequence: Item.Consequence?
            switch (before, after) {
            case (nil, let item?): consequence = item.added
            case (let item?, nil): consequence = item.removed
            case (let before?, let after?): consequence = before.form == after.form ? nil : after.changed
            case (nil, nil): break
            }
            if before == nil || after == nil, let page {
                // All of the page is new or gone, and what it did with the names of others needs no words.
                guard key.name == page || key.name.hasPrefix("\(page).") else { continue }
                consequence = consequence.map { _ in
                    before == nil ? .init(.additive, "is new") : .init(.source, "is gone")
                }
            }
            guard let consequence else { continue }
            found.append(
                Difference(
                    change: SurfaceChange(name: key.name, effect: consequence.effect, what: consequence.what),
                    subjects: (before?.subjects ?? []).union(after?.subjects ?? []),
                    page: before == nil || after == nil ? page : nil))
        }
        return found
    }

    private func lacks(_ name: String) -> Bool { items[Key(name: name)] == nil }
}

/// Names of what a fact is about, by which facts and generated code find each other.
enum Subjects {
    static func page(_ id: String) -> String { "page:\(id)" }
    static func symbol(_ symbol: String) -> String { "symbol:\(symbol)" }
    static func parameter(_ id: String, _ name: String) -> String { "parameter:\(id)/\(name)" }
    static func value(_ id: String, _ name: String, _ symbol: String) -> String { "value:\(id)/\(name)/\(symbol)" }
    static func code(_ id: String, _ symbol: String) -> String { "return:\(id)/\(symbol)" }
    static func order(_ id: String) -> String { "order:\(id)" }
    static func returnType(_ id: String) -> String { "type:\(id)" }

    /// What a fact is about.
    static func of(_ key: FactTable.Key) -> Set<String> {
        if key.isHeader { return [symbol(key.fact)] }
        let parts = key.fact.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("page", _), ("kind", _), ("name", _), ("variant", _): return [page(key.page)]
        case ("returnType", _): return [returnType(key.page)]
        case ("parameters", 1): return [order(key.page)]
        case ("parameters", 2...3): return [parameter(key.page, parts[1])]
        case ("parameters", _) where parts[2] == "constraints": return [parameter(key.page, parts[1])]
        case ("parameters", 4...): return [value(key.page, parts[1], parts[3]), symbol(parts[3])]
        case ("returns", 2...): return [code(key.page, parts[1]), symbol(parts[1])]
        case ("constants", 2...): return [symbol(parts[1])]
        default: return []
        }
    }
}
