package import UrtextEmitter
package import UrtextModel

/// The names of a specification, found in any spelling.
package struct NameIndex: Sendable {
    /// How a query led to a name, best first.
    package enum Match: Int, Hashable, Sendable, Comparable, CaseIterable {
        /// It is the name.
        case exact
        /// It is the name in Swift.
        case swift
        /// It is the name but for case, blanks, underscores and marks.
        case spelling
        /// Some page prints it so.
        case printed
        /// It was restored from its words.
        case restored

        package static func < (left: Match, right: Match) -> Bool { left.rawValue < right.rawValue }

        package var text: String {
            switch self {
            case .exact: "exact"
            case .swift: "swift"
            case .spelling: "spelling"
            case .printed: "printed"
            case .restored: "restored"
            }
        }
    }

    /// All C names and page ids.
    package private(set) var names: Set<String> = []
    /// The Swift names of each C name.
    package private(set) var swift: [String: Set<String>] = [:]
    private var byKey: [String: Set<String>] = [:]
    private var bySwift: [String: Set<String>] = [:]
    private var byPrint: [String: Set<String>] = [:]

    package init(_ spec: Spec, plan: Plan) {
        for page in spec.pages { add(page) }
        for constant in spec.values.lazy.flatMap(\.constants) { add(constant.name) }
        for family in plan.families {
            for member in family.members { add(member.symbol, swift: "\(family.configuration.type).\(member.name)") }
        }
        for code in plan.statuses {
            add(code.symbol, swift: "SecurityStatus.\(code.name)")
            if code.isFailure { add(code.symbol, swift: "SecurityErrorCode.\(code.name)") }
        }
        for page in plan.functions.flatMap(\.pages) {
            let scope = "\(page.function).\(page.variant.variant)"
            add(page.function, swift: "\(scope).call")
            for argument in page.arguments where argument.role.passage != .omitted {
                let place = argument.role.passage == .result ? "Outcome.\(argument.label)" : "call(\(argument.label):)"
                add(argument.parameter.name, swift: "\(scope).\(place)")
            }
        }
    }

    private mutating func add(_ name: String) {
        guard names.insert(name).inserted else { return }
        byKey[NameKey.of(name), default: []].insert(name)
    }

    private mutating func add(_ name: String, swift: String) {
        self.swift[name, default: []].insert(swift)
        bySwift[swift, default: []].insert(name)
        if let short = swift.split(separator: ".").last { bySwift[String(short), default: []].insert(name) }
    }

    private mutating func add(_ page: SpecPage) {
        add(page.id)
        if let name = page.name { add(name) }
        for parameter in page.parameters {
            add(parameter.name)
            for value in parameter.values { add(value.symbol) }
        }
        for code in page.returns { add(code.symbol) }
        for constant in page.constants { add(constant.symbol) }
        for evidence in page.evidence {
            guard let name = evidence.fact.split(separator: "/").last.map(String.init), names.contains(name) else {
                continue
            }
            for dissent in evidence.against { byPrint[NameKey.of(dissent.text), default: []].insert(name) }
        }
        for row in page.unresolved {
            for candidate in row.candidates { byPrint[NameKey.of(row.text), default: []].insert(candidate) }
        }
    }

    /// The names that a query may stand for, all found in the best way in which any is found.
    package func find(_ query: String) -> (match: Match, names: [String])? {
        if names.contains(query) { return (.exact, [query]) }
        if let found = bySwift[query.hasPrefix(".") ? String(query.dropFirst()) : query] {
            return (.swift, found.sorted())
        }
        let key = NameKey.of(NameKey.unescaped(query))
        guard !key.isEmpty else { return nil }
        if let found = byKey[key] { return (.spelling, found.sorted()) }
        if let found = byPrint[key]?.filter(names.contains), !found.isEmpty { return (.printed, found.sorted()) }
        return nil
    }
}
