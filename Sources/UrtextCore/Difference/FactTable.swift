package import UrtextModel

/// A specification as a flat table: the path of every fact, and what it says. Evidence is no fact, and neither is a row
/// that stayed unresolved.
package struct FactTable: Sendable {
    package struct Key: Hashable, Sendable, Comparable {
        /// Pages come before headers.
        package var isHeader: Bool
        package var page: String
        package var fact: String

        package init(isHeader: Bool = false, page: String, fact: String) {
            self.isHeader = isHeader
            self.page = page
            self.fact = fact
        }

        package static func < (left: Key, right: Key) -> Bool {
            (left.isHeader ? 1 : 0, left.page, left.fact) < (right.isHeader ? 1 : 0, right.page, right.fact)
        }
    }

    package private(set) var facts: [Key: String] = [:]

    package init(_ spec: Spec) {
        for page in spec.pages {
            add(page)
            for file in spec.constraints where file.function == page.name {
                for constraint in file.constraints where constraint.applies(to: page.variant) {
                    add(constraint, page.id)
                }
            }
        }
        for header in spec.values {
            for constant in header.constants {
                facts[Key(isHeader: true, page: header.header, fact: constant.name)] = constant.value
            }
        }
    }

    /// The facts of one page, by path.
    package static func facts(of page: SpecPage) -> [String: String] {
        var table = FactTable(Spec())
        table.add(page)
        return Dictionary(uniqueKeysWithValues: table.facts.map { ($0.key.fact, $0.value) })
    }

    /// What is stated by hand; why it is stated is no fact.
    private mutating func add(_ constraint: StatedConstraint, _ page: String) {
        let fact = "parameters/\(constraint.parameter)/constraints/by hand/\(constraint.rule)"
        facts[Key(page: page, fact: fact)] = ([constraint.rule] + constraint.symbols.sorted()).joined(separator: " ")
    }

    private mutating func add(_ page: SpecPage) {
        func put(_ fact: String, _ text: String?) {
            if let text { facts[Key(page: page.id, fact: fact)] = text }
        }
        put("page", page.id)
        put("assetid", page.assetid)
        put("kind", page.kind?.rawValue)
        put("name", page.name)
        put("variant", page.variant)
        put("header", page.header)
        put("library", page.library)
        put("dll", page.dll)
        put("returnType", page.returnType)
        if page.parameters.count > 1 { put("parameters", page.parameters.map(\.name).joined(separator: ", ")) }
        for parameter in page.parameters {
            let path = "parameters/\(parameter.name)"
            put(path, parameter.name)
            put("\(path)/type", parameter.type)
            put("\(path)/direction", parameter.direction?.rawValue)
            put("\(path)/optional", parameter.optional.map(String.init))
            for value in parameter.values { add(value, "\(path)/values", put) }
            for constraint in parameter.constraints {
                put(
                    "\(path)/constraints/\(constraint.id)",
                    constraint.rule.rawValue + (constraint.value.map { " \($0)" } ?? "")
                        + (constraint.symbols.map { " \($0.joined(separator: ", "))" } ?? ""))
            }
        }
        for code in page.returns {
            put("returns/\(code.symbol)", code.symbol)
            put("returns/\(code.symbol)/value", code.value)
            put("returns/\(code.symbol)/printed", code.printed)
            put("returns/\(code.symbol)/outcome", code.outcome?.rawValue)
        }
        for constant in page.constants { add(constant, "constants", put) }
    }

    private func add(_ value: SymbolValue, _ path: String, _ put: (String, String?) -> Void) {
        put("\(path)/\(value.symbol)", value.symbol)
        put("\(path)/\(value.symbol)/value", value.value)
        put("\(path)/\(value.symbol)/printed", value.printed)
        put("\(path)/\(value.symbol)/kind", value.kind?.rawValue)
    }
}
